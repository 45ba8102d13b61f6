/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioInfoOverlay:
 *
 * What lies over a large image on request: its prompt, ratio, size, seed, and when it was made.
 */
#define STUDIO_TYPE_INFO_OVERLAY (studio_info_overlay_get_type ())
G_DECLARE_FINAL_TYPE (StudioInfoOverlay, studio_info_overlay, STUDIO, INFO_OVERLAY, AdwBin)

void studio_info_overlay_set_request (StudioInfoOverlay *self, StudioRequest *request);
void studio_info_overlay_set_record (StudioInfoOverlay *self, StudioRecord *record);

G_END_DECLS
