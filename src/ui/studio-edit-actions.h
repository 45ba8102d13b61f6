/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person changes of images, wherever they are shown. */
void studio_edit_actions_apply (GtkWidget *widget,
                                StudioSession *session,
                                const gint64 *ids,
                                gsize n_ids,
                                const StudioEdit *edit);
void studio_edit_actions_attach (GtkWidget *page,
                                 GtkWidget *grid,
                                 StudioSession *session,
                                 GtkSelectionModel *model);

G_END_DECLS
