/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-export.h"

G_BEGIN_DECLS

/* Looking for images that the service made, one after the other, for whoever copies each of them.
 */

/**
 * StudioMadeRow:
 * @id: the call
 * @state: how far it is
 * @trashed: whether its image is in the trash
 */
typedef struct
{
  gint64 id;
  StudioRecordState state;
  gboolean trashed;
} StudioMadeRow;

gboolean studio_library_get_last_id (StudioLibrary *self, gint64 *id, GError **error);
GArray *studio_library_list_made (StudioLibrary *self, gint64 after, guint limit, GError **error);
GArray *studio_library_list_under_way (StudioLibrary *self, guint limit, GError **error);
char *studio_library_export_once (StudioLibrary *self,
                                  gint64 id,
                                  const char *folder,
                                  const StudioExportOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
