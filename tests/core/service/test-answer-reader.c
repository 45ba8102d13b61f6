/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-sink.h"
#include "studio-answer-judge.h"
#include "studio-answer-reader.h"
#include "studio-error.h"

#include <gio/gio.h>
#include <string.h>

static const char begin[] = "{\"data\":[{\"b64_json\":\"Zm9v";

static gboolean
wake_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

static void
push_text (StudioAnswerReader *reader, const char *text)
{
  StudioReaderBlock *block = studio_answer_reader_take_block (reader);
  g_assert_nonnull (block);
  block->size = g_strlcpy ((char *) block->bytes, text, sizeof block->bytes);
  g_assert_cmpuint (block->size, <, sizeof block->bytes);
  studio_answer_reader_push (reader, block);
}

static void
wait_done (StudioAnswerReader *reader)
{
  while (!studio_answer_reader_is_done (reader))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_reads (void)
{
  guint n_wakes = 0;
  gsize size;
  g_autoptr (TestSink) sink = test_sink_new ();
  g_autoptr (StudioAnswerReader) reader = studio_answer_reader_new (
      STUDIO_IMAGE_SINK (sink), 100, NULL, wake_cb, &n_wakes);
  push_text (reader, begin);
  push_text (reader, "YmFy\"}]}");
  studio_answer_reader_end (reader, FALSE);
  wait_done (reader);
  g_assert_no_error (studio_answer_reader_get_error (reader));
  g_assert_false (studio_answer_reader_has_failed (reader));
  g_assert_cmpuint (sink->n_ended, ==, 1);
  g_assert_cmpuint (n_wakes, >, 0);
  const char *head = studio_answer_reader_get_head (reader, &size);
  g_assert_true (g_str_has_prefix (head, begin));
  g_assert_cmpuint (size, ==, strlen (begin) + 8);
  StudioReply reply = { .status = 200, .request_id = "r" };
  g_autoptr (StudioAnswer) answer = studio_answer_judge (
      studio_answer_reader_get_splitter (reader), NULL, NULL, &reply, NULL);
  g_assert_cmpuint (studio_answer_get_n_images (answer), ==, 1);
  g_assert_null (studio_answer_get_revised_prompt (answer));
}

static gboolean
wait_in_sink (gpointer data)
{
  g_mutex_lock (data);
  g_mutex_unlock (data);
  return TRUE;
}

/* While the worker stands still, only so many blocks are given out; when it goes on, more are. */
static void
test_bounded (void)
{
  guint n_wakes = 0;
  GMutex hold;
  g_mutex_init (&hold);
  g_mutex_lock (&hold);
  g_autoptr (TestSink) sink = test_sink_new ();
  sink->before_begin = wait_in_sink;
  sink->before_begin_data = &hold;
  g_autoptr (StudioAnswerReader) reader = studio_answer_reader_new (
      STUDIO_IMAGE_SINK (sink), 1000, NULL, wake_cb, &n_wakes);
  push_text (reader, begin);
  for (guint i = 1; i < STUDIO_READER_BLOCKS_MAX; i++)
    push_text (reader, "Zm9v");
  g_assert_null (studio_answer_reader_take_block (reader));
  g_assert_cmpuint (n_wakes, ==, 0);

  g_mutex_unlock (&hold);
  while (n_wakes == 0)
    g_main_context_iteration (NULL, TRUE);
  push_text (reader, "Zm9v\"}]}");
  studio_answer_reader_end (reader, FALSE);
  wait_done (reader);
  g_assert_cmpuint (sink->n_ended, ==, 1);
  g_mutex_clear (&hold);
}

static void
test_fails (void)
{
  guint n_wakes = 0;
  g_autoptr (StudioAnswerReader) reader = studio_answer_reader_new (
      NULL, 100, NULL, wake_cb, &n_wakes);
  push_text (reader, "<html>");
  while (!studio_answer_reader_has_failed (reader))
    g_main_context_iteration (NULL, TRUE);
  push_text (reader, "more");
  studio_answer_reader_end (reader, FALSE);
  wait_done (reader);
  g_assert_error (studio_answer_reader_get_error (reader), STUDIO_ERROR, STUDIO_ERROR_BAD_ANSWER);
}

/* Thrown away in the midst of the work. */
static void
test_dropped (void)
{
  guint n_wakes = 0;
  StudioAnswerReader *reader = studio_answer_reader_new (NULL, 100, NULL, wake_cb, &n_wakes);
  StudioReaderBlock *block = studio_answer_reader_take_block (reader);
  block->size = 0;
  studio_answer_reader_push (reader, block);
  push_text (reader, begin);
  studio_answer_reader_free (reader);
  studio_answer_reader_free (NULL);
}

/* The reason for which a body broke off is told, unless the image is whole. */
static void
test_judge_broken_off (void)
{
  g_autoptr (GError) reason = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  StudioReply reply = { .status = 200 };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, 100);
      studio_response_splitter_feed (splitter, (const guint8 *) begin, strlen (begin), NULL);
      if (i == 1)
        studio_response_splitter_feed (splitter, (const guint8 *) "\"", 1, NULL);
      g_autoptr (StudioAnswer) answer = studio_answer_judge (
          splitter, NULL, reason, &reply, &error);
      g_assert_true ((answer != NULL) == (i == 1));
      g_assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) == (i == 0));
    }
}

/* No character of the image is repeated in the details of an error. */
static void
test_judge_keeps_image_out (void)
{
  static const char text[] = "{\"created\":5,\"data\":[{\"b64_json\":\"Zm9vYmFy*";
  g_autoptr (GError) split_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, 100);
  studio_response_splitter_feed (splitter, (const guint8 *) text, strlen (text), &split_error);
  StudioReply reply = { .status = 200, .body = text, .size = strlen (text) };
  g_assert_null (studio_answer_judge (splitter, split_error, NULL, &reply, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_BAD_ANSWER);
  g_assert_cmpstr (studio_error_get_body (error), ==, "{\"created\":5,\"data\":[{\"b64_json\":\"");
  g_assert_cmpuint (studio_error_get_http_status (error), ==, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-reader/reads", test_reads);
  g_test_add_func ("/answer-reader/bounded", test_bounded);
  g_test_add_func ("/answer-reader/fails", test_fails);
  g_test_add_func ("/answer-reader/dropped", test_dropped);
  g_test_add_func ("/answer-reader/judge-broken-off", test_judge_broken_off);
  g_test_add_func ("/answer-reader/judge-keeps-image-out", test_judge_keeps_image_out);
  return g_test_run ();
}
