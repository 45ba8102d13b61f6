/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

void studio_canvas_input_attach (StudioCanvas *canvas);
void studio_canvas_input_bind_keys (GtkWidgetClass *widget_class);

G_END_DECLS
