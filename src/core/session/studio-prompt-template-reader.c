/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-template-reader.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_frame (gpointer data)
{
  StudioTemplateFrame *frame = data;

  g_free (frame->separator);
  g_array_unref (frame->options);
  g_array_unref (frame->sequence);
}

/**
 * studio_template_reader_get_source:
 * @self: a reader
 *
 * Returns: (transfer none): what is being read
 */
StudioTemplateSource *
studio_template_reader_get_source (StudioTemplateReader *self)
{
  return &g_array_index (self->sources, StudioTemplateSource, self->sources->len - 1);
}

/**
 * studio_template_reader_get_frame:
 * @self: a reader
 *
 * Returns: (transfer none): the braces or the source that is open
 */
StudioTemplateFrame *
studio_template_reader_get_frame (StudioTemplateReader *self)
{
  return &g_array_index (self->frames, StudioTemplateFrame, self->frames->len - 1);
}

/**
 * studio_template_reader_fail:
 * @self: a reader
 * @at: where, in the bytes of the present source
 * @format: a sentence about what is wrong there
 * @...: for @format
 *
 * Sets the error, with the place in front of it.
 *
 * Returns: %FALSE
 */
gboolean
studio_template_reader_fail (StudioTemplateReader *self, gsize at, const char *format, ...)
{
  StudioTemplateSource *source = studio_template_reader_get_source (self);
  StudioTemplateSource *outer = &g_array_index (self->sources, StudioTemplateSource, 0);
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->position = self->sources->len == 1 ? at : outer->at;
  if (source->list == NULL)
    g_set_error (&self->error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_PROMPT,
                 _ ("Character %ld: %s"),
                 g_utf8_strlen (source->text, (gssize) at) + 1,
                 problem);
  else
    g_set_error (&self->error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_PROMPT,
                 _ ("Word list “%s”, entry %u: %s"),
                 source->list,
                 source->entry + 1,
                 problem);
  return FALSE;
}

static gboolean
add_node (StudioTemplateReader *self, const StudioTemplateNode *node, guint *id)
{
  *id = self->template->nodes->len;
  if (*id >= STUDIO_TEMPLATE_MAX_NODES)
    return studio_template_reader_fail (
        self, studio_template_reader_get_source (self)->at, "%s", _ ("The template is too large."));
  g_array_append_val (self->template->nodes, *node);
  return TRUE;
}

static gboolean
add_literal (StudioTemplateReader *self, const char *text, gsize length, guint *id)
{
  StudioTemplateNode node = {
    .kind = STUDIO_TEMPLATE_LITERAL,
    .count = 1,
    .first = (guint) self->template->literals->len,
    .n = (guint) length,
  };

  g_string_append_len (self->template->literals, text, (gssize) length);
  return add_node (self, &node, id);
}

static guint64
count_texts (StudioPromptTemplate *template, const StudioTemplateNode *node)
{
  guint64 count = node->kind == STUDIO_TEMPLATE_SEQUENCE ? 1 : 0;

  if (node->kind == STUDIO_TEMPLATE_PICK)
    {
      g_autofree guint64 *picks = studio_template_count_picks (template, node);
      for (guint k = node->min; k <= node->max; k++)
        count = studio_template_add (count, picks[k]);
      return count;
    }
  for (guint i = 0; i < node->n; i++)
    {
      guint child = studio_template_get_child (template, node, i);
      guint64 each = studio_template_get_node (template, child)->count;
      count = node->kind == STUDIO_TEMPLATE_SEQUENCE ? studio_template_multiply (count, each)
                                                     : studio_template_add (count, each);
    }
  return count;
}

static gboolean
add_parent (StudioTemplateReader *self, StudioTemplateNode *node, GArray *children, guint *id)
{
  node->first = self->template->children->len;
  node->n = children->len;
  g_array_append_vals (self->template->children, children->data, children->len);
  node->count = count_texts (self->template, node);
  return add_node (self, node, id);
}

/**
 * studio_template_reader_flush:
 * @self: a reader
 *
 * Makes a node of the characters that are read.
 *
 * Returns: whether there is room for it
 */
gboolean
studio_template_reader_flush (StudioTemplateReader *self)
{
  guint id;

  if (self->literal->len == 0)
    return TRUE;
  if (!add_literal (self, self->literal->str, self->literal->len, &id))
    return FALSE;
  g_string_truncate (self->literal, 0);
  g_array_append_val (studio_template_reader_get_frame (self)->sequence, id);
  return TRUE;
}

/**
 * studio_template_reader_append:
 * @self: a reader
 * @node: a node
 *
 * Puts it after what is read of the present piece.
 *
 * Returns: whether there is room for it
 */
gboolean
studio_template_reader_append (StudioTemplateReader *self, guint node)
{
  if (!studio_template_reader_flush (self))
    return FALSE;
  g_array_append_val (studio_template_reader_get_frame (self)->sequence, node);
  return TRUE;
}

/**
 * studio_template_reader_push:
 * @self: a reader
 * @is_group: whether it is in braces
 * @at: where it begins
 *
 * Opens braces or a source.
 *
 * Returns: whether that is not too deep
 */
gboolean
studio_template_reader_push (StudioTemplateReader *self, gboolean is_group, gsize at)
{
  StudioTemplateFrame frame = {
    .is_group = is_group,
    .opened_at = at,
    .options = g_array_new (FALSE, FALSE, sizeof (guint)),
    .sequence = g_array_new (FALSE, FALSE, sizeof (guint)),
  };

  if (self->frames->len == 0)
    g_array_set_clear_func (self->frames, clear_frame);
  g_array_append_val (self->frames, frame);
  if (self->frames->len <= STUDIO_TEMPLATE_MAX_DEPTH)
    return TRUE;
  return studio_template_reader_fail (
      self, at, "%s", _ ("Braces and word lists are nested too deep."));
}

/**
 * studio_template_reader_end_option:
 * @self: a reader
 *
 * Ends a piece of the braces or an entry of the list that is open.
 *
 * Returns: whether there is room for it
 */
gboolean
studio_template_reader_end_option (StudioTemplateReader *self)
{
  StudioTemplateNode node = { .kind = STUDIO_TEMPLATE_SEQUENCE };
  guint id;

  if (!studio_template_reader_flush (self))
    return FALSE;
  StudioTemplateFrame *frame = studio_template_reader_get_frame (self);
  if (frame->sequence->len == 1)
    id = g_array_index (frame->sequence, guint, 0);
  else if (!add_parent (self, &node, frame->sequence, &id))
    return FALSE;
  g_array_set_size (frame->sequence, 0);
  g_array_append_val (frame->options, id);
  return TRUE;
}

static gboolean
check_pick (StudioTemplateReader *self, const StudioTemplateFrame *frame)
{
  if (frame->max > frame->options->len || frame->min > frame->max)
    return studio_template_reader_fail (self,
                                        frame->opened_at,
                                        _ ("These braces cannot give %u of %u."),
                                        MAX (frame->min, frame->max),
                                        frame->options->len);
  if ((guint64) frame->options->len * (frame->max + 1) > STUDIO_TEMPLATE_MAX_PICK)
    return studio_template_reader_fail (
        self, frame->opened_at, "%s", _ ("There is too much to pick from."));
  return TRUE;
}

static gboolean
end_pick (StudioTemplateReader *self, StudioTemplateFrame *frame, guint *id)
{
  const char *separator = frame->separator == NULL ? ", " : frame->separator;
  StudioTemplateNode node = {
    .kind = STUDIO_TEMPLATE_PICK,
    .min = frame->min,
    .max = frame->max,
  };

  return check_pick (self, frame)
         && add_literal (self, separator, strlen (separator), &node.separator)
         && add_parent (self, &node, frame->options, id);
}

/**
 * studio_template_reader_end_frame:
 * @self: a reader
 * @node: (out): what became of it
 *
 * Closes the braces or the source that is open, whose last piece is ended.
 *
 * Returns: whether it is right
 */
gboolean
studio_template_reader_end_frame (StudioTemplateReader *self, guint *node)
{
  StudioTemplateFrame *frame = studio_template_reader_get_frame (self);
  StudioTemplateNode choice = { .kind = STUDIO_TEMPLATE_CHOICE };

  if (frame->picks)
    {
      if (!end_pick (self, frame, node))
        return FALSE;
    }
  else if (frame->options->len == 1)
    *node = g_array_index (frame->options, guint, 0);
  else if (!add_parent (self, &choice, frame->options, node))
    return FALSE;
  g_array_set_size (self->frames, self->frames->len - 1);
  return TRUE;
}

/**
 * studio_template_reader_clear:
 * @self: a reader
 *
 * Frees what it holds.
 */
void
studio_template_reader_clear (StudioTemplateReader *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    g_free (g_array_index (self->sources, StudioTemplateSource, i).list);
  g_array_unref (self->sources);
  g_array_unref (self->frames);
  g_hash_table_unref (self->list_nodes);
  g_string_free (self->literal, TRUE);
}
