/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Opens the gallery of the library in FOLDER: bench-shown FOLDER. Prints the ms from the first
 * frame that has the images' places to the first with a thumbnail, and to that with all that are in
 * sight, and how many those are. */
#include "studio-gallery-page.h"
#include "studio-gallery-tile.h"
#include "studio-secret-keyring.h"
#include "studio-session.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  gint64 placed_us; /* 0 before there are places */
  gint64 first_us;
} Bench;

static void
count (GtkWidget *root, guint *n_tiles, guint *n_images)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (root))
    return;
  if (STUDIO_IS_GALLERY_TILE (root)
      && gtk_widget_compute_bounds (root, GTK_WIDGET (gtk_widget_get_parent (root)), &bounds)
      && bounds.origin.y + bounds.size.height > 0
      && bounds.origin.y < gtk_widget_get_height (gtk_widget_get_parent (root)))
    {
      (*n_tiles)++;
      *n_images += studio_gallery_tile_get_has_image (STUDIO_GALLERY_TILE (root));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count (child, n_tiles, n_images);
}

static void
after_paint_cb (G_GNUC_UNUSED GdkFrameClock *clock, Bench *bench)
{
  gint64 now_us = g_get_monotonic_time ();
  guint n_tiles = 0;
  guint n_images = 0;

  count (bench->window, &n_tiles, &n_images);
  if (bench->placed_us == 0 && n_tiles > 0)
    bench->placed_us = now_us;
  if (bench->first_us == 0 && n_images > 0)
    bench->first_us = now_us;
  if (n_tiles == 0 || n_images < n_tiles)
    return;
  g_print ("shown %.1f %.1f %u\n",
           (double) (bench->first_us - bench->placed_us) / 1000,
           (double) (now_us - bench->placed_us) / 1000,
           n_tiles);
  gtk_window_destroy (GTK_WINDOW (bench->window));
}

static void
opened_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!studio_session_open_finish (STUDIO_SESSION (source), result, &error))
    g_error ("bench-shown: %s", error->message);
}

int
main (int argc, char **argv)
{
  char *environment[] = { NULL };
  Bench bench = { 0 };

  if (argc != 2)
    {
      g_printerr ("usage: bench-shown FOLDER\n");
      return 2;
    }
  adw_init ();
  g_autoptr (StudioPaths) paths = studio_paths_new (argv[1]);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();
  StudioSession *session = studio_session_new (
      paths, clock, studio_random_new_repeatable (7), keyring, environment, NULL);
  bench.window = adw_window_new ();
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  adw_window_set_content (ADW_WINDOW (bench.window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1372, 860);
  studio_gallery_page_set_session (page, session);
  gtk_widget_realize (bench.window);
  g_signal_connect_after (gtk_widget_get_frame_clock (bench.window),
                          "after-paint",
                          G_CALLBACK (after_paint_cb),
                          &bench);
  gtk_window_present (GTK_WINDOW (bench.window));
  studio_session_open_async (session, NULL, opened_cb, NULL);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
