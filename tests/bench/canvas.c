/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Zooms, pans and switches between images of 1536×640 in a canvas of 1280×800, a step in each
 * frame. For each way it prints how many frames there were and what they took from their beginning
 * to the end of their painting: median, 95th percentile, longest; how many were longer than one of
 * 60 a second; for how long the thread itself was at work for one, median and longest, and for how
 * many it was that longer than one of 60 a second. */
#include "studio-canvas.h"
#include "studio-memory.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#define WIDTH 1536
#define HEIGHT 640
#define N_FRAMES 240
#define TOO_LONG_US 16667

typedef struct
{
  GtkWidget *window;
  StudioCanvas *canvas;
  GdkPixbuf *images[2];
  GArray *frames;
  GArray *processor;
  gint64 started_us;
  gint64 processor_us;
  guint way;
  guint n_ticks;
} Bench;

typedef void (*StepFunc) (Bench *bench, guint step);

static GdkPixbuf *
new_image (guint shift)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);

  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < 3 * WIDTH; x++)
      pixels[y * stride + x] = (guint8) ((x * 7 + y * 3 + shift * 90) ^ (x * y / 64));
  return pixbuf;
}

static void
zoom_at (Bench *bench, double zoom)
{
  studio_canvas_zoom_at (bench->canvas, zoom, 500, 300, FALSE);
}

/* From the whole image to the greatest zoom and back. */
static void
zoom (Bench *bench, guint step)
{
  double way = fabs (1 - 2.0 * step / N_FRAMES);

  zoom_at (bench, .5 * pow (64, 1 - way));
}

static void
pan (Bench *bench, guint step)
{
  if (step == 0)
    zoom_at (bench, bench->way == 1 ? 1 : bench->way == 2 ? 2 : 12);
  studio_canvas_pan (bench->canvas, 9 * sin (step / 20.0), 5 * cos (step / 15.0));
}

/* Every tenth frame: what follows an image must not disturb either. */
static void
switch_images (Bench *bench, guint step)
{
  if (step == 0)
    studio_canvas_fit (bench->canvas);
  if (step % 10 == 0)
    studio_canvas_show_rows (bench->canvas, bench->images[step / 10 % 2], HEIGHT);
}

static const struct
{
  const char *name;
  StepFunc step;
} ways[] = {
  { "zoom", zoom },    { "pan-100", pan },          { "pan-200", pan },
  { "pan-1200", pan }, { "switch", switch_images },
};

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static double
get_ms (GArray *times, guint percent)
{
  return (double) g_array_index (times, gint64, (times->len - 1) * percent / 100) / 1000;
}

static guint
count_long (GArray *times)
{
  guint n_long = 0;

  for (guint i = 0; i < times->len; i++)
    n_long += g_array_index (times, gint64, i) > TOO_LONG_US;
  return n_long;
}

static void
print (Bench *bench)
{
  g_array_sort (bench->frames, compare);
  g_array_sort (bench->processor, compare);
  g_print ("%s %u %.1f %.1f %.1f %u %.1f %.1f %u\n",
           ways[bench->way].name,
           bench->frames->len,
           get_ms (bench->frames, 50),
           get_ms (bench->frames, 95),
           get_ms (bench->frames, 100),
           count_long (bench->frames),
           get_ms (bench->processor, 50),
           get_ms (bench->processor, 100),
           count_long (bench->processor));
  g_array_set_size (bench->frames, 0);
  g_array_set_size (bench->processor, 0);
}

/* What this thread took of the processor, whatever else the machine does. */
static gint64
get_processor_us (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
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

  if (bench->n_ticks < N_FRAMES)
    {
      ways[bench->way].step (bench, bench->n_ticks++);
      return G_SOURCE_CONTINUE;
    }
  print (bench);
  bench->n_ticks = 0;
  if (++bench->way < G_N_ELEMENTS (ways))
    return G_SOURCE_CONTINUE;
  gtk_window_destroy (GTK_WINDOW (bench->window));
  return G_SOURCE_REMOVE;
}

static gboolean
start_cb (gpointer data)
{
  Bench *bench = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_widget_add_tick_callback (bench->window, tick_cb, bench, NULL);
  return G_SOURCE_REMOVE;
}

int
main (void)
{
  Bench bench = { .frames = g_array_new (FALSE, FALSE, sizeof (gint64)),
                  .processor = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  studio_memory_set_up ();
  adw_init ();
  for (guint i = 0; i < 2; i++)
    bench.images[i] = new_image (i);
  bench.window = gtk_window_new ();
  bench.canvas = g_object_new (STUDIO_TYPE_CANVAS, NULL);
  gtk_window_set_decorated (GTK_WINDOW (bench.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (bench.window), GTK_WIDGET (bench.canvas));
  studio_canvas_show_rows (bench.canvas, bench.images[0], HEIGHT);
  gtk_window_present (GTK_WINDOW (bench.window));
  g_timeout_add (1000, start_cb, &bench);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 2; i++)
    g_object_unref (bench.images[i]);
  g_array_unref (bench.frames);
  g_array_unref (bench.processor);
  return 0;
}
