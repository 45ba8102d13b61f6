/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioWindow:
 *
 * The one window: Studio and Gallery, header bar, toasts, and the actions that reach across.
 * Properties: `session` (StudioSession), `settings` (GSettings), both construct-only; `narrow`
 * (gboolean, readable: too narrow for composer and image side by side), `demo` (gboolean, readable:
 * images come from the embedded service).
 */
#define STUDIO_TYPE_WINDOW (studio_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioWindow, studio_window, STUDIO, WINDOW, AdwApplicationWindow)

GtkWindow *studio_window_new (GtkApplication *application,
                              StudioSession *session,
                              GSettings *settings);
StudioSession *studio_window_get_session (StudioWindow *self);
GSettings *studio_window_get_settings (StudioWindow *self);
void studio_window_set_opened (StudioWindow *self, const GError *error);
void studio_window_edit_draft (StudioWindow *self);
void studio_window_add_toast (StudioWindow *self, AdwToast *toast);
void studio_window_show_error (StudioWindow *self, const GError *error);

G_END_DECLS
