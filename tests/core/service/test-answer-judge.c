/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-sink.h"
#include "studio-answer-judge.h"
#include "studio-error.h"

#include <gio/gio.h>
#include <string.h>

/* A body of status 200 and what it is worth: 0 for an answer with images. */
typedef struct
{
  const char *body;
  int code;
  const char *sentence;
} Row;

#define ITEM(members) "{\"created\":1770000000,\"data\":[{" members "}]}"
#define IMAGE "\"b64_json\":\"iVBORw0KGgo=\""
#define FILTERED "The content filter of the service refused the prompt or the image."
#define EMPTY "The answer held no image, most likely because of the service’s content filter."
#define BAD "The answer is not what the service promises."

static const Row rows[] = {
  { ITEM (IMAGE), 0, NULL },
  { ITEM (IMAGE ",\"revised_prompt\":null"), 0, NULL },
  { "{\"data\":[{" IMAGE "},{" IMAGE "}]}", 0, NULL },
  /* Whole as far as the image goes: it was paid for. */
  { "{\"data\":[{" IMAGE, 0, NULL },
  { "{\"created\":1770000000,\"data\":[]}", STUDIO_ERROR_CONTENT_REFUSED, EMPTY },
  { "{\"data\":[{}]}", STUDIO_ERROR_CONTENT_REFUSED, EMPTY },
  { "{\"data\":[null]}", STUDIO_ERROR_CONTENT_REFUSED, EMPTY },
  { ITEM ("\"revised_prompt\":\"\""), STUDIO_ERROR_CONTENT_REFUSED, EMPTY },
  { ITEM ("\"b64_json\":\"\""), STUDIO_ERROR_CONTENT_REFUSED, EMPTY },
  { ITEM ("\"b64_json\":null"), STUDIO_ERROR_CONTENT_REFUSED, EMPTY },
  { "{\"data\":[],\"finish_reasons\":[\"Filter reason: prompt\"]}",
    STUDIO_ERROR_CONTENT_REFUSED,
    FILTERED },
  { "{\"finish_reason\":\"CONTENT_FILTERED\"}", STUDIO_ERROR_CONTENT_REFUSED, FILTERED },
  { "{\"data\":[],\"error\":{\"message\":\"Filter reason: output image\"}}",
    STUDIO_ERROR_CONTENT_REFUSED,
    FILTERED },
  { "{\"data\":[],\"error\":{\"message\":\"Oops\"}}", STUDIO_ERROR_BAD_ANSWER, BAD },
  { "{\"error\":\"Oops\"}", STUDIO_ERROR_BAD_ANSWER, BAD },
  { "{}", STUDIO_ERROR_BAD_ANSWER, BAD },
  { "{\"data\":{}}", STUDIO_ERROR_BAD_ANSWER, BAD },
  { "{\"data\":null}", STUDIO_ERROR_BAD_ANSWER, BAD },
  { ITEM ("\"url\":\"https://x.example/1.png\""),
    STUDIO_ERROR_BAD_ANSWER,
    "The service answered with a link in place of the image." },
  { "{\"data\":[{\"b64_json\":\"iVBOR", STUDIO_ERROR_CONNECTION_LOST, NULL },
  { "{\"created\":17", STUDIO_ERROR_CONNECTION_LOST, NULL },
  { "", STUDIO_ERROR_BAD_ANSWER, NULL },
  { ITEM ("\"b64_json\":\"iVB*!#?\""), STUDIO_ERROR_BAD_ANSWER, NULL },
  { "created: now", STUDIO_ERROR_BAD_ANSWER, NULL },
  { " <!DOCTYPE html><title>Sign in</title>",
    STUDIO_ERROR_BAD_ANSWER,
    "A web page came in place of the image, perhaps one to sign in to this network." },
  { "[]", STUDIO_ERROR_BAD_ANSWER, NULL },
};

static StudioAnswer *
judge (TestSink *sink, const char *body, const GError *broken_off, GError **error)
{
  g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (
      sink == NULL ? NULL : STUDIO_IMAGE_SINK (sink), 1024);
  g_autoptr (GError) split_error = NULL;
  StudioReply reply = { .status = 200,
                        .content_type = "application/json",
                        .request_id = "req-1",
                        .body = body,
                        .size = strlen (body) };

  studio_response_splitter_feed (splitter, (const guint8 *) body, strlen (body), &split_error);
  return studio_answer_judge (splitter, split_error, broken_off, &reply, error);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestSink) sink = test_sink_new ();
      g_autoptr (GError) error = NULL;
      g_test_message ("row %u: %s", i, rows[i].body);
      g_autoptr (StudioAnswer) answer = judge (sink, rows[i].body, NULL, &error);

      g_assert_cmpint (answer != NULL, ==, rows[i].code == 0);
      if (answer != NULL)
        continue;
      g_assert_error (error, STUDIO_ERROR, rows[i].code);
      /* The service said that all was well: an image may have been made. */
      g_assert_true (studio_error_may_be_billed (error));
      g_assert_cmpuint (studio_error_get_http_status (error), ==, 200);
      g_assert_cmpstr (studio_error_get_request_id (error), ==, "req-1");
      g_assert_null (strstr (studio_error_get_body (error), "iVBOR"));
      g_assert_true (g_str_has_suffix (error->message, "."));
      if (rows[i].sentence != NULL)
        g_assert_cmpstr (error->message, ==, rows[i].sentence);
    }
}

static void
fail_with (TestSink *sink, GQuark domain, int code)
{
  sink->fail_end = TRUE;
  sink->failure = g_error_new_literal (domain, code, "It cannot be kept.");
}

/* What goes wrong with an image that came is known by its code, but it came and may cost money. */
static void
test_failing_sink (void)
{
  g_autoptr (TestSink) sink = test_sink_new ();
  g_autoptr (GError) error = NULL;

  fail_with (sink, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_null (judge (sink, ITEM (IMAGE), NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_cmpstr (error->message, ==, "It cannot be kept.");
  g_assert_true (studio_error_may_be_billed (error));
  g_assert_cmpuint (studio_error_get_http_status (error), ==, 200);
  g_assert_cmpstr (studio_error_get_request_id (error), ==, "req-1");
  g_assert_nonnull (strstr (studio_error_get_body (error), "created"));
  g_assert_null (strstr (studio_error_get_body (error), "iVBOR"));
}

/* Words of the answer must not turn a full disk into a refusal. */
static void
test_failing_sink_stays (void)
{
  g_autoptr (TestSink) sink = test_sink_new ();
  g_autoptr (GError) error = NULL;

  fail_with (sink, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE);
  g_assert_null (judge (sink, "{\"message\":\"flagged\",\"data\":[{" IMAGE "}]}", NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE);
}

static void
test_failing_sink_of_another_domain (void)
{
  g_autoptr (TestSink) sink = test_sink_new ();
  g_autoptr (GError) error = NULL;

  fail_with (sink, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (judge (sink, ITEM (IMAGE), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_broken_off (void)
{
  g_autoptr (GError) reason = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stop.");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) none = NULL;
  g_autoptr (TestSink) sink = test_sink_new ();

  g_assert_null (judge (sink, "{\"data\":[{\"b64_json\":\"iVBOR", reason, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (TestSink) other = test_sink_new ();
  g_autoptr (StudioAnswer) answer = judge (other, "{\"data\":[{" IMAGE, reason, &none);
  g_assert_no_error (none);
  g_assert_cmpuint (studio_answer_get_n_images (answer), ==, 1);
}

static void
test_broken_off_with_head (void)
{
  const StudioExchange exchange = { .message = "Reset by peer", .may_be_billed = TRUE };
  g_autoptr (GError) reason = studio_error_new_for_exchange (
      STUDIO_ERROR_CONNECTION_LOST, &exchange, "It broke.");
  g_autoptr (GError) error = NULL;
  g_autoptr (TestSink) sink = test_sink_new ();

  g_assert_null (judge (sink, "{\"data\":[{\"b64_json\":\"iVBOR", reason, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_LOST);
  g_assert_cmpstr (error->message, ==, "It broke.");
  g_assert_cmpuint (studio_error_get_http_status (error), ==, 200);
  g_assert_cmpstr (studio_error_get_request_id (error), ==, "req-1");
  g_assert_cmpstr (studio_error_get_service_message (error), ==, "Reset by peer");
  g_assert_null (studio_error_get_body (error));
  g_assert_true (studio_error_may_be_billed (error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-judge/rows", test_rows);
  g_test_add_func ("/answer-judge/failing-sink", test_failing_sink);
  g_test_add_func ("/answer-judge/failing-sink-stays", test_failing_sink_stays);
  g_test_add_func ("/answer-judge/failing-sink-of-another-domain",
                   test_failing_sink_of_another_domain);
  g_test_add_func ("/answer-judge/broken-off", test_broken_off);
  g_test_add_func ("/answer-judge/broken-off-with-head", test_broken_off_with_head);
  return g_test_run ();
}
