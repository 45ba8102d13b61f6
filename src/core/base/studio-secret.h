/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that must not stay in memory longer than it is needed: keys, tokens, config variables. */
typedef char StudioSecret;

void studio_secret_free (StudioSecret *text);
gboolean studio_secret_is_likely (const char *text);
void studio_secret_forbid_core_dumps (void);
void studio_secret_quiet_bus (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSecret, studio_secret_free)

G_END_DECLS
