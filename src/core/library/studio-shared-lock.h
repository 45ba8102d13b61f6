/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioSharedLock:
 *
 * A lock that processes share through a file that is never removed: many may hold it together, or
 * one alone. The kernel lets go of it when a process dies. One thread at a time.
 */
typedef struct _StudioSharedLock StudioSharedLock;

StudioSharedLock *studio_shared_lock_new (const char *path, GError **error);
void studio_shared_lock_free (StudioSharedLock *self);
gboolean studio_shared_lock_acquire (StudioSharedLock *self, gboolean alone, GError **error);
void studio_shared_lock_release (StudioSharedLock *self);
gint64 studio_shared_lock_get_number (StudioSharedLock *self);
gboolean studio_shared_lock_raise_number (StudioSharedLock *self, gint64 number);
gboolean studio_shared_lock_take (int fd, gboolean alone, gint64 wait_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSharedLock, studio_shared_lock_free)

G_END_DECLS
