/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Types searches letter by letter into a gallery of the library in FOLDER, as the window does, and
 * prints what each key took: bench-search FOLDER. */
#include "studio-gallery.h"
#include "studio-paths.h"

#include <stdlib.h>

static const char *const searches[] = {
  "crystal mushrooms",     "photograph of a fox",   "misty lake long exposure",
  "雪の中の赤い狐",        "tag:poster castle",     "golden hour -city",
  "is:starred rating:>=4", "\"deja-vu dragon\"",    "seed:4 ratio:16:9",
  "after:30d portrait",    "film grain 35mm bokeh", "zzyzx",
  "note:print format:png", "한국의 전통 마을",      "a",
  "before:2026 robot*  ",
};

typedef struct
{
  GArray *first_us;
  GArray *whole_us;
  gint64 started_us;
  gboolean has_first;
} Figures;

static void
listed_cb (StudioGallery *gallery, Figures *figures)
{
  gint64 us = g_get_monotonic_time () - figures->started_us;
  if (!figures->has_first)
    g_array_append_val (figures->first_us, us);
  figures->has_first = TRUE;
  if (!studio_gallery_get_partial (gallery))
    g_array_append_val (figures->whole_us, us);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static double
get_ms (GArray *values, guint percent)
{
  return (double) g_array_index (values, gint64, (values->len - 1) * percent / 100) / 1000;
}

static void
print (const char *name, GArray *values)
{
  g_array_sort (values, compare);
  g_print ("%s %u %.2f %.2f %.2f\n",
           name,
           values->len,
           get_ms (values, 50),
           get_ms (values, 95),
           get_ms (values, 100));
}

static void
search (StudioGallery *gallery, Figures *figures, const char *text)
{
  figures->started_us = g_get_monotonic_time ();
  figures->has_first = FALSE;
  studio_gallery_set_search (gallery, text);
  while (studio_gallery_get_loading (gallery))
    g_main_context_iteration (NULL, TRUE);
}

static void
type (StudioGallery *gallery, Figures *figures, const char *text)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      search (gallery, figures, typed);
      if (g_getenv ("BENCH_VERBOSE") != NULL)
        g_print (
            "  %-30s %u of %u, %.2f ms, %.2f ms\n",
            typed,
            figures->first_us->len,
            g_list_model_get_n_items (G_LIST_MODEL (gallery)),
            (double) g_array_index (figures->first_us, gint64, figures->first_us->len - 1) / 1e3,
            (double) g_array_index (figures->whole_us, gint64, figures->whole_us->len - 1) / 1e3);
      if (*end == '\0')
        break;
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Figures figures = { 0 };

  if (argc != 2)
    {
      g_printerr ("usage: bench-search FOLDER\n");
      return 2;
    }
  g_autoptr (StudioPaths) paths = studio_paths_new (argv[1]);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (StudioLibrary) library = studio_library_open (paths, clock, NULL, &error);
  if (library == NULL)
    {
      g_printerr ("bench-search: %s\n", error->message);
      return 1;
    }
  g_print ("open %.2f\n", (double) (g_get_monotonic_time () - start_us) / 1000);

  StudioGallery *gallery = studio_gallery_new (library);
  figures.first_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  figures.whole_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (gallery, "listed", G_CALLBACK (listed_cb), &figures);
  figures.started_us = g_get_monotonic_time ();
  studio_gallery_reload_async (gallery, NULL, NULL, NULL);
  while (studio_gallery_get_loading (gallery))
    g_main_context_iteration (NULL, TRUE);
  g_print ("list %u %.2f %.2f\n",
           g_list_model_get_n_items (G_LIST_MODEL (gallery)),
           get_ms (figures.first_us, 0),
           get_ms (figures.whole_us, 0));
  g_array_set_size (figures.first_us, 0);
  g_array_set_size (figures.whole_us, 0);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      type (gallery, &figures, searches[i]);
      search (gallery, &figures, "");
    }
  print ("first", figures.first_us);
  print ("whole", figures.whole_us);
  g_object_unref (gallery);
  g_array_unref (figures.first_us);
  g_array_unref (figures.whole_us);
  return 0;
}
