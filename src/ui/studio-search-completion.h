/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioSearchCompletion:
 *
 * The list under the search that offers operators and their values while one is being typed. Down
 * and Up choose, Tab and Enter take, Escape closes it; whoever goes on typing need not care.
 */
typedef struct _StudioSearchCompletion StudioSearchCompletion;

StudioSearchCompletion *studio_search_completion_new (GtkWidget *parent, GtkEditable *entry);
void studio_search_completion_free (StudioSearchCompletion *self);
void studio_search_completion_set_tags (StudioSearchCompletion *self, const char *const *tags);
void studio_search_completion_update (StudioSearchCompletion *self);
void studio_search_completion_close (StudioSearchCompletion *self);
gboolean studio_search_completion_get_open (StudioSearchCompletion *self);
gboolean studio_search_completion_key (StudioSearchCompletion *self, guint key);
void studio_search_completion_present (StudioSearchCompletion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSearchCompletion, studio_search_completion_free)

G_END_DECLS
