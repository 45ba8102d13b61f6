/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioNotifier:
 *
 * Tells through the desktop what came of a run that ended while no window had the focus, and takes
 * that back once one has it. Gives the application the actions `app.show-record`, `app.copy-image`
 * and `app.run-again`, each with a record's id (x), which open the window first if need be.
 */
#define STUDIO_TYPE_NOTIFIER (studio_notifier_get_type ())
G_DECLARE_FINAL_TYPE (StudioNotifier, studio_notifier, STUDIO, NOTIFIER, GObject)

StudioNotifier *studio_notifier_new (GtkApplication *application,
                                     StudioSession *session,
                                     GSettings *settings);
void studio_notifier_set_window (StudioNotifier *self, GtkWindow *window);

G_END_DECLS
