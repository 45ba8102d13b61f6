/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-config-vars.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioConnectPaste:
 *
 * The way to connect by pasting what `heroku config` prints. Signal `edited`.
 */
#define STUDIO_TYPE_CONNECT_PASTE (studio_connect_paste_get_type ())
G_DECLARE_FINAL_TYPE (StudioConnectPaste, studio_connect_paste, STUDIO, CONNECT_PASTE, AdwBin)

StudioConfigVars *studio_connect_paste_read (StudioConnectPaste *self, GError **error);

G_END_DECLS
