/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *studio_print_new (StudioLibrary *library, GPtrArray *records);
const GError *studio_print_get_error (GtkPrintOperation *operation);
void studio_print_draw_page (cairo_t *cr,
                             cairo_surface_t *image,
                             PangoLayout *caption,
                             double width,
                             double height);

G_END_DECLS
