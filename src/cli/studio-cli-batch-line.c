/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-batch-line.h"

#include "studio-cli-context.h"
#include "studio-error.h"
#include "studio-json-object.h"
#include "studio-queue.h"
#include "studio-random.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* The fields of a line, as the service calls them, and two that are the command's own. */
static const char *const fields[] = {
  "prompt", "negative_prompt", "aspect_ratio", "seed", "output_format", "count", "output",
};

static void
free_line_cb (gpointer data)
{
  StudioCliBatchLine *line = data;
  g_free (line->key);
  g_clear_object (&line->request);
  studio_cli_target_clear (&line->target);
  g_free (line);
}

static gboolean
check_fields (JsonObject *object, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    {
      gboolean known = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        known = known || strcmp (name->data, fields[i]) == 0;
      if (known)
        continue;
      g_autofree char *safe = g_utf8_make_valid (name->data, -1);
      studio_cli_set_usage_error (error, _ ("There is no field “%s”."), safe);
      return FALSE;
    }
  return TRUE;
}

/* Leaves @text alone where the field is missing or null. */
static gboolean
read_text (JsonObject *object, const char *name, const char **text, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      *text = json_node_get_string (node);
      return TRUE;
    }
  studio_cli_set_usage_error (error, _ ("The field “%s” takes a text."), name);
  return FALSE;
}

static gboolean
read_number (JsonObject *object, const char *name, gint64 *number, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *number = json_node_get_int (node);
      return TRUE;
    }
  studio_cli_set_usage_error (error, _ ("The field “%s” takes a whole number."), name);
  return FALSE;
}

static gboolean
read_seed (JsonObject *object, guint32 *seed, GError **error)
{
  gint64 number = 0;

  if (!read_number (object, "seed", &number, error))
    return FALSE;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return studio_seed_from_string (text, seed, error);
}

static StudioRequest *
read_request (JsonObject *object, GError **error)
{
  const char *prompt = "";
  const char *negative = NULL;
  const char *ratio_name = NULL;
  const char *format_name = NULL;
  StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_DEFAULT;
  StudioOutputFormat format = STUDIO_OUTPUT_FORMAT_PNG;
  guint32 seed = 0;

  if (!read_text (object, "prompt", &prompt, error)
      || !read_text (object, "negative_prompt", &negative, error)
      || !read_text (object, "aspect_ratio", &ratio_name, error)
      || !read_text (object, "output_format", &format_name, error)
      || !read_seed (object, &seed, error)
      || (ratio_name != NULL && !studio_aspect_ratio_from_string (ratio_name, &ratio, error))
      || (format_name != NULL && !studio_output_format_from_string (format_name, &format, error)))
    return NULL;
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, negative, ratio, seed, format, NULL);
  return studio_request_validate (request, error) ? g_steal_pointer (&request) : NULL;
}

static gboolean
read_count (JsonObject *object, guint *count, GError **error)
{
  gint64 number = 1;

  if (!read_number (object, "count", &number, error))
    return FALSE;
  *count = (guint) CLAMP (number, 0, STUDIO_QUEUE_MAX_COUNT);
  if (number >= 1 && number <= STUDIO_QUEUE_MAX_COUNT)
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_COUNT,
               _ ("The field “count” takes a number from 1 to %d."),
               STUDIO_QUEUE_MAX_COUNT);
  return FALSE;
}

static gboolean
read_target (JsonObject *object, StudioCliBatchLine *line, GError **error)
{
  const char *output = NULL;

  if (!read_text (object, "output", &output, error))
    return FALSE;
  if (g_strcmp0 (output, "-") == 0)
    {
      studio_cli_set_usage_error (error, _ ("The field “output” takes a file or a folder."));
      return FALSE;
    }
  return studio_cli_target_init (&line->target, output, line->count, error);
}

static StudioCliBatchLine *
parse_line (const char *text, gsize length, guint number, GError **error)
{
  g_autoptr (JsonObject) object = studio_json_object_parse (text, length);

  if (object == NULL)
    {
      studio_cli_set_usage_error (error,
                                  _ ("This is no request such as {\"prompt\": \"a red boat\"}."));
      return NULL;
    }
  StudioCliBatchLine *line = g_new0 (StudioCliBatchLine, 1);
  line->number = number;
  if (check_fields (object, error) && read_count (object, &line->count, error)
      && (line->request = read_request (object, error)) != NULL
      && read_target (object, line, error))
    return line;
  free_line_cb (line);
  return NULL;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r")] == '\0';
}

/* The same words twice are two requests: each is known by which of them it is. */
static char *
make_key (GHashTable *seen, const char *text, gsize length)
{
  g_autofree char *digest = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, (const guchar *) text, length);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, digest)) + 1;
  char *key = g_strdup_printf ("%s-%u", digest, n);

  g_hash_table_insert (seen, g_steal_pointer (&digest), GUINT_TO_POINTER (n));
  return key;
}

static gboolean
take_line (GPtrArray *lines,
           GHashTable *seen,
           const char *text,
           gsize length,
           guint number,
           GError **error)
{
  StudioCliBatchLine *line;

  if (length > STUDIO_CLI_BATCH_MAX_LINE || number > STUDIO_CLI_BATCH_MAX_LINES)
    studio_cli_set_usage_error (error,
                                number > STUDIO_CLI_BATCH_MAX_LINES
                                    ? _ ("There are too many lines.")
                                    : _ ("This line is too long."));
  else if (!g_utf8_validate (text, (gssize) length, NULL))
    studio_cli_set_usage_error (error, _ ("This line is no UTF-8 text."));
  else if (is_blank (text))
    return TRUE;
  else if ((line = parse_line (text, length, number, error)) != NULL)
    {
      line->key = make_key (seen, text, length);
      g_ptr_array_add (lines, line);
      return TRUE;
    }
  g_prefix_error (error, _ ("Line %u: "), number);
  return FALSE;
}

/* A line that is too long is not read to its end. */
static char *
read_line (GDataInputStream *stream, gsize *length, gboolean *too_long, GError **error)
{
  GBufferedInputStream *buffered = G_BUFFERED_INPUT_STREAM (stream);
  gsize checked = 0;

  *too_long = FALSE;
  while (TRUE)
    {
      gsize available = 0;
      const char *bytes = g_buffered_input_stream_peek_buffer (buffered, &available);
      if (memchr (bytes + checked, '\n', available - checked) != NULL)
        break;
      checked = available;
      *too_long = available > STUDIO_CLI_BATCH_MAX_LINE;
      if (*too_long)
        return NULL;
      gssize n = g_buffered_input_stream_fill (buffered, -1, NULL, error);
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
    }
  return g_data_input_stream_read_line (stream, length, NULL, error);
}

static gboolean
read_lines (GInputStream *source, GPtrArray *lines, GError **error)
{
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (source);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (stream),
                                           2 * STUDIO_CLI_BATCH_MAX_LINE);
  for (guint number = 1;; number++)
    {
      gsize length = 0;
      gboolean too_long = FALSE;
      GError *failure = NULL;
      g_autofree char *text = read_line (stream, &length, &too_long, &failure);
      if (failure != NULL)
        {
          g_set_error (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_STORAGE,
                       _ ("The requests cannot be read: %s."),
                       failure->message);
          g_error_free (failure);
          return FALSE;
        }
      if (text == NULL && !too_long)
        return TRUE;
      if (!take_line (lines,
                      seen,
                      too_long ? "" : text,
                      too_long ? STUDIO_CLI_BATCH_MAX_LINE + 1 : length,
                      number,
                      error))
        return FALSE;
    }
}

/**
 * studio_cli_batch_read:
 * @path: a file, or `-` for the standard input
 * @error: return location; %STUDIO_ERROR_USAGE, %STUDIO_ERROR_STORAGE, or what is wrong with a
 *   request, each with the number of the line
 *
 * Reads all lines before anything is sent: `prompt`, `negative_prompt`, `aspect_ratio`, `seed` and
 * `output_format` as the service calls them, `count` and `output` as `generate` does. Empty lines
 * are left out. Blocking.
 *
 * Returns: (transfer full) (nullable) (element-type StudioCliBatchLine): the lines, each good, at
 *   least one
 */
GPtrArray *
studio_cli_batch_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line_cb);
  g_autoptr (GInputStream) source = NULL;

  if (strcmp (path, "-") == 0)
    source = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) failure = NULL;
      source = G_INPUT_STREAM (g_file_read (file, NULL, &failure));
      if (source == NULL)
        {
          g_set_error (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_STORAGE,
                       _ ("The file “%s” cannot be read: %s."),
                       path,
                       failure->message);
          return NULL;
        }
    }
  if (!read_lines (source, lines, error))
    return NULL;
  if (lines->len == 0)
    {
      studio_cli_set_usage_error (error, _ ("There is no request in it."));
      return NULL;
    }
  return g_steal_pointer (&lines);
}
