/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_WORD_LIST_MAX_NAME 64
#define STUDIO_WORD_LIST_MAX_SIZE (256 * 1024)
#define STUDIO_WORD_LISTS_MAX 500

/**
 * StudioWordLists:
 *
 * The lists that a template names as `__name__`, each with an entry a line. They are text files of
 * the same name, `.txt`, in one folder, for any editor; empty lines and those that begin with `#`
 * do not count. Counted; not to be changed any more once it is shared with another thread.
 */
typedef struct _StudioWordLists StudioWordLists;

StudioWordLists *studio_word_lists_new (void);
StudioWordLists *studio_word_lists_ref (StudioWordLists *self);
void studio_word_lists_unref (StudioWordLists *self);
void studio_word_lists_set (StudioWordLists *self, const char *name, const char *text);
const char *const *studio_word_lists_get_entries (StudioWordLists *self, const char *name);
const char *studio_word_lists_get_text (StudioWordLists *self, const char *name);
char **studio_word_lists_dup_names (StudioWordLists *self);
gboolean studio_word_list_name_is_valid (const char *name);

/* Their files */
StudioWordLists *studio_word_lists_load (const char *folder, GError **error);
char *studio_word_list_read (const char *folder, const char *name, GError **error);
gboolean studio_word_list_write (const char *folder,
                                 const char *name,
                                 const char *text,
                                 GError **error);
gboolean studio_word_list_remove (const char *folder, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioWordLists, studio_word_lists_unref)

G_END_DECLS
