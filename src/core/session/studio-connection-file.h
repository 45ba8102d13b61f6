/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-saved-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* `connections.ini`: a group `[connection NAME]` with `address` and `model` for each, and
 * `[connections]` with `active`. Never a key. All of this blocks. */
GKeyFile *studio_connection_file_read (const char *path);
gboolean studio_connection_file_write (GKeyFile *file, const char *path, GError **error);
char *studio_connection_file_dup_active (GKeyFile *file);
void studio_connection_file_set_active (GKeyFile *file, const char *name);
StudioSavedConnection *studio_connection_file_find (GKeyFile *file, const char *name);
GListModel *studio_connection_file_list (GKeyFile *file);
void studio_connection_file_put (GKeyFile *file,
                                 const char *name,
                                 const char *address,
                                 const char *model);
void studio_connection_file_remove (GKeyFile *file, const char *name);

G_END_DECLS
