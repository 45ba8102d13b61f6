/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tooltip.h"

/**
 * studio_tooltip_set:
 * @widget: a widget
 * @text: its tooltip
 *
 * GTK asks the display where the pointer is for each tooltip that a visible widget is given, which
 * takes X11 as long as making ten buttons. Here it is not asked where the tooltip is the same, and
 * not for a widget that is in no window, over which the pointer cannot be.
 */
void
studio_tooltip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  gboolean shields = gtk_widget_get_root (widget) == NULL && gtk_widget_get_visible (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (shields)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (shields)
    gtk_widget_set_visible (widget, TRUE);
}

/**
 * studio_tooltip_set_name:
 * @widget: a widget that shows an icon, or less than it does
 * @name: what it does, for a tooltip and for those who do not see it
 */
void
studio_tooltip_set_name (GtkWidget *widget, const char *name)
{
  studio_tooltip_set (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
