/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "demo-client.h"

#include "studio-demo-palette.h"
#include "studio-demo-painter.h"
#include "studio-demo-words.h"

#include <gio/gio.h>
#include <png.h>
#include <string.h>

static GBytes *
paint (const char *prompt,
       const char *negative_prompt,
       guint32 seed,
       StudioAspectRatio ratio,
       StudioOutputFormat format)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, negative_prompt, ratio, seed, format, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *image = studio_demo_painter_paint (request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (image);

  return image;
}

static guint
read_big_endian (const guint8 *data, gsize n_bytes)
{
  guint value = 0;

  for (gsize i = 0; i < n_bytes; i++)
    value = value << 8 | data[i];

  return value;
}

static void
check_png (GBytes *image, int width, int height)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (image, &n);

  g_assert_cmpuint (n, >, 1000);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (read_big_endian (data + 16, 4), ==, (guint) width);
  g_assert_cmpuint (read_big_endian (data + 20, 4), ==, (guint) height);
  g_assert_cmpmem (data + n - 8, 4, "IEND", 4);
}

static void
check_jpeg (GBytes *image, int width, int height)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (image, &n);
  gsize i = 2;

  g_assert_cmpuint (read_big_endian (data, 2), ==, 0xffd8);
  while (i + 9 < n && data[i + 1] != 0xc0)
    i += 2 + read_big_endian (data + i + 2, 2);
  g_assert_cmpuint (i + 9, <, n);
  g_assert_cmpuint (read_big_endian (data + i + 5, 2), ==, (guint) height);
  g_assert_cmpuint (read_big_endian (data + i + 7, 2), ==, (guint) width);
  g_assert_cmpuint (read_big_endian (data + n - 2, 2), ==, 0xffd9);
}

static void
test_sizes (void)
{
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      StudioAspectRatio ratio = (StudioAspectRatio) i;
      g_autoptr (GBytes) png = paint ("waves", "", 3, ratio, STUDIO_OUTPUT_FORMAT_PNG);
      g_autoptr (GBytes) jpeg = paint ("waves", "", 3, ratio, STUDIO_OUTPUT_FORMAT_JPEG);
      int width;
      int height;

      studio_aspect_ratio_get_size (ratio, &width, &height);
      check_png (png, width, height);
      check_jpeg (jpeg, width, height);
      g_assert_true (demo_bytes_hold (png, "Software"));
      g_assert_true (demo_bytes_hold (png, "Ultra Studio embedded service (demo)"));
      g_assert_true (demo_bytes_hold (jpeg, "Ultra Studio embedded service (demo)"));
    }
}

static void
test_repeatable (void)
{
  static const StudioOutputFormat formats[] = { STUDIO_OUTPUT_FORMAT_PNG,
                                                STUDIO_OUTPUT_FORMAT_JPEG };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      StudioAspectRatio wide = STUDIO_ASPECT_RATIO_21_9;
      g_autoptr (GBytes) first = paint ("a misty forest", "birds", 9, wide, formats[i]);
      g_autoptr (GBytes) again = paint ("a misty forest", "birds", 9, wide, formats[i]);
      g_autoptr (GBytes) seed = paint ("a misty forest", "birds", 10, wide, formats[i]);
      g_autoptr (GBytes) words = paint ("a misty city", "birds", 9, wide, formats[i]);
      g_autoptr (GBytes) refused = paint ("a misty forest", "fog", 9, wide, formats[i]);

      g_assert_true (g_bytes_equal (first, again));
      g_assert_false (g_bytes_equal (first, seed));
      g_assert_false (g_bytes_equal (first, words));
      g_assert_false (g_bytes_equal (first, refused));
    }
}

/* Each layer at least once, so that a checked build sees it. */
static void
test_every_motif (void)
{
  static const char *const prompts[] = {
    "glowing mushrooms and crystals under a starry night sky with fireflies",
    "a lighthouse and a boat in a thunderstorm with lightning and rain",
    "neon city at night",
    "city at noon without a lake",
    "desert with a ringed planet and a traveller",
    "winter cabin in the snow, aurora, pine forest",
    "meadow of flowers in spring, hot air balloons, birds and clouds",
    "autumn maple trees by a lake",
    "an abstract marbled pattern",
    "",
    "\xe7\x8c\xab",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (GBytes) image = paint (prompts[i],
                                        i % 2 == 0 ? "" : "people, water",
                                        (guint32) i,
                                        i % 2 == 0 ? STUDIO_ASPECT_RATIO_9_21
                                                   : STUDIO_ASPECT_RATIO_3_2,
                                        STUDIO_OUTPUT_FORMAT_JPEG);

      g_assert_cmpuint (g_bytes_get_size (image), >, 10000);
    }
}

static StudioDemoColor
measure_mean (const char *prompt, const char *negative_prompt)
{
  g_autoptr (GBytes) image = paint (
      prompt, negative_prompt, 5, STUDIO_ASPECT_RATIO_1_1, STUDIO_OUTPUT_FORMAT_PNG);
  png_image reader = { .version = PNG_IMAGE_VERSION };
  gsize n_file;
  const void *file = g_bytes_get_data (image, &n_file);
  g_autofree guint8 *pixels = NULL;
  gsize n;
  guint64 sums[3] = { 0 };

  g_assert_true (png_image_begin_read_from_memory (&reader, file, n_file));
  reader.format = PNG_FORMAT_RGB;
  n = PNG_IMAGE_SIZE (reader);
  pixels = g_malloc (n);
  g_assert_true (png_image_finish_read (&reader, NULL, pixels, 0, NULL));
  for (gsize i = 0; i < n; i++)
    sums[i % 3] += pixels[i];

  return (StudioDemoColor){ (float) (sums[0] * 3 / n),
                            (float) (sums[1] * 3 / n),
                            (float) (sums[2] * 3 / n) };
}

static void
test_words_choose_colors (void)
{
  StudioDemoColor red = measure_mean ("crimson volcano of fire", "");
  StudioDemoColor blue = measure_mean ("blue turquoise night", "");
  StudioDemoColor day = measure_mean ("mountains on a bright sunny day", "");
  StudioDemoColor winter = measure_mean ("frozen white winter", "");

  g_assert_cmpfloat (red.r, >, red.b + 25.f);
  g_assert_cmpfloat (blue.b, >, blue.r + 25.f);
  g_assert_cmpfloat (day.r + day.g + day.b, >, 2.f * (blue.r + blue.g + blue.b));
  g_assert_cmpfloat (winter.r + winter.g + winter.b, >, 400.f);
}

static void
test_words_choose_motifs (void)
{
  guint32 motifs = studio_demo_words_find_motifs ("Mushrooms, LIGHTHOUSES; foggy-cities 4 birds");

  g_assert_true (motifs & STUDIO_DEMO_MOTIF_MUSHROOMS);
  g_assert_true (motifs & STUDIO_DEMO_MOTIF_LIGHTHOUSE);
  g_assert_true (motifs & STUDIO_DEMO_MOTIF_WATER);
  g_assert_true (motifs & STUDIO_DEMO_MOTIF_MIST);
  g_assert_true (motifs & STUDIO_DEMO_MOTIF_BIRDS);
  g_assert_false (motifs & STUDIO_DEMO_MOTIF_SNOW);
  g_assert_cmpuint (studio_demo_words_find_motifs (""), ==, 0);
  g_assert_cmpuint (studio_demo_words_find_motifs ("éé 123 -- qqq"), ==, 0);
  g_assert_cmpuint (studio_demo_words_count ("red, Red and reds", " red "), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/painter/sizes", test_sizes);
  g_test_add_func ("/demo/painter/repeatable", test_repeatable);
  g_test_add_func ("/demo/painter/every-motif", test_every_motif);
  g_test_add_func ("/demo/painter/words-choose-colors", test_words_choose_colors);
  g_test_add_func ("/demo/painter/words-choose-motifs", test_words_choose_motifs);

  return g_test_run ();
}
