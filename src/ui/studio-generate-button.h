/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioGenerateButton:
 *
 * The main button: Generate, with how many images and what they cost, where a price is set.
 * Properties: `count` (int, settable), `cost` (string: what they cost, for a person to read, %NULL
 * for nothing or unknown).
 */
#define STUDIO_TYPE_GENERATE_BUTTON (studio_generate_button_get_type ())
G_DECLARE_FINAL_TYPE (StudioGenerateButton,
                      studio_generate_button,
                      STUDIO,
                      GENERATE_BUTTON,
                      GtkButton)

void studio_generate_button_set_session (StudioGenerateButton *self, StudioSession *session);

G_END_DECLS
