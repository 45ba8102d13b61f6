/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupMessage *studio_request_message_new (StudioRequest *request,
                                         const char *address,
                                         const char *key);

G_END_DECLS
