/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-body.h"
#include "studio-error-reader.h"
#include "studio-error-rules.h"
#include "studio-error-words.h"
#include "studio-error.h"
#include "studio-transport-error.h"

#include <libsoup/soup.h>
#include <string.h>

#define JSON "application/json"

static GError *
read_body (guint status, const char *content_type, const char *body, gsize size)
{
  StudioReply reply = { .status = status,
                        .content_type = content_type,
                        .request_id = "req-1",
                        .body = body,
                        .size = size,
                        .key = "inf-1234567890" };
  return studio_error_reader_read (&reply);
}

static void
check_sentence (const char *sentence)
{
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (sentence)));
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_null (strchr (sentence, '{'));
}

static void
test_names_the_field (void)
{
  static const struct
  {
    const char *message;
    const char *begin;
  } cases[] = {
    { "aspect_ratio must be one of 16:9", "The service refused the aspect ratio. " },
    { "Negative prompt too long", "The service refused the negative prompt. " },
    { "prompt: maxLength: 10000", "The service refused the prompt. " },
    { "seed out of range", "The service refused the seed. " },
    { "Unsupported output_format webp", "The service refused the format. " },
    { "The model returned the following errors: prompt is bad",
      "The service refused the prompt. " },
    { "The seed is bad for this model", "The service refused the seed. " },
    { "Available fields: ['prompt','negative_prompt','seed']",
      "The service refused the request. " },
    { "seeds are bad", "The service refused the request. " },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"error\":{\"message\":\"%s.\"}}",
                                               cases[i].message);
      g_autoptr (GError) error = read_body (400, JSON, body, strlen (body));
      g_autofree char *expected = g_strdup_printf (
          "%sIt says: “%s”.", cases[i].begin, cases[i].message);
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PARAMETER_REFUSED);
      g_assert_cmpstr (error->message, ==, expected);
    }
}

/* Who failed is for the details; a person is told what is wrong. */
static void
test_quotes_the_core (void)
{
  static const struct
  {
    const char *message;
    const char *quoted;
  } cases[] = {
    { "Failed to generate: ValidationException: Bad thing.", "Bad thing" },
    { "ValidationException: {\\\"detail\\\":\\\"Invalid field\\\"}", "Invalid field" },
    { "Failed to find a reason", "Failed to find a reason" },
    { "Value: wrong", "Value: wrong" },
    { "Failed to generate: ", "Failed to generate:" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"message\":\"%s\"}", cases[i].message);
      g_autoptr (GError) error = read_body (400, JSON, body, strlen (body));
      g_autofree char *end = g_strdup_printf (" It says: “%s”.", cases[i].quoted);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_suffix (error->message, end));
    }
}

static void
test_key_is_redacted (void)
{
  static const char body[] =
      "{\"error\":{\"message\":\"bad key inf-1234567890 \\u0069nf-1234567890\","
      "\"type\":\"inf-1234567890\"},\"k\":\"Bearer inf-1234567890\"}";
  StudioReply reply = { .status = 400,
                        .request_id = "inf-1234567890",
                        .body = body,
                        .size = strlen (body),
                        .key = "inf-1234567890" };
  g_autoptr (GError) error = studio_error_reader_read (&reply);
  g_assert_null (strstr (error->message, "inf-1234567890"));
  g_assert_cmpstr (studio_error_get_service_message (error), ==, "bad key [key] [key]");
  g_assert_cmpstr (studio_error_get_service_type (error), ==, "[key]");
  g_assert_cmpstr (studio_error_get_request_id (error), ==, "[key]");
  g_assert_null (strstr (studio_error_get_body (error), "inf-1234567890"));

  static const char slashed[] = "{\"a\":\"ab\\/cd\"}";
  StudioReply other = { .status = 500, .body = slashed, .size = strlen (slashed), .key = "ab/cd" };
  g_autoptr (GError) second = studio_error_reader_read (&other);
  g_assert_cmpstr (studio_error_get_body (second), ==, "{\"a\":\"[key]\"}");
}

/* A key at the place where reading stops must not leave its first half behind. */
static void
test_key_at_the_end (void)
{
  g_autofree char *body = g_strnfill (STUDIO_ERROR_BODY_READ_MAX + 20, ' ');
  memcpy (body + STUDIO_ERROR_BODY_READ_MAX - 9, "inf-1234567890", 14);
  g_autoptr (GError) error = read_body (500, "text/plain", body, strlen (body));
  g_assert_null (strstr (studio_error_get_body (error), "inf-"));
  g_assert_cmpstr (studio_error_get_service_message (error), ==, "[key]");
}

static void
test_body_is_capped (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  while (body->len < 3 * STUDIO_ERROR_BODY_READ_MAX)
    g_string_append (body, "ä🦊");
  g_autoptr (GError) error = read_body (500, "text/plain", body->str, body->len);
  const char *kept = studio_error_get_body (error);
  g_assert_cmpuint (strlen (kept), <=, STUDIO_ERROR_BODY_KEEP_MAX);
  g_assert_cmpuint (strlen (kept), >, STUDIO_ERROR_BODY_KEEP_MAX - 8);
  g_assert_true (g_utf8_validate (kept, -1, NULL));
  g_assert_true (g_utf8_validate (studio_error_get_service_message (error), -1, NULL));
}

static void
test_invalid_utf8 (void)
{
  static const char body[] = "{\"error\":{\"message\":\"bad \xff\xfe byte\"}}\0rest";
  g_autoptr (GError) error = read_body (400, JSON, body, sizeof body - 1);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PARAMETER_REFUSED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_utf8_validate (studio_error_get_body (error), -1, NULL));
}

static void
test_no_body (void)
{
  StudioReply reply = { .status = 401 };
  g_autoptr (GError) error = studio_error_reader_read (&reply);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEY_REFUSED);
  g_assert_cmpstr (studio_error_get_body (error), ==, "");
}

/* JSON in a string in a string …: an end is made of it. */
static void
test_wrapped_often (void)
{
  g_autofree char *text = g_strdup ("{\"error\":\"inner\"}");
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *escaped = g_strescape (text, NULL);
      g_free (text);
      text = g_strdup_printf ("{\"error\":\"%s\"}", escaped);
    }
  g_autoptr (GError) error = read_body (500, JSON, text, strlen (text));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_SERVER);
}

static void
test_parts (void)
{
  g_auto (StudioErrorBody) body = { 0 };
  studio_error_body_read (&body, "text/html", "words <b>only</b>");
  g_assert_cmpstr (body.message, ==, "words only");
  g_assert_false (body.is_json);
  g_assert_true (studio_error_words_match (STUDIO_ERROR_WORDS_ANY, NULL));
  g_assert_false (studio_error_words_match (STUDIO_ERROR_WORDS_CONTENT, NULL));
  g_assert_true (studio_error_words_match (STUDIO_ERROR_WORDS_ACCESS, "No Access To that"));
  g_assert_true (studio_error_words_match (STUDIO_ERROR_WORDS_FILTER, "CONTENT_FILTERED"));
  g_assert_true (studio_error_words_match (STUDIO_ERROR_WORDS_THROTTLED, "ThrottlingException"));
  g_assert_cmpint (studio_error_words_find_field (NULL), ==, STUDIO_ERROR_FIELD_NONE);
  g_assert_cmpint (
      studio_error_words_find_field ("Unknown model foo"), ==, STUDIO_ERROR_FIELD_MODEL);
  studio_error_body_clear (&body);
  studio_error_body_read (
      &body, NULL, "{\"error\":{\"param\":\"seed\",\"code\":\"out_of_range\"}}");
  g_assert_true (body.is_json);
  g_assert_cmpstr (body.parameter, ==, "seed");
  g_assert_cmpstr (body.code, ==, "out_of_range");
  g_assert_cmpint (studio_error_rules_find (400, &body)->code, ==, STUDIO_ERROR_PARAMETER_REFUSED);
}

typedef struct
{
  GQuark domain;
  int cause;
  StudioErrorCode before;
  StudioErrorCode after;
} Transport;

static void
test_transport (void)
{
  const Transport cases[] = {
    { G_RESOLVER_ERROR,
      G_RESOLVER_ERROR_NOT_FOUND,
      STUDIO_ERROR_NAME_LOOKUP,
      STUDIO_ERROR_NAME_LOOKUP },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, STUDIO_ERROR_TLS, STUDIO_ERROR_CONNECTION_LOST },
    { G_TLS_ERROR, G_TLS_ERROR_EOF, STUDIO_ERROR_TLS, STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR,
      G_IO_ERROR_CONNECTION_REFUSED,
      STUDIO_ERROR_OFFLINE,
      STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR,
      G_IO_ERROR_NETWORK_UNREACHABLE,
      STUDIO_ERROR_OFFLINE,
      STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, STUDIO_ERROR_OFFLINE, STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, STUDIO_ERROR_PROXY, STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH, STUDIO_ERROR_PROXY, STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, STUDIO_ERROR_TIMEOUT, STUDIO_ERROR_TIMEOUT },
    { G_IO_ERROR,
      G_IO_ERROR_PARTIAL_INPUT,
      STUDIO_ERROR_CONNECTION_LOST,
      STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR,
      G_IO_ERROR_BROKEN_PIPE,
      STUDIO_ERROR_CONNECTION_LOST,
      STUDIO_ERROR_CONNECTION_LOST },
    { G_IO_ERROR, G_IO_ERROR_INVALID_DATA, STUDIO_ERROR_BAD_ANSWER, STUDIO_ERROR_BAD_ANSWER },
    { SOUP_SESSION_ERROR,
      SOUP_SESSION_ERROR_PARSING,
      STUDIO_ERROR_BAD_ANSWER,
      STUDIO_ERROR_BAD_ANSWER },
    { SOUP_SESSION_ERROR,
      SOUP_SESSION_ERROR_TOO_MANY_RESTARTS,
      STUDIO_ERROR_CONNECTION_LOST,
      STUDIO_ERROR_CONNECTION_LOST },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (cases[i].domain, cases[i].cause, "cause");
      g_autoptr (GError) before = studio_transport_error_new (cause, FALSE);
      g_autoptr (GError) after = studio_transport_error_new (cause, TRUE);
      g_assert_error (before, STUDIO_ERROR, (int) cases[i].before);
      g_assert_error (after, STUDIO_ERROR, (int) cases[i].after);
      g_assert_false (studio_error_may_be_billed (before));
      g_assert_true (studio_error_may_be_billed (after));
      g_assert_cmpstr (studio_error_get_service_message (after), ==, "cause");
      check_sentence (before->message);
    }
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "c");
  g_autoptr (GError) same = studio_transport_error_new (cancelled, TRUE);
  g_assert_error (same, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error-reader/names-the-field", test_names_the_field);
  g_test_add_func ("/error-reader/quotes-the-core", test_quotes_the_core);
  g_test_add_func ("/error-reader/key-is-redacted", test_key_is_redacted);
  g_test_add_func ("/error-reader/key-at-the-end", test_key_at_the_end);
  g_test_add_func ("/error-reader/body-is-capped", test_body_is_capped);
  g_test_add_func ("/error-reader/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/error-reader/no-body", test_no_body);
  g_test_add_func ("/error-reader/wrapped-often", test_wrapped_often);
  g_test_add_func ("/error-reader/parts", test_parts);
  g_test_add_func ("/error-reader/transport", test_transport);
  return g_test_run ();
}
