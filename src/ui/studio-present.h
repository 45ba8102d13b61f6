/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-turns.h"

G_BEGIN_DECLS

void studio_present (GtkWindow *window);
void studio_present_first (GtkWindow *window);
void studio_dismiss (GtkWindow *window, StudioTurnFunc take_down);

G_END_DECLS
