/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-config-vars.h"
#include "studio-connection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a connection is typed into. */
typedef struct
{
  GtkEditable *address;
  GtkEditable *key;
  GtkEditable *model;
  GtkEditable *name;
} StudioConnectRows;

GtkEditable *studio_connect_rows_fill (StudioConnectRows rows, StudioConnection *now);
void studio_connect_rows_take (StudioConnectRows rows, const StudioConfigVars *vars);
StudioConnection *studio_connect_rows_read (StudioConnectRows rows, GError **error);
void studio_connect_rows_show_problem (StudioConnectRows rows, const GError *error);

G_END_DECLS
