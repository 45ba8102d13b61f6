/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* Copies leave: `win.export` of one image (an id, "x"), `win.export-all` of several ("ax"). */
void studio_export_actions_install (GtkWidgetClass *klass);
void studio_export_actions_start (StudioWindow *window,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  const char *place,
                                  gboolean as_zip);

G_END_DECLS
