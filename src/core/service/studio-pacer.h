/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-answer.h"
#include "studio-clock.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDIO_PACER_LIMIT 20
#define STUDIO_PACER_WINDOW_US (60 * G_USEC_PER_SEC)

/**
 * StudioPacer:
 *
 * A sliding-window limiter: no more than the limit's requests within any window, corrected by what
 * the service's headers say. Only counts and calculates; waiting is the queue's. Main thread only.
 *
 * Signal `changed`: something was noted, so that whatever was calculated may be different now. That
 * time goes by is not told.
 */
#define STUDIO_TYPE_PACER (studio_pacer_get_type ())
G_DECLARE_FINAL_TYPE (StudioPacer, studio_pacer, STUDIO, PACER, GObject)

StudioPacer *studio_pacer_new (StudioClock *clock, guint limit, gint64 window_us);
StudioClock *studio_pacer_get_clock (StudioPacer *self);
gint64 studio_pacer_get_wait_us (StudioPacer *self);
guint studio_pacer_get_limit (StudioPacer *self);
guint studio_pacer_get_remaining (StudioPacer *self);
gint64 studio_pacer_get_reset_us (StudioPacer *self);
gint64 studio_pacer_note_sent (StudioPacer *self);
void studio_pacer_note_unsent (StudioPacer *self, gint64 sent);
void studio_pacer_note_rate_limit (StudioPacer *self, const StudioRateLimit *rate_limit);
void studio_pacer_note_retry_after (StudioPacer *self, gint64 wait_us);
void studio_pacer_note_taken (StudioPacer *self);

G_END_DECLS
