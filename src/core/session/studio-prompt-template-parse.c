/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-template-reader.h"

#include "studio-error.h"
#include "studio-prompt-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ESCAPED "{}|_#$\\"

static gboolean
read_number (const char *text, gsize *at, guint *number)
{
  gsize begin = *at;

  for (*number = 0; g_ascii_isdigit (text[*at]) && *at - begin < 4; (*at)++)
    *number = *number * 10 + (guint) g_ascii_digit_value (text[*at]);
  return *at > begin;
}

/* `2$$`, `1-2$$`, and then perhaps a separator and `$$` again. */
static void
read_pick (StudioTemplateSource *source, StudioTemplateFrame *frame)
{
  const char *text = source->text;
  gsize at = source->at;

  if (!read_number (text, &at, &frame->min))
    return;
  frame->max = frame->min;
  if (text[at] == '-' && (at++, !read_number (text, &at, &frame->max)))
    return;
  if (text[at] != '$' || text[at + 1] != '$')
    return;
  at += 2;
  frame->picks = TRUE;
  gsize length = strcspn (text + at, "{}|$\n\\");
  if (text[at + length] == '$' && text[at + length + 1] == '$')
    {
      frame->separator = g_strndup (text + at, length);
      at += length + 2;
    }
  source->at = at;
}

static gboolean
open_group (StudioTemplateReader *self)
{
  StudioTemplateSource *source = studio_template_reader_get_source (self);

  if (!studio_template_reader_flush (self) || !studio_template_reader_push (self, TRUE, source->at))
    return FALSE;
  source->at++;
  read_pick (source, studio_template_reader_get_frame (self));
  return TRUE;
}

static gboolean
close_group (StudioTemplateReader *self)
{
  StudioTemplateSource *source = studio_template_reader_get_source (self);
  guint node;

  if (!studio_template_reader_get_frame (self)->is_group)
    return studio_template_reader_fail (
        self,
        source->at,
        "%s",
        _ ("This “}” closes nothing. Write “\\}” for a brace that is meant as one."));
  source->at++;
  return studio_template_reader_end_option (self) && studio_template_reader_end_frame (self, &node)
         && studio_template_reader_append (self, node);
}

/* The name in `__name__` at @at, if that is what stands there. */
static char *
read_name (const char *text, gsize at)
{
  if (text[at] != '_' || text[at + 1] != '_')
    return NULL;
  const char *begin = text + at + 2;
  const char *end = g_strstr_len (begin, STUDIO_WORD_LIST_MAX_NAME + 2, "__");
  if (end == NULL)
    return NULL;
  g_autofree char *name = g_strndup (begin, (gsize) (end - begin));
  return studio_word_list_name_is_valid (name) ? g_steal_pointer (&name) : NULL;
}

static gboolean
is_open (StudioTemplateReader *self, const char *name)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (g_strcmp0 (g_array_index (self->sources, StudioTemplateSource, i).list, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
open_list (StudioTemplateReader *self, char *taken_name)
{
  g_autofree char *name = taken_name;
  StudioTemplateSource *source = studio_template_reader_get_source (self);
  const char *const *entries = self->lists == NULL
                                   ? NULL
                                   : studio_word_lists_get_entries (self->lists, name);
  gpointer known;

  if (entries == NULL)
    return studio_template_reader_fail (self, source->at, _ ("There is no word list “%s”."), name);
  if (entries[0] == NULL)
    return studio_template_reader_fail (self, source->at, _ ("The word list “%s” is empty."), name);
  if (is_open (self, name))
    return studio_template_reader_fail (
        self, source->at, _ ("The word list “%s” is within itself."), name);
  if (g_hash_table_lookup_extended (self->list_nodes, name, NULL, &known))
    {
      source->at += strlen (name) + 4;
      return studio_template_reader_append (self, GPOINTER_TO_UINT (known));
    }
  if (!studio_template_reader_flush (self)
      || !studio_template_reader_push (self, FALSE, source->at))
    return FALSE;
  StudioTemplateSource list = { .text = entries[0], .list = name, .entries = entries };
  g_array_append_val (self->sources, list);
  name = NULL;
  return TRUE;
}

/* The next entry, or back to where the list was named. */
static gboolean
end_entry (StudioTemplateReader *self)
{
  StudioTemplateSource *source = studio_template_reader_get_source (self);
  guint node;

  if (!studio_template_reader_end_option (self))
    return FALSE;
  if (source->entries[source->entry + 1] != NULL)
    {
      source->text = source->entries[++source->entry];
      source->at = 0;
      return TRUE;
    }
  if (!studio_template_reader_end_frame (self, &node))
    return FALSE;
  gsize length = strlen (source->list) + 4;
  g_hash_table_insert (self->list_nodes, source->list, GUINT_TO_POINTER (node));
  g_array_set_size (self->sources, self->sources->len - 1);
  studio_template_reader_get_source (self)->at += length;
  return studio_template_reader_append (self, node);
}

/* A comment takes the spaces before it along, and its line where it has one to itself. */
static gsize
skip_comment (StudioTemplateReader *self, const char *text, gsize end)
{
  GString *literal = self->literal;
  StudioTemplateFrame *frame = studio_template_reader_get_frame (self);

  while (literal->len > 0 && strchr (" \t", literal->str[literal->len - 1]) != NULL)
    g_string_truncate (literal, literal->len - 1);
  gboolean own_line = literal->len > 0 ? literal->str[literal->len - 1] == '\n'
                                       : frame->sequence->len == 0;
  if (own_line && text[end] == '\r')
    end++;
  return own_line && text[end] == '\n' ? end + 1 : end;
}

static gboolean
read_character (StudioTemplateReader *self)
{
  StudioTemplateSource *source = studio_template_reader_get_source (self);
  const char *text = source->text;
  char c = text[source->at];
  gsize comment_end = studio_prompt_find_comment_end (text, source->at);

  if (comment_end > source->at)
    {
      source->at = skip_comment (self, text, comment_end);
      return TRUE;
    }
  if (c == '{')
    return open_group (self);
  if (c == '}')
    return close_group (self);
  if (c == '|' && studio_template_reader_get_frame (self)->is_group)
    {
      source->at++;
      return studio_template_reader_end_option (self);
    }
  char *name = read_name (text, source->at);
  if (name != NULL)
    return open_list (self, name);
  if (c == '\\' && text[source->at + 1] != '\0' && strchr (ESCAPED, text[source->at + 1]) != NULL)
    c = text[++source->at];
  g_string_append_c (self->literal, c);
  source->at++;
  return TRUE;
}

static gboolean
read_all (StudioTemplateReader *self, guint *root)
{
  for (;;)
    {
      StudioTemplateSource *source = studio_template_reader_get_source (self);
      StudioTemplateFrame *frame = studio_template_reader_get_frame (self);

      if (source->text[source->at] != '\0')
        {
          if (!read_character (self))
            return FALSE;
        }
      else if (frame->is_group)
        return studio_template_reader_fail (
            self,
            frame->opened_at,
            "%s",
            _ ("This “{” is never closed. Write “\\{” for a brace that is meant as one."));
      else if (source->list == NULL)
        return studio_template_reader_end_option (self)
               && studio_template_reader_end_frame (self, root);
      else if (!end_entry (self))
        return FALSE;
    }
}

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) <= STUDIO_TEMPLATE_MAX_TEXT && g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error_literal (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_PROMPT,
                       _ ("The prompt is too long for a template, or is not text."));
  return FALSE;
}

/**
 * studio_prompt_template_new:
 * @text: a prompt
 * @lists: (nullable): the word lists that it may name
 * @position: (out) (optional): where what is wrong is, in bytes of @text
 * @error: return location; %STUDIO_ERROR_PROMPT with the place in its sentence
 *
 * Reads a template. Word lists are read as well, so that what is wrong in them is said at once.
 *
 * Returns: (transfer full) (nullable): the template
 */
StudioPromptTemplate *
studio_prompt_template_new (const char *text,
                            StudioWordLists *lists,
                            gsize *position,
                            GError **error)
{
  g_autoptr (StudioPromptTemplate) template = studio_prompt_template_new_empty (text);
  StudioTemplateSource prompt = { .text = template->text };
  guint root = 0;
  StudioTemplateReader reader = {
    .template = template,
    .lists = lists,
    .sources = g_array_new (FALSE, FALSE, sizeof (StudioTemplateSource)),
    .frames = g_array_new (FALSE, FALSE, sizeof (StudioTemplateFrame)),
    .list_nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .literal = g_string_new (NULL),
  };

  g_array_append_val (reader.sources, prompt);
  gboolean read = check_text (text, &reader.error)
                  && studio_template_reader_push (&reader, FALSE, 0) && read_all (&reader, &root);
  template->root = root;
  if (position != NULL)
    *position = reader.position;
  studio_template_reader_clear (&reader);
  if (read)
    return g_steal_pointer (&template);
  g_propagate_error (error, reader.error);
  return NULL;
}

/**
 * studio_prompt_has_markup:
 * @text: a prompt
 *
 * Returns: whether it is sent otherwise than it is written: as a template, or without its comments
 */
gboolean
studio_prompt_has_markup (const char *text)
{
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      g_autofree char *name = NULL;
      if (text[i] == '{' || text[i] == '}')
        return TRUE;
      if (text[i] == '\\' && text[i + 1] != '\0' && strchr (ESCAPED, text[i + 1]) != NULL)
        return TRUE;
      if (text[i] == '#' && studio_prompt_find_comment_end (text, i) > i)
        return TRUE;
      if (text[i] == '_' && (name = read_name (text, i)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * studio_prompt_escape:
 * @text: a prompt as it was sent
 *
 * Returns: (transfer full): a prompt that stands for exactly @text; the same where nothing in it
 *   has a meaning
 */
char *
studio_prompt_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);
  gboolean any = studio_prompt_has_markup (text);

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      gboolean meant = strchr ("{}\\", text[i]) != NULL || (text[i] == '_' && text[i + 1] == '_')
                       || studio_prompt_find_comment_end (text, i) > i;
      if (any && meant)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, text[i]);
    }
  return g_string_free (escaped, FALSE);
}
