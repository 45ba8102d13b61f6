/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stand in a fault's text for the Authorization header of the request: as it came, in capitals,
 * with its hyphens escaped as in HTML, and in base64. */
#define STUDIO_DEMO_QUOTE "{authorization}"
#define STUDIO_DEMO_QUOTE_CAPITALS "{AUTHORIZATION}"
#define STUDIO_DEMO_QUOTE_ESCAPED "{authorization-escaped}"
#define STUDIO_DEMO_QUOTE_BASE64 "{authorization-base64}"

GBytes *studio_demo_quote (const char *text, const char *authorization);

G_END_DECLS
