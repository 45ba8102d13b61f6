/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *studio_transport_error_new (const GError *cause, gboolean sent);

G_END_DECLS
