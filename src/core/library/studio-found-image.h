/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-snapshot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean studio_found_image_describe (const char *path,
                                      StudioSnapshot *snapshot,
                                      GCancellable *cancellable);

G_END_DECLS
