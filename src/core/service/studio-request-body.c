/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-request-body.h"

#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * studio_request_body_build:
 * @request: a request that studio_request_validate() accepts
 * @length: (out) (optional): the number of bytes
 *
 * Writes the body of `POST /v1/images/generations` (Heroku Dev Center, v1-images-generations) with
 * the documented fields and nothing else: an unknown field or a `null` is an error there. Of
 * `size` and `aspect_ratio`, which name the same nine shapes, the latter is sent.
 *
 * Returns: (transfer full): JSON text
 */
char *
studio_request_body_build (StudioRequest *request, gsize *length)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_string (builder, "model", studio_request_get_model (request));
  add_string (builder, "prompt", studio_request_get_prompt (request));
  add_string (builder,
              "aspect_ratio",
              studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request)));
  add_string (builder,
              "output_format",
              studio_output_format_to_string (studio_request_get_output_format (request)));
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, studio_request_get_seed (request));
  if (*studio_request_get_negative_prompt (request) != '\0')
    add_string (builder, "negative_prompt", studio_request_get_negative_prompt (request));
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, length);
}
