/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-exchange.h"

G_BEGIN_DECLS

#define STUDIO_DEMO_CONTROL_PATH "/demo/fault"

gboolean studio_demo_control_answer (SoupServerMessage *message,
                                     const char *path,
                                     StudioDemoPlan *plan);

G_END_DECLS
