/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-palette-item.h"
#include "studio-window.h"

G_BEGIN_DECLS

void studio_palette_choice_run_later (StudioWindow *window, StudioPaletteItem *item);

G_END_DECLS
