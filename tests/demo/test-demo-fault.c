/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "demo-client.h"

#include "studio-demo-fault.h"
#include "studio-test-support.h"

#include <string.h>

static const char png_start[] = "iVBORw0KGgo";

static void
post_with_fault (const char *fault, DemoAnswer *answer)
{
  StudioDemoOptions options = { .fault = fault };
  g_autoptr (StudioDemoServer) server = demo_start (&options);

  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, answer);
}

static void
test_list (void)
{
  const char *const *names = studio_demo_fault_list ();

  g_assert_cmpuint (g_strv_length ((char **) (gsize) names), >=, 60);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_assert_true (studio_demo_fault_exists (names[i]));
      g_assert_cmpstr (studio_demo_fault_get_description (names[i]), !=, "");
      g_assert_cmpstr (studio_demo_fault_find (names[i])->name, ==, names[i]);
    }
  g_assert_false (studio_demo_fault_exists ("no-such-fault"));
  g_assert_false (studio_demo_fault_exists (NULL));
  g_assert_null (studio_demo_fault_get_description ("no-such-fault"));
}

static void
test_texts (void)
{
  static const struct
  {
    const char *name;
    guint status;
    const char *content_type;
    const char *holds;
  } cases[] = {
    { "unauthorized", 401, "application/json", "\"authentication_error\"" },
    { "echo-key", 400, "application/json", "Authorization: Bearer " STUDIO_DEMO_KEY },
    { "echo-key-page", 502, "text/html", "AUTHORIZATION: BEARER INF-DEMO-" },
    { "echo-key-page", 502, "text/html", "Bearer inf&#45;demo&#45;" },
    { "echo-key-page", 502, "text/html", "authorization: QmVhcmVyIGluZi1kZW1v" },
    { "no-access", 403, "application/json", "\"authorization_error\"" },
    { "waf", 403, "text/html", "could not be satisfied" },
    { "bad-parameter", 400, "application/json", "{\"error\":{\"code\":400" },
    { "bad-parameter-bare", 400, "application/json", "{\"code\":400" },
    { "error-string-json", 403, "application/json", "{\"error\":\"{\\\"code\\\"" },
    { "platform-error", 404, "application/json", "{\"id\":\"not_found\"" },
    { "plain-error", 400, "application/json", "{\"error\":\"The prompt" },
    { "content-refused", 400, "application/json", "Filter reason" },
    { "empty-data", 200, "application/json", "\"data\":[]" },
    { "no-b64", 200, "application/json", "\"data\":[{\"revised_prompt\":\"\"}]" },
    { "rate-limit", 429, "application/json", "\"rate_limit_error\"" },
    { "rate-limit-date", 429, "application/json", "\"rate_limit_error\"" },
    { "rate-limit-bare", 429, "application/json", "\"rate_limit_error\"" },
    { "timeout-408", 408, "application/json", "Timeout" },
    { "server-error", 500, "application/json", "\"server_error\"" },
    { "bad-gateway", 502, "text/html", "502" },
    { "unavailable", 503, "application/json", "\"server_error\"" },
    { "gateway-timeout", 504, "text/html", "504" },
    { "unpaid", 402, "application/json", "delinquent" },
    { "suspended", 403, "application/json", "{\"id\":\"suspended\"" },
    { "waf-json", 403, "application/json", "could not be satisfied" },
    { "waf-empty", 403, "text/html", "" },
    { "bad-parameter-500", 500, "application/json", "ValidationException" },
    { "bad-parameter-list", 422, "application/json", "{\"detail\":[{\"loc\"" },
    { "bad-parameter-named", 400, "application/json", "\"param\":\"output_format\"" },
    { "unknown-model", 400, "application/json", "Unknown model" },
    { "not-found", 404, "text/html", "404" },
    { "too-long", 413, "text/html", "413" },
    { "invalid-utf8", 400, "application/json", "\xff\xfe" },
    { "content-refused-names", 403, "application/json", "\"name\":\"content_moderation\"" },
    { "content-refused-output", 500, "application/json", "Filter reason: output image" },
    { "filter-reason", 200, "application/json", "\"finish_reasons\":[\"Filter reason" },
    { "empty-b64", 200, "application/json", "\"b64_json\":\"\"" },
    { "link", 200, "application/json", "\"url\":\"https" },
    { "error-in-success", 200, "application/json", "{\"error\":{\"code\":500" },
    { "throttled", 503, "application/json", "ThrottlingException" },
    { "model-error", 424, "application/json", "ModelErrorException" },
    { "server-error-flat", 500, "application/json", "{\"error\":\"server_error\"" },
    { "server-error-empty", 500, "application/json", "" },
    { "sign-in", 511, "text/html", "Sign In" },
    { "empty-body", 200, "application/json", "" },
    { "not-json", 200, "application/json", "created: now" },
    { "html", 200, "text/html", "<!DOCTYPE html>" },
    { "redirect", 307, "application/json", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DemoAnswer) answer = { 0 };
      g_autofree char *text = NULL;
      const char *data;
      gsize length;

      g_test_message ("%s", cases[i].name);
      post_with_fault (cases[i].name, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpuint (answer.status, ==, cases[i].status);
      g_assert_cmpstr (soup_message_headers_get_one (
                           soup_message_get_response_headers (answer.message), "content-type"),
                       ==,
                       cases[i].content_type);
      data = g_bytes_get_data (answer.body, &length);
      text = length == 0 ? g_strdup ("") : g_strndup (data, length);
      g_assert_nonnull (strstr (text, cases[i].holds));
      g_assert_true (cases[i].holds[0] != '\0' || text[0] == '\0');
    }
}

static void
test_headers (void)
{
  g_auto (DemoAnswer) limit = { 0 };
  g_auto (DemoAnswer) redirect = { 0 };
  SoupMessageHeaders *headers;

  post_with_fault ("rate-limit", &limit);
  headers = soup_message_get_response_headers (limit.message);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "retry-after"), ==, "51");
  g_assert_cmpstr (
      soup_message_headers_get_one (headers, "x-ratelimit-remaining-requests"), ==, "0");
  g_assert_cmpstr (soup_message_headers_get_one (headers, "x-ratelimit-reset-requests"), ==, "51s");
  post_with_fault ("redirect", &redirect);
  headers = soup_message_get_response_headers (redirect.message);
  g_assert_true (
      g_str_has_prefix (soup_message_headers_get_one (headers, "location"), "https://elsewhere"));
}

static void
test_waits (void)
{
  static const char *const limits[] = { "x-ratelimit-limit-requests",
                                        "x-ratelimit-remaining-requests",
                                        "x-ratelimit-reset-requests" };
  g_auto (DemoAnswer) date = { 0 };
  g_auto (DemoAnswer) bare = { 0 };

  post_with_fault ("rate-limit-date", &date);
  SoupMessageHeaders *headers = soup_message_get_response_headers (date.message);
  g_autoptr (GDateTime) until = soup_date_time_new_from_http_string (
      soup_message_headers_get_one (headers, "retry-after"));
  g_autoptr (GDateTime) sent = soup_date_time_new_from_http_string (
      soup_message_headers_get_one (headers, "date"));
  g_assert_cmpint (g_date_time_compare (until, sent), >, 0);
  g_assert_cmpint (
      g_date_time_difference (until, sent) / G_USEC_PER_SEC, <=, STUDIO_DEMO_FAULT_SOON_SECONDS);

  post_with_fault ("rate-limit-bare", &bare);
  headers = soup_message_get_response_headers (bare.message);
  g_assert_null (soup_message_headers_get_one (headers, "retry-after"));
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    g_assert_null (soup_message_headers_get_one (headers, limits[i]));
}

/* The service comes to itself. */
static void
test_once (void)
{
  StudioDemoOptions options = { .fault = "rate-limit-once" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_auto (DemoAnswer) first = { 0 };
  g_auto (DemoAnswer) second = { 0 };

  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &first);
  g_assert_cmpuint (first.status, ==, 429);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (first.message),
                                                 "retry-after"),
                   ==,
                   "1");
  demo_post (server, STUDIO_DEMO_KEY, DEMO_BODY, &second);
  g_assert_cmpuint (second.status, ==, 200);
  g_autoptr (GBytes) image = demo_answer_dup_image (&second);
  g_assert_true (demo_bytes_hold (image, "IEND"));
  g_assert_cmpuint (studio_demo_server_get_n_requests (server), ==, 2);
}

static void
test_damaged_images (void)
{
  g_auto (DemoAnswer) half = { 0 };
  g_auto (DemoAnswer) words = { 0 };
  g_auto (DemoAnswer) other = { 0 };
  g_autofree char *half_text = NULL;
  g_autofree char *words_text = NULL;
  g_autofree char *other_text = NULL;
  g_autoptr (GBytes) half_image = NULL;

  post_with_fault ("broken-image", &half);
  half_text = demo_answer_dup_base64 (&half);
  half_image = demo_answer_dup_image (&half);
  g_assert_true (g_str_has_prefix (half_text, png_start));
  g_assert_false (demo_bytes_hold (half_image, "IEND"));
  post_with_fault ("not-an-image", &words);
  words_text = demo_answer_dup_base64 (&words);
  g_assert_true (g_str_has_prefix (words_text, "VGhlc2Ug"));
  post_with_fault ("wrong-format", &other);
  other_text = demo_answer_dup_base64 (&other);
  g_assert_true (g_str_has_prefix (other_text, "/9j/"));
}

static void
test_damaged_base64 (void)
{
  g_auto (DemoAnswer) broken = { 0 };
  g_auto (DemoAnswer) prefix = { 0 };
  g_auto (DemoAnswer) lines = { 0 };
  g_auto (DemoAnswer) url_safe = { 0 };
  g_autofree char *broken_text = NULL;
  g_autofree char *prefix_text = NULL;
  g_autofree char *lines_text = NULL;
  g_autofree char *url_safe_text = NULL;

  post_with_fault ("broken-base64", &broken);
  broken_text = demo_answer_dup_base64 (&broken);
  g_assert_nonnull (strstr (broken_text, "*!#?"));
  post_with_fault ("data-prefix", &prefix);
  prefix_text = demo_answer_dup_base64 (&prefix);
  g_assert_true (g_str_has_prefix (prefix_text, "data:image/png;base64,iVBORw0KGgo"));
  post_with_fault ("line-breaks", &lines);
  lines_text = demo_answer_dup_base64 (&lines);
  g_assert_true (g_str_has_prefix (lines_text, png_start));
  g_assert_cmpint (strchr (lines_text, '\n') - lines_text, ==, 76);
  post_with_fault ("url-safe-base64", &url_safe);
  url_safe_text = demo_answer_dup_base64 (&url_safe);
  g_assert_true (g_str_has_prefix (url_safe_text, png_start));
  g_assert_nonnull (strchr (url_safe_text, '_'));
  g_assert_null (strchr (url_safe_text, '+'));
  g_assert_null (strchr (url_safe_text, '/'));
}

static void
test_items (void)
{
  g_auto (DemoAnswer) two = { 0 };
  g_auto (DemoAnswer) bare = { 0 };
  g_auto (DemoAnswer) revised = { 0 };
  g_autofree char *base64 = NULL;

  post_with_fault ("two-images", &two);
  base64 = demo_answer_dup_base64 (&two);
  g_autofree char *second = g_strconcat ("},{\"b64_json\":\"", base64, "\",\"revised", NULL);
  g_assert_true (demo_bytes_hold (two.body, second));
  post_with_fault ("image-alone", &bare);
  g_assert_true (demo_bytes_hold (bare.body, "{\"data\":[{\"b64_json\":\"iVBORw0KGgo"));
  g_assert_false (demo_bytes_hold (bare.body, "created"));
  g_assert_false (demo_bytes_hold (bare.body, "revised_prompt"));
  post_with_fault ("revised-prompt", &revised);
  g_assert_true (
      demo_bytes_hold (revised.body, "\"revised_prompt\":\"" STUDIO_DEMO_FAULT_REVISED_PROMPT));
}

/* The painting for another seed may have no padding to lose. */
static void
test_no_padding (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"b64_json\":\"QUJDRA==\"}", 23);
  const StudioDemoFault *fault = studio_demo_fault_find ("no-padding");
  g_autoptr (GBytes) damaged = studio_demo_fault_damage_body (fault, body);
  g_autoptr (GBytes) expected = g_bytes_new_static ("{\"b64_json\":\"QUJDRA\"}", 21);

  g_assert_true (g_bytes_equal (damaged, expected));
}

static void
test_packed (void)
{
  g_auto (DemoAnswer) packed = { 0 };
  g_auto (DemoAnswer) broken = { 0 };
  g_autofree char *base64 = NULL;

  /* The session unpacks by itself. */
  post_with_fault ("gzip", &packed);
  g_assert_no_error (packed.error);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (packed.message),
                                                 "content-encoding"),
                   ==,
                   "gzip");
  base64 = demo_answer_dup_base64 (&packed);
  g_assert_true (g_str_has_prefix (base64, png_start));
  post_with_fault ("broken-gzip", &broken);
  g_assert_error (broken.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_truncated (void)
{
  g_auto (DemoAnswer) answer = { 0 };
  const char *text;
  gsize n;

  post_with_fault ("truncated", &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.status, ==, 200);
  text = g_bytes_get_data (answer.body, &n);
  g_assert_cmpuint (n, >, 1000);
  g_assert_nonnull (g_strstr_len (text, 200, "b64_json"));
  g_assert_cmpint (text[n - 1], !=, '}');
}

static void
test_broken_connections (void)
{
  static const struct
  {
    const char *name;
    guint status;
  } cases[] = {
    { "cut-off", 200 }, { "long-length", 200 }, { "reset", 0 }, { "hang-up", 0 }, { "not-http", 0 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DemoAnswer) answer = { 0 };

      g_test_message ("%s", cases[i].name);
      post_with_fault (cases[i].name, &answer);
      g_assert_nonnull (answer.error);
      g_assert_null (answer.body);
      g_assert_cmpuint (soup_message_get_status (answer.message), ==, cases[i].status);
    }
}

/* What a picture may take until its answer begins, in a sanitized build on a busy machine too. */
#define PAINT_SECONDS studio_test_stretch (5)

static GInputStream *
open_answer (StudioDemoServer *server, SoupSession *session, goffset *length)
{
  g_autoptr (SoupMessage) message = demo_new_message (server, STUDIO_DEMO_KEY, DEMO_BODY);
  g_autoptr (GError) error = NULL;
  GInputStream *stream = soup_session_send (session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  *length = soup_message_headers_get_content_length (soup_message_get_response_headers (message));

  return stream;
}

static void
test_stall (void)
{
  static const StudioDemoOptions options = { .fault = "stall" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", PAINT_SECONDS, NULL);
  goffset length;
  g_autoptr (GInputStream) stream = open_answer (server, session, &length);
  g_autoptr (GError) error = NULL;
  char byte;

  g_assert_cmpint (length, >, 1000);
  g_assert_cmpint (g_input_stream_read (stream, &byte, 1, NULL, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_short_length (void)
{
  g_auto (DemoAnswer) answer = { 0 };

  post_with_fault ("short-length", &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (
      soup_message_headers_get_content_length (soup_message_get_response_headers (answer.message)),
      ==,
      g_bytes_get_size (answer.body));
  g_assert_true (demo_bytes_hold (answer.body, png_start));
  g_assert_false (demo_bytes_hold (answer.body, "]}"));
}

static void
test_silence (void)
{
  static const StudioDemoOptions options = { .fault = "no-answer" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", 1, NULL);
  g_autoptr (SoupMessage) message = demo_new_message (server, STUDIO_DEMO_KEY, DEMO_BODY);
  g_autoptr (GError) error = NULL;

  g_assert_null (soup_session_send (session, message, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpuint (soup_message_get_status (message), ==, 0);
}

/* All of the answer comes, but never its last chunk. */
static void
test_open_end (void)
{
  static const StudioDemoOptions options = { .fault = "open-end" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", PAINT_SECONDS, NULL);
  goffset length;
  g_autoptr (GInputStream) stream = open_answer (server, session, &length);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char bytes[8192];
  gssize n;

  while ((n = g_input_stream_read (stream, bytes, sizeof bytes, NULL, &error)) > 0)
    g_string_append_len (text, bytes, n);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_true (g_str_has_suffix (text->str, "]}"));
}

static void
test_endless_error (void)
{
  static const StudioDemoOptions options = { .fault = "server-error-endless" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = demo_new_message (server, STUDIO_DEMO_KEY, DEMO_BODY);
  g_autoptr (GInputStream) stream = soup_session_send (session, message, NULL, NULL);

  g_assert_nonnull (stream);
  g_assert_cmpuint (soup_message_get_status (message), ==, 500);
  g_assert_cmpint (
      soup_message_headers_get_content_length (soup_message_get_response_headers (message)),
      >,
      64 * 1024 * 1024);
}

static void
test_slow (void)
{
  static const StudioDemoOptions options = { .fault = "slow" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_autoptr (SoupSession) session = soup_session_new ();
  goffset length;
  g_autoptr (GInputStream) stream = open_answer (server, session, &length);
  g_autoptr (GError) error = NULL;
  char bytes[8192];
  gssize n;

  g_assert_cmpint (length, >, 100000);
  n = g_input_stream_read (stream, bytes, sizeof bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (n, <, (gssize) sizeof bytes);
}

static void
test_too_large (void)
{
  static const StudioDemoOptions options = { .fault = "too-large" };
  g_autoptr (StudioDemoServer) server = demo_start (&options);
  g_autoptr (SoupSession) session = soup_session_new ();
  goffset length;
  g_autoptr (GInputStream) stream = open_answer (server, session, &length);
  g_autoptr (GError) error = NULL;
  g_autofree char *buffer = g_malloc (1024 * 1024);
  gsize total = 0;

  g_assert_cmpint (length, >, 64 * 1024 * 1024);
  while (total < 66 * 1024 * 1024)
    {
      gssize n = g_input_stream_read (stream, buffer, 1024 * 1024, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (n, >, 0);
      total += (gsize) n;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/fault/list", test_list);
  g_test_add_func ("/demo/fault/texts", test_texts);
  g_test_add_func ("/demo/fault/headers", test_headers);
  g_test_add_func ("/demo/fault/waits", test_waits);
  g_test_add_func ("/demo/fault/once", test_once);
  g_test_add_func ("/demo/fault/damaged-images", test_damaged_images);
  g_test_add_func ("/demo/fault/damaged-base64", test_damaged_base64);
  g_test_add_func ("/demo/fault/items", test_items);
  g_test_add_func ("/demo/fault/no-padding", test_no_padding);
  g_test_add_func ("/demo/fault/packed", test_packed);
  g_test_add_func ("/demo/fault/truncated", test_truncated);
  g_test_add_func ("/demo/fault/short-length", test_short_length);
  g_test_add_func ("/demo/fault/silence", test_silence);
  g_test_add_func ("/demo/fault/open-end", test_open_end);
  g_test_add_func ("/demo/fault/endless-error", test_endless_error);
  g_test_add_func ("/demo/fault/broken-connections", test_broken_connections);
  g_test_add_func ("/demo/fault/stall", test_stall);
  g_test_add_func ("/demo/fault/slow", test_slow);
  g_test_add_func ("/demo/fault/too-large", test_too_large);

  return g_test_run ();
}
