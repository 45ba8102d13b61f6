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
 * that back once one has it. What can be done from there are the actions of StudioErrands.
 */
#define STUDIO_TYPE_NOTIFIER (studio_notifier_get_type ())
G_DECLARE_FINAL_TYPE (StudioNotifier, studio_notifier, STUDIO, NOTIFIER, GObject)

StudioNotifier *studio_notifier_new (GtkApplication *application,
                                     StudioSession *session,
                                     GSettings *settings);

G_END_DECLS
