/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioRecordSource:
 * @STUDIO_RECORD_SOURCE_SERVICE: a call to the service
 * @STUDIO_RECORD_SOURCE_IMPORT: a file that was taken in
 *
 * Where an image comes from. Stored as the words of studio_record_source_to_string().
 */
typedef enum
{
  STUDIO_RECORD_SOURCE_SERVICE,
  STUDIO_RECORD_SOURCE_IMPORT,
} StudioRecordSource;

#define STUDIO_TYPE_RECORD_SOURCE (studio_record_source_get_type ())
GType studio_record_source_get_type (void);
const char *studio_record_source_to_string (StudioRecordSource source);
gboolean studio_record_source_from_string (const char *text, StudioRecordSource *source);

G_END_DECLS
