/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What goes to the clipboard: `win.copy-image`, `win.copy-prompt`, `win.copy-seed` and
 * `win.copy-parameters` (an infotext) with a record's id (x), `win.copy-as` with the id and a form
 * of StudioSnippetForm
 * ((xs)), and `win.copy-request-as` with a form (s), which is about what is typed. */
void studio_copy_actions_install (GtkWidgetClass *klass);

GMenuModel *studio_copy_actions_new_menu (const char *action, gint64 id);
void studio_copy_actions_copy_prompt (GtkWidget *widget, StudioRequest *request);
void studio_copy_actions_copy_as (GtkWidget *widget, StudioRequest *request, const char *form);

G_END_DECLS
