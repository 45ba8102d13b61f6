/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-answer.h"
#include "studio-image-sink.h"
#include "studio-pacer.h"
#include "studio-request.h"
#include "studio-trace.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define STUDIO_CLIENT_TIMEOUT_SECONDS 180
#define STUDIO_CLIENT_CONNECT_SECONDS 10
#define STUDIO_CLIENT_STILL_SECONDS 30
#define STUDIO_CLIENT_IMAGE_LIMIT (64 * 1024 * 1024)

/**
 * StudioClientPhase:
 * @STUDIO_CLIENT_PHASE_SENDING: connecting, nothing has reached the service yet
 * @STUDIO_CLIENT_PHASE_SENT: the request is on its way; it may be billed from here on
 * @STUDIO_CLIENT_PHASE_RECEIVING: the first bytes of the answer came, and more of them
 * @STUDIO_CLIENT_PHASE_RECEIVED: the last byte came
 */
typedef enum
{
  STUDIO_CLIENT_PHASE_SENDING,
  STUDIO_CLIENT_PHASE_SENT,
  STUDIO_CLIENT_PHASE_RECEIVING,
  STUDIO_CLIENT_PHASE_RECEIVED,
} StudioClientPhase;

/**
 * StudioClientPhaseFunc:
 * @phase: where the exchange is
 * @received: bytes of the answer's body so far
 * @expected: bytes of the whole body, -1 where the service does not say
 * @user_data: what was given with the function
 *
 * Called in the thread-default main context of the caller of studio_client_generate_async().
 */
typedef void (*StudioClientPhaseFunc) (StudioClientPhase phase,
                                       goffset received,
                                       goffset expected,
                                       gpointer user_data);

/**
 * StudioClient:
 *
 * Makes one image by one `POST {address}/v1/images/generations`. Never sends a request twice.
 */
#define STUDIO_TYPE_CLIENT (studio_client_get_type ())
G_DECLARE_FINAL_TYPE (StudioClient, studio_client, STUDIO, CLIENT, GObject)

SoupSession *studio_client_new_session (const char *address);
SoupSession *studio_client_new_session_with (const char *address,
                                             GTlsDatabase *authorities,
                                             GProxyResolver *proxies);
StudioClient *studio_client_new (SoupSession *session,
                                 const char *address,
                                 const char *key,
                                 StudioPacer *pacer,
                                 StudioTrace *trace);
const char *studio_client_get_address (StudioClient *self);
void studio_client_set_image_limit (StudioClient *self, gint64 bytes);
void studio_client_set_timeout (StudioClient *self, guint seconds);
void studio_client_set_connect_timeout (StudioClient *self, guint seconds);
void studio_client_set_still_timeout (StudioClient *self, guint seconds);
void studio_client_generate_async (StudioClient *self,
                                   StudioRequest *request,
                                   StudioImageSink *sink,
                                   StudioClientPhaseFunc phase_func,
                                   gpointer phase_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
StudioAnswer *studio_client_generate_finish (StudioClient *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
