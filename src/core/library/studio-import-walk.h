/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which files an import of files and folders comes to. Blocking. */

/* More than ten times what the library is tested with. */
#define STUDIO_IMPORT_MAX_FILES 1000000

GPtrArray *studio_import_walk (const char *const *paths,
                               const char *excluded_folder,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
