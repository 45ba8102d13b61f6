/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions of StudioGalleryPage on what is selected: `gallery.unselect`, `gallery.trash` and
 * `gallery.export`. */

void studio_gallery_actions_install (GtkWidgetClass *klass);

G_END_DECLS
