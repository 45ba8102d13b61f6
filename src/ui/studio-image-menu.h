/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-keymap.h"

G_BEGIN_DECLS

GMenuModel *studio_image_menu_new (StudioKeymap *keymap, gint64 id);
GMenuModel *studio_image_menu_new_for_job (StudioKeymap *keymap, gint64 id);
void studio_image_menu_popup (GtkWidget *parent, gint64 id, double x, double y);
void studio_image_menu_popup_model (GtkWidget *parent, GMenuModel *menu, double x, double y);
void studio_image_menu_attach (GtkMenuButton *button, gint64 id);
void studio_image_menu_allocate (GtkWidget *parent);

G_END_DECLS
