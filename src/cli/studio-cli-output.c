/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-output.h"

#include "studio-cli-text.h"
#include "studio-error.h"
#include "studio-tags.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

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
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static char *
format_time (gint64 us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  return g_date_time_format_iso8601 (local);
}

/**
 * studio_cli_output_json:
 * @node: (transfer none): a value
 *
 * Prints @node and a line end on the standard output: in UTF-8 whatever the locale, as JSON is;
 * a path that is not becomes readable.
 */
void
studio_cli_output_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  fputs (valid, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

/**
 * studio_cli_output_path:
 * @path: a path
 *
 * Prints @path, byte for byte, and a line end on the standard output, for other programs to go on
 * with: g_print() would put question marks where the locale lacks a character.
 */
void
studio_cli_output_path (const char *path)
{
  fputs (path, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

static const char *
name_action (const GError *error)
{
  switch (studio_error_get_action (error))
    {
    case STUDIO_ERROR_ACTION_EDIT:
      return "edit";
    case STUDIO_ERROR_ACTION_CONNECT:
      return "connect";
    case STUDIO_ERROR_ACTION_TRY_AGAIN:
      return "try-again";
    case STUDIO_ERROR_ACTION_STORAGE:
      return "storage";
    case STUDIO_ERROR_ACTION_NONE:
    default:
      return "none";
    }
}

/**
 * studio_cli_output_build_error:
 * @error: what went wrong
 *
 * Returns: (transfer full): all that scripts get to know of it
 */
JsonNode *
studio_cli_output_build_error (const GError *error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "name", studio_error_get_name (error));
  add_number (builder, "exit_code", studio_error_get_exit_code (error));
  add_text (builder, "message", error->message);
  add_text (builder, "advice", studio_error_get_advice (error));
  add_text (builder, "action", name_action (error));
  if (studio_error_get_http_status (error) != 0)
    add_number (builder, "http_status", studio_error_get_http_status (error));
  add_text (builder, "type", studio_error_get_service_type (error));
  add_text (builder, "service_message", studio_error_get_service_message (error));
  add_text (builder, "request_id", studio_error_get_request_id (error));
  add_text (builder, "body", studio_error_get_body (error));
  /* Of a cancellation nothing is known but its sentence. */
  if (error->domain == STUDIO_ERROR)
    {
      json_builder_set_member_name (builder, "may_be_billed");
      json_builder_add_boolean_value (builder, studio_error_may_be_billed (error));
    }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_error_as_json (const GError *error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_member (object, "error", studio_cli_output_build_error (error));
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

/* The words of the service where the sentence does not quote them, or those of this computer. */
static void
print_cause (const GError *error)
{
  const char *words = studio_error_get_service_message (error);

  if (words == NULL)
    return;
  g_autofree char *sentence = studio_cli_text_make_line (error->message);
  g_autofree char *line = studio_cli_text_make_line (words);
  if (strstr (sentence, line) != NULL)
    return;
  /* Without a body nobody but this computer has said anything. */
  if (studio_error_get_body (error) != NULL)
    g_printerr (_ ("The service says: %s\n"), line);
  else
    g_printerr (_ ("Cause: %s\n"), line);
}

/* What those want to know who are asked for help. */
static void
print_exchange (const GError *error)
{
  guint status = studio_error_get_http_status (error);
  const char *request_id = studio_error_get_request_id (error);

  if (status != 0 && request_id != NULL)
    /* Translators: both as the service gave them, for those who are asked for help */
    g_printerr (_ ("HTTP status %u, request ID %s\n"), status, request_id);
  else if (status != 0)
    g_printerr (_ ("HTTP status %u\n"), status);
}

/**
 * studio_cli_output_error:
 * @error: what went wrong
 * @json: whether the standard output gets one JSON value
 *
 * Tells on the standard error what went wrong, whether it may have cost money and what to do about
 * it, on one line; then what is known of the exchange. With @json, all of it as JSON.
 */
void
studio_cli_output_error (const GError *error, gboolean json)
{
  const char *advice = studio_error_get_advice (error);

  if (json)
    {
      print_error_as_json (error);
      return;
    }
  g_autofree char *sentence = studio_cli_text_make_harmless (error->message);
  g_printerr ("ultra-studio-cli: %s", sentence);
  if (studio_error_may_be_billed (error))
    g_printerr (" %s", _ ("The image may have been billed."));
  if (advice != NULL)
    g_printerr (" %s", advice);
  g_printerr ("\n");
  print_cause (error);
  print_exchange (error);
}

static void
add_request (JsonBuilder *builder, StudioRequest *request)
{
  add_number (builder, "seed", studio_request_get_seed (request));
  add_text (builder, "prompt", studio_request_get_prompt (request));
  add_text (builder, "negative_prompt", studio_request_get_negative_prompt (request));
  add_text (builder,
            "aspect_ratio",
            studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request)));
  add_text (builder, "model", studio_request_get_model (request));
}

static void
add_info (JsonBuilder *builder, const StudioImageInfo *info)
{
  g_autofree char *size = g_strdup_printf ("%dx%d", info->width, info->height);

  add_text (builder, "size", size);
  add_number (builder, "width", info->width);
  add_number (builder, "height", info->height);
  add_number (builder, "bytes", info->n_bytes);
  add_text (builder, "format", studio_output_format_to_string (info->format));
}

static void
add_tags (JsonBuilder *builder, StudioRecord *record)
{
  g_auto (GStrv) tags = studio_tags_split (studio_record_get_tags (record));

  if (tags[0] == NULL || *tags[0] == '\0')
    return;
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (char **tag = tags; *tag != NULL; tag++)
    json_builder_add_string_value (builder, *tag);
  json_builder_end_array (builder);
}

static void
add_number_if_any (JsonBuilder *builder, const char *name, gint64 number)
{
  if (number != 0)
    add_number (builder, name, number);
}

static void
add_notes (JsonBuilder *builder, StudioRecord *record)
{
  if (studio_record_get_source (record) != STUDIO_RECORD_SOURCE_SERVICE)
    add_text (
        builder, "source", studio_record_source_to_string (studio_record_get_source (record)));
  add_text (builder, "template", studio_record_get_template (record));
  add_number_if_any (builder, "parent", studio_record_get_parent (record));
  add_number_if_any (builder, "run", studio_record_get_run (record));
  add_number_if_any (builder, "rating", studio_record_get_rating (record));
  add_text (builder, "note", studio_record_get_note (record));
  add_tags (builder, record);
  add_number_if_any (builder, "price_micros", studio_record_get_price_micros (record));
  add_text (builder, "file_name", studio_record_get_file_name (record));
  add_text (builder, "sha256", studio_record_get_sha256 (record));
  add_text (
      builder, "problem", studio_record_problem_to_string (studio_record_get_problem (record)));
}

/**
 * studio_cli_output_build_record:
 * @record: a loaded record
 * @image_path: (nullable): where its image is
 *
 * Returns: (transfer full): what scripts get to see of it
 */
JsonNode *
studio_cli_output_build_record (StudioRecord *record, const char *image_path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *created = format_time (studio_record_get_created_us (record));

  json_builder_begin_object (builder);
  add_number (builder, "id", studio_record_get_id (record));
  add_text (builder, "state", studio_record_state_to_string (studio_record_get_state (record)));
  add_request (builder, studio_record_get_request (record));
  add_text (builder, "path", image_path);
  if (studio_record_get_state (record) == STUDIO_RECORD_KEPT)
    add_info (builder, studio_record_get_info (record));
  add_text (builder, "created", created);
  add_number (builder, "duration_ms", studio_record_get_duration_us (record) / 1000);
  add_text (builder, "host", studio_record_get_host (record));
  add_text (builder, "request_id", studio_record_get_request_id (record));
  add_text (builder, "revised_prompt", studio_record_get_revised_prompt (record));
  add_text (builder, "error_name", studio_record_get_error_name (record));
  add_text (builder, "error_message", studio_record_get_error_message (record));
  add_notes (builder, record);
  json_builder_set_member_name (builder, "starred");
  json_builder_add_boolean_value (builder, studio_record_get_starred (record));
  json_builder_set_member_name (builder, "trashed");
  json_builder_add_boolean_value (builder, studio_record_get_trashed (record));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_notes (StudioRecord *record)
{
  static const char stars[] = "★★★★★";
  int rating = CLAMP (studio_record_get_rating (record), 0, STUDIO_RECORD_MAX_RATING);
  g_autofree char *rated = g_utf8_substring (stars, 0, rating);
  g_auto (GStrv) tags = studio_tags_split (studio_record_get_tags (record));
  g_autofree char *tag_line = g_strjoinv (", ", tags);
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             studio_record_get_parent (record));

  studio_cli_text_print_field (_ ("Template"), studio_record_get_template (record));
  studio_cli_text_print_field (_ ("Made from"),
                               studio_record_get_parent (record) == 0 ? NULL : parent);
  studio_cli_text_print_field (_ ("Rating"), rated);
  studio_cli_text_print_field (_ ("Tags"), tag_line);
  studio_cli_text_print_field (_ ("Note"), studio_record_get_note (record));
  if (studio_record_get_problem (record) == STUDIO_RECORD_PROBLEM_MISSING)
    studio_cli_text_print_field (_ ("Problem"), _ ("the file is missing"));
  if (studio_record_get_problem (record) == STUDIO_RECORD_PROBLEM_CHANGED)
    studio_cli_text_print_field (_ ("Problem"), _ ("the file is not the one that was kept"));
}

/* How a call without an image ended; an image says enough by its number. */
static const char *
name_state (StudioRecord *record)
{
  StudioRecordState state = studio_record_get_state (record);
  return state == STUDIO_RECORD_KEPT ? "" : studio_record_state_to_string (state);
}

/**
 * studio_cli_output_print_record:
 * @record: a loaded record
 * @image_path: (nullable): where its image is
 *
 * Prints all that a person may want to know of it.
 */
void
studio_cli_output_print_record (StudioRecord *record, const char *image_path)
{
  StudioRequest *request = studio_record_get_request (record);
  const StudioImageInfo *info = studio_record_get_info (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, studio_record_get_id (record));
  g_autofree char *seed = g_strdup_printf ("%u", studio_request_get_seed (request));
  g_autofree char *created = format_time (studio_record_get_created_us (record));

  studio_cli_text_print_field (_ ("Image"), id);
  studio_cli_text_print_field (_ ("State"),
                               studio_record_state_to_string (studio_record_get_state (record)));
  studio_cli_text_print_field (_ ("Prompt"), studio_request_get_prompt (request));
  studio_cli_text_print_field (_ ("Negative prompt"), studio_request_get_negative_prompt (request));
  studio_cli_text_print_field (
      _ ("Aspect ratio"),
      studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request)));
  studio_cli_text_print_field (_ ("Seed"), seed);
  studio_cli_text_print_field (_ ("Model"), studio_request_get_model (request));
  studio_cli_text_print_field (_ ("Made"), created);
  studio_cli_text_print_field (_ ("Service"), studio_record_get_host (record));
  studio_cli_text_print_field (_ ("Request id"), studio_record_get_request_id (record));
  studio_cli_text_print_field (_ ("Revised prompt"), studio_record_get_revised_prompt (record));
  studio_cli_text_print_field (_ ("Error"), studio_record_get_error_message (record));
  if (studio_record_get_state (record) == STUDIO_RECORD_KEPT)
    {
      g_autofree char *bytes = g_format_size ((guint64) info->n_bytes);
      g_autofree char *file = g_strdup_printf ("%s, %d × %d, %s",
                                               studio_output_format_to_string (info->format),
                                               info->width,
                                               info->height,
                                               bytes);
      studio_cli_text_print_field (_ ("File"), file);
    }
  studio_cli_text_print_field (_ ("Path"), image_path);
  print_notes (record);
  if (studio_record_get_starred (record))
    studio_cli_text_print_field (C_ ("noun", "Star"), "★");
  if (studio_record_get_trashed (record))
    studio_cli_text_print_field (C_ ("noun", "Trash"), _ ("in the trash"));
}

/**
 * studio_cli_output_print_line:
 * @record: a loaded record
 *
 * Prints @record on one line: number, date, star, aspect ratio, seed, the start of the prompt.
 */
void
studio_cli_output_print_line (StudioRecord *record)
{
  StudioRequest *request = studio_record_get_request (record);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (studio_record_get_created_us (record)
                                                             / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *date = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_autofree char *head = g_utf8_substring (
      studio_request_get_prompt (request),
      0,
      MIN (72, g_utf8_strlen (studio_request_get_prompt (request), -1)));
  g_autofree char *line = studio_cli_text_make_line (head);

  g_print ("%6" G_GINT64_FORMAT "  %s  %s  %5s  %10u  %s%s%s\n",
           studio_record_get_id (record),
           date,
           studio_record_get_starred (record) ? "★" : " ",
           studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request)),
           studio_request_get_seed (request),
           name_state (record),
           *name_state (record) == '\0' ? "" : ": ",
           line);
}
