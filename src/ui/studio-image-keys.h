/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys that an image has wherever it is shown. `win.on-image` (s) does what an action of the
 * window does that takes a record's id, to the image on show or under the focus. */
void studio_image_keys_install (GtkWidgetClass *klass);
gint64 studio_image_keys_find (GtkWidget *window);

G_END_DECLS
