/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done to a kept image, wherever it is shown: `win.save-as`, `win.show-in-folder`,
 * `win.recall`, `win.run-again`, `win.vary` and `win.star`, each with the record's id (x), and what
 * studio-copy-actions.h and studio-trash-actions.h have. */
void studio_record_actions_install (GtkWidgetClass *klass);

G_END_DECLS
