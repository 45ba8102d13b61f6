/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-composition.h"
#include "studio-window.h"

G_BEGIN_DECLS

/* What of an image goes back to the composer: `win.recall` all that is not locked, `win.vary` the
 * same with a new seed, `win.recall-prompt`, `win.recall-negative-prompt`, `win.recall-seed` and
 * `win.recall-aspect-ratio` one field, `win.run-again` nothing: it asks for the same image once
 * more. Each takes a record's id (x). */
void studio_recall_actions_install (GtkWidgetClass *klass);
void studio_recall_actions_apply (StudioWindow *window,
                                  const StudioComposition *composition,
                                  guint fields);
guint studio_recall_actions_get_locks (GSettings *settings);
void studio_recall_actions_set_locks (GSettings *settings, guint locks);
char *studio_recall_actions_describe (guint changed);

G_END_DECLS
