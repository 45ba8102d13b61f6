/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioOwner:
 *
 * Says that an open library is alive, to other processes too: a locked file
 * `incoming/owner-<uuid>.lock`. The kernel lets go of the lock when the process dies, however it
 * does, so a row whose owner's lock can be taken is an orphan.
 */
typedef struct _StudioOwner StudioOwner;

StudioOwner *studio_owner_new (const char *folder, gboolean leaves_waiting, GError **error);
gboolean studio_owner_leaves_waiting (const char *name);
StudioOwner *studio_owner_take_over (const char *folder, const char *name);
gboolean studio_owner_renew (StudioOwner *self, GError **error);
void studio_owner_sweep (const char *folder);
void studio_owner_free (StudioOwner *self);
const char *studio_owner_get_name (StudioOwner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOwner, studio_owner_free)

G_END_DECLS
