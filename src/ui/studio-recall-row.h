/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioRecallRow:
 *
 * One field that was found: a check box for whether it is used, what it would be and what it is
 * now, and a lock that leaves it alone this time and every time.
 *
 * Properties: `active` (gboolean, readable: it is to be used), `locked` (gboolean, settable).
 */
#define STUDIO_TYPE_RECALL_ROW (studio_recall_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecallRow, studio_recall_row, STUDIO, RECALL_ROW, AdwActionRow)

GtkWidget *studio_recall_row_new (guint field,
                                  const char *title,
                                  const char *found,
                                  const char *now,
                                  gboolean locked);
guint studio_recall_row_get_field (StudioRecallRow *self);
gboolean studio_recall_row_get_active (StudioRecallRow *self);
gboolean studio_recall_row_get_locked (StudioRecallRow *self);

G_END_DECLS
