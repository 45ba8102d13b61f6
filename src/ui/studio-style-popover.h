/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioStylePopover:
 *
 * Presets and styles: to apply, to save, to change and to remove, the last with a way back.
 */
#define STUDIO_TYPE_STYLE_POPOVER (studio_style_popover_get_type ())
G_DECLARE_FINAL_TYPE (StudioStylePopover, studio_style_popover, STUDIO, STYLE_POPOVER, GtkPopover)

GtkWidget *studio_style_popover_new (StudioSession *session);

G_END_DECLS
