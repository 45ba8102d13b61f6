/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioRandom:
 *
 * A source of seeds, passed in through constructors so that tests can foresee what is drawn.
 * Not thread-safe: one owner, one thread.
 */
typedef struct _StudioRandom StudioRandom;

StudioRandom *studio_random_new_system (void);
StudioRandom *studio_random_new_repeatable (guint32 start);
void studio_random_free (StudioRandom *self);
guint32 studio_random_draw_seed (StudioRandom *self);

#define STUDIO_SEED_MAX 4294967295u
#define STUDIO_SEED_DRAWN_MAX 4294967294u

guint32 studio_seed_get_next (guint32 seed);
gboolean studio_seed_from_string (const char *text, guint32 *seed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRandom, studio_random_free)

G_END_DECLS
