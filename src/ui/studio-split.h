/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Below this width the sidebar is a sheet over the content. */
#define STUDIO_NARROW_WIDTH 700

/**
 * StudioSplit:
 *
 * A sidebar beside its content; in a narrow window a sheet over it.
 * Properties: `sidebar`, `content` (GtkWidget), `show-sidebar` (gboolean: in the layout of now, so
 * a narrow window starts with the sheet closed and a wide one gets its sidebar back),
 * `sidebar-width` (int, pixels), `collapsed` (gboolean, readable: whether it is a sheet),
 * `bare` (gboolean: nothing but the content, for full screen).
 */
#define STUDIO_TYPE_SPLIT (studio_split_get_type ())
G_DECLARE_FINAL_TYPE (StudioSplit, studio_split, STUDIO, SPLIT, GtkWidget)

gboolean studio_split_get_show_sidebar (StudioSplit *self);
void studio_split_set_show_sidebar (StudioSplit *self, gboolean show_sidebar);
gboolean studio_split_get_collapsed (StudioSplit *self);

G_END_DECLS
