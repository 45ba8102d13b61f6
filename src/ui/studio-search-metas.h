/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"
#include "studio-thumbnailer.h"

G_BEGIN_DECLS

/* How many images are described at once; desktops ask for what they show. */
#define STUDIO_SEARCH_METAS_MAX 32

GArray *studio_search_metas_read_ids (const char *const *words);
void studio_search_metas_make_async (GArray *ids,
                                     GPtrArray *records,
                                     StudioThumbnailer *thumbnailer,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GVariant *studio_search_metas_make_finish (GAsyncResult *result);

G_END_DECLS
