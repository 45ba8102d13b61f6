/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one key that the embedded service accepts. Not a secret: it opens nothing but itself. */
#define STUDIO_DEMO_KEY "inf-demo-0123456789abcdef0123"

/* How many requests a minute it takes at most, where a limit is asked for. */
#define STUDIO_DEMO_LIMIT_MAX 1000

/**
 * StudioDemoServer:
 *
 * The embedded service: the documented contract on a loopback port, with a painter instead of a
 * model. Runs in a thread of its own, so that neither painting nor encoding is felt by a window.
 */
#define STUDIO_TYPE_DEMO_SERVER (studio_demo_server_get_type ())
G_DECLARE_FINAL_TYPE (StudioDemoServer, studio_demo_server, STUDIO, DEMO_SERVER, GObject)

/**
 * StudioDemoOptions:
 * @port: the TCP port on 127.0.0.1, 0 for any free one
 * @image: (nullable): a file to deliver instead of a painting
 * @latency_ms: how long the service seems to think before it answers
 * @spread_ms: over how long the body is then spread, so that rows are seen to arrive
 * @fault: (nullable): the name of a fault to answer with, see studio_demo_fault_list()
 * @limit: how many requests a minute are taken, at most %STUDIO_DEMO_LIMIT_MAX; 0 for 20
 * @unlimited: whether there is no limit at all and no word of one
 * @controlled: whether `PUT /demo/fault` changes the fault while the service runs
 *
 * How the embedded service is to behave. All strings are copied.
 */
typedef struct
{
  guint port;
  const char *image;
  guint latency_ms;
  guint spread_ms;
  const char *fault;
  guint limit;
  gboolean unlimited;
  gboolean controlled;
} StudioDemoOptions;

StudioDemoServer *studio_demo_server_start (const StudioDemoOptions *options, GError **error);
const char *studio_demo_server_get_url (StudioDemoServer *self);
guint studio_demo_server_get_n_requests (StudioDemoServer *self);
GBytes *studio_demo_server_dup_last_image (StudioDemoServer *self);
void studio_demo_server_stop (StudioDemoServer *self);

G_END_DECLS
