/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-import-copy.h"
#include "studio-library.h"

G_BEGIN_DECLS

/* The rows of several files that are taken in at once. Private to this folder. */
char *studio_import_name_part (const char *owner, gconstpointer unique);
gboolean studio_import_batch_store (StudioLibrary *library, GPtrArray *copies, GError **error);

G_END_DECLS
