/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of StudioGalleryArea. */

void studio_gallery_keys_install (GtkWidgetClass *klass);

G_END_DECLS
