/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-body.h"

#include <json-glib/json-glib.h>
#include <string.h>

/**
 * studio_demo_body_new_error:
 * @status: the HTTP status
 * @type: the documented type of error
 * @message: a text for a person
 *
 * Builds an error in the documented shape, `{"error":{"code":int,"message":str,"type":str}}`
 * (Heroku's API reference, "Errors").
 *
 * Returns: (transfer full): the JSON text
 */
GBytes *
studio_demo_body_new_error (guint status, const char *type, const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_int_value (builder, status);
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, message);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, type);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * studio_demo_body_new_image:
 * @image: the bytes of an image file
 * @created: the time in Unix seconds
 *
 * Builds the answer that delivers an image. The base64 is written straight into the JSON text,
 * so a file of hundreds of megabytes costs its base64 size once.
 *
 * Returns: (transfer full): the JSON text
 */
GBytes *
studio_demo_body_new_image (GBytes *image, gint64 created)
{
  static const char tail[] = "\",\"revised_prompt\":\"\"}]}";
  g_autofree char *head = g_strdup_printf (
      "{\"created\":%" G_GINT64_FORMAT ",\"data\":[{\"b64_json\":\"", created);
  gsize n_image;
  const guchar *data = g_bytes_get_data (image, &n_image);
  gsize n = strlen (head);
  int state = 0;
  int save = 0;
  char *text;

  /* g_base64_encode_step() wants (length / 3 + 1) * 4 bytes when it breaks no lines. */
  text = g_malloc (n + (n_image / 3 + 1) * 4 + sizeof tail);
  memcpy (text, head, n);
  n += g_base64_encode_step (data, n_image, FALSE, text + n, &state, &save);
  n += g_base64_encode_close (FALSE, text + n, &state, &save);
  memcpy (text + n, tail, sizeof tail - 1);
  n += sizeof tail - 1;

  return g_bytes_new_take (text, n);
}
