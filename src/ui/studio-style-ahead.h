/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void studio_style_ahead (GtkWidget *widget);
void studio_style_ahead_now (GtkWidget *window);

G_END_DECLS
