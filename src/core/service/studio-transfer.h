/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-client.h"

G_BEGIN_DECLS

/**
 * StudioTransferPlan:
 *
 * Everything that one exchange needs to know. Borrowed from the caller for the call of
 * studio_transfer_start(), which keeps what it needs.
 */
typedef struct
{
  SoupSession *session;
  StudioPacer *pacer;
  StudioTrace *trace;
  StudioImageSink *sink;
  StudioRequest *request;
  const char *address;
  const char *key;
  gint64 image_limit;
  guint timeout_seconds;
  guint connect_seconds;
  guint still_seconds;
  StudioClientPhaseFunc phase_func;
  gpointer phase_data;
} StudioTransferPlan;

void studio_transfer_start (const StudioTransferPlan *plan, GTask *task);

G_END_DECLS
