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
 * Connection, what new requests start with, how saved files are named and where they go.
 */
#define STUDIO_TYPE_PREFERENCES (studio_preferences_get_type ())
G_DECLARE_FINAL_TYPE (StudioPreferences, studio_preferences, STUDIO, PREFERENCES, AdwWindow)

GtkWindow *studio_preferences_new (StudioSession *session, GSettings *settings, GtkWindow *parent);

/* Closures, public for their test */
char *studio_preferences_name_connection (gpointer self, StudioConnection *connection);
char *studio_preferences_give_example (gpointer self, const char *name_template);

G_END_DECLS
