/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What happens to the connection after a reply. */
typedef enum
{
  PEER_KEEP,
  PEER_CLOSE,
  PEER_RESET,
  PEER_HOLD,
} PeerEnd;

/* A server on loopback that says byte for byte what a test wrote down, one reply a request. */
typedef struct _Peer Peer;

Peer *peer_new (void);
void peer_free (Peer *self);
const char *peer_get_address (Peer *self);
void peer_add (Peer *self, const char *bytes, gssize size, const char *later, PeerEnd end);
void peer_add_json (Peer *self, const char *body);
void peer_open_gate (Peer *self);
guint peer_get_n_requests (Peer *self);
guint peer_get_n_connections (Peer *self);
guint peer_get_n_released (Peer *self);
const char *peer_get_last_request (Peer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)

G_END_DECLS
