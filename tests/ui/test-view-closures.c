/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-closures.h"
#include "studio-view-closures.h"

#include <gio/gio.h>
#include <locale.h>

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_texts (void)
{
  assert_text (studio_view_zoom (NULL, 0.744), "74 %");
  assert_text (studio_view_zoom (NULL, 32), "3200 %");
  assert_text (studio_view_pixels (NULL, STUDIO_ASPECT_RATIO_21_9, 1536, 640), "21:9 · 1536 × 640");
  assert_text (studio_view_pixels (NULL, STUDIO_ASPECT_RATIO_21_9, 0, 0), "21:9");
  assert_text (studio_view_file (NULL, STUDIO_OUTPUT_FORMAT_PNG, 1900000), "PNG, 1.9\302\240MB");
  assert_text (studio_view_file (NULL, STUDIO_OUTPUT_FORMAT_JPEG, -1), "JPEG, 0 bytes");
  assert_text (studio_view_seed (NULL, 4294967295u), "4294967295");
  assert_text (studio_view_n_images (NULL, 1), "1 image");
  assert_text (studio_view_n_images (NULL, 12), "12 images");
  assert_text (studio_view_n_selected (NULL, 3), "3 selected");
  assert_text (studio_view_negative (NULL, NULL), "");
  assert_text (studio_view_negative (NULL, "noisy"), "− noisy");
  assert_text (studio_view_star_icon (NULL, TRUE), "starred-symbolic");
  assert_text (studio_view_star_icon (NULL, FALSE), "studio-star-outline-symbolic");
  assert_text (studio_view_star_label (NULL, TRUE), "Remove Star");
  assert_text (studio_view_star_label (NULL, FALSE), "Add Star");
}

static void
test_times (void)
{
  const gint64 made = G_GINT64_CONSTANT (1795356180) * G_USEC_PER_SEC; /* 2026-11-22T14:03Z */
  assert_text (studio_view_made (NULL, made, 8700000), "22 Nov 2026, 14:03 · 8.7\u00a0s");
  assert_text (studio_view_made (NULL, made, 0), "22 Nov 2026, 14:03");
  assert_text (studio_view_made (NULL, 0, 0), "");
  assert_text (studio_view_month (made), "November 2026");
  assert_text (studio_view_month (G_MAXINT64), "");
}

static void
test_waits (void)
{
  assert_text (studio_view_wait (NULL, STUDIO_RECORD_QUEUED, STUDIO_WAIT_TURN, 0, 0),
               "After the ones before it");
  assert_text (studio_view_wait (NULL, STUDIO_RECORD_QUEUED, STUDIO_WAIT_LIMIT, 7100000, 0),
               "The limit allows the next one in 8 s");
  assert_text (studio_view_wait (NULL, STUDIO_RECORD_QUEUED, STUDIO_WAIT_CONNECTION, 3100000, 0),
               "No connection; trying again in 4 s");
  assert_text (studio_view_wait (NULL, STUDIO_RECORD_SENT, STUDIO_WAIT_TURN, 0, 7200000),
               "7.2\u00a0s");
}

static void
test_queue_words (void)
{
  const StudioRunTally kept = { .n_all = 4, .n_kept = 4 };
  const StudioRunTally mixed = {
    .n_all = 6, .n_kept = 3, .n_refused = 1, .n_failed = 1, .n_cancelled = 1
  };
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);

  assert_text (studio_view_run_result (&kept), "4 of 4 kept");
  assert_text (studio_view_run_result (&mixed), "3 of 6 kept, 1 refused, 1 failed, 1 cancelled");
  assert_text (studio_view_waited (1), "1 image was waiting when Ultra Studio was closed");
  assert_text (studio_view_waited (4), "4 images were waiting when Ultra Studio was closed");
  assert_text (studio_view_elapsed (4200000, 9000000), "4.2\u00a0s, usually 9 s");
  assert_text (studio_view_job_figures (STUDIO_RECORD_QUEUED, 0, 0, request), "1:1 · seed 7");
  assert_text (studio_view_job_figures (STUDIO_RECORD_SENT, 4200000, 0, request),
               "4.2\u00a0s · 1:1 · seed 7");
}

static void
test_unfinished (void)
{
  assert_text (studio_view_unfinished (1, 0),
               "1 image is still being made. It may be billed, and would not be kept.");
  assert_text (studio_view_unfinished (2, 3),
               "2 images are still being made. They may be billed, and would not be kept.\n"
               "3 more wait, and will wait again the next time.");
}

static void
test_waits_on_stamps (void)
{
  assert_text (studio_view_wait_on_stamp (NULL, STUDIO_WAIT_TURN, 0), "Waiting");
  assert_text (studio_view_wait_on_stamp (NULL, STUDIO_WAIT_LIMIT, 7100000), "Waiting 8 s, limit");
  assert_text (studio_view_wait_on_stamp (NULL, STUDIO_WAIT_CONNECTION, 3100000),
               "No connection, again in 4 s");
}

static void
test_names (void)
{
  assert_text (studio_view_image_name (NULL, "A lake\n  at dawn", STUDIO_ASPECT_RATIO_1_1, FALSE),
               "A lake at dawn, 1:1");
  assert_text (studio_view_image_name (NULL, "A lake", STUDIO_ASPECT_RATIO_9_16, TRUE),
               "A lake, 9:16, starred");
  assert_text (studio_view_image_name (NULL, NULL, STUDIO_ASPECT_RATIO_1_1, FALSE), "Image");
}

/* Every state has an icon of its own kind, so that none is told by colour alone. */
static void
test_states (void)
{
  for (int i = STUDIO_RECORD_QUEUED; i <= STUDIO_RECORD_UNKNOWN; i++)
    {
      StudioRecordState state = (StudioRecordState) i;
      g_assert_true (g_str_has_suffix (studio_view_state_icon (state), "-symbolic"));
      g_assert_cmpint (studio_view_state_is_under_way (state), ==, i <= STUDIO_RECORD_RECEIVING);
    }
  g_assert_cmpstr (studio_view_state_icon (STUDIO_RECORD_REFUSED),
                   !=,
                   studio_view_state_icon (STUDIO_RECORD_FAILED));
}

static void
test_errors (void)
{
  const StudioExchange exchange = {
    .http_status = 400,
    .type = "invalid_request_error",
    .message = "Filter reason: prompt",
    .request_id = "abc-1",
    .body = "{}",
  };
  g_autoptr (GError) error = studio_error_new_for_exchange (
      STUDIO_ERROR_CONTENT_REFUSED, &exchange, "The service refused this content.");
  StudioRecordState state = STUDIO_RECORD_REFUSED;

  g_assert_cmpstr (studio_error_view_title (state, error), ==, "Content Refused");
  g_assert_cmpstr (studio_error_view_icon (state, error), ==, "action-unavailable-symbolic");
  g_assert_cmpstr (studio_error_view_message (state, error), ==, error->message);
  g_assert_cmpstr (studio_error_view_advice (state, error), ==, studio_error_get_advice (error));
  g_assert_cmpstr (studio_error_view_button (state, error), ==, "Edit Prompt");
  g_assert_cmpstr (studio_error_view_action (state, error), ==, "win.focus-prompt");
  g_assert_false (studio_error_view_is_billed (state, error));
  assert_text (studio_error_view_details (error),
               "The service refused this content.\n\nError: content-refused\nHTTP status: 400\n"
               "Type: invalid_request_error\nMessage: Filter reason: prompt\n"
               "Request ID: abc-1\n\n{}");
}

static void
test_ends_without_error (void)
{
  g_assert_cmpstr (studio_error_view_title (STUDIO_RECORD_CANCELLED, NULL), ==, "Cancelled");
  g_assert_cmpstr (
      studio_error_view_icon (STUDIO_RECORD_CANCELLED, NULL), ==, "process-stop-symbolic");
  g_assert_nonnull (studio_error_view_message (STUDIO_RECORD_CANCELLED, NULL));
  g_assert_nonnull (studio_error_view_advice (STUDIO_RECORD_CANCELLED, NULL));
  g_assert_cmpstr (studio_error_view_action (STUDIO_RECORD_UNKNOWN, NULL), ==, "win.generate");
  g_assert_true (studio_error_view_is_billed (STUDIO_RECORD_UNKNOWN, NULL));
  g_assert_false (studio_error_view_is_billed (STUDIO_RECORD_FAILED, NULL));
  assert_text (studio_error_view_details (NULL), "");

  /* A person who stopped waiting is told what became of the money. */
  g_autoptr (GError) cancelled = g_error_new_literal (
      G_IO_ERROR, G_IO_ERROR_CANCELLED, "It may be billed.");
  g_assert_cmpstr (
      studio_error_view_message (STUDIO_RECORD_CANCELLED, cancelled), ==, cancelled->message);
  assert_text (studio_error_view_details (cancelled), "");
}

static void
test_buttons (void)
{
  static const struct
  {
    StudioErrorCode code;
    const char *button;
    const char *action;
  } cases[] = {
    { STUDIO_ERROR_KEY_REFUSED, "Change Key…", "win.connect" },
    { STUDIO_ERROR_NOT_CONNECTED, "Connect…", "win.connect" },
    { STUDIO_ERROR_NOT_SERVED, "Connection…", "win.connect" },
    { STUDIO_ERROR_PARAMETER_REFUSED, "Edit Request", "win.focus-prompt" },
    { STUDIO_ERROR_WORDING_BLOCKED, "Edit Prompt", "win.focus-prompt" },
    { STUDIO_ERROR_TIMEOUT, "Try Again", "win.generate" },
    { STUDIO_ERROR_NO_SPACE, "Open Folder", "win.open-folder" },
    { STUDIO_ERROR_NOT_FOUND, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (
          STUDIO_ERROR, (int) cases[i].code, "A sentence.");
      g_assert_cmpstr (studio_error_view_button (STUDIO_RECORD_FAILED, error), ==, cases[i].button);
      g_assert_cmpstr (studio_error_view_action (STUDIO_RECORD_FAILED, error), ==, cases[i].action);
    }
}

/* Whatever the core can fail with has words, an icon, and a button with an action or neither. */
static void
test_every_error (void)
{
  for (int code = STUDIO_ERROR_PROMPT; code <= STUDIO_ERROR_FILE_KIND; code++)
    {
      g_autoptr (GError) error = g_error_new (STUDIO_ERROR, code, "A sentence.");
      g_assert_cmpstr (studio_error_view_title (STUDIO_RECORD_FAILED, error), !=, "");
      g_assert_nonnull (studio_error_view_icon (STUDIO_RECORD_FAILED, error));
      g_assert_nonnull (studio_error_view_advice (STUDIO_RECORD_FAILED, error));
      g_assert_cmpint (studio_error_view_button (STUDIO_RECORD_FAILED, error) == NULL,
                       ==,
                       studio_error_view_action (STUDIO_RECORD_FAILED, error) == NULL);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-closures/texts", test_texts);
  g_test_add_func ("/view-closures/times", test_times);
  g_test_add_func ("/view-closures/waits", test_waits);
  g_test_add_func ("/view-closures/unfinished", test_unfinished);
  g_test_add_func ("/view-closures/queue-words", test_queue_words);
  g_test_add_func ("/view-closures/waits-on-stamps", test_waits_on_stamps);
  g_test_add_func ("/view-closures/names", test_names);
  g_test_add_func ("/view-closures/states", test_states);
  g_test_add_func ("/error-closures/error", test_errors);
  g_test_add_func ("/error-closures/no-error", test_ends_without_error);
  g_test_add_func ("/error-closures/buttons", test_buttons);
  g_test_add_func ("/error-closures/every-error", test_every_error);
  return g_test_run ();
}
