/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-request-body.h"
#include "studio-request-message.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonObject *
build (JsonParser *parser, StudioRequest *request)
{
  gsize length = 0;
  g_autofree char *text = studio_request_body_build (request, &length);
  g_assert_cmpuint (length, ==, strlen (text));
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  return json_node_get_object (json_parser_get_root (parser));
}

/* Every field that the Dev Center's page on the endpoint shows, and no other. */
static void
test_documented_fields (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "A surreal “landscape”\nwith \\ and 🦊",
      "text, watermark",
      STUDIO_ASPECT_RATIO_3_2,
      4294967295u,
      STUDIO_OUTPUT_FORMAT_JPEG,
      NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = build (parser, request);
  g_assert_cmpuint (json_object_get_size (object), ==, 6);
  g_assert_cmpstr (json_object_get_string_member (object, "model"), ==, "stable-image-ultra");
  g_assert_cmpstr (json_object_get_string_member (object, "prompt"),
                   ==,
                   "A surreal “landscape”\nwith \\ and 🦊");
  g_assert_cmpstr (json_object_get_string_member (object, "aspect_ratio"), ==, "3:2");
  g_assert_cmpstr (json_object_get_string_member (object, "output_format"), ==, "jpeg");
  g_assert_cmpint (json_object_get_int_member (object, "seed"), ==, 4294967295);
  g_assert_cmpstr (
      json_object_get_string_member (object, "negative_prompt"), ==, "text, watermark");
}

static void
test_empty_negative_prompt (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", "", STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, "other-model");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = build (parser, request);
  g_assert_cmpuint (json_object_get_size (object), ==, 5);
  g_assert_false (json_object_has_member (object, "negative_prompt"));
  g_assert_cmpstr (json_object_get_string_member (object, "model"), ==, "other-model");
  g_assert_cmpstr (json_object_get_string_member (object, "aspect_ratio"), ==, "1:1");
  g_assert_cmpstr (json_object_get_string_member (object, "output_format"), ==, "png");
}

static void
test_message (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  g_autoptr (SoupMessage) message = studio_request_message_new (
      request, "https://us.inference.heroku.com", "inf-secret");
  g_autofree char *uri = g_uri_to_string (soup_message_get_uri (message));
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_assert_cmpstr (uri, ==, "https://us.inference.heroku.com/v1/images/generations");
  g_assert_cmpstr (soup_message_get_method (message), ==, "POST");
  g_assert_cmpstr (
      soup_message_headers_get_one (headers, "Authorization"), ==, "Bearer inf-secret");
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Content-Type"), ==, "application/json");
  g_assert_true (soup_message_query_flags (message, SOUP_MESSAGE_NO_REDIRECT));
  g_assert_null (studio_request_message_new (request, "not an address", "inf-secret"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request-body/documented-fields", test_documented_fields);
  g_test_add_func ("/request-body/empty-negative-prompt", test_empty_negative_prompt);
  g_test_add_func ("/request-body/message", test_message);
  return g_test_run ();
}
