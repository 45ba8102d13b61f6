/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-menu.h"

#include <glib/gi18n-lib.h>

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (id));
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* The popover may still be handling its own event when it closes. */
static gboolean
unparent_idle_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_idle_cb, g_object_ref (popover), g_object_unref);
}

/* A parent that goes while its menu is open takes the menu along. */
static void
parent_destroy_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

/**
 * studio_image_menu_new:
 * @id: the record
 *
 * Makes the menu that a kept image has wherever it is shown.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
studio_image_menu_new (gint64 id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) again = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  append (again, _ ("_Use Again"), "win.recall", id);
  append (again, _ ("_Vary"), "win.vary", id);
  append (again, _ ("_Copy Prompt"), "win.copy-prompt", id);
  append (again, _ ("S_tar"), "win.star", id);
  append (out, _ ("_Save As…"), "win.save-as", id);
  append (out, _ ("Show in _Folder"), "win.show-in-folder", id);
  append (away, _ ("_Move to Trash"), "win.trash", id);
  append_section (menu, again);
  append_section (menu, out);
  append_section (menu, away);
  return G_MENU_MODEL (menu);
}

/**
 * studio_image_menu_popup:
 * @parent: where the image is shown
 * @id: the record
 * @x: the pointer in @parent
 * @y: likewise down
 *
 * Opens the image's menu; it goes by itself when it closes.
 */
void
studio_image_menu_popup (GtkWidget *parent, gint64 id, double x, double y)
{
  g_autoptr (GMenuModel) menu = studio_image_menu_new (id);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  g_signal_connect_object (
      parent, "destroy", G_CALLBACK (parent_destroy_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
