/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

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

#define STUDIO_N_RECORD_STATES 8

#define STUDIO_TYPE_RECORD_STATE (studio_record_state_get_type ())
GType studio_record_state_get_type (void);
const char *studio_record_state_to_string (StudioRecordState state);
gboolean studio_record_state_from_string (const char *text, StudioRecordState *state);

G_END_DECLS
