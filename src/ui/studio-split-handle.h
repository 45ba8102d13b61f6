/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSplitHandle:
 *
 * The edge between sidebar and content, to be dragged, or moved with the arrow keys.
 * Signal `moved` (int): by so many pixels, positive makes the sidebar wider.
 */
#define STUDIO_TYPE_SPLIT_HANDLE (studio_split_handle_get_type ())
G_DECLARE_FINAL_TYPE (StudioSplitHandle, studio_split_handle, STUDIO, SPLIT_HANDLE, AdwBin)

GtkWidget *studio_split_handle_new (void);

G_END_DECLS
