/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many wait at most; what comes after them is left. */
#define STUDIO_ERRANDS_MAX 16

/**
 * StudioErrands:
 *
 * What the desktop asks of the program, which it does in its window: opens one if there is none,
 * and waits until its library is open. Gives the application the actions `app.new-prompt` and
 * `app.generate-again`, and, each with a record's id (x), `app.show-record`, `app.copy-image`,
 * `app.run-again`, `app.try-again` and `app.recall`.
 */
#define STUDIO_TYPE_ERRANDS (studio_errands_get_type ())
G_DECLARE_FINAL_TYPE (StudioErrands, studio_errands, STUDIO, ERRANDS, GObject)

StudioErrands *studio_errands_new (GtkApplication *application);
void studio_errands_ask (StudioErrands *self, const char *action, GVariant *parameter);
void studio_errands_set_window (StudioErrands *self, GtkWindow *window);

G_END_DECLS
