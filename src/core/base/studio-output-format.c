/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-output-format.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (StudioOutputFormat,
                    studio_output_format,
                    G_DEFINE_ENUM_VALUE (STUDIO_OUTPUT_FORMAT_PNG, "png"),
                    G_DEFINE_ENUM_VALUE (STUDIO_OUTPUT_FORMAT_JPEG, "jpeg"))

/**
 * studio_output_format_to_string:
 * @format: a format
 *
 * Returns: (transfer none): the service's word, `png` or `jpeg`
 */
const char *
studio_output_format_to_string (StudioOutputFormat format)
{
  return format == STUDIO_OUTPUT_FORMAT_JPEG ? "jpeg" : "png";
}

/**
 * studio_output_format_from_string:
 * @text: (nullable): `png`, `jpeg`, or `jpg`, which people type
 * @format: (out): where to put the format
 * @error: return location; %STUDIO_ERROR_OUTPUT_FORMAT
 *
 * Returns: whether @text names a format
 */
gboolean
studio_output_format_from_string (const char *text, StudioOutputFormat *format, GError **error)
{
  if (g_strcmp0 (text, "png") == 0)
    *format = STUDIO_OUTPUT_FORMAT_PNG;
  else if (g_strcmp0 (text, "jpeg") == 0 || g_strcmp0 (text, "jpg") == 0)
    *format = STUDIO_OUTPUT_FORMAT_JPEG;
  else
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_OUTPUT_FORMAT,
                   _ ("“%s” is not a format that the service delivers."),
                   text == NULL ? "" : text);
      return FALSE;
    }
  return TRUE;
}

/**
 * studio_output_format_get_extension:
 * @format: a format
 *
 * Returns: (transfer none): the file-name extension without the dot
 */
const char *
studio_output_format_get_extension (StudioOutputFormat format)
{
  return format == STUDIO_OUTPUT_FORMAT_JPEG ? "jpg" : "png";
}

/**
 * studio_output_format_get_mime_type:
 * @format: a format
 *
 * Returns: (transfer none): the MIME type
 */
const char *
studio_output_format_get_mime_type (StudioOutputFormat format)
{
  return format == STUDIO_OUTPUT_FORMAT_JPEG ? "image/jpeg" : "image/png";
}
