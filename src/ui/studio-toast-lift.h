/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void studio_toast_lift_set_bar (GtkWidget *owner, gboolean shown);

G_END_DECLS
