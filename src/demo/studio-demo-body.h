/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *studio_demo_body_new_error (guint status, const char *type, const char *message);
GBytes *studio_demo_body_new_image (GBytes *image, gint64 created);

G_END_DECLS
