/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioZipWriter:
 *
 * A ZIP archive that comes into being under a hidden name, and gets its own once it is whole and
 * durable. Files are stored as they are, for images are compressed already; memory grows with
 * their number alone. One thread at a time.
 */
typedef struct _StudioZipWriter StudioZipWriter;

StudioZipWriter *studio_zip_writer_open (const char *path, GError **error);
void studio_zip_writer_free (StudioZipWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioZipWriter, studio_zip_writer_free)

guint64 studio_zip_writer_get_n_entries (StudioZipWriter *self);
gboolean studio_zip_writer_get_broken (StudioZipWriter *self);
char *studio_zip_writer_add (StudioZipWriter *self,
                             const char *source,
                             const char *name,
                             gint64 time_us,
                             GCancellable *cancellable,
                             GError **error);
gboolean studio_zip_writer_finish (StudioZipWriter *self, gboolean replace, GError **error);

G_END_DECLS
