/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

void studio_view_keeper_start (StudioWindow *window);
void studio_view_keeper_follow_gallery (StudioWindow *window);
void studio_view_keeper_keep (StudioWindow *window);

G_END_DECLS
