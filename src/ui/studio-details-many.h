/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDetailsMany:
 *
 * What can be said of all selected images at once, through the actions of studio-edit-actions.h.
 */
#define STUDIO_TYPE_DETAILS_MANY (studio_details_many_get_type ())
G_DECLARE_FINAL_TYPE (StudioDetailsMany, studio_details_many, STUDIO, DETAILS_MANY, AdwBin)

void studio_details_many_set_n_selected (StudioDetailsMany *self, guint n_selected);

G_END_DECLS
