/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-template-private.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

/* Lists within lists can grow by the power of their depth, even to no text at all. */
#define MAX_STEPS 200000

/* Below so many combinations some are dealt like cards; above, the same one hardly comes twice. */
#define MAX_DEALT 4096

typedef struct
{
  guint node;
  guint64 rank;
} Item;

typedef struct
{
  StudioPromptTemplate *template;
  GArray *stack; /* of Item, what comes next last */
  GString *text;
  guint64 *state; /* of the random numbers; NULL where ranks count */
} Expansion;

/* splitmix64 (Steele, Lea, Flood 2014): small, and the same everywhere. */
static guint64
draw_number (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* 0…n-1, each as likely as the others to 2^-32. */
static guint
draw_below (guint64 *state, guint n)
{
  return (guint) (((draw_number (state) >> 32) * n) >> 32);
}

static void
push (Expansion *self, guint node, guint64 rank)
{
  Item item = { node, rank };

  g_array_append_val (self->stack, item);
}

/* The last of them changes fastest, as the figures of a number do. */
static void
expand_sequence (Expansion *self, const StudioTemplateNode *node, guint64 rank)
{
  for (guint i = node->n; i-- > 0;)
    {
      guint child = studio_template_get_child (self->template, node, i);
      guint64 count = studio_template_get_node (self->template, child)->count;
      push (self, child, rank % count);
      rank /= count;
    }
}

static void
expand_choice (Expansion *self, const StudioTemplateNode *node, guint64 rank)
{
  guint i = 0;

  if (self->state != NULL)
    {
      push (self,
            studio_template_get_child (self->template, node, draw_below (self->state, node->n)),
            0);
      return;
    }
  for (;; i++)
    {
      guint child = studio_template_get_child (self->template, node, i);
      guint64 count = studio_template_get_node (self->template, child)->count;
      if (rank < count || i + 1 == node->n)
        {
          push (self, child, rank);
          return;
        }
      rank -= count;
    }
}

/* Which children are taken, in their order, each with its rank. */
static void
choose_by_rank (Expansion *self, const StudioTemplateNode *node, guint64 rank, GArray *chosen)
{
  g_autofree guint64 *table = studio_template_count_picks (self->template, node);
  gsize width = (gsize) node->max + 1;
  guint k = node->min;

  for (; k < node->max && rank >= table[k]; k++)
    rank -= table[k];
  for (guint i = 0; i < node->n && k > 0; i++)
    {
      guint child = studio_template_get_child (self->template, node, i);
      guint64 count = studio_template_get_node (self->template, child)->count;
      guint64 rest = table[(i + 1) * width + k - 1];
      guint64 with = studio_template_multiply (count, rest);
      if (rank >= with)
        {
          rank -= with;
          continue;
        }
      Item item = { child, rank / rest };
      g_array_append_val (chosen, item);
      rank %= rest;
      k--;
    }
}

static void
choose_at_random (Expansion *self, const StudioTemplateNode *node, GArray *chosen)
{
  guint k = node->min + draw_below (self->state, node->max - node->min + 1);

  for (guint i = 0; i < node->n && k > 0; i++)
    if (draw_below (self->state, node->n - i) < k)
      {
        Item item = { studio_template_get_child (self->template, node, i), 0 };
        g_array_append_val (chosen, item);
        k--;
      }
}

static void
expand_pick (Expansion *self, const StudioTemplateNode *node, guint64 rank)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (Item));

  if (self->state != NULL)
    choose_at_random (self, node, chosen);
  else
    choose_by_rank (self, node, rank, chosen);
  for (guint i = chosen->len; i-- > 0;)
    {
      g_array_append_val (self->stack, g_array_index (chosen, Item, i));
      if (i > 0)
        push (self, node->separator, 0);
    }
}

static void
expand_node (Expansion *self, Item item)
{
  const StudioTemplateNode *node = studio_template_get_node (self->template, item.node);

  switch (node->kind)
    {
    case STUDIO_TEMPLATE_LITERAL:
      g_string_append_len (
          self->text, self->template->literals->str + node->first, (gssize) node->n);
      break;
    case STUDIO_TEMPLATE_SEQUENCE:
      expand_sequence (self, node, item.rank);
      break;
    case STUDIO_TEMPLATE_CHOICE:
      expand_choice (self, node, item.rank);
      break;
    case STUDIO_TEMPLATE_PICK:
      expand_pick (self, node, item.rank);
      break;
    default:
      g_assert_not_reached ();
    }
}

static char *
expand (StudioPromptTemplate *template, guint64 rank, guint64 *state, GError **error)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Item));
  Expansion self = {
    .template = template, .stack = stack, .text = g_string_new (NULL), .state = state
  };

  push (&self, template->root, rank);
  for (guint n = 0; stack->len > 0; n++)
    {
      Item item = g_array_index (stack, Item, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      expand_node (&self, item);
      if (n <= MAX_STEPS && stack->len <= MAX_STEPS
          && self.text->len <= STUDIO_TEMPLATE_MAX_EXPANSION)
        continue;
      g_string_free (self.text, TRUE);
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_PROMPT,
                           _ ("The template gives a prompt that is too long."));
      return NULL;
    }
  return g_strstrip (g_string_free (self.text, FALSE));
}

/**
 * studio_prompt_template_expand:
 * @self: a template
 * @index: 0…count-1, of a template that can be counted
 * @error: return location; %STUDIO_ERROR_PROMPT where the text would be too long
 *
 * Returns: (transfer full) (nullable): that combination
 */
char *
studio_prompt_template_expand (StudioPromptTemplate *self, guint64 index, GError **error)
{
  guint64 count = studio_prompt_template_get_count (self);

  g_return_val_if_fail (index < count && count != STUDIO_TEMPLATE_COUNTLESS, NULL);
  return expand (self, index, NULL, error);
}

/* Takes @text; one that is there already does not come again. */
static void
add_text (GPtrArray *texts, GHashTable *known, char *text)
{
  if (g_hash_table_add (known, text))
    g_ptr_array_add (texts, g_strdup (text));
}

static char **
end_texts (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_steal (texts, NULL);
}

/**
 * studio_prompt_template_expand_all:
 * @self: a template
 * @limit: how many texts at most
 * @error: return location; %STUDIO_ERROR_PROMPT or, for more than @limit combinations,
 *   %STUDIO_ERROR_COUNT
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): every text once, in the order in
 *   which the last choice changes fastest
 */
char **
studio_prompt_template_expand_all (StudioPromptTemplate *self, guint limit, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 count = studio_prompt_template_get_count (self);

  if (count > limit)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_COUNT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "The template has more than %'u combination.",
                                "The template has more than %'u combinations.",
                                limit),
                   limit);
      return NULL;
    }
  for (guint64 i = 0; i < count; i++)
    {
      char *text = expand (self, i, NULL, error);
      if (text == NULL)
        return NULL;
      add_text (texts, known, text);
    }
  return end_texts (texts);
}

/* Fisher and Yates, as far as cards are needed. */
static guint *
deal (guint n_cards, guint n, guint64 *state)
{
  guint *cards = g_new (guint, n_cards);

  for (guint i = 0; i < n_cards; i++)
    cards[i] = i;
  for (guint i = 0; i < n; i++)
    {
      guint other = i + draw_below (state, n_cards - i);
      guint card = cards[i];
      cards[i] = cards[other];
      cards[other] = card;
    }
  return cards;
}

/**
 * studio_prompt_template_draw:
 * @self: a template
 * @n: how many texts at most
 * @seed: what decides which
 * @error: return location; %STUDIO_ERROR_PROMPT where a text would be too long
 *
 * The same template, lists and seed give the same texts, and a smaller @n the first ones of them.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): different texts at random, fewer
 *   than @n where there are no more
 */
char **
studio_prompt_template_draw (StudioPromptTemplate *self, guint n, guint32 seed, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *cards = NULL;
  guint64 count = studio_prompt_template_get_count (self);
  guint64 state = seed;
  guint n_tries = count > MAX_DEALT ? 20 * n : (guint) count;

  if (count <= MAX_DEALT)
    cards = deal ((guint) count, (guint) count, &state);
  for (guint i = 0; i < n_tries && texts->len < n; i++)
    {
      char *text = cards != NULL ? expand (self, cards[i], NULL, error)
                                 : expand (self, 0, &state, error);
      if (text == NULL)
        return NULL;
      add_text (texts, known, text);
    }
  return end_texts (texts);
}
