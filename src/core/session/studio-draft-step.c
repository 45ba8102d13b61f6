/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-step.h"

#include "studio-text-change.h"

#include <string.h>

static void
clear_step (gpointer data)
{
  StudioDraftStep *self = data;

  studio_draft_state_unref (self->before);
  studio_draft_state_unref (self->after);
}

/**
 * studio_draft_step_new:
 * @fields: bits of #StudioDraftField that changed
 * @before: what they were
 * @after: what they became
 *
 * Returns: (transfer full): a step
 */
StudioDraftStep *
studio_draft_step_new (guint fields, StudioDraftState *before, StudioDraftState *after)
{
  StudioDraftStep *self = g_atomic_rc_box_new0 (StudioDraftStep);

  self->fields = fields;
  self->before = studio_draft_state_ref (before);
  self->after = studio_draft_state_ref (after);
  return self;
}

/**
 * studio_draft_step_ref:
 * @self: a step
 *
 * Returns: (transfer full): @self
 */
StudioDraftStep *
studio_draft_step_ref (StudioDraftStep *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * studio_draft_step_unref:
 * @self: (transfer full): a step
 */
void
studio_draft_step_unref (StudioDraftStep *self)
{
  g_atomic_rc_box_release_full (self, clear_step);
}

static const char *
get_text (const StudioDraftState *state, guint field)
{
  return field == STUDIO_DRAFT_PROMPT ? state->prompt : state->negative_prompt;
}

static gboolean
is_one_character (const char *text, gsize n_bytes)
{
  return n_bytes > 0 && (gsize) (g_utf8_next_char (text) - text) == n_bytes;
}

/* A word begins after a space; a line end begins something new in any case. */
static gboolean
begins_word (const char *text, gsize at)
{
  gunichar typed = g_utf8_get_char (text + at);

  if (typed == '\n' || at == 0)
    return typed == '\n';
  gunichar previous = g_utf8_get_char (g_utf8_prev_char (text + at));
  return g_unichar_isspace (previous) && !g_unichar_isspace (typed);
}

/**
 * studio_draft_step_is_typing:
 * @self: a step
 *
 * Returns: whether it is one character of a text, typed or removed
 */
gboolean
studio_draft_step_is_typing (const StudioDraftStep *self)
{
  if (self->fields != STUDIO_DRAFT_PROMPT && self->fields != STUDIO_DRAFT_NEGATIVE_PROMPT)
    return FALSE;
  const char *before = get_text (self->before, self->fields);
  const char *after = get_text (self->after, self->fields);
  StudioTextChange change = studio_text_change_find (before, after);

  return (change.n_removed == 0 && is_one_character (after + change.start, change.n_inserted))
         || (change.n_inserted == 0 && is_one_character (before + change.start, change.n_removed));
}

/**
 * studio_draft_step_can_continue:
 * @self: the last step
 * @fields: bits of #StudioDraftField that have changed since
 * @before: what they were
 * @after: what they are
 *
 * Whether it is one more character of the same word, typed or removed where the last one was.
 *
 * Returns: whether it belongs to the same step
 */
gboolean
studio_draft_step_can_continue (const StudioDraftStep *self,
                                guint fields,
                                const StudioDraftState *before,
                                const StudioDraftState *after)
{
  if (fields != self->fields
      || (fields != STUDIO_DRAFT_PROMPT && fields != STUDIO_DRAFT_NEGATIVE_PROMPT))
    return FALSE;
  const char *first = get_text (self->before, fields);
  const char *old = get_text (before, fields);
  const char *new = get_text (after, fields);
  StudioTextChange so_far = studio_text_change_find (first, old);
  StudioTextChange now = studio_text_change_find (old, new);

  if (so_far.n_removed == 0 && now.n_removed == 0)
    return now.start == so_far.start + so_far.n_inserted
           && is_one_character (new + now.start, now.n_inserted) && !begins_word (new, now.start);
  if (so_far.n_inserted == 0 && now.n_inserted == 0)
    return (now.start == so_far.start || now.start + now.n_removed == so_far.start)
           && is_one_character (old + now.start, now.n_removed) && !begins_word (old, now.start);
  return FALSE;
}

/**
 * studio_draft_step_get_size:
 * @self: a step
 *
 * Returns: about how many bytes its texts are
 */
gsize
studio_draft_step_get_size (const StudioDraftStep *self)
{
  gsize size = 64;

  if ((self->fields & STUDIO_DRAFT_PROMPT) != 0)
    size += strlen (self->after->prompt);
  if ((self->fields & STUDIO_DRAFT_NEGATIVE_PROMPT) != 0)
    size += strlen (self->after->negative_prompt);
  return size;
}
