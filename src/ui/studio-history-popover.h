/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioHistoryPopover:
 *
 * What was asked for before, newest first, to look through and to bring back.
 */
#define STUDIO_TYPE_HISTORY_POPOVER (studio_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (StudioHistoryPopover,
                      studio_history_popover,
                      STUDIO,
                      HISTORY_POPOVER,
                      GtkPopover)

GtkWidget *studio_history_popover_new (StudioSession *session);

G_END_DECLS
