/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-aspect-ratio.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_ENUM_TYPE (StudioAspectRatio,
                    studio_aspect_ratio,
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_21_9, "21:9"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_16_9, "16:9"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_3_2, "3:2"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_5_4, "5:4"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_1_1, "1:1"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_4_5, "4:5"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_2_3, "2:3"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_9_16, "9:16"),
                    G_DEFINE_ENUM_VALUE (STUDIO_ASPECT_RATIO_9_21, "9:21"))

typedef struct
{
  const char *name;
  int width;
  int height;
} RatioInfo;

/* The `aspect_ratio` and `size` lists of the service, which match one to one. */
static const RatioInfo ratio_infos[STUDIO_N_ASPECT_RATIOS] = {
  [STUDIO_ASPECT_RATIO_21_9] = { "21:9", 1536, 640 },
  [STUDIO_ASPECT_RATIO_16_9] = { "16:9", 1344, 768 },
  [STUDIO_ASPECT_RATIO_3_2] = { "3:2", 1216, 832 },
  [STUDIO_ASPECT_RATIO_5_4] = { "5:4", 1088, 896 },
  [STUDIO_ASPECT_RATIO_1_1] = { "1:1", 1024, 1024 },
  [STUDIO_ASPECT_RATIO_4_5] = { "4:5", 896, 1088 },
  [STUDIO_ASPECT_RATIO_2_3] = { "2:3", 832, 1216 },
  [STUDIO_ASPECT_RATIO_9_16] = { "9:16", 768, 1344 },
  [STUDIO_ASPECT_RATIO_9_21] = { "9:21", 640, 1536 },
};

/**
 * studio_aspect_ratio_to_string:
 * @ratio: an aspect ratio
 *
 * Returns: (transfer none): the service's spelling, such as `16:9`
 */
const char *
studio_aspect_ratio_to_string (StudioAspectRatio ratio)
{
  g_return_val_if_fail ((int) ratio >= 0 && ratio < STUDIO_N_ASPECT_RATIOS, "1:1");
  return ratio_infos[ratio].name;
}

/**
 * studio_aspect_ratio_from_string:
 * @text: (nullable): the service's spelling
 * @ratio: (out): where to put the ratio
 * @error: return location; %STUDIO_ERROR_ASPECT_RATIO
 *
 * Returns: whether @text is one of the nine
 */
gboolean
studio_aspect_ratio_from_string (const char *text, StudioAspectRatio *ratio, GError **error)
{
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    if (g_strcmp0 (text, ratio_infos[i].name) == 0)
      {
        *ratio = (StudioAspectRatio) i;
        return TRUE;
      }
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_ASPECT_RATIO,
               _ ("“%s” is not an aspect ratio of this model."),
               text == NULL ? "" : text);
  return FALSE;
}

/**
 * studio_aspect_ratio_get_swapped:
 * @ratio: an aspect ratio
 *
 * Returns: the upright form of a wide one and the other way round; a square stays
 */
StudioAspectRatio
studio_aspect_ratio_get_swapped (StudioAspectRatio ratio)
{
  g_return_val_if_fail ((int) ratio >= 0 && ratio < STUDIO_N_ASPECT_RATIOS, ratio);
  /* The nine are in order of their width, so that the last is the first one on its side. */
  return (StudioAspectRatio) (STUDIO_N_ASPECT_RATIOS - 1 - (int) ratio);
}

/**
 * studio_aspect_ratio_get_size:
 * @ratio: an aspect ratio
 * @width: (out): pixels across
 * @height: (out): pixels down
 *
 * Gives the size of the images that the service makes for @ratio.
 */
void
studio_aspect_ratio_get_size (StudioAspectRatio ratio, int *width, int *height)
{
  g_return_if_fail ((int) ratio >= 0 && ratio < STUDIO_N_ASPECT_RATIOS);
  *width = ratio_infos[ratio].width;
  *height = ratio_infos[ratio].height;
}

/**
 * studio_aspect_ratio_find_nearest:
 * @width: pixels across, positive
 * @height: pixels down, positive
 *
 * Returns: the ratio whose shape is nearest, compared on a logarithmic scale so that
 *   landscape and portrait are treated alike
 */
StudioAspectRatio
studio_aspect_ratio_find_nearest (int width, int height)
{
  StudioAspectRatio nearest = STUDIO_ASPECT_RATIO_DEFAULT;
  double least = INFINITY;
  g_return_val_if_fail (width > 0 && height > 0, nearest);

  double wanted = log ((double) width / height);
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      double distance = fabs (wanted - log ((double) ratio_infos[i].width / ratio_infos[i].height));
      if (distance < least)
        {
          least = distance;
          nearest = (StudioAspectRatio) i;
        }
    }
  return nearest;
}
