/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session-compose.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioWordListsWindow:
 *
 * The lists that templates name: to look at, to write, to rename and to remove. What is written is
 * saved when its page or the window is left.
 */
#define STUDIO_TYPE_WORD_LISTS_WINDOW (studio_word_lists_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioWordListsWindow,
                      studio_word_lists_window,
                      STUDIO,
                      WORD_LISTS_WINDOW,
                      AdwWindow)

GtkWindow *studio_word_lists_window_new (StudioSession *session, GtkWindow *parent);

G_END_DECLS
