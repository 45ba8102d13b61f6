/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-late-menu.h"

static void
fill_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * studio_late_menu_set:
 * @button: a button
 * @menu: what it opens
 *
 * Makes the menu when it is first opened: the popover of the menu of the window alone is a tenth of
 * the widgets of the window.
 */
void
studio_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  gtk_menu_button_set_create_popup_func (button, fill_menu_cb, g_object_ref (menu), g_object_unref);
}
