/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording.h"

#include "studio-error.h"
#include "studio-test-support.h"

#include <string.h>

static const guint32 seeds[] = { 7, 8 };

static StudioRequest *
new_request (const char *prompt)
{
  return studio_request_new (
      prompt, "crowd", STUDIO_ASPECT_RATIO_21_9, 1, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
}

static void
test_cells (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = new_request ("a red car");
  const char *const others[] = { " blue ", "", "red", "blue", "green", NULL };
  StudioWording *test = studio_wording_new (request, 2, 3, others, seeds, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (studio_wording_get_n_phrases (test), ==, 3);
  g_assert_cmpuint (studio_wording_get_n_seeds (test), ==, 2);
  g_assert_cmpstr (studio_wording_get_phrase (test, 0), ==, "red");
  g_assert_cmpstr (studio_wording_get_phrase (test, 1), ==, "blue");
  g_assert_cmpuint (studio_wording_get_seed (test, 1), ==, 8);
  g_assert_true (studio_wording_get_request (test) == request);
  g_assert_cmpstr (studio_wording_get_template (test), ==, "a {red|blue|green} car");
  g_autoptr (StudioRequest) cell = studio_wording_dup_cell (test, 2, 1);
  g_assert_cmpstr (studio_request_get_prompt (cell), ==, "a green car");
  g_assert_cmpstr (studio_request_get_negative_prompt (cell), ==, "crowd");
  g_assert_cmpuint (studio_request_get_seed (cell), ==, 8);
  g_assert_cmpuint (studio_request_get_aspect_ratio (cell), ==, STUDIO_ASPECT_RATIO_21_9);
  studio_test_assert_finalized (test);
}

/* A place between two words: with nothing, and with something. */
static void
test_insertion (void)
{
  g_autoptr (StudioRequest) request = new_request ("a car");
  const char *const others[] = { "fast", NULL };
  g_autoptr (StudioWording) test = studio_wording_new (request, 2, 0, others, seeds, 1, NULL);

  g_assert_cmpstr (studio_wording_get_phrase (test, 0), ==, "");
  g_assert_cmpstr (studio_wording_get_template (test), ==, "a {|fast}car");
}

static void
assert_refused (StudioRequest *request, gsize length, const char *const *others)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (studio_wording_new (request, 0, length, others, seeds, 1, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
}

static void
test_refused (void)
{
  g_autoptr (StudioRequest) request = new_request ("a car");
  const char *const none[] = { "a", "  ", NULL };
  const char *const many[] = { "1", "2", "3", "4", "5", "6", "7", "8", NULL };
  g_autofree char *text = g_strnfill (STUDIO_PROMPT_MAX_CHARACTERS, 'x');
  const char *const long_one[] = { text, NULL };

  assert_refused (request, 1, none);
  assert_refused (request, 1, many);
  assert_refused (request, 1, long_one);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/cells", test_cells);
  g_test_add_func ("/wording/insertion", test_insertion);
  g_test_add_func ("/wording/refused", test_refused);
  return g_test_run ();
}
