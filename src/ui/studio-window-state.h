/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

gboolean studio_window_state_restore (StudioWindow *window);
void studio_window_state_save (StudioWindow *window);

G_END_DECLS
