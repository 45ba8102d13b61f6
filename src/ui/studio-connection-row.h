/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-saved-connection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioConnectionRow:
 *
 * A saved connection in the preferences. Signals `use` and `forget` ask for just that.
 */
#define STUDIO_TYPE_CONNECTION_ROW (studio_connection_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioConnectionRow,
                      studio_connection_row,
                      STUDIO,
                      CONNECTION_ROW,
                      AdwActionRow)

GtkWidget *studio_connection_row_new (StudioSavedConnection *saved);
const char *studio_connection_row_get_name (StudioConnectionRow *self);

G_END_DECLS
