/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _StudioDatabase StudioDatabase;

/**
 * StudioStatement:
 *
 * One prepared SQL statement in use. Parameters count from 1 and columns from 0, as in SQLite.
 * Freeing it gives it back to its database, which must live longer.
 */
typedef struct _StudioStatement StudioStatement;

StudioStatement *studio_statement_new (StudioDatabase *database,
                                       sqlite3_stmt *statement,
                                       const char *action);
void studio_statement_free (StudioStatement *self);
void studio_statement_bind_number (StudioStatement *self, int parameter, gint64 number);
void studio_statement_bind_text (StudioStatement *self, int parameter, const char *text);
gboolean studio_statement_step (StudioStatement *self, gboolean *has_row, GError **error);
gboolean studio_statement_run (StudioStatement *self, guint *n_changed, GError **error);
void studio_statement_reset (StudioStatement *self);
gint64 studio_statement_get_number (StudioStatement *self, int column);
const char *studio_statement_get_text (StudioStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioStatement, studio_statement_free)

G_END_DECLS
