/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void studio_tooltip_set (GtkWidget *widget, const char *text);
void studio_tooltip_set_name (GtkWidget *widget, const char *name);

G_END_DECLS
