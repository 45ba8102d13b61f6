/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-fault.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The one token that the embedded Platform API accepts, and what it asks for as second factor. */
#define STUDIO_DEMO_TOKEN "demo-token"
#define STUDIO_DEMO_TWO_FACTOR_CODE "123456"

/* What the embedded service answers beside making images: lists of models, and Heroku's Platform
 * API for config variables, whose errors are chosen by the name of the app. */
gboolean studio_demo_routes_answer (SoupServerMessage *message,
                                    const char *path,
                                    const char *url,
                                    const StudioDemoFault *fault);

G_END_DECLS
