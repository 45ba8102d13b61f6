/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-snapshot.h"

G_BEGIN_DECLS

/**
 * StudioReplay:
 *
 * What the journal of one month comes to: each call as its last line leaves it. Nothing in a
 * journal is trusted: what this program would not have written is left out or brought into bounds.
 */
typedef struct _StudioReplay StudioReplay;

StudioReplay *studio_replay_new (const char *folder);
void studio_replay_free (StudioReplay *self);
gboolean studio_replay_read (StudioReplay *self, const char *path, GError **error);
gboolean studio_replay_add_line (StudioReplay *self, const char *line, gsize length);
GHashTable *studio_replay_get_calls (StudioReplay *self);
guint studio_replay_get_n_bad (StudioReplay *self);
gint64 studio_replay_get_largest_id (StudioReplay *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioReplay, studio_replay_free)

G_END_DECLS
