/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-facts.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioInfotextPair:
 * @name: such as `Seed`
 * @value: its value, without quotation marks
 */
typedef struct
{
  char *name;
  char *value;
} StudioInfotextPair;

/**
 * StudioInfotext:
 * @prompt: the prompt, perhaps empty
 * @negative_prompt: (nullable): the negative prompt
 * @pairs: (element-type StudioInfotextPair): what stands in the last line
 *
 * The text in which AUTOMATIC1111 and many others note how an image was made: the prompt, a line
 * that begins with `Negative prompt:`, and a line of at least three pairs `Name: value`.
 */
typedef struct
{
  char *prompt;
  char *negative_prompt;
  GPtrArray *pairs;
} StudioInfotext;

StudioInfotext *studio_infotext_parse (const char *text);
void studio_infotext_free (StudioInfotext *self);
const char *studio_infotext_get (const StudioInfotext *self, const char *name);
gboolean studio_infotext_is_certain (const StudioInfotext *self);
char *studio_infotext_quote (const char *value);
char *studio_infotext_build (const StudioImageFacts *facts, int width, int height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioInfotext, studio_infotext_free)

G_END_DECLS
