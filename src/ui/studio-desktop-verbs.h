/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the desktop does with an image: `win.open-with` and `win.set-wallpaper` (x). */
void studio_desktop_verbs_install (GtkWidgetClass *klass);

G_END_DECLS
