/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioDialogTitle:
 *
 * The title between the buttons of a dialog: whole, in as many lines as it needs, or not at all
 * where the buttons leave no room for its longest word. The window itself still has its title.
 */
#define STUDIO_TYPE_DIALOG_TITLE (studio_dialog_title_get_type ())
G_DECLARE_FINAL_TYPE (StudioDialogTitle, studio_dialog_title, STUDIO, DIALOG_TITLE, GtkWidget)

G_END_DECLS
