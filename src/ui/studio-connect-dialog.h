/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioConnectDialog:
 *
 * Takes address, key and model of the service in one of three ways: typed, out of what
 * `heroku config` prints, or from Heroku's Platform API. Tests them, keeps them and connects.
 * Signal `connected` (gboolean): whether the key was kept in the keyring.
 */
#define STUDIO_TYPE_CONNECT_DIALOG (studio_connect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioConnectDialog, studio_connect_dialog, STUDIO, CONNECT_DIALOG, AdwWindow)

GtkWindow *studio_connect_dialog_new (StudioSession *session, GtkWindow *parent);

G_END_DECLS
