/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft.h"

G_BEGIN_DECLS

#define STUDIO_DRAFT_UNDO_MAX_STEPS 200

/**
 * StudioDraftUndo:
 *
 * What was done to a draft, step by step, kept over restarts in a file of its own. What is typed in
 * one go up to the next word is one step, and so is each change of several fields at once: a
 * recall, a paste, a preset. Seed, lock and number of images alone make no step, because they
 * change by themselves; where a step changed them too, undoing it brings them back.
 *
 * Properties: `can-undo`, `can-redo` (gboolean, readable). Main thread only; the disk is touched by
 * workers.
 */
#define STUDIO_TYPE_DRAFT_UNDO (studio_draft_undo_get_type ())
G_DECLARE_FINAL_TYPE (StudioDraftUndo, studio_draft_undo, STUDIO, DRAFT_UNDO, GObject)

StudioDraftUndo *studio_draft_undo_new (StudioDraft *draft, const char *path);
gboolean studio_draft_undo_get_can_undo (StudioDraftUndo *self);
gboolean studio_draft_undo_get_can_redo (StudioDraftUndo *self);
guint studio_draft_undo_get_n_steps (StudioDraftUndo *self);
gboolean studio_draft_undo_undo (StudioDraftUndo *self);
gboolean studio_draft_undo_redo (StudioDraftUndo *self);
void studio_draft_undo_forget (StudioDraftUndo *self);
void studio_draft_undo_set_autosave (StudioDraftUndo *self, gboolean autosave);
void studio_draft_undo_load_async (StudioDraftUndo *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean studio_draft_undo_load_finish (StudioDraftUndo *self,
                                        GAsyncResult *result,
                                        GError **error);
void studio_draft_undo_save_async (StudioDraftUndo *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean studio_draft_undo_save_finish (StudioDraftUndo *self,
                                        GAsyncResult *result,
                                        GError **error);

G_END_DECLS
