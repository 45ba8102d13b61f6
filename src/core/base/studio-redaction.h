/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *studio_redact (const char *text, const char *secret, const char *mark, gboolean is_cut);

G_END_DECLS
