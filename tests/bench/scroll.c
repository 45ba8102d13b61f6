/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Scrolls the gallery of the library in FOLDER from its beginning to its end: bench-scroll FOLDER.
 * For each way of scrolling it prints how many frames there were and what they took from their
 * beginning to the end of their painting: median, 95th percentile, longest; how many were longer
 * than two of 60 a second; and the 95th percentile and the longest of what the thread took of the
 * processor for them; how many took longer than that of the processor; and the longest the thread
 * took between two turns of the main loop, frames and all else. Then the memory in MB: before,
 * after each way of scrolling. */
#include "studio-gallery-area.h"
#include "studio-gallery-page.h"
#include "studio-secret-keyring.h"
#include "studio-session.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TOO_LONG_US 33333

typedef struct
{
  const char *name;
  guint n_frames;
  double step;  /* pixels a frame; 0 for so many that the end is reached */
  guint repeat; /* frames between two steps */
} Way;

static const Way ways[] = {
  { "slowly", 300, 40, 1 },    { "quickly", 300, 400, 1 },        { "by-pages", 300, 760, 5 },
  { "end-to-end", 900, 0, 1 }, { "end-to-end-again", 900, 0, 1 },
};

typedef struct
{
  StudioSession *session;
  GtkWidget *window;
  StudioGalleryArea *area;
  GArray *frames;
  GArray *processor;
  gint64 started_us;
  gint64 processor_us;
  guint way;
  guint n_ticks;
  double memory[G_N_ELEMENTS (ways) + 1];
} Bench;

/* A poll function has no user data. */
static gint64 polled_us;
static gint64 longest_hold_us;

static double
get_memory (void)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL));
  const char *pss = strstr (text, "\nPss:");
  return pss == NULL ? 0 : strtod (pss + 5, NULL) / 1024;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static double
get_ms (GArray *frames, guint percent)
{
  return (double) g_array_index (frames, gint64, (frames->len - 1) * percent / 100) / 1000;
}

static guint
count_long (GArray *frames)
{
  guint n_long = 0;
  for (guint i = 0; i < frames->len; i++)
    n_long += g_array_index (frames, gint64, i) > TOO_LONG_US;
  return n_long;
}

static void
print (Bench *bench)
{
  g_array_sort (bench->frames, compare);
  g_array_sort (bench->processor, compare);
  g_print ("%s %u %.1f %.1f %.1f %u %.1f %.1f %u %.1f\n",
           ways[bench->way].name,
           bench->frames->len,
           get_ms (bench->frames, 50),
           get_ms (bench->frames, 95),
           get_ms (bench->frames, 100),
           count_long (bench->frames),
           get_ms (bench->processor, 95),
           get_ms (bench->processor, 100),
           count_long (bench->processor),
           (double) longest_hold_us / 1000);
  g_array_set_size (bench->frames, 0);
  g_array_set_size (bench->processor, 0);
}

/* What this thread took of the processor, whatever else the machine does. */
static gint64
get_processor_us (void)
{
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 hold_us = get_processor_us () - polled_us;
  longest_hold_us = MAX (longest_hold_us, hold_us);
  int result = g_poll (fds, n_fds, timeout);
  polled_us = get_processor_us ();
  return result;
}

static void
before_paint_cb (G_GNUC_UNUSED GdkFrameClock *clock, Bench *bench)
{
  bench->started_us = g_get_monotonic_time ();
  bench->processor_us = get_processor_us ();
}

static void
after_paint_cb (G_GNUC_UNUSED GdkFrameClock *clock, Bench *bench)
{
  gint64 us = g_get_monotonic_time () - bench->started_us;
  gint64 processor_us = get_processor_us () - bench->processor_us;
  g_array_append_val (bench->frames, us);
  g_array_append_val (bench->processor, processor_us);
}

static gboolean
tick_cb (G_GNUC_UNUSED GtkWidget *widget, G_GNUC_UNUSED GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  const Way *way = &ways[bench->way];
  StudioGridLayout *layout = studio_gallery_area_get_layout (bench->area);
  double step = way->step > 0 ? way->step : studio_grid_layout_get_height (layout) / way->n_frames;

  if (bench->n_ticks == 0)
    {
      g_array_set_size (bench->frames, 0);
      g_array_set_size (bench->processor, 0);
      longest_hold_us = 0;
    }
  if (++bench->n_ticks <= way->n_frames)
    {
      if (bench->n_ticks % way->repeat == 0)
        studio_gallery_area_scroll_by (bench->area, step);
      return G_SOURCE_CONTINUE;
    }
  print (bench);
  bench->n_ticks = 0;
  bench->memory[bench->way + 1] = get_memory ();
  studio_gallery_area_scroll_by (bench->area, -1e12);
  if (++bench->way < G_N_ELEMENTS (ways))
    return G_SOURCE_CONTINUE;
  g_print ("memory");
  for (guint i = 0; i < G_N_ELEMENTS (bench->memory); i++)
    g_print (" %.1f", bench->memory[i]);
  g_print ("\n");
  gtk_window_destroy (GTK_WINDOW (bench->window));
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
start_cb (gpointer data)
{
  Bench *bench = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);

  bench->area = STUDIO_GALLERY_AREA (find (bench->window, STUDIO_TYPE_GALLERY_AREA));
  bench->memory[0] = get_memory ();
  g_main_context_set_poll_func (NULL, poll_cb);
  polled_us = get_processor_us ();
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_widget_add_tick_callback (bench->window, tick_cb, bench, NULL);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!studio_session_open_finish (STUDIO_SESSION (source), result, &error))
    g_error ("bench-scroll: %s", error->message);
  /* Until what is put off at the start has been done. */
  g_timeout_add (1500, start_cb, data);
}

int
main (int argc, char **argv)
{
  char *environment[] = { NULL };
  Bench bench = { .frames = g_array_new (FALSE, FALSE, sizeof (gint64)),
                  .processor = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  if (argc != 2)
    {
      g_printerr ("usage: bench-scroll FOLDER\n");
      return 2;
    }
  adw_init ();
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/com/example/UltraStudio/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_autoptr (StudioPaths) paths = studio_paths_new (argv[1]);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();
  bench.session = studio_session_new (
      paths, clock, studio_random_new_repeatable (7), keyring, environment, NULL);
  bench.window = adw_window_new ();
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  adw_window_set_content (ADW_WINDOW (bench.window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1372, 860);
  gtk_window_present (GTK_WINDOW (bench.window));
  studio_gallery_page_set_session (page, bench.session);
  studio_session_open_async (bench.session, NULL, opened_cb, &bench);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_array_unref (bench.frames);
  g_array_unref (bench.processor);
  return 0;
}
