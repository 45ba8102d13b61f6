/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-context.h"
#include "studio-connection.h"
#include "studio-demo-server.h"
#include "studio-queue.h"

G_BEGIN_DECLS

/**
 * StudioCliService:
 * @connection: the connection
 * @demo_server: (nullable): the embedded service, where that is asked for
 * @queue: a queue that sends to it
 *
 * The service as a command uses it.
 */
typedef struct
{
  StudioConnection *connection;
  StudioDemoServer *demo_server;
  StudioQueue *queue;
} StudioCliService;

/**
 * StudioCliServiceLimits:
 * @timeout: how long one image may take, in seconds
 * @max_image_mb: the largest image to accept, in units of 1,048,576 bytes
 * @retries: how often a call is sent again by itself, see #StudioRepeatBudget
 */
typedef struct
{
  int timeout;
  int max_image_mb;
  int retries;
} StudioCliServiceLimits;

gboolean studio_cli_service_connect (StudioCliService *self,
                                     StudioCliContext *context,
                                     gboolean demo,
                                     GError **error);
void studio_cli_service_start (StudioCliService *self,
                               StudioCliContext *context,
                               const StudioCliServiceLimits *limits);
void studio_cli_service_clear (StudioCliService *self);

G_END_DECLS
