/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-template-private.h"

static void
clear_template (gpointer data)
{
  StudioPromptTemplate *self = data;

  g_free (self->text);
  g_string_free (self->literals, TRUE);
  g_array_unref (self->nodes);
  g_array_unref (self->children);
}

/**
 * studio_prompt_template_new_empty:
 * @text: the text that will be read
 *
 * For the reader alone.
 *
 * Returns: (transfer full): a template without nodes
 */
StudioPromptTemplate *
studio_prompt_template_new_empty (const char *text)
{
  StudioPromptTemplate *self = g_atomic_rc_box_new0 (StudioPromptTemplate);

  self->text = g_strdup (text);
  self->literals = g_string_new (NULL);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (StudioTemplateNode));
  self->children = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * studio_prompt_template_ref:
 * @self: a template
 *
 * Returns: (transfer full): @self
 */
StudioPromptTemplate *
studio_prompt_template_ref (StudioPromptTemplate *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * studio_prompt_template_unref:
 * @self: (transfer full): a template
 */
void
studio_prompt_template_unref (StudioPromptTemplate *self)
{
  g_atomic_rc_box_release_full (self, clear_template);
}

/**
 * studio_prompt_template_get_text:
 * @self: a template
 *
 * Returns: (transfer none): the template as written
 */
const char *
studio_prompt_template_get_text (StudioPromptTemplate *self)
{
  return self->text;
}

/**
 * studio_prompt_template_get_count:
 * @self: a template
 *
 * Returns: how many combinations there are, at least 1, or %STUDIO_TEMPLATE_COUNTLESS; some may be
 *   the same text
 */
guint64
studio_prompt_template_get_count (StudioPromptTemplate *self)
{
  return studio_template_get_node (self, self->root)->count;
}

/* For the files of the template alone. */

/**
 * studio_template_add:
 * @a: a count
 * @b: another
 *
 * Returns: their sum, at most %STUDIO_TEMPLATE_COUNTLESS
 */
guint64
studio_template_add (guint64 a, guint64 b)
{
  guint64 sum;

  return g_uint64_checked_add (&sum, a, b) ? sum : STUDIO_TEMPLATE_COUNTLESS;
}

/**
 * studio_template_multiply:
 * @a: a count
 * @b: another
 *
 * Returns: their product, at most %STUDIO_TEMPLATE_COUNTLESS
 */
guint64
studio_template_multiply (guint64 a, guint64 b)
{
  guint64 product;

  return g_uint64_checked_mul (&product, a, b) ? product : STUDIO_TEMPLATE_COUNTLESS;
}

/**
 * studio_template_get_node:
 * @self: a template
 * @id: the place of a node
 *
 * Returns: (transfer none): the node
 */
const StudioTemplateNode *
studio_template_get_node (StudioPromptTemplate *self, guint id)
{
  return &g_array_index (self->nodes, StudioTemplateNode, id);
}

/**
 * studio_template_get_child:
 * @self: a template
 * @node: a node with children
 * @i: which
 *
 * Returns: the place of the child's node
 */
guint
studio_template_get_child (StudioPromptTemplate *self, const StudioTemplateNode *node, guint i)
{
  return g_array_index (self->children, guint, node->first + i);
}

/**
 * studio_template_count_picks:
 * @self: a template
 * @node: a pick
 *
 * Element i × (max + 1) + k says in how many ways k of the children from the i-th on can be taken,
 * with all texts of each: the elementary symmetric polynomials of their counts.
 *
 * Returns: (transfer full): a table of (n + 1) × (max + 1)
 */
guint64 *
studio_template_count_picks (StudioPromptTemplate *self, const StudioTemplateNode *node)
{
  gsize width = (gsize) node->max + 1;
  guint64 *table = g_new0 (guint64, (node->n + 1) * width);

  table[node->n * width] = 1;
  for (guint i = node->n; i-- > 0;)
    {
      guint64 count = studio_template_get_node (self, studio_template_get_child (self, node, i))
                          ->count;
      guint64 *row = table + i * width;
      const guint64 *rest = row + width;
      row[0] = 1;
      for (guint k = 1; k <= node->max; k++)
        row[k] = studio_template_add (rest[k], studio_template_multiply (count, rest[k - 1]));
    }
  return table;
}
