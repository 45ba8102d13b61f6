/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/* How long calls usually take: the median of the last ones, which one that was slow for some reason
 * does not move. */

/* So few say nothing. */
#define STUDIO_USUAL_LEAST 3
/* The service of months ago says nothing about today's. */
#define STUDIO_USUAL_MOST 50

gboolean studio_library_find_usual_duration (StudioLibrary *self,
                                             const char *host,
                                             gint64 *duration_us,
                                             GError **error);

G_END_DECLS
