/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"
#include "studio-image-scan.h"

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_FILE_NAME_DEFAULT_TEMPLATE "{date}_{time}_{seed}_{prompt}"

/**
 * StudioFileNameFields:
 * @request: what the image was asked with
 * @info: what the image is
 * @created_us: when it was asked for, microseconds since 1970 UTC
 * @id: its number in the library
 * @counter: 1 for the first image of one export
 * @original_name: (nullable): what an imported file was called
 */
typedef struct
{
  StudioRequest *request;
  const StudioImageInfo *info;
  gint64 created_us;
  gint64 id;
  guint counter;
  const char *original_name;
} StudioFileNameFields;

gboolean studio_file_name_check_template (const char *name_template, GError **error);
char *studio_file_name_expand (const char *name_template, const StudioFileNameFields *fields);
char *studio_file_name_number (const char *name, guint number);

G_END_DECLS
