/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDemoBar:
 *
 * Says that images are painted on this computer, and leads to the real service. Property `revealed`
 * (gboolean): whether it does; nothing of it is made before that is so.
 */
#define STUDIO_TYPE_DEMO_BAR (studio_demo_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioDemoBar, studio_demo_bar, STUDIO, DEMO_BAR, AdwBin)

G_END_DECLS
