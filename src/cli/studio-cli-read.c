/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-text.h"
#include "studio-recall.h"

#include <glib/gi18n-lib.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
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

static void
add_truth (JsonBuilder *builder, const char *name, gboolean truth)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, truth);
}

static void
add_list (JsonBuilder *builder, const char *name, char **list)
{
  if (list == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (; *list != NULL; list++)
    json_builder_add_string_value (builder, *list);
  json_builder_end_array (builder);
}

static char *
format_time (gint64 us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  return time == NULL ? NULL : g_date_time_format_iso8601 (time);
}

static char *
format_size (const StudioRecall *recall)
{
  return recall->width == 0 ? NULL : g_strdup_printf ("%dx%d", recall->width, recall->height);
}

static void
add_request (JsonBuilder *builder, const StudioRecall *recall)
{
  g_autofree char *size = format_size (recall);
  add_text (builder, "prompt", recall->prompt);
  add_text (builder, "negative_prompt", recall->negative_prompt);
  add_text (builder, "template_prompt", recall->template_prompt);
  if (recall->found & STUDIO_RECALL_FOUND_SEED)
    add_number (builder, "seed", recall->seed);
  if (recall->found & STUDIO_RECALL_FOUND_ASPECT_RATIO)
    {
      add_text (builder, "aspect_ratio", studio_aspect_ratio_to_string (recall->aspect_ratio));
      add_truth (builder, "exact_aspect_ratio", recall->exact_ratio);
      add_text (builder, "size", size);
    }
  if (recall->found & STUDIO_RECALL_FOUND_FORMAT)
    add_text (builder, "format", studio_output_format_to_string (recall->format));
  add_text (builder, "model", recall->model);
  add_list (builder, "styles", recall->styles);
}

static void
add_extras (JsonBuilder *builder, const StudioRecall *recall)
{
  if (recall->found & STUDIO_RECALL_FOUND_PARENT)
    add_number (builder, "parent_id", recall->parent_id);
  if (recall->found & STUDIO_RECALL_FOUND_CREATED)
    {
      g_autofree char *created = format_time (recall->created_us);
      add_text (builder, "created", created);
    }
  if (recall->found & STUDIO_RECALL_FOUND_STARRED)
    add_truth (builder, "starred", recall->starred);
  if (recall->found & STUDIO_RECALL_FOUND_RATING)
    add_number (builder, "rating", recall->rating);
  add_list (builder, "tags", recall->tags);
  add_text (builder, "note", recall->note);
}

static void
add_unused (JsonBuilder *builder, const StudioRecall *recall)
{
  json_builder_set_member_name (builder, "unused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < recall->unused->len; i++)
    {
      const StudioRecallUnused *unused = g_ptr_array_index (recall->unused, i);
      json_builder_begin_object (builder);
      add_text (builder, "name", unused->name);
      add_text (builder, "value", unused->value);
      add_text (builder,
                "reason",
                unused->reason == STUDIO_RECALL_REASON_OUT_OF_RANGE ? "out-of-range" : "unknown");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_as_json (const StudioRecall *recall, const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) issues = studio_metadata_issues_describe (recall->issues);
  g_autofree char *name = g_filename_display_name (path);
  json_builder_begin_object (builder);
  add_text (builder, "path", name);
  add_text (builder, "source", studio_recall_source_to_string (recall->source));
  add_request (builder, recall);
  add_extras (builder, recall);
  add_unused (builder, recall);
  add_list (builder, "issues", issues);
  add_truth (builder, "has_manifest", recall->has_manifest);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  studio_cli_output_json (node);
}

static void
print_list (const char *label, char **list)
{
  g_autofree char *joined = list == NULL ? NULL : g_strjoinv (", ", list);
  studio_cli_text_print_field (label, joined);
}

static void
print_ratio (const StudioRecall *recall)
{
  const char *name = studio_aspect_ratio_to_string (recall->aspect_ratio);
  g_autofree char *size = format_size (recall);
  g_autofree char *nearest = recall->exact_ratio || size == NULL
                                 ? NULL
                                 : g_strdup_printf (_ ("%s, the nearest to %s"), name, size);
  if (recall->found & STUDIO_RECALL_FOUND_ASPECT_RATIO)
    studio_cli_text_print_field (_ ("Aspect ratio"), nearest == NULL ? name : nearest);
}

static void
print_extras (const StudioRecall *recall)
{
  g_autofree char *created = format_time (recall->created_us);
  g_autofree char *rating = g_strdup_printf ("%u", recall->rating);
  if (recall->found & STUDIO_RECALL_FOUND_CREATED)
    studio_cli_text_print_field (_ ("Made"), created);
  if (recall->starred)
    studio_cli_text_print_field (C_ ("noun", "Star"), "★");
  if (recall->found & STUDIO_RECALL_FOUND_RATING)
    studio_cli_text_print_field (_ ("Rating"), rating);
  print_list (_ ("Tags"), recall->tags);
  studio_cli_text_print_field (_ ("Note"), recall->note);
}

static void
print_unused (const StudioRecall *recall)
{
  for (guint i = 0; i < recall->unused->len; i++)
    {
      const StudioRecallUnused *unused = g_ptr_array_index (recall->unused, i);
      g_autofree char *text = g_strdup_printf ("%s: %s", unused->name, unused->value);
      studio_cli_text_print_field (i == 0 ? _ ("Cannot be used") : "", text);
    }
}

static void
print_for_people (const StudioRecall *recall)
{
  g_auto (GStrv) issues = studio_metadata_issues_describe (recall->issues);
  g_autofree char *seed = g_strdup_printf ("%u", recall->seed);
  studio_cli_text_print_field (_ ("Written by"), studio_recall_source_get_title (recall->source));
  studio_cli_text_print_field (_ ("Prompt"), recall->prompt);
  studio_cli_text_print_field (_ ("Negative prompt"), recall->negative_prompt);
  studio_cli_text_print_field (_ ("Template"), recall->template_prompt);
  print_ratio (recall);
  if (recall->found & STUDIO_RECALL_FOUND_SEED)
    studio_cli_text_print_field (_ ("Seed"), seed);
  if (studio_recall_has_own_model (recall))
    studio_cli_text_print_field (_ ("Model"), recall->model);
  print_list (_ ("Styles"), recall->styles);
  print_extras (recall);
  print_unused (recall);
  if (recall->has_manifest)
    studio_cli_text_print_field (_ ("Content credentials"),
                                 _ ("The file carries a C2PA manifest."));
  for (guint i = 0; issues[i] != NULL; i++)
    studio_cli_text_print_field (i == 0 ? _ ("Damage") : "", issues[i]);
}

/**
 * studio_cli_read:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `read FILE`: recalls the parameters from any image file. Needs no library.
 *
 * Returns: whether the file could be read
 */
gboolean
studio_cli_read (StudioCliContext *context, int argc, char **argv, GError **error)
{
  if (!studio_cli_context_parse (context,
                                 argc,
                                 argv,
                                 "FILE",
                                 _ ("Recalls how an image was made from its metadata."),
                                 NULL,
                                 error)
      || !studio_cli_context_need_paths (context, 1, 1, error))
    return FALSE;
  const char *path = context->arguments[0];
  g_autoptr (StudioRecall) recall = studio_recall_from_file (path, NULL, error);
  if (recall == NULL)
    return FALSE;
  if (context->json)
    print_as_json (recall, path);
  else
    print_for_people (recall);
  return TRUE;
}
