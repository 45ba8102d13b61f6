/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one place that reads what people paste as address, key and model. */
char *studio_address_normalise (const char *text, GError **error);
char *studio_address_dup_host (const char *address);
gboolean studio_address_is_loopback (const char *address);
char *studio_key_normalise (const char *text, GError **error);
char *studio_model_normalise (const char *text);

G_END_DECLS
