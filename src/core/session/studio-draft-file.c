/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-file.h"

#include "studio-error.h"
#include "studio-json-object.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Two prompts of 10,000 characters, each escaped, are far below this. */
#define MAX_FILE_SIZE (1024 * 1024)

/**
 * studio_draft_file_build:
 * @draft: a draft
 *
 * Returns: (transfer full): the text of the file, JSON
 */
char *
studio_draft_file_build (StudioDraft *draft)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "prompt", studio_draft_get_prompt (draft));
  json_object_set_string_member (
      object, "negative_prompt", studio_draft_get_negative_prompt (draft));
  json_object_set_string_member (
      object,
      "aspect_ratio",
      studio_aspect_ratio_to_string (studio_draft_get_aspect_ratio (draft)));
  json_object_set_string_member (
      object,
      "output_format",
      studio_output_format_to_string (studio_draft_get_output_format (draft)));
  json_object_set_string_member (object, "seed", studio_draft_get_seed (draft));
  json_object_set_boolean_member (object, "seed_locked", studio_draft_get_seed_locked (draft));
  json_object_set_int_member (object, "count", studio_draft_get_count (draft));
  if (studio_draft_get_parent (draft) > 0)
    json_object_set_int_member (object, "parent", studio_draft_get_parent (draft));
  json_node_set_object (node, object);
  return json_to_string (node, TRUE);
}

/**
 * studio_draft_file_write:
 * @path: the file
 * @text: what studio_draft_file_build() gave
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Replaces the file in one step. Blocking.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_draft_file_write (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? STUDIO_ERROR_NO_SPACE
                                                                           : STUDIO_ERROR_STORAGE,
               _ ("What was typed cannot be saved: %s."),
               failure->message);
  return FALSE;
}

/**
 * studio_draft_file_read:
 * @path: the file
 *
 * Reads the file. One that is no draft is kept beside it as `.broken` rather than overwritten by
 * the next save. Blocking.
 *
 * Returns: (transfer full) (nullable): its members, %NULL where there is no draft
 */
JsonObject *
studio_draft_file_read (const char *path)
{
  g_autofree char *text = NULL;
  JsonObject *object = NULL;
  gsize length = 0;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  if (info.st_size <= MAX_FILE_SIZE && g_file_get_contents (path, &text, &length, NULL))
    object = studio_json_object_parse (text, length);
  if (object != NULL)
    return object;
  g_autofree char *aside = g_strconcat (path, ".broken", NULL);
  g_rename (path, aside);
  return NULL;
}

static const char *
get_text_member (JsonObject *object, const char *name)
{
  const char *text = studio_json_object_get_text (object, name);

  return text == NULL ? "" : text;
}

static gboolean
get_boolean_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

/**
 * studio_draft_file_apply:
 * @draft: the draft to fill
 * @object: what studio_draft_file_read() gave
 *
 * Sets the draft's properties; a member that is missing or of another type gives the empty value.
 */
void
studio_draft_file_apply (StudioDraft *draft, JsonObject *object)
{
  StudioAspectRatio ratio = studio_draft_get_aspect_ratio (draft);
  StudioOutputFormat format = studio_draft_get_output_format (draft);

  studio_aspect_ratio_from_string (get_text_member (object, "aspect_ratio"), &ratio, NULL);
  studio_output_format_from_string (get_text_member (object, "output_format"), &format, NULL);
  g_object_set (draft,
                "prompt",
                get_text_member (object, "prompt"),
                "negative-prompt",
                get_text_member (object, "negative_prompt"),
                "aspect-ratio",
                ratio,
                "output-format",
                format,
                "seed",
                get_text_member (object, "seed"),
                "seed-locked",
                get_boolean_member (object, "seed_locked"),
                "count",
                (int) CLAMP (studio_json_object_get_int (object, "count", 1), 1, 100),
                "parent",
                MAX (0, studio_json_object_get_int (object, "parent", 0)),
                NULL);
}
