/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Small steps on files that the library's promises rest on: nothing is overwritten by accident,
 * nobody ever sees half a file, and every failure names the file and the reason. Blocking. */

gboolean studio_disk_fail (GError **error, int saved_errno, const char *format, const char *path);
gboolean studio_disk_make_folder (const char *path, GError **error);
gboolean studio_disk_sync_folder (const char *path, GError **error);
gboolean studio_disk_sync_file (const char *path, GError **error);
gboolean studio_disk_move_new (const char *from, const char *to, gboolean *exists, GError **error);
gboolean studio_disk_move_over (const char *from, const char *to, GError **error);
gint64 studio_disk_get_size (const char *path);
gint64 studio_disk_get_changed_us (const char *path);
char *studio_disk_dup_sha256 (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
