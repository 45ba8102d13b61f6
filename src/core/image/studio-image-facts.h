/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioImageOrigin:
 * @STUDIO_IMAGE_ORIGIN_MODEL: a model made the image from a text
 * @STUDIO_IMAGE_ORIGIN_UNKNOWN: it may be a photograph: an imported file without parameters
 *
 * Where an image comes from, which decides whether it may be labelled as made by a model.
 */
typedef enum
{
  STUDIO_IMAGE_ORIGIN_MODEL,
  STUDIO_IMAGE_ORIGIN_UNKNOWN,
} StudioImageOrigin;

/**
 * StudioImageFacts:
 * @prompt: (nullable): the prompt, valid UTF-8 like all other texts
 * @negative_prompt: (nullable): the negative prompt
 * @template_prompt: (nullable): the template that the prompt was made from, if there was one
 * @revised_prompt: (nullable): the prompt that the service says it used instead
 * @aspect_ratio: what was asked for
 * @seed: the seed, 0 where it is not known
 * @model: (nullable): the model
 * @created_us: when it was made, microseconds since 1970 UTC, 0 where it is not known
 * @parent_id: the image from which it was varied, 0 for none
 * @starred: whether it has a star
 * @rating: 1 to 5, 0 for none
 * @tags: (nullable) (array zero-terminated=1): tags
 * @note: (nullable): a note
 * @origin: where the image comes from
 *
 * What is written into a copy that leaves the library. Zeroed, it says nothing but that a model
 * made the image.
 */
typedef struct
{
  const char *prompt;
  const char *negative_prompt;
  const char *template_prompt;
  const char *revised_prompt;
  StudioAspectRatio aspect_ratio;
  guint32 seed;
  const char *model;
  gint64 created_us;
  gint64 parent_id;
  gboolean starred;
  guint rating;
  const char *const *tags;
  const char *note;
  StudioImageOrigin origin;
} StudioImageFacts;

G_END_DECLS
