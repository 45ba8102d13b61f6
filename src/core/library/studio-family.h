/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/* Which image came from which. A family is never larger than this. */
#define STUDIO_FAMILY_MAX 1000

GArray *studio_library_list_family (StudioLibrary *self, gint64 id, GError **error);
GArray *studio_library_list_children (StudioLibrary *self, gint64 id, GError **error);

G_END_DECLS
