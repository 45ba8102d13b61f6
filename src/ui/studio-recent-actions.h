/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char **studio_recent_actions_get (GSettings *settings);
void studio_recent_actions_remember (GSettings *settings, const char *action);
guint studio_recent_actions_rank (char **recent, const char *action, guint place);

G_END_DECLS
