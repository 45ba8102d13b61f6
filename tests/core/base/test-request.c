/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-request.h"

#include "studio-error.h"

#include <string.h>

static StudioRequest *
make_request (const char *prompt, const char *negative_prompt)
{
  return studio_request_new (prompt,
                             negative_prompt,
                             STUDIO_ASPECT_RATIO_16_9,
                             12345,
                             STUDIO_OUTPUT_FORMAT_JPEG,
                             "stable-image-ultra");
}

static char *
repeat (const char *unit, guint n_times)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n_times; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

static void
assert_refused (StudioRequest *request, StudioErrorCode code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_request_validate (request, &error));
  g_assert_error (error, STUDIO_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_fields (void)
{
  g_autoptr (StudioRequest) request = make_request ("mushrooms", "crowds");
  g_assert_cmpstr (studio_request_get_prompt (request), ==, "mushrooms");
  g_assert_cmpstr (studio_request_get_negative_prompt (request), ==, "crowds");
  g_assert_cmpint (studio_request_get_aspect_ratio (request), ==, STUDIO_ASPECT_RATIO_16_9);
  g_assert_cmpuint (studio_request_get_seed (request), ==, 12345);
  g_assert_cmpint (studio_request_get_output_format (request), ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpstr (studio_request_get_model (request), ==, "stable-image-ultra");
  g_assert_true (studio_request_validate (request, NULL));
}

static void
test_defaults (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      NULL, NULL, STUDIO_ASPECT_RATIO_DEFAULT, 0, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  g_assert_cmpstr (studio_request_get_prompt (request), ==, "");
  g_assert_cmpstr (studio_request_get_negative_prompt (request), ==, "");
  g_assert_cmpstr (studio_request_get_model (request), ==, STUDIO_DEFAULT_MODEL);
}

static void
test_copies (void)
{
  g_autoptr (StudioRequest) request = make_request ("mushrooms", "crowds");
  g_autoptr (StudioRequest) seeded = studio_request_copy_with_seed (request, 7);
  g_autoptr (StudioRequest) other = studio_request_copy_with_model (request, "another-model");
  g_assert_cmpuint (studio_request_get_seed (seeded), ==, 7);
  g_assert_cmpstr (studio_request_get_prompt (seeded), ==, "mushrooms");
  g_assert_cmpstr (studio_request_get_negative_prompt (seeded), ==, "crowds");
  g_assert_cmpint (studio_request_get_aspect_ratio (seeded), ==, STUDIO_ASPECT_RATIO_16_9);
  g_assert_cmpint (studio_request_get_output_format (seeded), ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpstr (studio_request_get_model (seeded), ==, "stable-image-ultra");
  g_assert_cmpstr (studio_request_get_model (other), ==, "another-model");
  g_assert_cmpuint (studio_request_get_seed (other), ==, 12345);
  g_assert_finalize_object (g_steal_pointer (&request));
}

static void
test_count_characters (void)
{
  g_assert_cmpuint (studio_prompt_count_characters (""), ==, 0);
  g_assert_cmpuint (studio_prompt_count_characters ("abc"), ==, 3);
  g_assert_cmpuint (studio_prompt_count_characters ("äöü茸"), ==, 4);
  g_assert_cmpuint (studio_prompt_count_characters ("🍄"), ==, 2);
  g_assert_cmpuint (studio_prompt_count_characters ("a🍄b"), ==, 4);
}

static void
test_prompt_length (void)
{
  g_autofree char *longest = repeat ("ä", 10000);
  g_autofree char *too_long = repeat ("ä", 10001);
  g_autofree char *emoji = repeat ("🍄", 5000);
  g_autofree char *too_many_emoji = repeat ("🍄", 5001);
  g_autoptr (StudioRequest) good = make_request (longest, longest);
  g_autoptr (StudioRequest) good_emoji = make_request (emoji, emoji);
  g_autoptr (StudioRequest) bad = make_request (too_long, "");
  g_autoptr (StudioRequest) bad_emoji = make_request (too_many_emoji, "");
  g_autoptr (StudioRequest) bad_negative = make_request ("x", too_long);
  g_assert_true (studio_request_validate (good, NULL));
  g_assert_true (studio_request_validate (good_emoji, NULL));
  assert_refused (bad, STUDIO_ERROR_PROMPT, "10001");
  assert_refused (bad_emoji, STUDIO_ERROR_PROMPT, "10002");
  assert_refused (bad_negative, STUDIO_ERROR_NEGATIVE_PROMPT, "10001");
}

static void
test_prompt_text (void)
{
  static const char *const blank[] = { "", " ", "\n\t ", "\xe3\x80\x80\xc2\xa0" };
  for (gsize i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_autoptr (StudioRequest) request = make_request (blank[i], "x");
      assert_refused (request, STUDIO_ERROR_PROMPT, "empty");
    }
  g_autoptr (StudioRequest) bytes = make_request ("\xff\xfe", "");
  g_autoptr (StudioRequest) negative_bytes = make_request ("x", "a\xc3");
  assert_refused (bytes, STUDIO_ERROR_PROMPT, "UTF-8");
  assert_refused (negative_bytes, STUDIO_ERROR_NEGATIVE_PROMPT, "UTF-8");
}

static void
assert_refused_with (int ratio, int format, const char *model, StudioErrorCode code)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "x", NULL, (StudioAspectRatio) ratio, 1, (StudioOutputFormat) format, model);
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_request_validate (request, &error));
  g_assert_error (error, STUDIO_ERROR, (int) code);
}

static void
test_choices (void)
{
  static const char *const models[] = {
    "inf-0123456789abcdef01234", "", "two words", "a\nb", "“quoted”", "key?x=1"
  };
  assert_refused_with (STUDIO_N_ASPECT_RATIOS, 0, NULL, STUDIO_ERROR_ASPECT_RATIO);
  assert_refused_with (-1, 0, NULL, STUDIO_ERROR_ASPECT_RATIO);
  assert_refused_with (0, 2, NULL, STUDIO_ERROR_OUTPUT_FORMAT);
  assert_refused_with (0, -1, NULL, STUDIO_ERROR_OUTPUT_FORMAT);
  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    assert_refused_with (0, 0, models[i], STUDIO_ERROR_MODEL);
  g_autofree char *long_model = repeat ("m", 201);
  assert_refused_with (0, 0, long_model, STUDIO_ERROR_MODEL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request/fields", test_fields);
  g_test_add_func ("/request/defaults", test_defaults);
  g_test_add_func ("/request/copies", test_copies);
  g_test_add_func ("/request/count-characters", test_count_characters);
  g_test_add_func ("/request/prompt-length", test_prompt_length);
  g_test_add_func ("/request/prompt-text", test_prompt_text);
  g_test_add_func ("/request/choices", test_choices);
  return g_test_run ();
}
