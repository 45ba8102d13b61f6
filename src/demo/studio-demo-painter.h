/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"

G_BEGIN_DECLS

GBytes *studio_demo_painter_paint (StudioRequest *request, GError **error);

G_END_DECLS
