/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *studio_transport_error_new (const GError *cause, gboolean sent);
GError *studio_transport_error_new_unsent (const GError *cause);
GError *studio_transport_error_new_timeout (guint seconds, gboolean sent);
GError *studio_transport_error_new_unreachable (void);
GError *studio_transport_error_new_still (guint seconds, gboolean sent);
GError *studio_transport_error_new_too_large (void);
GError *studio_transport_error_new_bad_head (gboolean sent);
GError *studio_transport_error_new_unread (guint status);
GError *studio_transport_error_new_proxy (const GError *cause, guint status);
GError *studio_transport_error_new_certificate (const GError *cause, GTlsCertificateFlags flaws);

G_END_DECLS
