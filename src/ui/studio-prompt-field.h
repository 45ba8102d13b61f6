/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioPromptField:
 *
 * A text of several lines with a title, a counter and a place for what is wrong with it.
 * Properties: `text` (string, never %NULL), `title` (string with a mnemonic), `show-title`
 * (gboolean), `placeholder` (string), `min-height` (int), `error` (string, nullable),
 * `n-characters` (guint, readable), `limit` (guint, readable).
 */
#define STUDIO_TYPE_PROMPT_FIELD (studio_prompt_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioPromptField, studio_prompt_field, STUDIO, PROMPT_FIELD, AdwBin)

const char *studio_prompt_field_get_text (StudioPromptField *self);
void studio_prompt_field_set_text (StudioPromptField *self, const char *text);
const char *studio_prompt_field_get_error (StudioPromptField *self);
void studio_prompt_field_set_error (StudioPromptField *self, const char *error);
GtkTextView *studio_prompt_field_get_text_view (StudioPromptField *self);
void studio_prompt_field_set_tools (StudioPromptField *self, GtkWidget *tools);
char *studio_prompt_field_dup_marked (StudioPromptField *self, gsize *start);
void studio_prompt_field_rest_cursor (StudioPromptField *self);

G_END_DECLS
