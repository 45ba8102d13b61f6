/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-scan.h"
#include "studio-request.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioRecordState:
 * @STUDIO_RECORD_QUEUED: written down, not sent
 * @STUDIO_RECORD_SENT: sent, no byte of the answer yet
 * @STUDIO_RECORD_RECEIVING: bytes arrive
 * @STUDIO_RECORD_KEPT: the image is in the library
 * @STUDIO_RECORD_REFUSED: the service refused the content or the wording
 * @STUDIO_RECORD_FAILED: it ended in an error; the call was not billed as far as is known
 * @STUDIO_RECORD_CANCELLED: the person stopped waiting
 * @STUDIO_RECORD_UNKNOWN: it may have been billed, and no image came
 *
 * The state of one call in the ledger. Stored as the words of studio_record_state_to_string().
 */
typedef enum
{
  STUDIO_RECORD_QUEUED,
  STUDIO_RECORD_SENT,
  STUDIO_RECORD_RECEIVING,
  STUDIO_RECORD_KEPT,
  STUDIO_RECORD_REFUSED,
  STUDIO_RECORD_FAILED,
  STUDIO_RECORD_CANCELLED,
  STUDIO_RECORD_UNKNOWN,
} StudioRecordState;

#define STUDIO_TYPE_RECORD_STATE (studio_record_state_get_type ())
GType studio_record_state_get_type (void);
const char *studio_record_state_to_string (StudioRecordState state);
gboolean studio_record_state_from_string (const char *text, StudioRecordState *state);

/**
 * StudioRecordData:
 *
 * The columns of one row. Strings are owned by whoever holds the struct.
 */
typedef struct
{
  StudioRecordState state;
  StudioRequest *request;
  char *host;
  gint64 created_us;
  gint64 sent_us;
  gint64 finished_us;
  guint http_status;
  char *request_id;
  char *revised_prompt;
  char *error_name;
  char *error_message;
  char *path;
  StudioImageInfo info;
  gboolean starred;
  gint64 trashed_us;
} StudioRecordData;

void studio_record_data_clear (StudioRecordData *data);

/**
 * StudioRecord:
 *
 * One row of the ledger as a list item. The gallery hands records out with their id alone and
 * fills them when the worker has read the row; `loaded` says whether that happened, and every
 * property notifies then. Main thread only, once it is in a gallery.
 */
#define STUDIO_TYPE_RECORD (studio_record_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecord, studio_record, STUDIO, RECORD, GObject)

StudioRecord *studio_record_new (gint64 id);
void studio_record_fill (StudioRecord *self, StudioRecordData *data);
gint64 studio_record_get_id (StudioRecord *self);
gboolean studio_record_get_loaded (StudioRecord *self);
StudioRecordState studio_record_get_state (StudioRecord *self);
StudioRequest *studio_record_get_request (StudioRecord *self);
const char *studio_record_get_prompt (StudioRecord *self);
const char *studio_record_get_negative_prompt (StudioRecord *self);
const char *studio_record_get_host (StudioRecord *self);
gint64 studio_record_get_created_us (StudioRecord *self);
gint64 studio_record_get_duration_us (StudioRecord *self);
guint studio_record_get_http_status (StudioRecord *self);
const char *studio_record_get_request_id (StudioRecord *self);
const char *studio_record_get_revised_prompt (StudioRecord *self);
const char *studio_record_get_error_name (StudioRecord *self);
const char *studio_record_get_error_message (StudioRecord *self);
const char *studio_record_get_path (StudioRecord *self);
const StudioImageInfo *studio_record_get_info (StudioRecord *self);
gboolean studio_record_get_starred (StudioRecord *self);
gboolean studio_record_get_trashed (StudioRecord *self);

G_END_DECLS
