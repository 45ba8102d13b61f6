/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-scan.h"
#include "studio-record-problem.h"
#include "studio-record-source.h"
#include "studio-record-state.h"
#include "studio-request.h"

G_BEGIN_DECLS

#define STUDIO_RECORD_MAX_RATING 5
/* In bytes: what file systems allow, each byte of another encoding being four of UTF-8. */
#define STUDIO_RECORD_MAX_FILE_NAME (4 * 255)

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
  StudioRecordSource source;
  char *template;
  gint64 parent;
  gint64 run;
  int rating;
  char *note;
  char *tags;
  char *sha256;
  char *file_name;
  gint64 price_micros;
  StudioRecordProblem problem;
  gint64 updated_us;
} StudioRecordData;

void studio_record_data_clear (StudioRecordData *data);

G_END_DECLS
