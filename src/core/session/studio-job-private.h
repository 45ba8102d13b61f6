/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job.h"
#include "studio-keep-sink.h"
#include "studio-row-mailbox.h"

G_BEGIN_DECLS

/* What the files of the job share. */
struct _StudioJob
{
  GObject parent_instance;

  StudioRequest *request;
  StudioLibrary *library;
  StudioClock *clock;
  StudioTrace *trace;
  char *output;
  gboolean preview;

  StudioClient *client;
  char *host;
  GCancellable *cancellable;
  StudioKeepSink *sink;

  StudioRecordState state;
  gboolean running;
  gboolean sent;
  gint64 record_id;
  double progress;
  gint64 started_us;
  gint64 ended_us;
  GError *error;
  StudioAnswer *answer;
  GdkPixbuf *pixbuf;
  int n_rows;
  StudioRowMailbox *mailbox;
};

G_END_DECLS
