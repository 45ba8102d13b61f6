/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* Calls and costs: `win.ledger`, and `win.show-record` (x: an image to show). */
void studio_ledger_actions_install (GtkWidgetClass *klass);

G_END_DECLS
