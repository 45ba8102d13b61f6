/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioWaitReason:
 * @STUDIO_WAIT_TURN: nothing in particular; the ones before it come first
 * @STUDIO_WAIT_LIMIT: the service takes only so many requests a minute
 * @STUDIO_WAIT_CONNECTION: the service could not be reached, and is tried again
 * @STUDIO_WAIT_PAUSED: a person said so
 *
 * What a job waits for that is not sent.
 */
typedef enum
{
  STUDIO_WAIT_TURN,
  STUDIO_WAIT_LIMIT,
  STUDIO_WAIT_CONNECTION,
  STUDIO_WAIT_PAUSED,
} StudioWaitReason;

#define STUDIO_TYPE_WAIT_REASON (studio_wait_reason_get_type ())
GType studio_wait_reason_get_type (void);

G_END_DECLS
