/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "demo-client.h"

#include <json-glib/json-glib.h>
#include <string.h>

StudioDemoServer *
demo_start (const StudioDemoOptions *options)
{
  g_autoptr (GError) error = NULL;
  StudioDemoServer *server = studio_demo_server_start (options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (server);

  return server;
}

SoupMessage *
demo_new_message (StudioDemoServer *server, const char *key, const char *body)
{
  g_autofree char *uri = g_strconcat (
      studio_demo_server_get_url (server), "/v1/images/generations", NULL);
  SoupMessage *message = soup_message_new ("POST", uri);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (key != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", key, NULL);

      soup_message_headers_replace (
          soup_message_get_request_headers (message), "authorization", value);
    }

  return message;
}

void
demo_post (StudioDemoServer *server, const char *key, const char *body, DemoAnswer *answer)
{
  g_autoptr (SoupSession) session = soup_session_new ();

  answer->message = demo_new_message (server, key, body);
  answer->body = soup_session_send_and_read (session, answer->message, NULL, &answer->error);
  answer->status = answer->body == NULL ? 0 : soup_message_get_status (answer->message);
}

void
demo_answer_clear (DemoAnswer *answer)
{
  g_clear_object (&answer->message);
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_error (&answer->error);
}

char *
demo_answer_dup_base64 (DemoAnswer *answer)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (answer->body, &length);
  JsonObject *object;
  JsonObject *item;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (object, "created"), >, 1700000000);
  item = json_array_get_object_element (json_object_get_array_member (object, "data"), 0);
  g_assert_cmpstr (json_object_get_string_member (item, "revised_prompt"), ==, "");

  return g_strdup (json_object_get_string_member (item, "b64_json"));
}

GBytes *
demo_answer_dup_image (DemoAnswer *answer)
{
  g_autofree char *base64 = demo_answer_dup_base64 (answer);
  gsize length;
  guchar *data = g_base64_decode (base64, &length);

  return g_bytes_new_take (data, length);
}

void
demo_answer_check_error (DemoAnswer *answer, guint status, const char *type)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text;
  JsonObject *object;

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, status);
  text = g_bytes_get_data (answer->body, &length);
  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  object = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                          "error");
  g_assert_cmpint (json_object_get_int_member (object, "code"), ==, status);
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, type);
  g_assert_cmpstr (json_object_get_string_member (object, "message"), !=, "");
}

/* Like strstr(), for bytes that may hold zeros. */
gboolean
demo_bytes_hold (GBytes *bytes, const char *text)
{
  gsize n_text = strlen (text);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  for (gsize i = 0; i + n_text <= n; i++)
    {
      if (memcmp (data + i, text, n_text) == 0)
        return TRUE;
    }

  return FALSE;
}
