/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window's actions `win.run-again` (x) and `win.run-again-all` (ax): they ask for the same
 * images once more, which is paid for once more. */
void studio_run_again_install (GtkWidgetClass *klass);

G_END_DECLS
