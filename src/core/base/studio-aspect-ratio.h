/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioAspectRatio:
 *
 * The nine aspect ratios of Stable Image Ultra, widest first. The pixel sizes are those of the
 * service's own `size` list (Heroku Dev Center, v1-images-generations); they differ from the
 * nominal ratio by up to 4 %, so pixels are what is shown to people.
 */
typedef enum
{
  STUDIO_ASPECT_RATIO_21_9,
  STUDIO_ASPECT_RATIO_16_9,
  STUDIO_ASPECT_RATIO_3_2,
  STUDIO_ASPECT_RATIO_5_4,
  STUDIO_ASPECT_RATIO_1_1,
  STUDIO_ASPECT_RATIO_4_5,
  STUDIO_ASPECT_RATIO_2_3,
  STUDIO_ASPECT_RATIO_9_16,
  STUDIO_ASPECT_RATIO_9_21,
} StudioAspectRatio;

#define STUDIO_N_ASPECT_RATIOS 9
#define STUDIO_ASPECT_RATIO_DEFAULT STUDIO_ASPECT_RATIO_1_1

#define STUDIO_TYPE_ASPECT_RATIO (studio_aspect_ratio_get_type ())
GType studio_aspect_ratio_get_type (void);

const char *studio_aspect_ratio_to_string (StudioAspectRatio ratio);
gboolean studio_aspect_ratio_from_string (const char *text,
                                          StudioAspectRatio *ratio,
                                          GError **error);
StudioAspectRatio studio_aspect_ratio_get_swapped (StudioAspectRatio ratio);
void studio_aspect_ratio_get_size (StudioAspectRatio ratio, int *width, int *height);
StudioAspectRatio studio_aspect_ratio_find_nearest (int width, int height);

G_END_DECLS
