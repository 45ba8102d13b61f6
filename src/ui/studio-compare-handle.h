/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioCompareHandle:
 *
 * The line between two images that lie over each other, to be dragged, or moved with the keys.
 * Signal `moved` (double): by so many pixels to the right, as far as it goes for Home and End.
 */
#define STUDIO_TYPE_COMPARE_HANDLE (studio_compare_handle_get_type ())
G_DECLARE_FINAL_TYPE (StudioCompareHandle, studio_compare_handle, STUDIO, COMPARE_HANDLE, AdwBin)

GtkWidget *studio_compare_handle_new (void);
void studio_compare_handle_set_value (StudioCompareHandle *self, double value);

G_END_DECLS
