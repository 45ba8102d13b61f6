/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-database.h"

G_BEGIN_DECLS

/* What PRAGMA application_id says in a file that is ours: "UStd". */
#define STUDIO_SCHEMA_APPLICATION_ID 0x55537464

/* The shape of the database: a list of steps, each the SQL that leads from version i to i + 1.
 * A step that was published never changes; what comes next is appended. */

const char *const *studio_schema_get_steps (guint *n_steps);
gboolean studio_schema_check (StudioDatabase *database, guint n_steps, GError **error);
gboolean studio_schema_upgrade (StudioDatabase *database,
                                const char *const *steps,
                                guint n_steps,
                                GError **error);

G_END_DECLS
