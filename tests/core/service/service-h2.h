/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The server's end of an HTTP/2 connection (RFC 9113), frame by frame, so that it can also say
 * what no server should. */
typedef struct _H2 H2;

H2 *h2_new (GIOStream *stream);
void h2_free (H2 *self);
GString *h2_read_request (H2 *self);
gboolean h2_write (H2 *self, GBytes *frames);
void h2_wait_for_release (H2 *self);

/* What a peer says, for peer_add(). The stream is that of the request that is answered. */
void h2_add_head (GByteArray *frames, const char *head, gboolean end);
void h2_add_data (GByteArray *frames, const char *bytes, gssize size, gboolean end);
void h2_add_reset (GByteArray *frames, guint32 code);
void h2_add_goaway (GByteArray *frames, guint32 last_stream, guint32 code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (H2, h2_free)

G_END_DECLS
