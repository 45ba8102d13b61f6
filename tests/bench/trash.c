/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Moves the newest N images of the library in FOLDER to the trash and back while a gallery shows
 * them all, and prints what each took and for how long the main loop was held at most:
 * bench-trash FOLDER N. */
#include "studio-gallery.h"
#include "studio-paths.h"

#include <stdlib.h>

/* As many as the window moves as one change. */
#define N_AT_ONCE 100
#define REST_US 200

typedef gboolean (*MoveFunc) (StudioLibrary *library,
                              const gint64 *ids,
                              guint n_ids,
                              GArray *moved,
                              GError **error);

typedef struct
{
  StudioLibrary *library;
  MoveFunc func;
  GArray *ids;
} Work;

static void
move_in_thread (GTask *task,
                gpointer source G_GNUC_UNUSED,
                gpointer data,
                GCancellable *cancellable G_GNUC_UNUSED)
{
  Work *work = data;
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < work->ids->len; i += N_AT_ONCE)
    work->func (work->library,
                &g_array_index (work->ids, gint64, i),
                MIN (work->ids->len - i, N_AT_ONCE),
                moved,
                NULL);
  g_task_return_int (task, (gssize) moved->len);
}

static void
moved_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  gssize *n_moved = data;
  *n_moved = g_task_propagate_int (G_TASK (result), NULL);
}

/* Returns for how long it held the loop. */
static gint64
iterate (void)
{
  gint64 started_us = g_get_monotonic_time ();

  if (g_main_context_iteration (NULL, FALSE))
    return g_get_monotonic_time () - started_us;
  g_usleep (REST_US);
  return 0;
}

static void
move (const char *name, StudioGallery *gallery, Work *work, MoveFunc func, guint n_wanted)
{
  g_autoptr (GTask) task = NULL;
  gssize n_moved = -1;
  gint64 held_us = 0;
  gint64 started_us = g_get_monotonic_time ();
  gint64 done_us = 0;

  work->func = func;
  task = g_task_new (NULL, NULL, moved_cb, &n_moved);
  g_task_set_task_data (task, work, NULL);
  g_task_run_in_thread (task, move_in_thread);
  while (n_moved < 0 || g_list_model_get_n_items (G_LIST_MODEL (gallery)) != n_wanted
         || studio_gallery_get_loading (gallery))
    {
      gint64 us = iterate ();
      held_us = MAX (held_us, us);
      if (n_moved >= 0 && done_us == 0)
        done_us = g_get_monotonic_time ();
    }
  g_print ("%s %d %.1f %.1f %.2f\n",
           name,
           (int) n_moved,
           (double) (done_us - started_us) / 1000,
           (double) (g_get_monotonic_time () - started_us) / 1000,
           (double) held_us / 1000);
}

static GArray *
take_ids (StudioGallery *gallery, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 id = studio_gallery_get_id (gallery, i);
      g_array_append_val (ids, id);
    }
  return ids;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    {
      g_printerr ("usage: bench-trash FOLDER N\n");
      return EXIT_FAILURE;
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPaths) paths = studio_paths_new (argv[1]);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  g_autoptr (StudioLibrary) library = studio_library_open (paths, clock, NULL, &error);
  if (library == NULL)
    {
      g_printerr ("bench-trash: %s\n", error->message);
      return EXIT_FAILURE;
    }
  StudioGallery *gallery = studio_gallery_new (library);
  studio_gallery_reload_async (gallery, NULL, NULL, NULL);
  while (studio_gallery_get_loading (gallery) || studio_gallery_get_partial (gallery))
    g_main_context_iteration (NULL, TRUE);
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (gallery));
  guint n = MIN (n_all, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  g_autoptr (GArray) ids = take_ids (gallery, n);
  Work work = { .library = library, .ids = ids };

  move ("trash", gallery, &work, studio_library_trash_together, n_all - n);
  move ("restore", gallery, &work, studio_library_restore_together, n_all);
  g_object_unref (gallery);
  return EXIT_SUCCESS;
}
