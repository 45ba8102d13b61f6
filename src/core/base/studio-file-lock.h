/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioFileLock:
 *
 * Keeps every other holder, in this process or another, from reading a file, changing it and
 * writing it at the same time. Gone with the process, however that ends.
 */
typedef struct _StudioFileLock StudioFileLock;

StudioFileLock *studio_file_lock_take (const char *path);
void studio_file_lock_release (StudioFileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioFileLock, studio_file_lock_release)

G_END_DECLS
