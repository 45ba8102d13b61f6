/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cull.h"
#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioCullPage:
 *
 * Sorts through images with single keys: K keeps, S stars, X is for the trash, Space goes on, U
 * undoes. Nothing happens to any of them before the summary at the end is agreed to.
 *
 * Signal `finished` (gboolean): the person is done; whether what was decided shall be done, as
 * studio_cull_page_get_cull() has it.
 */
#define STUDIO_TYPE_CULL_PAGE (studio_cull_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioCullPage, studio_cull_page, STUDIO, CULL_PAGE, AdwBin)

GtkWidget *studio_cull_page_new (StudioSession *session, const gint64 *ids, guint n_ids);
StudioCull *studio_cull_page_get_cull (StudioCullPage *self);
char *studio_cull_page_dup_summary (StudioCull *cull);

G_END_DECLS
