/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-word-lists.h"

G_BEGIN_DECLS

/**
 * StudioPromptTemplate:
 *
 * A prompt that stands for several. `{red|blue} car` is one of its pieces, which may be empty and
 * may hold further braces; `{2$$a|b|c}` is two different ones in the order in which they are
 * written, with a comma between them, `{1-2$$ and $$a|b|c}` one or two with “ and ”; `__name__` is
 * an entry of that word list. `# …` to the end of a line is a comment. A backslash takes the
 * meaning from the character after it: `\{ \| \} \_ \# \\`.
 *
 * Counted and immutable, so it may be used from any thread. What a stranger wrote is bounded in
 * depth, size and time; nothing in it is a recursion of the program.
 */
typedef struct _StudioPromptTemplate StudioPromptTemplate;

/* More than can be counted. */
#define STUDIO_TEMPLATE_COUNTLESS G_MAXUINT64

StudioPromptTemplate *studio_prompt_template_new (const char *text,
                                                  StudioWordLists *lists,
                                                  gsize *position,
                                                  GError **error);
StudioPromptTemplate *studio_prompt_template_ref (StudioPromptTemplate *self);
void studio_prompt_template_unref (StudioPromptTemplate *self);
const char *studio_prompt_template_get_text (StudioPromptTemplate *self);
guint64 studio_prompt_template_get_count (StudioPromptTemplate *self);
char *studio_prompt_template_expand (StudioPromptTemplate *self, guint64 index, GError **error);
char **studio_prompt_template_expand_all (StudioPromptTemplate *self, guint limit, GError **error);
char **studio_prompt_template_draw (StudioPromptTemplate *self,
                                    guint n,
                                    guint32 seed,
                                    GError **error);
gboolean studio_prompt_has_markup (const char *text);
char *studio_prompt_escape (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPromptTemplate, studio_prompt_template_unref)

G_END_DECLS
