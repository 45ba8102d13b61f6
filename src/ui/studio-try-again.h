/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window's action `win.try-again` (x, the record's id of an image that failed): asks once more
 * for all of the same run that failed, and for what may have been billed only after a question. */
void studio_try_again_install (GtkWidgetClass *klass);

G_END_DECLS
