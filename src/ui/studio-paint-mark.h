/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-trace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void studio_paint_mark (GtkWidget *widget, StudioTrace *trace, const char *mark, gint64 id);

G_END_DECLS
