/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFailurePage:
 *
 * Stands in the place of the image where the library cannot be opened.
 */
#define STUDIO_TYPE_FAILURE_PAGE (studio_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioFailurePage, studio_failure_page, STUDIO, FAILURE_PAGE, AdwBin)

void studio_failure_page_set_error (StudioFailurePage *self, const GError *error);

G_END_DECLS
