/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft.h"
#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioPastPrompt:
 *
 * A prompt that was asked for before, with what was chosen with it. Immutable. Property: `prompt`
 * (string, readable).
 */
#define STUDIO_TYPE_PAST_PROMPT (studio_past_prompt_get_type ())
G_DECLARE_FINAL_TYPE (StudioPastPrompt, studio_past_prompt, STUDIO, PAST_PROMPT, GObject)

StudioPastPrompt *studio_past_prompt_new (StudioRecord *record);
const char *studio_past_prompt_get_prompt (StudioPastPrompt *self);
const char *studio_past_prompt_get_negative_prompt (StudioPastPrompt *self);
guint32 studio_past_prompt_get_seed (StudioPastPrompt *self);
gint64 studio_past_prompt_get_created_us (StudioPastPrompt *self);
StudioDraftValues studio_past_prompt_get_values (StudioPastPrompt *self);

GPtrArray *studio_past_prompts_list (StudioLibrary *library,
                                     const char *search,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
