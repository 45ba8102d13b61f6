/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* Into the trash and out of it: `win.trash` and `win.restore` of one image (an id, "x"),
 * `win.trash-all` and `win.restore-all` of several (ids, "ax"). */
void studio_trash_actions_install (GtkWidgetClass *klass);

G_END_DECLS
