/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void studio_page_ahead_prepare (GtkWidget *window);
GtkWidget *studio_page_ahead_take (GtkWidget *window);

G_END_DECLS
