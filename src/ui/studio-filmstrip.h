/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFilmstrip:
 *
 * This session's jobs as a strip of small images, each with its state.
 *
 * Properties: `empty` (gboolean, readable), `selected-job` (StudioJob, nullable, settable).
 * Signal `job-activated` (StudioJob): a person chose it.
 */
#define STUDIO_TYPE_FILMSTRIP (studio_filmstrip_get_type ())
G_DECLARE_FINAL_TYPE (StudioFilmstrip, studio_filmstrip, STUDIO, FILMSTRIP, AdwBin)

void studio_filmstrip_set_session (StudioFilmstrip *self, StudioSession *session);
gboolean studio_filmstrip_get_empty (StudioFilmstrip *self);
StudioJob *studio_filmstrip_get_selected_job (StudioFilmstrip *self);
guint studio_filmstrip_get_position (StudioFilmstrip *self);
void studio_filmstrip_set_selected_job (StudioFilmstrip *self, StudioJob *job);

G_END_DECLS
