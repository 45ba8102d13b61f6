/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"

G_BEGIN_DECLS

char *studio_request_body_build (StudioRequest *request, gsize *length);

G_END_DECLS
