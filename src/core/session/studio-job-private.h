/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job.h"
#include "studio-keep-sink.h"
#include "studio-row-mailbox.h"

G_BEGIN_DECLS

/* What the files of the job share: the object, what can be asked of it, and its way through ledger
 * and service. */
struct _StudioJob
{
  GObject parent_instance;

  StudioRequest *request;
  StudioLibrary *library;
  StudioClock *clock;
  StudioTrace *trace;
  char *output;
  StudioCallDetails details;
  char *template;
  StudioRun *run;
  gboolean preview;

  StudioClient *client;
  char *host;
  GCancellable *cancellable;
  StudioKeepSink *sink;

  /* The row in the ledger as workers know it: it is made by whichever comes first, the one that
   * stores what waits or the one that sends it, and not any more once the job has ended. */
  GMutex row_mutex;
  gint64 row;
  gboolean row_closed;
  gboolean enlisted;
  gboolean restored;
  gint64 usual_us;

  StudioRecordState state;
  gboolean running;
  gboolean sent;
  gint64 record_id;
  double progress;
  double received; /* the same as known to the exchange */
  gint64 rows_us;  /* when rows were last told of */
  gint64 started_us;
  gint64 ended_us;
  GError *error;
  StudioAnswer *answer;
  GBytes *rescued;
  StudioImageInfo info; /* of what was kept */
  GdkPixbuf *pixbuf;
  int n_rows;
  StudioRowMailbox *mailbox;

  StudioRepeatBudget repeats;
  guint n_attempts;
  guint n_unsent;
  StudioWaitReason wait_reason;
  gint64 wait_until_us;
};

void studio_job_enlist (StudioJob *self, const char *host);
gboolean studio_job_begin_row (StudioJob *self, gint64 *row, GError **error);
gint64 studio_job_close_row (StudioJob *self);
gint64 studio_job_get_row (StudioJob *self);
void studio_job_begin (StudioJob *self, StudioClient *client, const char *host);
void studio_job_set_record_id (StudioJob *self, gint64 record_id);
void studio_job_set_state (StudioJob *self, StudioRecordState state);
void studio_job_set_progress (StudioJob *self, double progress);
void studio_job_set_rows (StudioJob *self, GdkPixbuf *pixbuf, int n_rows);
void studio_job_end (StudioJob *self, StudioRecordState state, GError *error);
void studio_job_postpone (StudioJob *self, StudioWaitReason reason);

G_END_DECLS
