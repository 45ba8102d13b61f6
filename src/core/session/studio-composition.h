/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft.h"
#include "studio-recall.h"
#include "studio-request.h"

G_BEGIN_DECLS

/**
 * StudioCompositionField:
 *
 * The fields of the composer that can be brought back from an image, as bits.
 */
typedef enum
{
  STUDIO_COMPOSITION_PROMPT = 1 << 0,
  STUDIO_COMPOSITION_NEGATIVE_PROMPT = 1 << 1,
  STUDIO_COMPOSITION_SEED = 1 << 2,
  STUDIO_COMPOSITION_ASPECT_RATIO = 1 << 3,
  STUDIO_COMPOSITION_FORMAT = 1 << 4,
} StudioCompositionField;

#define STUDIO_COMPOSITION_N_FIELDS 5
#define STUDIO_COMPOSITION_ALL ((1 << STUDIO_COMPOSITION_N_FIELDS) - 1)

/**
 * StudioComposition:
 * @fields: bits of #StudioCompositionField: which of the others count
 * @prompt: (nullable): the prompt
 * @negative_prompt: (nullable): the negative prompt
 * @seed: (nullable): the seed as it is typed
 * @aspect_ratio: the aspect ratio
 * @format: the format
 *
 * What a draft, a request or a foreign image has for the composer.
 */
typedef struct
{
  guint fields;
  char *prompt;
  char *negative_prompt;
  char *seed;
  StudioAspectRatio aspect_ratio;
  StudioOutputFormat format;
} StudioComposition;

StudioComposition *studio_composition_new_from_draft (StudioDraft *draft);
StudioComposition *studio_composition_new_from_request (StudioRequest *request);
StudioComposition *studio_composition_new_from_recall (const StudioRecall *recall);
void studio_composition_set_seed (StudioComposition *self, guint32 seed);
guint studio_composition_compare (const StudioComposition *self, const StudioComposition *other);
guint studio_composition_apply (const StudioComposition *self, StudioDraft *draft, guint fields);
void studio_composition_free (StudioComposition *self);
const char *studio_composition_field_to_string (StudioCompositionField field);
guint studio_composition_fields_from_strings (const char *const *words);
char **studio_composition_fields_to_strings (guint fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioComposition, studio_composition_free)

G_END_DECLS
