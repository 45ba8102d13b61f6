/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"
#include "studio-wording.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioWordingDialog:
 *
 * Asks for other wordings of a part of the prompt, and with how many seeds to try each.
 *
 * Signal `chosen` (StudioWording): what shall be tried. The dialog stays until it is closed: a
 * person may have to agree to what that costs.
 */
#define STUDIO_TYPE_WORDING_DIALOG (studio_wording_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioWordingDialog, studio_wording_dialog, STUDIO, WORDING_DIALOG, AdwWindow)

GtkWindow *studio_wording_dialog_new (StudioSession *session,
                                      StudioRequest *request,
                                      gsize start,
                                      gsize length,
                                      GtkWindow *parent);

G_END_DECLS
