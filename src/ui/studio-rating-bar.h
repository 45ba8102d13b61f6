/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioRatingBar:
 *
 * Five stars to press. The one that stands for the rating takes it away, and so do the keys 0 to 5
 * while the focus is in it.
 *
 * Property `rating` (int, 0…5, settable): what is shown. Pressing changes nothing by itself.
 * Signal `rated` (int): what a person chose.
 */
#define STUDIO_TYPE_RATING_BAR (studio_rating_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioRatingBar, studio_rating_bar, STUDIO, RATING_BAR, AdwBin)

void studio_rating_bar_set_rating (StudioRatingBar *self, int rating);
int studio_rating_bar_get_rating (StudioRatingBar *self);

G_END_DECLS
