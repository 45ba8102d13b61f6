/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job.h"
#include "studio-pacer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STUDIO_QUEUE_MAX_COUNT 100
#define STUDIO_QUEUE_IN_FLIGHT 2

/**
 * StudioRunTally:
 * @n_all: how many images were asked for
 * @n_kept: how many are kept
 * @n_refused: how many the service refused for their content
 * @n_failed: how many failed, or may have been billed and left no image
 * @n_cancelled: how many were cancelled
 *
 * What became of the images of one press of Generate; those that are in none of the others have not
 * ended.
 */
typedef struct
{
  guint n_all;
  guint n_kept;
  guint n_refused;
  guint n_failed;
  guint n_cancelled;
} StudioRunTally;

/**
 * StudioQueue:
 *
 * A GListModel of this session's jobs, oldest first, ended ones included. Runs at most
 * %STUDIO_QUEUE_IN_FLIGHT at once and no more in a minute than the pacer allows, and runs those
 * again, before all others, that did not get through and cost nothing; see #StudioRepeatBudget.
 * Main thread only.
 *
 * Properties: `n-items` (guint), `n-active` (guint: waiting or under way), `n-waiting` (guint:
 * those of them that wait), `wait-us` (gint64: for how long the next one is held back, 0 for not at
 * all; notifies when that begins, changes or ends), `wait-reason` (StudioWaitReason: what for),
 * `paused` (gboolean, settable: nothing is started, what is under way goes on), `usual-us` (gint64,
 * settable: how long a call usually takes, 0 for unknown), `settled` (gboolean: nothing is under
 * way or being written down, so that the program may end; what waits may be left). Signal
 * `job-ended` (StudioJob).
 */
#define STUDIO_TYPE_QUEUE (studio_queue_get_type ())
G_DECLARE_FINAL_TYPE (StudioQueue, studio_queue, STUDIO, QUEUE, GObject)

StudioQueue *studio_queue_new (StudioClock *clock, StudioTrace *trace);
void studio_queue_set_library (StudioQueue *self, StudioLibrary *library);
void studio_queue_set_client (StudioQueue *self, StudioClient *client, StudioPacer *pacer);
void studio_queue_set_repeats (StudioQueue *self, guint n_repeats);
void studio_queue_set_price (StudioQueue *self, gint64 micros);
void studio_queue_append (StudioQueue *self, StudioJob *job);
StudioJob *studio_queue_add (StudioQueue *self, StudioRequest *request, GError **error);
gboolean studio_queue_add_many (StudioQueue *self,
                                StudioRequest *request,
                                guint count,
                                GError **error);
gboolean studio_queue_add_run (StudioQueue *self,
                               StudioRequest *request,
                               guint count,
                               const StudioCallDetails *details,
                               GError **error);
gboolean studio_queue_add_requests (StudioQueue *self,
                                    GPtrArray *requests,
                                    const StudioCallDetails *details,
                                    GError **error);
void studio_queue_remove (StudioQueue *self, StudioJob *job);
void studio_queue_cancel_all (StudioQueue *self);
void studio_queue_cancel_waiting (StudioQueue *self);
void studio_queue_cancel_under_way (StudioQueue *self);

/* What studio-queue-order.c has. */
void studio_queue_set_stores_waiting (StudioQueue *self, gboolean stores_waiting);
gboolean studio_queue_get_stores_waiting (StudioQueue *self);
void studio_queue_set_paused (StudioQueue *self, gboolean paused);
gboolean studio_queue_get_paused (StudioQueue *self);
guint studio_queue_get_n_waiting (StudioQueue *self);
guint studio_queue_find_place (StudioQueue *self, StudioJob *job);
void studio_queue_place (StudioQueue *self, StudioJob *job, guint place);
StudioJob *studio_queue_retry (StudioQueue *self, StudioJob *job, GError **error);
guint studio_queue_restore (StudioQueue *self, GPtrArray *records);
void studio_queue_add_past (StudioQueue *self, GPtrArray *records);
void studio_queue_tally (StudioQueue *self, StudioRun *run, StudioRunTally *tally);

gboolean studio_queue_get_settled (StudioQueue *self);
gint64 studio_queue_get_usual_us (StudioQueue *self);
void studio_queue_set_usual_us (StudioQueue *self, gint64 usual_us);
guint studio_queue_get_n_active (StudioQueue *self);
guint studio_queue_get_n_under_way (StudioQueue *self);
gint64 studio_queue_get_wait_us (StudioQueue *self);
StudioWaitReason studio_queue_get_wait_reason (StudioQueue *self);
StudioPacer *studio_queue_get_pacer (StudioQueue *self);

G_END_DECLS
