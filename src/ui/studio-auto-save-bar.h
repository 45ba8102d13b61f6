/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioAutoSaveBar:
 *
 * Lets new images be written into the folder of the settings too, and says calmly what a person is
 * to do where that cannot be. Properties: `session` (StudioSession), `settings`
 * (GSettings).
 */
#define STUDIO_TYPE_AUTO_SAVE_BAR (studio_auto_save_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioAutoSaveBar, studio_auto_save_bar, STUDIO, AUTO_SAVE_BAR, AdwBin)

G_END_DECLS
