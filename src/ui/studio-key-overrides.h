/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-action-table.h"

G_BEGIN_DECLS

/**
 * StudioKeyOverrides:
 *
 * The keys that a person chose in place of those of the table; nothing for actions that have
 * theirs.
 */
typedef struct _StudioKeyOverrides StudioKeyOverrides;

StudioKeyOverrides *studio_key_overrides_new (GVariant *value);
void studio_key_overrides_free (StudioKeyOverrides *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioKeyOverrides, studio_key_overrides_free)

gboolean studio_key_overrides_is_empty (const StudioKeyOverrides *self);
GVariant *studio_key_overrides_to_variant (const StudioKeyOverrides *self);
const char *studio_key_overrides_get_keys (const StudioKeyOverrides *self,
                                           const StudioAction *action);
const StudioAction *studio_key_overrides_find_user (const StudioKeyOverrides *self,
                                                    const StudioAction *action,
                                                    const char *key);
gboolean studio_key_overrides_give (StudioKeyOverrides *self,
                                    const StudioAction *action,
                                    const char *key);
void studio_key_overrides_reset (StudioKeyOverrides *self, const StudioAction *action);

G_END_DECLS
