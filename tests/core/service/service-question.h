/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "service-peer.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A peer and what a question to it needs, for the tests of what only asks and is never billed. */
typedef struct
{
  Peer *peer;
  SoupSession *session;
  GCancellable *cancellable;
} Question;

void question_set_up (Question *self, gconstpointer data);
void question_tear_down (Question *self, gconstpointer data);

G_END_DECLS
