/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTurnFunc:
 * @owner: whose work it is
 *
 * Does a small piece of work, of a millisecond or two.
 *
 * Returns: whether there is more to do
 */
typedef gboolean (*StudioTurnFunc) (GtkWidget *owner);

void studio_turns_add (GtkWidget *owner, StudioTurnFunc func);
void studio_turns_add_by_frame (GtkWidget *owner, StudioTurnFunc func);
void studio_turns_drop (GtkWidget *owner);
void studio_turns_finish (GtkWidget *owner);

G_END_DECLS
