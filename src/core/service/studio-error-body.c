/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-body.h"

#include "studio-json-object.h"

#include <string.h>

/* A message longer than this is no sentence; the whole is in the body. */
#define MESSAGE_MAX 2000

/* How often JSON is taken out of a string of JSON. */
#define UNWRAP_MAX 3

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static void
set_once (char **field, const char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), MESSAGE_MAX));
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The last item of a `loc` is the field; those before it say “body”. */
static void
append_location (GString *text, JsonObject *item)
{
  JsonArray *location = get_array (item, "loc");
  guint length = location == NULL ? 0 : json_array_get_length (location);
  if (length == 0)
    return;
  JsonNode *last = json_array_get_element (location, length - 1);
  if (json_node_get_value_type (last) == G_TYPE_STRING)
    g_string_append_printf (text, "%s: ", json_node_get_string (last));
}

/* FastAPI's `[{loc, msg, type}]` and Stability's `["…"]`. */
static char *
join_items (JsonArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint length = json_array_get_length (items);
  for (guint i = 0; i < length && text->len < MESSAGE_MAX; i++)
    {
      JsonNode *node = json_array_get_element (items, i);
      const char *words = NULL;
      if (text->len > 0)
        g_string_append (text, "; ");
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonObject *item = json_node_get_object (node);
          append_location (text, item);
          words = get_string (item, "msg");
          if (words == NULL)
            words = get_string (item, "message");
        }
      else if (json_node_get_value_type (node) == G_TYPE_STRING)
        words = json_node_get_string (node);
      g_string_append (text, words == NULL ? "" : words);
    }
  return g_strdup (text->str);
}

static void
read_words (StudioErrorBody *self, JsonObject *object)
{
  static const char *const strings[] = {
    "message", "Message", "detail", "msg", "error_description"
  };
  static const char *const arrays[] = { "errors", "error", "detail", "finish_reasons" };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    set_once (&self->message, get_string (object, strings[i]));
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    {
      JsonArray *items = get_array (object, arrays[i]);
      g_autofree char *joined = items == NULL ? NULL : join_items (items);
      set_once (&self->message, joined);
    }
  set_once (&self->message, get_string (object, "finish_reason"));
  set_once (&self->code, get_string (object, "code"));
  set_once (&self->parameter, get_string (object, "param"));
  set_once (&self->type, get_string (object, "type"));
  set_once (&self->type, get_string (object, "name"));
  /* The Platform API names the error in `id`; some of its hosts only say “error” there. */
  const char *id = get_string (object, "id");
  if (g_strcmp0 (id, "error") != 0)
    set_once (&self->type, id);
}

static void
read_json (StudioErrorBody *self, const char *text)
{
  g_autofree char *wrapped = g_strdup (text);

  for (guint i = 0; i < UNWRAP_MAX && wrapped != NULL; i++)
    {
      g_autoptr (JsonObject) object = studio_json_object_parse (wrapped, strlen (wrapped));
      if (object == NULL)
        {
          set_once (&self->message, i == 0 ? NULL : wrapped);
          return;
        }
      self->is_json = TRUE;
      g_clear_pointer (&wrapped, g_free);

      JsonObject *inner = get_object (object, "error");
      if (inner != NULL)
        read_words (self, inner);
      const char *error = get_string (object, "error");
      /* With a message beside it, the string is a type; alone it is the message, or JSON again. */
      if (error != NULL && get_string (object, "message") != NULL)
        set_once (&self->type, error);
      else
        wrapped = g_strdup (error);
      read_words (self, object);
    }
}

static const char *
find_tag (const char *text, const char *tag)
{
  gsize length = strlen (tag);
  for (const char *at = strchr (text, '<'); at != NULL; at = strchr (at + 1, '<'))
    if (g_ascii_strncasecmp (at, tag, length) == 0
        && (at[length] == '>' || g_ascii_isspace (at[length])))
      return strchr (at, '>');
  return NULL;
}

/* Text without tags, its white space made one, its common entities resolved. */
static char *
strip_tags (const char *from, const char *end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_tag = FALSE;
  for (const char *at = from; at < end && text->len < MESSAGE_MAX; at++)
    {
      if (*at == '<' || *at == '>')
        in_tag = *at == '<';
      gboolean space = g_ascii_isspace (*at) || *at == '>';
      if (space && text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
      else if (!space && !in_tag)
        g_string_append_c (text, *at);
    }
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&#39;", "'", 0);
  g_string_replace (text, "&amp;", "&", 0);
  g_autofree char *valid = g_utf8_make_valid (text->str, -1);
  return g_strdup (g_strstrip (valid));
}

static gboolean
is_page_type (const char *content_type)
{
  return content_type != NULL && g_ascii_strncasecmp (content_type, "text/html", 9) == 0;
}

static void
read_page (StudioErrorBody *self, const char *text)
{
  static const char *const tags[] = { "<title", "<h1", "<body" };
  for (guint i = 0; i < G_N_ELEMENTS (tags) && self->message == NULL; i++)
    {
      const char *begin = find_tag (text, tags[i]);
      if (begin == NULL)
        continue;
      const char *end = i == 2 ? NULL : strstr (begin, "</");
      g_autofree char *words = strip_tags (begin + 1, end == NULL ? text + strlen (text) : end);
      set_once (&self->message, words);
    }
  g_autofree char *all = self->message == NULL ? strip_tags (text, text + strlen (text)) : NULL;
  set_once (&self->message, all);
}

/**
 * studio_error_body_read:
 * @self: an empty struct; give it back with studio_error_body_clear()
 * @content_type: (nullable): what the headers call it
 * @text: the head of a body, valid UTF-8
 *
 * Understands the shapes that servers behind this path are known to send: the documented
 * `{"error": {code, message, type}}` (Heroku, errors), the same without `error`, JSON within a
 * string, the Platform API's `{id, message}`, `{"error": "…"}` with or without a message,
 * FastAPI's `{detail}`, Stability's `{id, name, errors}`, OpenAI's `code` in words and `param`, a
 * web page (its title) and plain text.
 */
void
studio_error_body_read (StudioErrorBody *self, const char *content_type, const char *text)
{
  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    text += strlen (BYTE_ORDER_MARK);
  while (g_ascii_isspace (*text))
    text++;
  /* Torn JSON is nothing that could be said to a person. */
  if (*text == '{')
    {
      read_json (self, text);
      return;
    }
  self->is_page = *text == '<' || is_page_type (content_type);
  if (self->is_page)
    read_page (self, text);
  else
    {
      g_autofree char *words = strip_tags (text, text + strlen (text));
      set_once (&self->message, words);
    }
}

/**
 * studio_error_body_clear:
 * @self: a struct that was read into
 *
 * Frees what it holds.
 */
void
studio_error_body_clear (StudioErrorBody *self)
{
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->parameter, g_free);
  g_clear_pointer (&self->message, g_free);
}
