/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioJournalSetFunc:
 * @name: a column's name
 * @text: (nullable): its value where that is a text
 * @number: its value where that is a whole number
 * @user_data: what was given with the function
 *
 * Called for each value of a line; one that is null has neither text nor number, which is 0.
 */
typedef void (*StudioJournalSetFunc) (const char *name,
                                      const char *text,
                                      gint64 number,
                                      gpointer user_data);

/* One line of a journal: `{"id":5,"set":{"prompt":"a fox","seed":7}}`. */

void studio_journal_line_append_text (GString *line, const char *text);
gboolean studio_journal_line_parse (const char *line,
                                    gsize length,
                                    gint64 *id,
                                    StudioJournalSetFunc func,
                                    gpointer user_data);

G_END_DECLS
