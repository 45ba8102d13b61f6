/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * StudioSendingFunc:
 * @stream: (transfer full) (nullable): the body of the answer, whose head has come
 * @error: (transfer full) (nullable): what went wrong, as libsoup reports it, or of the project's
 * own domain where libsoup reports it as success
 * @user_data: what was given with the function
 *
 * Called once at most, from the main context.
 */
typedef void (*StudioSendingFunc) (GInputStream *stream, GError *error, gpointer user_data);

/**
 * StudioSending:
 *
 * One message on its way through libsoup, up to the head of the answer. It can be stopped at any
 * moment, also where libsoup does not listen. Used from one thread.
 */
typedef struct _StudioSending StudioSending;

StudioSending *studio_sending_new (SoupMessage *message,
                                   GMainContext *context,
                                   StudioSendingFunc func,
                                   gpointer user_data);
void studio_sending_free (StudioSending *self);
void studio_sending_start (StudioSending *self, SoupSession *session);
void studio_sending_stop (StudioSending *self);
void studio_sending_disarm (StudioSending *self);
GCancellable *studio_sending_get_stop (StudioSending *self);
gboolean studio_sending_is_started (StudioSending *self);
gboolean studio_sending_is_disarmed (StudioSending *self);
gboolean studio_sending_is_at_proxy (StudioSending *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSending, studio_sending_free)

G_END_DECLS
