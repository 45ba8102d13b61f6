/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-database.h"
#include "studio-paths.h"

G_BEGIN_DECLS

/* The ids of a new database begin above those that files bear. */

gboolean studio_sequence_begin_after_files (StudioDatabase *database,
                                            StudioPaths *paths,
                                            GError **error);

G_END_DECLS
