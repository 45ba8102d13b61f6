/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "service-peer.h"
#include "service-sink.h"
#include "studio-client.h"
#include "studio-error.h"

G_BEGIN_DECLS

#define CALL_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define CALL_IMAGE \
  "{\"created\":1770000000,\"data\":[{\"b64_json\":\"Zm9vYmFy\",\"revised_prompt\":\"x\"}]}"
#define CALL_KEY "inf-canary-0123456789"

/* One call of the client and everything that came of it. */
typedef struct
{
  Peer *peer;
  SoupSession *session;
  StudioClock *clock;
  StudioPacer *pacer;
  StudioClient *client;
  StudioRequest *request;
  TestSink *sink;
  GCancellable *cancellable;
  GString *phases;
  goffset received;
  goffset expected;
  int cancel_in;
  int open_gate_in;
  gboolean returned;
  StudioAnswer *answer;
  GError *error;
} Call;

Call *call_new (void);
Call *call_new_with (Peer *peer, SoupSession *session);
Call *call_new_tls (const char *certificate, const char *protocol);
void call_free (Call *self);
void call_set_address (Call *self, const char *address, StudioTrace *trace);
void call_start (Call *self);
void call_finish (Call *self);
void call_run (Call *self);
void call_assert_image (Call *self, const char *image);
void call_assert_failed (Call *self, StudioErrorCode code, gboolean may_be_billed);
void call_wait_released (Call *self, guint n);
const char *call_get_image (Call *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

G_END_DECLS
