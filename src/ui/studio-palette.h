/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/**
 * StudioPalette:
 *
 * Everything that can be done and the prompts of before, found by typing.
 */
#define STUDIO_TYPE_PALETTE (studio_palette_get_type ())
G_DECLARE_FINAL_TYPE (StudioPalette, studio_palette, STUDIO, PALETTE, AdwWindow)

GtkWindow *studio_palette_new (StudioWindow *window);
GListModel *studio_palette_get_found (StudioPalette *self);
void studio_palette_install (GtkWidgetClass *klass);

G_END_DECLS
