/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-action-table.h"

G_BEGIN_DECLS

gboolean studio_key_rules_can_collide (StudioActionPlace one, StudioActionPlace other);
gboolean studio_key_rules_has (const char *keys, const char *key);
gboolean studio_key_rules_allow (const StudioAction *action, const char *key);
char *studio_key_rules_dup_label (const char *key);
char *studio_key_rules_dup_first (const char *keys);

G_END_DECLS
