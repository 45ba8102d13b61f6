/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft-state.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StudioDraftStep:
 * @fields: bits of #StudioDraftField that it changed
 * @before: what they were
 * @after: what they became
 *
 * One step that can be undone. Immutable and counted.
 */
typedef struct
{
  guint fields;
  StudioDraftState *before;
  StudioDraftState *after;
} StudioDraftStep;

StudioDraftStep *studio_draft_step_new (guint fields,
                                        StudioDraftState *before,
                                        StudioDraftState *after);
StudioDraftStep *studio_draft_step_ref (StudioDraftStep *self);
void studio_draft_step_unref (StudioDraftStep *self);
gboolean studio_draft_step_is_typing (const StudioDraftStep *self);
gboolean studio_draft_step_can_continue (const StudioDraftStep *self,
                                         guint fields,
                                         const StudioDraftState *before,
                                         const StudioDraftState *after);
gsize studio_draft_step_get_size (const StudioDraftStep *self);

/* The file of steps */
char *studio_draft_steps_build (GPtrArray *steps, guint position);
GPtrArray *studio_draft_steps_parse (const char *text, gsize length, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioDraftStep, studio_draft_step_unref)

G_END_DECLS
