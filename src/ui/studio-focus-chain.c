/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-focus-chain.h"

#include <adwaita.h>

static gboolean
move_in_child (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  return child != NULL && gtk_widget_child_focus (child, direction);
}

/**
 * studio_focus_chain_install:
 * @klass: a class derived from AdwBin that hands the focus on to a child when it is given it
 *
 * Lets Shift+Tab leave it. GTK gives the focus to a widget in which nothing more comes before it,
 * and such a one would hand it back to where it was. For class_init alone.
 */
void
studio_focus_chain_install (GtkWidgetClass *klass)
{
  klass->focus = move_in_child;
}
