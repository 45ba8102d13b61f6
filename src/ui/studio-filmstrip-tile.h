/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_FILMSTRIP_TILE_HEIGHT 88

/**
 * StudioFilmstripTile:
 *
 * One job of the session, as small as a stamp: its image when it is kept, else what it is doing.
 *
 * Property `starred` (gboolean, readable).
 */
#define STUDIO_TYPE_FILMSTRIP_TILE (studio_filmstrip_tile_get_type ())
G_DECLARE_FINAL_TYPE (StudioFilmstripTile, studio_filmstrip_tile, STUDIO, FILMSTRIP_TILE, AdwBin)

GtkWidget *studio_filmstrip_tile_new (StudioSession *session);
void studio_filmstrip_tile_set_fill (StudioFilmstripTile *self, int height);
void studio_filmstrip_tile_set_job (StudioFilmstripTile *self, StudioJob *job);
void studio_filmstrip_tile_popup_menu (StudioFilmstripTile *self);
int studio_filmstrip_tile_get_width_for (StudioAspectRatio ratio);

G_END_DECLS
