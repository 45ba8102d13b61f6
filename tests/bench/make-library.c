/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Makes a library of any size in a moment, for measuring: make-library FOLDER N. The rows go into
 * the database in one transaction; their images are a few dozen, painted by the embedded service,
 * under as many names as there are rows (hard links), so the disk stays small. The same N gives the
 * same library, but for the dates, which end now. */
#include "studio-demo-painter.h"
#include "studio-disk.h"
#include "studio-library-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#define N_SAMPLES 36
#define SECONDS_PER_DAY (24 * 60 * 60)
#define N_DAYS 730
#define ACTION "The bench library cannot be made"

typedef struct
{
  StudioPaths *paths;
  GRand *random;
  GPtrArray *rare_words;
  char *samples[N_SAMPLES];
  StudioAspectRatio ratios[N_SAMPLES];
  StudioOutputFormat formats[N_SAMPLES];
  gint64 sizes[N_SAMPLES];
} Maker;

static const char *const subjects[] = {
  "fox",       "wolf",    "lake",       "mountain",  "city",     "forest",  "portrait",
  "woman",     "man",     "child",      "castle",    "dragon",   "robot",   "spaceship",
  "cat",       "dog",     "horse",      "owl",       "whale",    "ship",    "bridge",
  "tower",     "temple",  "garden",     "flower",    "mushroom", "crystal", "desert",
  "ocean",     "island",  "village",    "street",    "market",   "train",   "bicycle",
  "astronaut", "knight",  "wizard",     "pirate",    "samurai",  "dancer",  "painter",
  "chef",      "library", "cathedral",  "waterfall", "canyon",   "volcano", "mushrooms",
  "mountains", "cities",  "lighthouse", "aurora",    "nebula",   "galaxy",  "storm",
};
static const char *const qualities[] = {
  "surreal",   "misty",     "glowing",   "ancient",   "futuristic", "dreamy",  "dark",
  "bright",    "vivid",     "pastel",    "golden",    "silver",     "crimson", "emerald",
  "tiny",      "giant",     "quiet",     "stormy",    "wild",       "serene",  "haunted",
  "majestic",  "ornate",    "baroque",   "gothic",    "moody",      "soft",    "dramatic",
  "luminous",  "frozen",    "floating",  "rusty",     "café",       "déjà-vu", "cinematic",
  "intricate", "cyberpunk", "whimsical", "weathered", "abandoned",
};
static const char *const styles[] = {
  "photograph",
  "photography",
  "photo",
  "portrait",
  "painting",
  "watercolor",
  "oil",
  "digital",
  "illustration",
  "render",
  "studio",
  "volumetric",
  "lighting",
  "rim light",
  "bokeh",
  "shallow",
  "depth of field",
  "long exposure",
  "wide angle",
  "macro",
  "35mm",
  "85mm",
  "f1.4",
  "8k",
  "highly detailed",
  "sharp focus",
  "concept art",
  "matte",
  "isometric",
  "sketch",
  "ink",
  "charcoal",
  "linocut",
  "art nouveau",
  "golden hour",
  "blue hour",
  "backlit",
  "impressionist",
  "low poly",
  "woodcut",
  "symmetrical",
  "film grain",
};
static const char *const joints[] = {
  "in a", "under the", "over the", "at the", "by a", "near the", "behind a", "before the", "with a",
};
static const char *const eastern[] = {
  "雪の中の赤い狐",         "東京の夜景、ネオンの光", "幻想的な森の湖、朝霧",
  "一只金色的龙在云中飞翔", "水墨山水画，远山近水",   "한국의 전통 마을, 눈 내리는 밤",
  "벚꽃이 피는 정원",       "北斎風の大きな波",
};
static const char *const tags[] = { "poster",     "keep",  "client\nposter",
                                    "night city", "draft", "best\nprint" };

static void
check (gboolean good, const char *what, GError *error)
{
  if (good)
    return;
  g_printerr ("make-library: %s: %s\n", what, error == NULL ? g_strerror (errno) : error->message);
  exit (1);
}

static guint
draw (Maker *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

#define PICK(maker, list) (list)[draw ((maker), G_N_ELEMENTS (list))]

/* Words that few prompts have: names, places, typing errors. */
static GPtrArray *
make_rare_words (Maker *self)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < 40000; i++)
    {
      GString *word = g_string_new (NULL);
      for (guint n = 2 + draw (self, 3); n > 0; n--)
        {
          g_string_append_c (word, "bcdfghjklmnprstvwz"[draw (self, 18)]);
          g_string_append_c (word, "aeiou"[draw (self, 5)]);
        }
      g_ptr_array_add (words, g_string_free (word, FALSE));
    }
  return words;
}

static void
make_prompt (Maker *self, GString *prompt)
{
  g_string_truncate (prompt, 0);
  if (draw (self, 33) == 0)
    g_string_append_printf (prompt, "%s, ", PICK (self, eastern));
  g_string_append (prompt, "A");
  for (guint n = 1 + draw (self, 4); n > 0; n--)
    g_string_append_printf (prompt,
                            " %s %s%s%s",
                            PICK (self, qualities),
                            PICK (self, subjects),
                            n > 1 ? " " : "",
                            n > 1 ? PICK (self, joints) : "");
  for (guint n = 2 + draw (self, 8); n > 0; n--)
    g_string_append_printf (prompt, ", %s", PICK (self, styles));
  for (guint n = draw (self, 3); n > 0; n--)
    g_string_append_printf (
        prompt,
        ", %s",
        (char *) g_ptr_array_index (self->rare_words, draw (self, self->rare_words->len)));
}

static void
make_samples (Maker *self)
{
  g_autofree char *folder = g_build_filename (
      studio_paths_get_library_dir (self->paths), "samples", NULL);
  g_autoptr (GString) prompt = g_string_new (NULL);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autoptr (GError) error = NULL;
      self->ratios[i] = (StudioAspectRatio) (i % STUDIO_N_ASPECT_RATIOS);
      self->formats[i] = i % 4 == 3 ? STUDIO_OUTPUT_FORMAT_JPEG : STUDIO_OUTPUT_FORMAT_PNG;
      make_prompt (self, prompt);
      g_autoptr (StudioRequest) request = studio_request_new (
          prompt->str, NULL, self->ratios[i], i + 1, self->formats[i], NULL);
      g_autoptr (GBytes) bytes = studio_demo_painter_paint (request, &error);
      check (bytes != NULL, "painting", error);
      g_autofree char *name = g_strdup_printf (
          "%02u.%s", i, studio_output_format_get_extension (self->formats[i]));
      self->samples[i] = g_build_filename (folder, name, NULL);
      self->sizes[i] = (gint64) g_bytes_get_size (bytes);
      check (g_file_set_contents (
                 self->samples[i], g_bytes_get_data (bytes, NULL), (gssize) self->sizes[i], &error),
             "writing a sample",
             error);
    }
}

/* Returns where the image lies, relative to the library. */
static char *
link_image (Maker *self, gint64 id, gint64 created_us, guint sample)
{
  static char last_folder[64];
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (created_us / G_USEC_PER_SEC);
  g_autofree char *folder = g_date_time_format (time, "images/%Y/%m");
  char *path = g_strdup_printf ("%s/%" G_GINT64_FORMAT ".%s",
                                folder,
                                id,
                                studio_output_format_get_extension (self->formats[sample]));
  const char *root = studio_paths_get_library_dir (self->paths);
  g_autofree char *target = g_build_filename (root, path, NULL);

  if (g_strcmp0 (last_folder, folder) != 0)
    {
      g_autofree char *whole = g_build_filename (root, folder, NULL);
      check (g_mkdir_with_parents (whole, 0700) == 0, "making a folder", NULL);
      g_strlcpy (last_folder, folder, sizeof last_folder);
    }
  check (link (self->samples[sample], target) == 0, "linking an image", NULL);
  return path;
}

static void
add_row (Maker *self, StudioStatement *insert, gint64 id, gint64 run, gint64 created_us)
{
  static const char *const negatives[] = { "", "blurry, noisy", "crowded, chaotic, text", "" };
  g_autoptr (GString) prompt = g_string_new (NULL);
  guint sample = draw (self, N_SAMPLES);
  g_autofree char *path = link_image (self, id, created_us, sample);
  g_autoptr (GError) error = NULL;
  int width = 0;
  int height = 0;
  int column = 1;

  make_prompt (self, prompt);
  studio_aspect_ratio_get_size (self->ratios[sample], &width, &height);
  studio_statement_bind_number (insert, column++, id);
  studio_statement_bind_number (insert, column++, draw (self, 20) == 0);
  studio_statement_bind_number (insert, column++, created_us);
  studio_statement_bind_text (insert, column++, path);
  studio_statement_bind_text (
      insert, column++, studio_output_format_to_string (self->formats[sample]));
  studio_statement_bind_number (insert, column++, width);
  studio_statement_bind_number (insert, column++, height);
  studio_statement_bind_number (insert, column++, self->sizes[sample]);
  studio_statement_bind_text (
      insert, column++, studio_aspect_ratio_to_string (self->ratios[sample]));
  studio_statement_bind_number (
      insert, column++, 1 + (gint64) g_rand_int (self->random) % 4294967294);
  studio_statement_bind_text (
      insert, column++, studio_output_format_to_string (self->formats[sample]));
  studio_statement_bind_text (insert, column++, prompt->str);
  studio_statement_bind_text (insert, column++, PICK (self, negatives));
  studio_statement_bind_number (
      insert, column++, draw (self, 5) == 0 ? 1 + (gint64) draw (self, 5) : 0);
  studio_statement_bind_text (insert, column++, draw (self, 30) == 0 ? "Print this one" : "");
  studio_statement_bind_text (insert, column++, draw (self, 12) == 0 ? PICK (self, tags) : "");
  studio_statement_bind_number (insert, column++, run);
  check (studio_statement_run (insert, NULL, &error), "adding a row", error);
  studio_statement_reset (insert);
}

static void
add_rows (Maker *self, StudioDatabase *database, gint64 n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioStatement) insert = studio_database_prepare (
      database,
      "INSERT INTO calls (id, state, starred, created_us, owner, folder, path, image_format, width,"
      " height, n_bytes, aspect_ratio, seed, output_format, model, host, http_status, prompt,"
      " negative_prompt, rating, note, tags, run)"
      " VALUES (?, 'kept', ?, ?, 'bench', 'images', ?, ?, ?, ?, ?, ?, ?, ?, 'stable-image-ultra',"
      " 'us.inference.heroku.com', 200, ?, ?, ?, ?, ?, ?)",
      ACTION,
      &error);
  gint64 span_us = (gint64) N_DAYS * SECONDS_PER_DAY * G_USEC_PER_SEC;
  gint64 start_us = g_get_real_time () - span_us;
  gint64 run = 0;
  guint n_left = 0;

  check (insert != NULL, "preparing", error);
  for (gint64 id = 1; id <= n_rows; id++)
    {
      if (n_left == 0)
        {
          run = id;
          n_left = 1 + draw (self, 6);
        }
      n_left--;
      /* Images of one run are seconds apart. */
      gint64 created_us = start_us + (gint64) ((double) span_us * (double) run / (double) n_rows)
                          + (id - run) * G_USEC_PER_SEC / 1000;
      add_row (self, insert, id, run, created_us);
    }
}

static GPtrArray *
take_triggers (StudioDatabase *database)
{
  GPtrArray *triggers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      database, "SELECT sql, name FROM sqlite_schema WHERE type = 'trigger'", ACTION, NULL);

  while (studio_statement_step (statement, &has_row, NULL) && has_row)
    {
      g_ptr_array_add (triggers, g_strdup (studio_statement_get_text (statement, 0)));
      g_ptr_array_add (
          drops, g_strdup_printf ("DROP TRIGGER %s", studio_statement_get_text (statement, 1)));
    }
  g_clear_pointer (&statement, studio_statement_free);
  for (guint i = 0; i < drops->len; i++)
    check (studio_database_execute (database, g_ptr_array_index (drops, i), ACTION, NULL),
           "dropping a trigger",
           NULL);
  return triggers;
}

/* Filling the index of words at the end is several times as quick as row by row. */
static void
fill (Maker *self, StudioDatabase *database, gint64 n_rows)
{
  g_autoptr (GError) error = NULL;

  check (studio_database_execute (
             database, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000", ACTION, &error),
         "opening",
         error);
  check (studio_database_begin (database, ACTION, &error), "beginning", error);
  g_autoptr (GPtrArray) triggers = take_triggers (database);
  add_rows (self, database, n_rows);
  check (studio_database_execute (
             database, "INSERT INTO calls_text (calls_text) VALUES ('rebuild')", ACTION, &error),
         "indexing",
         error);
  for (guint i = 0; i < triggers->len; i++)
    check (studio_database_execute (database, g_ptr_array_index (triggers, i), ACTION, &error),
           "making a trigger",
           error);
  check (studio_database_commit (database, ACTION, &error), "committing", error);
  check (studio_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", ACTION, &error),
         "writing",
         error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Maker self = { 0 };

  if (argc != 3)
    {
      g_printerr ("usage: make-library FOLDER N\n");
      return 2;
    }
  self.paths = studio_paths_new (argv[1]);
  self.random = g_rand_new_with_seed (20261115);
  self.rare_words = make_rare_words (&self);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  StudioLibrary *library = studio_library_open (self.paths, clock, NULL, &error);
  check (library != NULL, "opening", error);
  make_samples (&self);
  fill (&self, library->writer, g_ascii_strtoll (argv[2], NULL, 10));
  g_object_unref (library);

  for (guint i = 0; i < N_SAMPLES; i++)
    g_free (self.samples[i]);
  g_ptr_array_unref (self.rare_words);
  g_rand_free (self.random);
  g_object_unref (self.paths);
  return 0;
}
