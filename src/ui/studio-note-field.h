/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioNoteField:
 *
 * A text of several lines that is saved a moment after the last letter, and when the focus leaves
 * it or it is no longer seen.
 *
 * Signal `save` (string): the text as it is now; only after a person changed it.
 */
#define STUDIO_TYPE_NOTE_FIELD (studio_note_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioNoteField, studio_note_field, STUDIO, NOTE_FIELD, AdwBin)

void studio_note_field_set_text (StudioNoteField *self, const char *text);
char *studio_note_field_dup_text (StudioNoteField *self);
void studio_note_field_commit (StudioNoteField *self);

G_END_DECLS
