/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-autosave.h"
#include "studio-draft-step.h"
#include "studio-draft-undo.h"

G_BEGIN_DECLS

/* What the files of the undo share. */
struct _StudioDraftUndo
{
  GObject parent_instance;

  StudioDraft *draft;
  char *path;
  StudioDraftState *current; /* what the draft was when it was last looked at */
  GPtrArray *steps;          /* of StudioDraftStep, oldest first */
  guint position;            /* so many of them are done */
  gboolean open;             /* whether typing may go on in the last step */
  gboolean replacing;
  gboolean applying;

  StudioAutosave *autosave;
};

extern const StudioAutosaveForm studio_draft_undo_form;
void studio_draft_undo_take_steps (StudioDraftUndo *self, GPtrArray *steps, guint position);

G_END_DECLS
