/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSearchHelp:
 *
 * The button beside the search that shows what can be typed there. What is clicked is put into the
 * search.
 *
 * Signal `insert` (string: an example such as `is:starred`).
 */
#define STUDIO_TYPE_SEARCH_HELP (studio_search_help_get_type ())
G_DECLARE_FINAL_TYPE (StudioSearchHelp, studio_search_help, STUDIO, SEARCH_HELP, AdwBin)

G_END_DECLS
