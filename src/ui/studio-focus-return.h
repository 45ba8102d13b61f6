/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void studio_focus_return_watch (GtkWindow *window);
void studio_focus_return_move (GtkWidget *from, GtkWidget *to);

G_END_DECLS
