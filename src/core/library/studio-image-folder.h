/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What lies in the library's folders, by the ids that the names bear. Blocking. */

#define STUDIO_IMAGE_FOLDER_MAX_ID (G_MAXINT64 / 2)

GHashTable *studio_image_folder_list (const char *path, const char *extension, gint64 *largest_id);
GPtrArray *studio_image_folder_list_months (const char *images_dir);
gint64 studio_image_folder_parse_name (const char *name, const char **extension);
char *studio_image_folder_name_month (gint64 us);

G_END_DECLS
