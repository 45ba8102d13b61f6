/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-error.h"

#include "studio-error.h"
#include "studio-row-decoder.h"

#include <glib/gi18n-lib.h>

/**
 * studio_image_error_new_foreign:
 *
 * Returns: (transfer full): an error for bytes that never were an image of a known kind
 */
GError *
studio_image_error_new_foreign (void)
{
  return g_error_new_literal (
      STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE, _ ("This is neither a PNG nor a JPEG image."));
}

/**
 * studio_image_error_new_broken:
 *
 * Returns: (transfer full): an error for an image that contradicts its format
 */
GError *
studio_image_error_new_broken (void)
{
  return g_error_new_literal (
      STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE, _ ("The image is damaged and cannot be read."));
}

/**
 * studio_image_error_new_cut_off:
 *
 * Returns: (transfer full): an error for an image that ends too early
 */
GError *
studio_image_error_new_cut_off (void)
{
  return g_error_new_literal (
      STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE, _ ("The image is cut off: its end is missing."));
}

/**
 * studio_image_error_check_size:
 * @width: pixels across
 * @height: pixels down
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Returns: whether the size is within %STUDIO_ROW_DECODER_MAX_EDGE and
 *   %STUDIO_ROW_DECODER_MAX_PIXELS, and not empty
 */
gboolean
studio_image_error_check_size (guint32 width, guint32 height, GError **error)
{
  if (width == 0 || height == 0)
    {
      g_propagate_error (error, studio_image_error_new_broken ());
      return FALSE;
    }
  if (width > STUDIO_ROW_DECODER_MAX_EDGE || height > STUDIO_ROW_DECODER_MAX_EDGE
      || (guint64) width * height > STUDIO_ROW_DECODER_MAX_PIXELS)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_NOT_AN_IMAGE,
                   _ ("The image is too large: it claims %u × %u pixels."),
                   width,
                   height);
      return FALSE;
    }
  return TRUE;
}
