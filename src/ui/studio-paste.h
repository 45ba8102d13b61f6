/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `win.paste`, on Ctrl+V where no text field takes it: a file, an image or a text of the clipboard
 * is read for parameters. `win.check-pasted`, after a text went into the prompt: where it was
 * parameters, a toast offers to use them as such. */
void studio_paste_install (GtkWidgetClass *klass);

G_END_DECLS
