/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioImageBar:
 *
 * The buttons that float over a kept image: star, copy prompt, save, menu. Each activates the
 * window's action of that name with the record's id.
 *
 * Properties `record-id` (gint64, settable; not seen while it is 0), `starred` (gboolean,
 * settable).
 */
#define STUDIO_TYPE_IMAGE_BAR (studio_image_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioImageBar, studio_image_bar, STUDIO, IMAGE_BAR, AdwBin)

void studio_image_bar_set_record_id (StudioImageBar *self, gint64 id);
void studio_image_bar_set_starred (StudioImageBar *self, gboolean starred);

G_END_DECLS
