/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioOutputFormat:
 *
 * The two formats in which the service delivers images (`output_format`).
 */
typedef enum
{
  STUDIO_OUTPUT_FORMAT_PNG,
  STUDIO_OUTPUT_FORMAT_JPEG,
} StudioOutputFormat;

#define STUDIO_TYPE_OUTPUT_FORMAT (studio_output_format_get_type ())
GType studio_output_format_get_type (void);

const char *studio_output_format_to_string (StudioOutputFormat format);
gboolean studio_output_format_from_string (const char *text,
                                           StudioOutputFormat *format,
                                           GError **error);
const char *studio_output_format_get_extension (StudioOutputFormat format);
const char *studio_output_format_get_mime_type (StudioOutputFormat format);

G_END_DECLS
