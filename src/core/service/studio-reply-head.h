/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-pacer.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the headers of an answer say. */
char *studio_reply_head_dup_request_id (SoupMessageHeaders *headers);
goffset studio_reply_head_get_length (SoupMessageHeaders *headers);
void studio_reply_head_feed_pacer (SoupMessageHeaders *headers, guint status, StudioPacer *pacer);

G_END_DECLS
