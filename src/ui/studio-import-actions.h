/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* Images come in: `win.import` asks for a folder, and files and folders can be dropped. */
void studio_import_actions_install (GtkWidgetClass *klass);
void studio_import_actions_take_drops (StudioWindow *window, GtkWidget *target);
void studio_import_actions_start (StudioWindow *window, const char *const *paths);

G_END_DECLS
