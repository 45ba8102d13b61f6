/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-client.h"
#include "studio-library.h"
#include "studio-run.h"
#include "studio-repeat-budget.h"
#include "studio-request.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * StudioJob:
 *
 * One image on its way, from the queue to its place in the library. Main thread only.
 *
 * Properties, all readable and notifying: `state` (StudioRecordState), `request` (StudioRequest),
 * `record-id` (gint64, 0 until it is in the ledger), `pixbuf` (GdkPixbuf, the preview that is being
 * filled; read no row at or below `n-rows`), `n-rows` (int), `progress` (double, 0…1 of the body's
 * bytes, -1 while unknown), `started-us` (gint64, monotonic, 0 while it waits), `elapsed-us`
 * (gint64, final once ended), `error` (GError, why it did not end as kept), `wait-reason`
 * (StudioWaitReason) and `wait-us` (gint64, microseconds, counting down; notifies when it begins,
 * changes or ends).
 *
 * Signal `ended`: the state is final.
 * Signal `postponed` (StudioWaitReason): the call did not get through and cost nothing; the job
 * waits in its row of the ledger, to be run again.
 */
#define STUDIO_TYPE_JOB (studio_job_get_type ())
G_DECLARE_FINAL_TYPE (StudioJob, studio_job, STUDIO, JOB, GObject)

StudioJob *studio_job_new (StudioRequest *request,
                           StudioLibrary *library,
                           StudioClock *clock,
                           StudioTrace *trace);
StudioJob *studio_job_new_again (StudioJob *other);
StudioJob *studio_job_new_for_record (StudioRecord *record,
                                      StudioLibrary *library,
                                      StudioRun *run,
                                      StudioClock *clock,
                                      StudioTrace *trace);
StudioJob *studio_job_new_kept (StudioRecord *record, StudioLibrary *library, StudioClock *clock);
gint64 studio_job_write_down (StudioJob *self, const char *host, GError **error);
void studio_job_set_usual_us (StudioJob *self, gint64 usual_us);
gint64 studio_job_get_usual_us (StudioJob *self);
void studio_job_set_preview (StudioJob *self, gboolean preview);
void studio_job_set_details (StudioJob *self, const StudioCallDetails *details, StudioRun *run);
void studio_job_set_price (StudioJob *self, gint64 micros);
StudioRun *studio_job_get_run (StudioJob *self);
void studio_job_set_output (StudioJob *self, const char *path);
void studio_job_set_repeats (StudioJob *self, const StudioRepeatBudget *repeats);
const StudioRepeatBudget *studio_job_get_repeats (StudioJob *self);
StudioRecordState studio_job_get_state (StudioJob *self);
gboolean studio_job_is_waiting (StudioJob *self);
gboolean studio_job_is_restored (StudioJob *self);
gboolean studio_job_has_started (StudioJob *self);
gboolean studio_job_was_sent (StudioJob *self);
guint studio_job_get_n_attempts (StudioJob *self);
guint studio_job_get_n_unsent (StudioJob *self);
gboolean studio_job_has_ended (StudioJob *self);
StudioRequest *studio_job_get_request (StudioJob *self);
gint64 studio_job_get_record_id (StudioJob *self);
GdkPixbuf *studio_job_get_pixbuf (StudioJob *self);
void studio_job_forget_pixbuf (StudioJob *self);
int studio_job_get_n_rows (StudioJob *self);
double studio_job_get_progress (StudioJob *self);
gint64 studio_job_get_elapsed_us (StudioJob *self);
const GError *studio_job_get_error (StudioJob *self);
const StudioImageInfo *studio_job_get_info (StudioJob *self);
const char *studio_job_get_revised_prompt (StudioJob *self);
GBytes *studio_job_dup_rescued_bytes (StudioJob *self);
char *studio_job_dup_rescue_name (StudioJob *self, guint counter);
gboolean studio_job_save_rescued (StudioJob *self, const char *path, GError **error);
void studio_job_save_rescued_async (StudioJob *self,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean studio_job_save_rescued_finish (StudioJob *self, GAsyncResult *result, GError **error);
void studio_job_set_wait (StudioJob *self, StudioWaitReason reason, gint64 until_us);
StudioWaitReason studio_job_get_wait_reason (StudioJob *self);
gint64 studio_job_get_wait_us (StudioJob *self);
void studio_job_run (StudioJob *self, StudioClient *client, const char *host);
void studio_job_cancel (StudioJob *self);

G_END_DECLS
