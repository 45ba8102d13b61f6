/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioErrorPage:
 *
 * Says why no image came, what to do about it, and what the service answered.
 *
 * Signal `try-again`: the same request is to be sent once more; the person was asked about what it
 * costs, where they want to be. Other buttons activate the
 * window's actions.
 */
#define STUDIO_TYPE_ERROR_PAGE (studio_error_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioErrorPage, studio_error_page, STUDIO, ERROR_PAGE, AdwBin)

void studio_error_page_set_session (StudioErrorPage *self, StudioSession *session);
void studio_error_page_show (StudioErrorPage *self, StudioRecordState state, const GError *error);

G_END_DECLS
