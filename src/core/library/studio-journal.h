/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The journal of a month, beside its images: what the database knows of the calls of that month,
 * one change a line, so that the database can be made anew from it. Several processes append to
 * it at once. Blocking. */

#define STUDIO_JOURNAL_FILE "calls.jsonl"

/* A longer line is none of ours: two prompts of 10,000 characters, each six bytes, come to less. */
#define STUDIO_JOURNAL_MAX_LINE (1024 * 1024)

/**
 * StudioJournalLineFunc:
 * @line: (array length=length): a line without its end, not trusted
 * @length: its length in bytes
 * @user_data: what was given with the function
 *
 * Returns: whether it was a line of a journal
 */
typedef gboolean (*StudioJournalLineFunc) (const char *line, gsize length, gpointer user_data);

gboolean studio_journal_append (const char *path,
                                const char *lines,
                                gsize length,
                                gboolean durable,
                                GError **error);
gboolean studio_journal_read (const char *path,
                              StudioJournalLineFunc func,
                              gpointer user_data,
                              guint *n_bad,
                              GError **error);

G_END_DECLS
