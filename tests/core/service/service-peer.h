/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PeerEnd:
 * @PEER_KEEP: the next request is read
 * @PEER_CLOSE: the connection is closed
 * @PEER_RESET: the connection is reset
 * @PEER_HOLD: nothing more is said until the client goes
 * @PEER_DRIP: one byte of white space at a time, until the client goes
 * @PEER_FLOOD: what comes later is written again and again, until the client goes
 * @PEER_DEAF: nothing is read until the gate opens, then to the end
 * @PEER_START_TLS: what follows on the connection is wrapped in TLS, as behind a proxy
 *
 * What happens to the connection after a reply.
 */
typedef enum
{
  PEER_KEEP,
  PEER_CLOSE,
  PEER_RESET,
  PEER_HOLD,
  PEER_DRIP,
  PEER_FLOOD,
  PEER_DEAF,
  PEER_START_TLS,
} PeerEnd;

/* A server on loopback that says byte for byte what a test wrote down, one reply a request. */
typedef struct _Peer Peer;

Peer *peer_new (void);
Peer *peer_new_tls (const char *certificate, const char *protocol);
Peer *peer_new_narrow (gboolean tls);
void peer_free (Peer *self);
const char *peer_get_address (Peer *self);
guint peer_get_port (Peer *self);
void peer_set_answers_early (Peer *self);
void peer_set_answers_anything (Peer *self);
void peer_add (Peer *self, const char *bytes, gssize size, const char *later, PeerEnd end);
void peer_add_frames (Peer *self, GByteArray *frames, GByteArray *later, PeerEnd end);
void peer_add_json (Peer *self, const char *body);
void peer_open_gate (Peer *self);
guint peer_get_n_requests (Peer *self);
guint peer_get_n_connections (Peer *self);
guint peer_get_n_bytes (Peer *self);
guint peer_get_n_released (Peer *self);
const char *peer_get_last_request (Peer *self);
const char *peer_get_all_requests (Peer *self);
GTlsDatabase *peer_load_authority (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)

G_END_DECLS
