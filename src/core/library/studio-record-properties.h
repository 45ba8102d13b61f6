/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

/* The properties of StudioRecord: many and all alike, so they have a file of their own. */

typedef enum
{
  STUDIO_RECORD_PROP_ID = 1,
  STUDIO_RECORD_PROP_LOADED,
  STUDIO_RECORD_PROP_STATE,
  STUDIO_RECORD_PROP_REQUEST,
  STUDIO_RECORD_PROP_PROMPT,
  STUDIO_RECORD_PROP_NEGATIVE_PROMPT,
  STUDIO_RECORD_PROP_ASPECT_RATIO,
  STUDIO_RECORD_PROP_SEED,
  STUDIO_RECORD_PROP_OUTPUT_FORMAT,
  STUDIO_RECORD_PROP_MODEL,
  STUDIO_RECORD_PROP_HOST,
  STUDIO_RECORD_PROP_CREATED_US,
  STUDIO_RECORD_PROP_DURATION_US,
  STUDIO_RECORD_PROP_HTTP_STATUS,
  STUDIO_RECORD_PROP_REQUEST_ID,
  STUDIO_RECORD_PROP_REVISED_PROMPT,
  STUDIO_RECORD_PROP_ERROR_NAME,
  STUDIO_RECORD_PROP_ERROR_MESSAGE,
  STUDIO_RECORD_PROP_PATH,
  STUDIO_RECORD_PROP_IMAGE_FORMAT,
  STUDIO_RECORD_PROP_WIDTH,
  STUDIO_RECORD_PROP_HEIGHT,
  STUDIO_RECORD_PROP_N_BYTES,
  STUDIO_RECORD_PROP_STARRED,
  STUDIO_RECORD_PROP_TRASHED,
} StudioRecordProperty;

#define STUDIO_N_RECORD_PROPERTIES (STUDIO_RECORD_PROP_TRASHED + 1)

void studio_record_properties_install (GObjectClass *object_class);
void studio_record_properties_get (StudioRecord *self,
                                   StudioRecordProperty property,
                                   GValue *value);
void studio_record_properties_notify (StudioRecord *self);

G_END_DECLS
