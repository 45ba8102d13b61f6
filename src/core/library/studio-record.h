/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-scan.h"
#include "studio-record-data.h"
#include "studio-record-state.h"
#include "studio-request.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioRecord:
 *
 * One row of the ledger as a list item. The gallery hands records out with their id alone and
 * fills them when the worker has read the row; `loaded` says whether that happened, and every
 * property notifies then. Main thread only, once it is in a gallery.
 *
 * Properties, all readable and notifying: `id` (gint64), `loaded`, `state` (StudioRecordState),
 * `request` (StudioRequest), `prompt`, `negative-prompt`, `aspect-ratio` (StudioAspectRatio),
 * `seed` (guint), `output-format` (StudioOutputFormat, what was asked for), `model`, `host`,
 * `created-us`, `duration-us` (gint64), `http-status` (guint), `request-id`, `revised-prompt`,
 * `error-name`, `error-message`, `path`, `image-format` (StudioOutputFormat, what the file is),
 * `width`, `height` (int), `n-bytes` (gint64), `starred`, `trashed`, `source`
 * (StudioRecordSource), `template` (the prompt before it was expanded, %NULL where it had nothing
 * to expand), `parent` (gint64, the image it was made from, 0 for none), `run` (gint64, the first
 * call of the same press of Generate, 0 where it is alone), `rating` (int, 0…5, 0 for none),
 * `note`, `tags` (one a line, sorted), `sha256`, `price-micros` (gint64, what a person said that a
 * call costs, 0 for unknown), `problem` (StudioRecordProblem), `updated-us` (gint64, when a person
 * last changed anything of it, 0 for never), `purged` (the file was removed for good), `file-name`
 * (what an imported file was called, without its folder, else %NULL).
 */
#define STUDIO_TYPE_RECORD (studio_record_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecord, studio_record, STUDIO, RECORD, GObject)

StudioRecord *studio_record_new (gint64 id);
void studio_record_fill (StudioRecord *self, StudioRecordData *data);
void studio_record_take (StudioRecord *self, StudioRecord *other);
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
gboolean studio_record_get_purged (StudioRecord *self);

/* What studio-record-notes.c has. */
StudioRecordSource studio_record_get_source (StudioRecord *self);
const char *studio_record_get_template (StudioRecord *self);
gint64 studio_record_get_parent (StudioRecord *self);
gint64 studio_record_get_run (StudioRecord *self);
int studio_record_get_rating (StudioRecord *self);
const char *studio_record_get_note (StudioRecord *self);
const char *studio_record_get_tags (StudioRecord *self);
const char *studio_record_get_sha256 (StudioRecord *self);
const char *studio_record_get_file_name (StudioRecord *self);
gint64 studio_record_get_price_micros (StudioRecord *self);
StudioRecordProblem studio_record_get_problem (StudioRecord *self);
gint64 studio_record_get_updated_us (StudioRecord *self);

G_END_DECLS
