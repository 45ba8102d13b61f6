/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioTagField:
 *
 * The tags of an image, each to be taken off, and an entry for more, several with commas between.
 *
 * Property `tags` (string, settable): what is shown, one a line. Typing changes nothing by itself.
 * Signals `added` (GStrv): what a person typed, cleaned; `removed` (string): what is to go.
 */
#define STUDIO_TYPE_TAG_FIELD (studio_tag_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioTagField, studio_tag_field, STUDIO, TAG_FIELD, AdwBin)

char **studio_tag_field_parse (const char *text);
void studio_tag_field_commit (StudioTagField *self);
void studio_tag_field_set_known (StudioTagField *self, const char *const *tags);

G_END_DECLS
