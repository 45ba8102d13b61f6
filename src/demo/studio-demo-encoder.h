/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-output-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *studio_demo_encoder_encode (const guint8 *rgb,
                                    int width,
                                    int height,
                                    StudioOutputFormat format,
                                    GError **error);

G_END_DECLS
