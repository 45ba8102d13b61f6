/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* The words of the service: aspect ratios and formats. */
#include "studio-aspect-ratio.h"
#include "studio-output-format.h"

#include "studio-error.h"

/* The lists of the Heroku Dev Center, v1-images-generations. */
static const struct
{
  const char *name;
  int width;
  int height;
} ratios[] = {
  { "21:9", 1536, 640 }, { "16:9", 1344, 768 }, { "3:2", 1216, 832 },
  { "5:4", 1088, 896 },  { "1:1", 1024, 1024 }, { "4:5", 896, 1088 },
  { "2:3", 832, 1216 },  { "9:16", 768, 1344 }, { "9:21", 640, 1536 },
};

static void
test_ratios (void)
{
  g_assert_cmpint (G_N_ELEMENTS (ratios), ==, STUDIO_N_ASPECT_RATIOS);
  g_autoptr (GEnumClass) values = g_type_class_ref (STUDIO_TYPE_ASPECT_RATIO);
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_DEFAULT;
      int width = 0;
      int height = 0;
      g_assert_true (studio_aspect_ratio_from_string (ratios[i].name, &ratio, NULL));
      g_assert_cmpint (ratio, ==, i);
      g_assert_cmpstr (studio_aspect_ratio_to_string (ratio), ==, ratios[i].name);
      g_assert_cmpstr (g_enum_get_value (values, i)->value_nick, ==, ratios[i].name);
      studio_aspect_ratio_get_size (ratio, &width, &height);
      g_assert_cmpint (width, ==, ratios[i].width);
      g_assert_cmpint (height, ==, ratios[i].height);
      g_assert_cmpint (studio_aspect_ratio_find_nearest (width, height), ==, i);
      StudioAspectRatio swapped = studio_aspect_ratio_get_swapped ((StudioAspectRatio) i);
      g_assert_cmpint (studio_aspect_ratio_find_nearest (height, width), ==, swapped);
      g_assert_cmpint (studio_aspect_ratio_find_nearest (width * 3, height * 3 + 2), ==, i);
    }
}

static void
test_bad_ratios (void)
{
  static const char *const texts[] = { "", "16:10", "16x9", " 16:9", "16:9 ", "9", "1536x640" };
  for (gsize i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_9_21;
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : NULL;
      g_assert_false (studio_aspect_ratio_from_string (text, &ratio, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_ASPECT_RATIO);
      g_assert_cmpint (ratio, ==, STUDIO_ASPECT_RATIO_9_21);
    }
}

static void
test_nearest_ratio (void)
{
  g_assert_cmpint (studio_aspect_ratio_find_nearest (1, 1), ==, STUDIO_ASPECT_RATIO_1_1);
  g_assert_cmpint (studio_aspect_ratio_find_nearest (100000, 1), ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpint (studio_aspect_ratio_find_nearest (1, 100000), ==, STUDIO_ASPECT_RATIO_9_21);
  g_assert_cmpint (studio_aspect_ratio_find_nearest (1920, 1080), ==, STUDIO_ASPECT_RATIO_16_9);
  g_assert_cmpint (studio_aspect_ratio_find_nearest (1080, 1920), ==, STUDIO_ASPECT_RATIO_9_16);
}

static void
test_formats (void)
{
  StudioOutputFormat format = STUDIO_OUTPUT_FORMAT_PNG;
  g_assert_true (studio_output_format_from_string ("jpeg", &format, NULL));
  g_assert_cmpint (format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpstr (studio_output_format_to_string (format), ==, "jpeg");
  g_assert_cmpstr (studio_output_format_get_extension (format), ==, "jpg");
  g_assert_cmpstr (studio_output_format_get_mime_type (format), ==, "image/jpeg");
  g_assert_true (studio_output_format_from_string ("png", &format, NULL));
  g_assert_cmpint (format, ==, STUDIO_OUTPUT_FORMAT_PNG);
  g_assert_cmpstr (studio_output_format_to_string (format), ==, "png");
  g_assert_cmpstr (studio_output_format_get_extension (format), ==, "png");
  g_assert_cmpstr (studio_output_format_get_mime_type (format), ==, "image/png");
  g_assert_true (studio_output_format_from_string ("jpg", &format, NULL));
  g_assert_cmpint (format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_autoptr (GEnumClass) values = g_type_class_ref (STUDIO_TYPE_OUTPUT_FORMAT);
  g_assert_cmpuint (values->n_values, ==, 2);
}

static void
test_bad_formats (void)
{
  static const char *const texts[] = { "", "PNG", "webp", "image/png", ".png" };
  for (gsize i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      StudioOutputFormat format = STUDIO_OUTPUT_FORMAT_JPEG;
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : NULL;
      g_assert_false (studio_output_format_from_string (text, &format, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_OUTPUT_FORMAT);
      g_assert_cmpint (format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/ratios", test_ratios);
  g_test_add_func ("/vocabulary/bad-ratios", test_bad_ratios);
  g_test_add_func ("/vocabulary/nearest-ratio", test_nearest_ratio);
  g_test_add_func ("/vocabulary/formats", test_formats);
  g_test_add_func ("/vocabulary/bad-formats", test_bad_formats);
  return g_test_run ();
}
