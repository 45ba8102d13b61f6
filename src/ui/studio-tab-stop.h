/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioTabStop:
 *
 * Makes what is in it, a list as a rule, one stop of the Tab key: within, Tab goes through the row
 * that has the focus and then leaves, and the arrow keys go from row to row. GTK goes through every
 * row with Tab (before 4.12 without a choice), which is a long way out of hundreds.
 */
#define STUDIO_TYPE_TAB_STOP (studio_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (StudioTabStop, studio_tab_stop, STUDIO, TAB_STOP, AdwBin)

G_END_DECLS
