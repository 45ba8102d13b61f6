/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio.h"
#include "studio-output-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioDraft:
 *
 * What is typed in the composer, kept over restarts in `draft.json`. Properties, all settable and
 * notifying: `prompt`, `negative-prompt` (strings, never %NULL), `aspect-ratio`
 * (StudioAspectRatio), `output-format` (StudioOutputFormat), `seed` (string as typed),
 * `seed-locked` (gboolean), `count` (int, 1…100). Main thread only; the disk is touched by workers.
 */
#define STUDIO_TYPE_DRAFT (studio_draft_get_type ())
G_DECLARE_FINAL_TYPE (StudioDraft, studio_draft, STUDIO, DRAFT, GObject)

StudioDraft *studio_draft_new (const char *path);
void studio_draft_load_async (StudioDraft *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean studio_draft_load_finish (StudioDraft *self, GAsyncResult *result, GError **error);
void studio_draft_save_async (StudioDraft *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean studio_draft_save_finish (StudioDraft *self, GAsyncResult *result, GError **error);
gboolean studio_draft_save (StudioDraft *self, GError **error);
void studio_draft_set_seed (StudioDraft *self, const char *seed);
void studio_draft_set_autosave (StudioDraft *self, gboolean autosave);
const char *studio_draft_get_prompt (StudioDraft *self);
const char *studio_draft_get_negative_prompt (StudioDraft *self);
StudioAspectRatio studio_draft_get_aspect_ratio (StudioDraft *self);
StudioOutputFormat studio_draft_get_output_format (StudioDraft *self);
const char *studio_draft_get_seed (StudioDraft *self);
gboolean studio_draft_get_seed_locked (StudioDraft *self);
int studio_draft_get_count (StudioDraft *self);

G_END_DECLS
