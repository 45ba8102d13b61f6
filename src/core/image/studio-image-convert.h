/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-scan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STUDIO_IMAGE_CONVERT_DEFAULT_QUALITY 90

GBytes *studio_image_convert_file (const char *path,
                                   StudioImageInfo *info,
                                   int quality,
                                   int max_edge,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
