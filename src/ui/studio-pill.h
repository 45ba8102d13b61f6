/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The large buttons of pages that say what to do next. */
void studio_pill_wrap (GtkWidget *root);

G_END_DECLS
