/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioPromptEdit:
 * @start: where the piece begins that is replaced
 * @n_removed: its length
 * @text: what comes into its place
 * @select_start: where the selection begins afterwards, in the new text
 * @select_length: its length
 *
 * A change of a prompt, in bytes.
 */
typedef struct
{
  gsize start;
  gsize n_removed;
  char *text;
  gsize select_start;
  gsize select_length;
} StudioPromptEdit;

void studio_prompt_edit_clear (StudioPromptEdit *self);
char *studio_prompt_edit_apply (const StudioPromptEdit *self, const char *text);
gboolean studio_prompt_edit_weight (StudioPromptEdit *self,
                                    const char *text,
                                    gsize start,
                                    gsize end,
                                    int tenths);
gboolean studio_prompt_edit_move (StudioPromptEdit *self,
                                  const char *text,
                                  gsize start,
                                  gsize end,
                                  int direction);

/* Comments */
gsize studio_prompt_find_comment_end (const char *text, gsize at);
char *studio_prompt_strip_comments (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioPromptEdit, studio_prompt_edit_clear)

G_END_DECLS
