/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft.h"

G_BEGIN_DECLS

/**
 * StudioDraftState:
 * @prompt: a #GRefString
 * @negative_prompt: a #GRefString
 * @seed: as typed
 *
 * All of a draft at one moment. Immutable and counted, so that it may go to a worker; texts that
 * did not change are shared between states.
 */
typedef struct
{
  char *prompt;
  char *negative_prompt;
  StudioAspectRatio aspect_ratio;
  StudioOutputFormat output_format;
  char *seed;
  gboolean seed_locked;
  int count;
} StudioDraftState;

StudioDraftState *studio_draft_state_new (StudioDraft *draft, const StudioDraftState *before);
StudioDraftState *studio_draft_state_new_from_values (const StudioDraftValues *values);
StudioDraftState *studio_draft_state_ref (StudioDraftState *self);
void studio_draft_state_unref (StudioDraftState *self);
guint studio_draft_state_compare (const StudioDraftState *self, const StudioDraftState *other);
StudioDraftValues studio_draft_state_get_values (const StudioDraftState *self, guint fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioDraftState, studio_draft_state_unref)

G_END_DECLS
