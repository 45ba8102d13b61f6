/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* Images come in: `win.import-files` asks for files, `win.import` for a folder, and both can be
 * dropped. */
void studio_import_actions_install (GtkWidgetClass *klass);
void studio_import_actions_take_drops (StudioWindow *window, GtkWidget *target);
void studio_import_actions_start (StudioWindow *window, const char *const *paths);

G_END_DECLS
