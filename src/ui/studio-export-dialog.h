/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-export.h"
#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioExportDialog:
 *
 * Asks what copies are to be like, and remembers it. Emits `export` when the person goes on to
 * choose the folder.
 */
#define STUDIO_TYPE_EXPORT_DIALOG (studio_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioExportDialog, studio_export_dialog, STUDIO, EXPORT_DIALOG, AdwWindow)

GtkWindow *studio_export_dialog_new (GSettings *settings, guint n_images, GtkWindow *parent);
void studio_export_dialog_look_at (StudioExportDialog *self,
                                   StudioSession *session,
                                   const gint64 *ids,
                                   gsize n_ids);
void studio_export_dialog_fill_options (GSettings *settings, StudioExportOptions *options);

G_END_DECLS
