/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-fault.h"
#include "studio-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * StudioDemoExchange:
 *
 * One request on its way through the embedded service: painted in a worker, answered in the
 * server's thread when the time of thinking is over.
 */
typedef struct _StudioDemoExchange StudioDemoExchange;

typedef void (*StudioDemoPaintedFunc) (GBytes *image, gpointer data);

/**
 * StudioDemoPlan:
 * @context: the main context of the server; it outlives every exchange
 * @fault: (nullable): what is to go wrong; changed in the server's thread only
 * @n_faulty: how many requests it has befallen
 * @file_image: (nullable): a file's bytes, to deliver instead of a painting
 * @file_body: (nullable): the whole answer that delivers @file_image
 * @latency_ms: how long the service seems to think
 * @spread_ms: over how long a body is spread
 * @painted: called with the bytes of each image before it is delivered, in a worker or in the
 *   server's thread
 * @data: passed to @painted
 *
 * What all exchanges of one server have in common.
 */
typedef struct
{
  GMainContext *context;
  const StudioDemoFault *fault;
  guint n_faulty;
  GBytes *file_image;
  GBytes *file_body;
  guint latency_ms;
  guint spread_ms;
  StudioDemoPaintedFunc painted;
  gpointer data;
} StudioDemoPlan;

StudioDemoExchange *studio_demo_exchange_new (SoupServerMessage *message,
                                              const StudioDemoPlan *plan);
void studio_demo_exchange_unref (StudioDemoExchange *self);
void studio_demo_exchange_spare (StudioDemoExchange *self);
void studio_demo_exchange_refuse (StudioDemoExchange *self,
                                  guint status,
                                  const char *type,
                                  const char *text);
void studio_demo_exchange_answer (StudioDemoExchange *self,
                                  StudioRequest *request,
                                  GThreadPool *painters);
void studio_demo_exchange_paint (StudioDemoExchange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioDemoExchange, studio_demo_exchange_unref)

G_END_DECLS
