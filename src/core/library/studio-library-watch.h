/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioLibraryWatch:
 *
 * Looks in a thread of its own, a few times a second, whether another process changed the library,
 * and lets the library tell it by its signals: `added`, `changed` and `removed` for each record
 * once, or `reload` where that would be too many. What this process did through the library is not
 * told twice. While it is paused nothing is looked at; what happened meanwhile is told afterwards.
 */
typedef struct _StudioLibraryWatch StudioLibraryWatch;

StudioLibraryWatch *studio_library_watch_new (StudioLibrary *library);
void studio_library_watch_free (StudioLibraryWatch *self);
void studio_library_watch_set_paused (StudioLibraryWatch *self, gboolean paused);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryWatch, studio_library_watch_free)

G_END_DECLS
