/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-fault.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

void studio_demo_delivery_start (SoupServerMessage *message,
                                 GMainContext *context,
                                 GBytes *body,
                                 StudioDemoTransport transport,
                                 guint spread_ms);

G_END_DECLS
