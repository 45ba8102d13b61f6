/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-facts-json.h"

#include "studio-config.h"

#include <json-glib/json-glib.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  if (number == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_tags (JsonBuilder *builder, const char *const *tags)
{
  if (tags == NULL || *tags == NULL)
    return;
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (; *tags != NULL; tags++)
    json_builder_add_string_value (builder, *tags);
  json_builder_end_array (builder);
}

static void
add_time (JsonBuilder *builder, gint64 us)
{
  g_autoptr (GDateTime) time = us == 0 ? NULL : g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autofree char *text = time == NULL ? NULL : g_date_time_format_iso8601 (time);
  add_text (builder, "created", text);
}

/**
 * studio_facts_json_build:
 * @facts: what is known of the image
 * @format: the format of the file
 *
 * Returns: (transfer full): one JSON object; what is not known is left out
 */
char *
studio_facts_json_build (const StudioImageFacts *facts, StudioOutputFormat format)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_number (builder, "ultra_studio", 1);
  add_text (builder, "version", STUDIO_VERSION);
  add_text (builder, "prompt", facts->prompt);
  add_text (builder, "negative_prompt", facts->negative_prompt);
  add_text (builder, "template_prompt", facts->template_prompt);
  add_text (builder, "revised_prompt", facts->revised_prompt);
  add_text (builder, "aspect_ratio", studio_aspect_ratio_to_string (facts->aspect_ratio));
  add_number (builder, "seed", facts->seed);
  add_text (builder, "output_format", studio_output_format_to_string (format));
  add_text (builder, "model", facts->model);
  add_time (builder, facts->created_us);
  add_number (builder, "parent_id", facts->parent_id);
  if (facts->starred)
    {
      json_builder_set_member_name (builder, "starred");
      json_builder_add_boolean_value (builder, TRUE);
    }
  add_number (builder, "rating", facts->rating);
  add_tags (builder, facts->tags);
  add_text (builder, "note", facts->note);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
