/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio.h"
#include "studio-output-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioDraftField:
 *
 * The fields of a draft, as bits.
 */
typedef enum
{
  STUDIO_DRAFT_PROMPT = 1 << 0,
  STUDIO_DRAFT_NEGATIVE_PROMPT = 1 << 1,
  STUDIO_DRAFT_ASPECT_RATIO = 1 << 2,
  STUDIO_DRAFT_OUTPUT_FORMAT = 1 << 3,
  STUDIO_DRAFT_SEED = 1 << 4,
  STUDIO_DRAFT_SEED_LOCKED = 1 << 5,
  STUDIO_DRAFT_COUNT = 1 << 6,
} StudioDraftField;

#define STUDIO_DRAFT_ALL_FIELDS ((1 << 7) - 1)

/**
 * StudioDraftValues:
 * @fields: bits of #StudioDraftField: which of the others count
 * @prompt: (nullable): the prompt
 * @negative_prompt: (nullable): the negative prompt
 * @aspect_ratio: the aspect ratio
 * @output_format: the format
 * @seed: (nullable): the seed as typed
 * @seed_locked: whether it stays
 * @count: how many images, 1…100
 *
 * Values for some of the fields of a draft. Texts are borrowed.
 */
typedef struct
{
  guint fields;
  const char *prompt;
  const char *negative_prompt;
  StudioAspectRatio aspect_ratio;
  StudioOutputFormat output_format;
  const char *seed;
  gboolean seed_locked;
  int count;
} StudioDraftValues;

/**
 * StudioDraft:
 *
 * What is typed in the composer, kept over restarts in `draft.json`. Properties, all settable and
 * notifying: `prompt`, `negative-prompt` (strings, never %NULL), `aspect-ratio`
 * (StudioAspectRatio), `output-format` (StudioOutputFormat), `seed` (string as typed),
 * `seed-locked` (gboolean), `count` (int, 1…100), `parent` (gint64: the image that it was recalled
 * from, recorded as what its images come from; 0 for none, and once the prompt is emptied). Main
 * thread only; the disk is touched by workers.
 *
 * Signal `replaced`: studio_draft_replace() is about to change it, in one step of its own.
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
void studio_draft_save_now (StudioDraft *self);
void studio_draft_replace (StudioDraft *self, const StudioDraftValues *values);
void studio_draft_set_seed (StudioDraft *self, const char *seed);
void studio_draft_set_autosave (StudioDraft *self, gboolean autosave);
void studio_draft_set_parent (StudioDraft *self, gint64 parent);
gint64 studio_draft_get_parent (StudioDraft *self);
const char *studio_draft_get_prompt (StudioDraft *self);
const char *studio_draft_get_negative_prompt (StudioDraft *self);
StudioAspectRatio studio_draft_get_aspect_ratio (StudioDraft *self);
StudioOutputFormat studio_draft_get_output_format (StudioDraft *self);
const char *studio_draft_get_seed (StudioDraft *self);
gboolean studio_draft_get_seed_locked (StudioDraft *self);
int studio_draft_get_count (StudioDraft *self);

G_END_DECLS
