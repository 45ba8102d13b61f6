/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-error.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean studio_connect_field_show (gpointer row,
                                    const GError *error,
                                    const StudioErrorCode *codes);

G_END_DECLS
