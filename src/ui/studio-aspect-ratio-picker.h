/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioAspectRatioPicker:
 *
 * The nine aspect ratios as a row of radio buttons, each drawn to scale.
 * Property: `aspect-ratio` (StudioAspectRatio).
 */
#define STUDIO_TYPE_ASPECT_RATIO_PICKER (studio_aspect_ratio_picker_get_type ())
G_DECLARE_FINAL_TYPE (StudioAspectRatioPicker,
                      studio_aspect_ratio_picker,
                      STUDIO,
                      ASPECT_RATIO_PICKER,
                      AdwBin)

StudioAspectRatio studio_aspect_ratio_picker_get_aspect_ratio (StudioAspectRatioPicker *self);
void studio_aspect_ratio_picker_set_aspect_ratio (StudioAspectRatioPicker *self,
                                                  StudioAspectRatio aspect_ratio);

G_END_DECLS
