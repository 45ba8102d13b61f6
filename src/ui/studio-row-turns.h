/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *studio_row_turns_list (GtkWidget *owner, GListModel *model);
void studio_row_turns_reach (GtkWindow *window, guint position);
void studio_row_turns_close (GtkWindow *window);

G_END_DECLS
