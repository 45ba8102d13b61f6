/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job-private.h"
#include "studio-queue.h"

G_BEGIN_DECLS

/**
 * StudioQueueSlot:
 * @job: a job on its way
 * @pacer: the limiter that counts it
 * @sent: what studio_pacer_note_sent() returned
 */
typedef struct
{
  StudioJob *job;
  StudioPacer *pacer;
  gint64 sent;
} StudioQueueSlot;

/* What the files of the queue share: the list of jobs, and what decides when each may go. */
struct _StudioQueue
{
  GObject parent_instance;

  StudioClock *clock;
  StudioTrace *trace;
  StudioLibrary *library;
  StudioClient *client;
  StudioPacer *pacer;
  char *host;
  guint n_repeats;
  gint64 price_micros;

  GPtrArray *jobs;
  guint n_active;
  guint n_waiting; /* as told last */

  StudioQueueSlot slots[STUDIO_QUEUE_IN_FLIGHT];
  GSource *timeout;
  StudioWaitReason wait_reason;
  gint64 wait_until_us;
  gint64 unreachable_until_us;
  gboolean given_up;
  gboolean updating;

  gboolean paused;
  gboolean stores_waiting;
  gboolean reordered; /* since the order was last written down */
  guint n_enlisting;  /* workers that write down what waits */
  gint64 usual_us;
};

void studio_queue_update (StudioQueue *self);
void studio_queue_forget_wait (StudioQueue *self);
void studio_queue_take_out (StudioQueue *self, StudioJob *job);
void studio_queue_note_end (StudioQueue *self, StudioJob *job);
void studio_queue_note_postponed (StudioQueue *self, StudioJob *job, StudioWaitReason reason);
void studio_queue_notify_wait (StudioQueue *self);
void studio_queue_notify_waiting (StudioQueue *self);
gboolean studio_queue_check_request (StudioQueue *self, StudioRequest *request, GError **error);
void studio_queue_notify_settled (StudioQueue *self);
void studio_queue_insert (StudioQueue *self, StudioJob *job, guint position);
void studio_queue_enlist_waiting (StudioQueue *self);

G_END_DECLS
