/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* EXIF blocks for copies of images. Private to this folder. */
GBytes *studio_exif_edit_comment (GBytes *existing, const char *text);
GBytes *studio_exif_edit_orientation (int orientation);

G_END_DECLS
