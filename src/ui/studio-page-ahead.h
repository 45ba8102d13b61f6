/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void studio_page_ahead_prepare (GtkWidget *window, AdwBin *place);
GtkWidget *studio_page_ahead_take (AdwBin *place);

G_END_DECLS
