/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * StudioSmallReply:
 * @status: the HTTP status
 * @content_type: (nullable): the media type of the body
 * @request_id: (nullable): the service's name for the exchange
 * @body: the body or the head of it, any bytes, with a zero behind them
 * @size: how many bytes
 * @whole: whether that is all of it
 *
 * An answer that is held in memory whole. The body may hold secrets and is overwritten when freed.
 */
typedef struct
{
  guint status;
  char *content_type;
  char *request_id;
  char *body;
  gsize size;
  gboolean whole;
} StudioSmallReply;

#define STUDIO_SMALL_REPLY_MAX (1024 * 1024)

SoupMessage *studio_small_get_new_message (const char *address,
                                           const char *path,
                                           const char *secret);
void studio_small_get_async (SoupSession *session,
                             SoupMessage *message,
                             guint timeout_seconds,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
StudioSmallReply *studio_small_get_finish (GAsyncResult *result, GError **error);
void studio_small_reply_free (StudioSmallReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSmallReply, studio_small_reply_free)

G_END_DECLS
