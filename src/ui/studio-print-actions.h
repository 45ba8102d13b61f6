/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `win.print` (x): an image, or all that are selected where it is one of those. */
void studio_print_actions_install (GtkWidgetClass *klass);

G_END_DECLS
