/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioWaitingBar:
 *
 * Says that images waited when the program ended, and asks what becomes of them:
 * `win.resume-waiting` or `win.discard-waiting`. Made when there are any. Property: `n-waiting`
 * (guint), 0 to be hidden.
 */
#define STUDIO_TYPE_WAITING_BAR (studio_waiting_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioWaitingBar, studio_waiting_bar, STUDIO, WAITING_BAR, AdwBin)

G_END_DECLS
