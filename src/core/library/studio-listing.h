/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/* Lists the ids of a library in a worker. The task has no source object: the worker must never be
 * the one to drop the last reference to something that belongs to the main thread. */

void studio_listing_start (StudioLibrary *library,
                           const char *search,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GArray *studio_listing_finish (GAsyncResult *result, GError **error);

G_END_DECLS
