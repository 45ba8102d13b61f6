/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session-compose.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioStyleDialog:
 *
 * Saves what the composer has as a preset or a style, or changes one.
 */
#define STUDIO_TYPE_STYLE_DIALOG (studio_style_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioStyleDialog, studio_style_dialog, STUDIO, STYLE_DIALOG, AdwWindow)

GtkWindow *studio_style_dialog_new (StudioSession *session, StudioStyle *style, GtkWindow *parent);

G_END_DECLS
