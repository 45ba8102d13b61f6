/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be wrong with the bytes of an image, in one sentence each. All are
 * %STUDIO_ERROR_NOT_AN_IMAGE. Private to this folder. */
GError *studio_image_error_new_foreign (void);
GError *studio_image_error_new_broken (void);
GError *studio_image_error_new_cut_off (void);
gboolean studio_image_error_check_size (guint32 width, guint32 height, GError **error);

G_END_DECLS
