/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* From what is typed to images: `win.generate`. */
void studio_generate_actions_install (GtkWidgetClass *klass);
StudioRequest *studio_generate_actions_read_draft (StudioWindow *window, GError **error);
void studio_generate_actions_show_sent (StudioWindow *window, guint n_jobs);
void studio_generate_actions_show_error (StudioWindow *window, const GError *error);

G_END_DECLS
