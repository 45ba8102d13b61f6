/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-style.h"

#include "studio-draft-file.h"
#include "studio-error.h"
#include "studio-file-lock.h"
#include "studio-json-object.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_FILE_SIZE (8 * 1024 * 1024)
#define MAX_TEXT (256 * 1024)

static const char *
read_text (JsonObject *object, const char *name)
{
  const char *text = studio_json_object_get_text (object, name);

  return text != NULL && strlen (text) <= MAX_TEXT ? text : NULL;
}

static StudioStyle *
parse_style (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object == NULL ? NULL : read_text (object, "name");
  StudioDraftValues values = { .count = 1 };

  if (name == NULL)
    return NULL;
  const char *ratio = read_text (object, "aspect_ratio");
  const char *format = read_text (object, "output_format");
  JsonNode *count = json_object_get_member (object, "count");
  values.prompt = read_text (object, "prompt");
  values.negative_prompt = read_text (object, "negative_prompt");
  values.seed = read_text (object, "seed");
  values.fields = (values.prompt == NULL ? 0 : STUDIO_DRAFT_PROMPT)
                  | (values.negative_prompt == NULL ? 0 : STUDIO_DRAFT_NEGATIVE_PROMPT)
                  | (values.seed == NULL ? 0 : STUDIO_DRAFT_SEED);
  if (ratio != NULL && studio_aspect_ratio_from_string (ratio, &values.aspect_ratio, NULL))
    values.fields |= STUDIO_DRAFT_ASPECT_RATIO;
  if (format != NULL && studio_output_format_from_string (format, &values.output_format, NULL))
    values.fields |= STUDIO_DRAFT_OUTPUT_FORMAT;
  if (count != NULL && json_node_get_value_type (count) == G_TYPE_INT64)
    {
      values.count = (int) CLAMP (json_node_get_int (count), 1, 100);
      values.fields |= STUDIO_DRAFT_COUNT;
    }
  return studio_style_new (name, &values);
}

static GPtrArray *
parse_styles (const char *text, gsize length)
{
  g_autoptr (JsonObject) object = studio_json_object_parse (text, length);
  g_autoptr (GPtrArray) styles = g_ptr_array_new_with_free_func (g_object_unref);
  JsonNode *list = object == NULL ? NULL : json_object_get_member (object, "styles");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return NULL;
  JsonArray *array = json_node_get_array (list);
  for (guint i = 0; i < MIN (json_array_get_length (array), STUDIO_STYLES_MAX); i++)
    {
      StudioStyle *style = parse_style (json_array_get_element (array, i));
      if (style != NULL)
        g_ptr_array_add (styles, style);
    }
  return g_steal_pointer (&styles);
}

static char *
build_styles (GPtrArray *styles)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < styles->len; i++)
    json_array_add_object_element (array, studio_style_to_json (g_ptr_array_index (styles, i)));
  json_object_set_array_member (root, "styles", array);
  json_node_set_object (node, root);
  return json_to_string (node, TRUE);
}

/**
 * studio_style_to_json:
 * @self: a preset or style
 *
 * Any thread.
 *
 * Returns: (transfer full): what the file has of it: its name and the fields that it sets
 */
JsonObject *
studio_style_to_json (StudioStyle *self)
{
  const StudioDraftValues *values = studio_style_get_values (self);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", studio_style_get_name (self));
  if ((values->fields & STUDIO_DRAFT_PROMPT) != 0)
    json_object_set_string_member (object, "prompt", values->prompt);
  if ((values->fields & STUDIO_DRAFT_NEGATIVE_PROMPT) != 0)
    json_object_set_string_member (object, "negative_prompt", values->negative_prompt);
  if ((values->fields & STUDIO_DRAFT_ASPECT_RATIO) != 0)
    json_object_set_string_member (
        object, "aspect_ratio", studio_aspect_ratio_to_string (values->aspect_ratio));
  if ((values->fields & STUDIO_DRAFT_OUTPUT_FORMAT) != 0)
    json_object_set_string_member (
        object, "output_format", studio_output_format_to_string (values->output_format));
  if ((values->fields & STUDIO_DRAFT_SEED) != 0)
    json_object_set_string_member (object, "seed", values->seed);
  if ((values->fields & STUDIO_DRAFT_COUNT) != 0)
    json_object_set_int_member (object, "count", values->count);
  return object;
}

/**
 * studio_styles_load:
 * @path: their file
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_FILE_KIND
 *
 * Reads the styles. A file that holds none is an error rather than an empty list, so that nothing
 * is written over it. Blocking.
 *
 * Returns: (transfer full) (nullable) (element-type StudioStyle): the styles; none without a file
 */
GPtrArray *
studio_styles_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  GPtrArray *styles = NULL;
  gsize length = 0;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  if (info.st_size <= MAX_FILE_SIZE && !g_file_get_contents (path, &text, &length, &failure))
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_STORAGE,
                   _ ("Presets and styles cannot be read: %s."),
                   failure->message);
      return NULL;
    }
  if (text != NULL)
    styles = parse_styles (text, length);
  if (styles == NULL)
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_FILE_KIND,
                 _ ("“%s” does not hold presets and styles."),
                 path);
  return styles;
}

static int
compare_styles (gconstpointer a, gconstpointer b)
{
  StudioStyle *first = *(StudioStyle *const *) a;
  StudioStyle *second = *(StudioStyle *const *) b;

  return g_utf8_collate (studio_style_get_name (first), studio_style_get_name (second));
}

static void
take_out (GPtrArray *styles, const char *name)
{
  for (guint i = styles->len; name != NULL && i-- > 0;)
    if (g_str_equal (studio_style_get_name (g_ptr_array_index (styles, i)), name))
      g_ptr_array_remove_index (styles, i);
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  glong length = g_utf8_strlen (trimmed, -1);

  if (length > 0 && length <= STUDIO_STYLE_MAX_NAME && strpbrk (name, "\r\n") == NULL)
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_USAGE,
               g_dngettext (GETTEXT_PACKAGE,
                            "A name has 1 to %'d character in one line.",
                            "A name has 1 to %'d characters in one line.",
                            STUDIO_STYLE_MAX_NAME),
               STUDIO_STYLE_MAX_NAME);
  return FALSE;
}

/* The lock is of a file beside it, since the file itself is replaced. */
static GPtrArray *
edit (const char *path, StudioStyle *style, const char *name, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_autoptr (StudioFileLock) lock G_GNUC_UNUSED = studio_file_lock_take (path);
  g_autoptr (GPtrArray) styles = studio_styles_load (path, error);
  if (styles == NULL)
    return NULL;
  take_out (styles, name);
  if (style != NULL)
    {
      take_out (styles, studio_style_get_name (style));
      g_ptr_array_add (styles, g_object_ref (style));
    }
  if (styles->len > STUDIO_STYLES_MAX)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_COUNT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "There is no room for more than %'d preset or style.",
                                "There is no room for more than %'d presets and styles.",
                                STUDIO_STYLES_MAX),
                   STUDIO_STYLES_MAX);
      return NULL;
    }
  g_ptr_array_sort (styles, compare_styles);
  g_autofree char *text = build_styles (styles);
  return studio_draft_file_write (path, text, error) ? g_steal_pointer (&styles) : NULL;
}

/**
 * studio_styles_put:
 * @path: their file
 * @style: what to keep, in the place of the one of its name
 * @old_name: (nullable): the name that it had, if that is another
 * @error: return location; %STUDIO_ERROR_USAGE for its name, %STUDIO_ERROR_COUNT,
 *   %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or %STUDIO_ERROR_FILE_KIND
 *
 * Blocking. Another process may do the same at the same time.
 *
 * Returns: (transfer full) (nullable) (element-type StudioStyle): all styles as they are now
 */
GPtrArray *
studio_styles_put (const char *path, StudioStyle *style, const char *old_name, GError **error)
{
  return check_name (studio_style_get_name (style), error) ? edit (path, style, old_name, error)
                                                           : NULL;
}

/**
 * studio_styles_remove:
 * @path: their file
 * @name: the name of one; one that is gone already is fine
 * @error: return location; as studio_styles_put()
 *
 * Blocking. Another process may do the same at the same time.
 *
 * Returns: (transfer full) (nullable) (element-type StudioStyle): all styles as they are now
 */
GPtrArray *
studio_styles_remove (const char *path, const char *name, GError **error)
{
  return edit (path, NULL, name, error);
}
