/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioPreferences:
 *
 * Connection, and group by group what else there is to choose: the groups come frame by frame once
 * it is shown, and go turn by turn when it is closed.
 */
#define STUDIO_TYPE_PREFERENCES (studio_preferences_get_type ())
G_DECLARE_FINAL_TYPE (StudioPreferences, studio_preferences, STUDIO, PREFERENCES, AdwWindow)

GtkWindow *studio_preferences_new (StudioSession *session, GSettings *settings, GtkWindow *parent);

/* A closure, public for its test */
char *studio_preferences_name_connection (gpointer self, StudioConnection *connection);

G_END_DECLS
