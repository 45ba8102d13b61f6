/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-sending.h"

G_BEGIN_DECLS

/**
 * StudioExchangeLimits:
 * @connect_seconds: from the call to the first byte of the request: name, proxy, connection, TLS
 * @still_seconds: for which nothing may move while the request is written or the body read,
 *   0 for any time
 * @total_seconds: from the call to the last byte
 * @body_max: bytes of the body, as they come over the wire
 * @billed: whether the request costs money, so that it leaves this computer once at most
 *
 * What an exchange is held to.
 */
typedef struct
{
  guint connect_seconds;
  guint still_seconds;
  guint total_seconds;
  goffset body_max;
  gboolean billed;
} StudioExchangeLimits;

/**
 * StudioExchangeFuncs:
 * @written: (nullable): the head of the request has left this computer, and with it perhaps the
 * rest
 * @sent: the head of the answer came, or what went wrong; called once at most
 * @must_end: why the exchange must end: a limit, or the person; the owner then calls
 *   studio_exchange_guard_stop() and waits for what is under way
 *
 * What the owner of an exchange is told, in its main context and never from within a call of it.
 */
typedef struct
{
  void (*written) (gpointer user_data);
  StudioSendingFunc sent;
  void (*must_end) (GError *reason, gpointer user_data);
} StudioExchangeFuncs;

/**
 * StudioExchangeGuard:
 *
 * Sends one message by libsoup, keeps it within its limits whatever the other side does, and knows
 * how far it came when it ends. Used from one thread.
 */
typedef struct _StudioExchangeGuard StudioExchangeGuard;

StudioExchangeGuard *studio_exchange_guard_new (SoupMessage *message,
                                                const StudioExchangeLimits *limits,
                                                GTask *task,
                                                const StudioExchangeFuncs *funcs,
                                                gpointer user_data);
void studio_exchange_guard_free (StudioExchangeGuard *self);
void studio_exchange_guard_send (StudioExchangeGuard *self, SoupSession *session);
void studio_exchange_guard_stop (StudioExchangeGuard *self);
GCancellable *studio_exchange_guard_get_stop (StudioExchangeGuard *self);
void studio_exchange_guard_note_progress (StudioExchangeGuard *self);
void studio_exchange_guard_note_waiting (StudioExchangeGuard *self);
GError *studio_exchange_guard_describe (StudioExchangeGuard *self, const GError *cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioExchangeGuard, studio_exchange_guard_free)

G_END_DECLS
