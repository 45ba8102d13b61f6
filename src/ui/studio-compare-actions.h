/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-compare-page.h"
#include "studio-window.h"

G_BEGIN_DECLS

void studio_compare_actions_install (GtkWidgetClass *klass);
GArray *studio_compare_actions_dup_kept (StudioQueue *queue);

StudioComparePage *studio_compare_actions_show (StudioWindow *window,
                                                const gint64 *ids,
                                                guint n_ids,
                                                const char *const *titles);

G_END_DECLS
