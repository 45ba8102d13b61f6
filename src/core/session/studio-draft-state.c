/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-state.h"

static char *
share_text (const char *text, char *old)
{
  if (old != NULL && g_str_equal (old, text))
    return g_ref_string_acquire (old);
  return g_ref_string_new (text);
}

static void
clear_state (gpointer data)
{
  StudioDraftState *self = data;

  g_ref_string_release (self->prompt);
  g_ref_string_release (self->negative_prompt);
  g_free (self->seed);
}

/**
 * studio_draft_state_new:
 * @draft: a draft
 * @before: (nullable): an earlier state, with which texts are shared
 *
 * Returns: (transfer full): what @draft is now
 */
StudioDraftState *
studio_draft_state_new (StudioDraft *draft, const StudioDraftState *before)
{
  StudioDraftState *self = g_atomic_rc_box_new0 (StudioDraftState);

  self->prompt = share_text (studio_draft_get_prompt (draft),
                             before == NULL ? NULL : before->prompt);
  self->negative_prompt = share_text (studio_draft_get_negative_prompt (draft),
                                      before == NULL ? NULL : before->negative_prompt);
  self->aspect_ratio = studio_draft_get_aspect_ratio (draft);
  self->output_format = studio_draft_get_output_format (draft);
  self->seed = g_strdup (studio_draft_get_seed (draft));
  self->seed_locked = studio_draft_get_seed_locked (draft);
  self->count = studio_draft_get_count (draft);
  return self;
}

/**
 * studio_draft_state_new_from_values:
 * @values: values, of which those that are not marked count as well
 *
 * Returns: (transfer full): a state of them; no text is an empty one
 */
StudioDraftState *
studio_draft_state_new_from_values (const StudioDraftValues *values)
{
  StudioDraftState *self = g_atomic_rc_box_new0 (StudioDraftState);

  self->prompt = g_ref_string_new (values->prompt == NULL ? "" : values->prompt);
  self->negative_prompt = g_ref_string_new (
      values->negative_prompt == NULL ? "" : values->negative_prompt);
  self->aspect_ratio = values->aspect_ratio;
  self->output_format = values->output_format;
  self->seed = g_strdup (values->seed == NULL ? "" : values->seed);
  self->seed_locked = values->seed_locked;
  self->count = values->count;
  return self;
}

/**
 * studio_draft_state_ref:
 * @self: a state
 *
 * Returns: (transfer full): @self
 */
StudioDraftState *
studio_draft_state_ref (StudioDraftState *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * studio_draft_state_unref:
 * @self: (transfer full): a state
 */
void
studio_draft_state_unref (StudioDraftState *self)
{
  g_atomic_rc_box_release_full (self, clear_state);
}

/**
 * studio_draft_state_compare:
 * @self: a state
 * @other: another
 *
 * Returns: bits of #StudioDraftField in which they differ
 */
guint
studio_draft_state_compare (const StudioDraftState *self, const StudioDraftState *other)
{
  guint fields = 0;

  if (self->prompt != other->prompt && !g_str_equal (self->prompt, other->prompt))
    fields |= STUDIO_DRAFT_PROMPT;
  if (self->negative_prompt != other->negative_prompt
      && !g_str_equal (self->negative_prompt, other->negative_prompt))
    fields |= STUDIO_DRAFT_NEGATIVE_PROMPT;
  if (self->aspect_ratio != other->aspect_ratio)
    fields |= STUDIO_DRAFT_ASPECT_RATIO;
  if (self->output_format != other->output_format)
    fields |= STUDIO_DRAFT_OUTPUT_FORMAT;
  if (!g_str_equal (self->seed, other->seed))
    fields |= STUDIO_DRAFT_SEED;
  if (self->seed_locked != other->seed_locked)
    fields |= STUDIO_DRAFT_SEED_LOCKED;
  if (self->count != other->count)
    fields |= STUDIO_DRAFT_COUNT;
  return fields;
}

/**
 * studio_draft_state_get_values:
 * @self: a state
 * @fields: bits of #StudioDraftField
 *
 * Returns: its values, of which @fields count; they live as long as @self
 */
StudioDraftValues
studio_draft_state_get_values (const StudioDraftState *self, guint fields)
{
  return (StudioDraftValues){
    .fields = fields,
    .prompt = self->prompt,
    .negative_prompt = self->negative_prompt,
    .aspect_ratio = self->aspect_ratio,
    .output_format = self->output_format,
    .seed = self->seed,
    .seed_locked = self->seed_locked,
    .count = self->count,
  };
}
