/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shared-closures.h"

static void
test_logic (void)
{
  g_assert_true (studio_closure_not (NULL, FALSE));
  g_assert_false (studio_closure_not (NULL, TRUE));
  g_assert_true (studio_closure_and_not (NULL, TRUE, FALSE));
  g_assert_false (studio_closure_and_not (NULL, TRUE, TRUE));
  g_assert_false (studio_closure_and_not (NULL, FALSE, FALSE));
  g_assert_true (studio_closure_neither (NULL, FALSE, FALSE));
  g_assert_false (studio_closure_neither (NULL, FALSE, TRUE));
  g_assert_false (studio_closure_neither (NULL, TRUE, FALSE));
  g_assert_true (studio_closure_has_text (NULL, "a"));
  g_assert_false (studio_closure_has_text (NULL, ""));
  g_assert_false (studio_closure_has_text (NULL, NULL));
  g_assert_true (studio_closure_is_text (NULL, "studio", "studio"));
  g_assert_false (studio_closure_is_text (NULL, NULL, "studio"));
}

static void
test_labels (void)
{
  g_autofree char *counter = studio_closure_counter (NULL, 96, 10000);
  g_autofree char *ratio = studio_closure_ratio_summary (NULL, STUDIO_ASPECT_RATIO_21_9);
  g_autofree char *one = studio_closure_generate_label (NULL, 1, "");
  g_autofree char *four = studio_closure_generate_label (NULL, 4, NULL);
  g_autofree char *priced = studio_closure_generate_label (NULL, 4, "$0.32");
  g_autofree char *marked = studio_closure_generate_label (NULL, 1, "_1.00");
  g_autofree char *left = studio_closure_rate (NULL, 17, 20, 0);
  g_autofree char *soon = studio_closure_rate (NULL, 17, 20, 12 * G_USEC_PER_SEC);
  g_autofree char *wait = studio_closure_rate (NULL, 0, 20, 11 * G_USEC_PER_SEC + 1);

  g_assert_cmpstr (counter, ==, "96 / 10 000");
  g_assert_cmpstr (ratio, ==, "21:9 · 1536 × 640 px");
  g_assert_cmpstr (one, ==, "_Generate");
  g_assert_cmpstr (four, ==, "_Generate 4");
  g_assert_cmpstr (priced, ==, "_Generate 4 · about $0.32");
  g_assert_cmpstr (marked, ==, "_Generate · about __1.00");
  g_assert_cmpstr (left, ==, "17 of 20 left");
  g_assert_cmpstr (soon, ==, "17 of 20 left · 12 s");
  g_assert_cmpstr (wait, ==, "0 of 20 left · next in 12 s");
}

static void
test_first_line (void)
{
  g_autofree char *none = studio_closure_first_line (NULL, NULL);
  g_autofree char *single = studio_closure_first_line (NULL, "  crowded,\n\n\tnoisy  ");
  g_autofree char *words = g_strnfill (5000, 'a');
  g_autofree char *cut = studio_closure_first_line (NULL, words);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (single, ==, "crowded, noisy");
  g_assert_cmpuint (strlen (cut), ==, 120);
}

static void
test_job_titles (void)
{
  for (int state = STUDIO_RECORD_QUEUED; state <= STUDIO_RECORD_UNKNOWN; state++)
    {
      g_autofree char *title = studio_closure_job_title (NULL, (StudioRecordState) state, -1);
      g_assert_true (*title != '\0');
    }
  g_autofree char *arriving = studio_closure_job_title (NULL, STUDIO_RECORD_RECEIVING, 0.625);
  g_autofree char *beyond = studio_closure_job_title (NULL, STUDIO_RECORD_RECEIVING, 7);
  g_assert_cmpstr (arriving, ==, "Arriving · 62 %");
  g_assert_cmpstr (beyond, ==, "Arriving · 100 %");
}

static void
test_wait_titles (void)
{
  g_autofree char *turn = studio_closure_wait_title (NULL, STUDIO_WAIT_TURN, 0);
  g_autofree char *limit = studio_closure_wait_title (NULL, STUDIO_WAIT_LIMIT, 7100000);
  g_autofree char *line = studio_closure_wait_title (NULL, STUDIO_WAIT_CONNECTION, 4000000);

  g_assert_cmpstr (turn, ==, "Waiting");
  g_assert_cmpstr (limit, ==, "Waiting 8 s, limit");
  g_assert_cmpstr (line, ==, "Trying again in 4 s: no connection");
}

static void
test_rounded_seconds (void)
{
  g_assert_cmpint (studio_round_seconds (0), ==, 0);
  g_assert_cmpint (studio_round_seconds (-5), ==, 0);
  g_assert_cmpint (studio_round_seconds (1), ==, 1);
  g_assert_cmpint (studio_round_seconds (G_USEC_PER_SEC), ==, 1);
  g_assert_cmpint (studio_round_seconds (G_USEC_PER_SEC + 1), ==, 2);
  g_assert_cmpint (studio_round_seconds (G_MAXINT64), ==, G_MAXINT);
}

static void
test_seconds (void)
{
  g_autofree char *short_time = studio_format_seconds (7240000);
  g_autofree char *long_time = studio_format_seconds (67 * G_USEC_PER_SEC);

  g_assert_cmpstr (short_time, ==, "7.2\u00a0s");
  g_assert_cmpstr (long_time, ==, "1:07");
}

static void
test_name_example (void)
{
  g_autofree char *example = studio_closure_name_example (NULL, "{seed}");
  g_autofree char *wrong = studio_closure_name_example (NULL, "{nonsense}");

  g_assert_cmpstr (example, ==, "Example: 2718281828.png");
  g_assert_true (g_str_has_suffix (wrong, "."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared-closures/logic", test_logic);
  g_test_add_func ("/shared-closures/labels", test_labels);
  g_test_add_func ("/shared-closures/first-line", test_first_line);
  g_test_add_func ("/shared-closures/job-titles", test_job_titles);
  g_test_add_func ("/shared-closures/wait-titles", test_wait_titles);
  g_test_add_func ("/shared-closures/rounded-seconds", test_rounded_seconds);
  g_test_add_func ("/shared-closures/seconds", test_seconds);
  g_test_add_func ("/shared-closures/name-example", test_name_example);
  return g_test_run ();
}
