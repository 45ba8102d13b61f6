/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"

G_BEGIN_DECLS

#define STUDIO_WORDING_MAX_PHRASES 8
#define STUDIO_WORDING_MAX_SEEDS 4

/**
 * StudioWording:
 *
 * A test of wordings: one place of a prompt, phrases to stand there, and seeds to try each with.
 * Immutable.
 */
#define STUDIO_TYPE_WORDING (studio_wording_get_type ())
G_DECLARE_FINAL_TYPE (StudioWording, studio_wording, STUDIO, WORDING, GObject)

StudioWording *studio_wording_new (StudioRequest *request,
                                   gsize start,
                                   gsize length,
                                   const char *const *alternatives,
                                   const guint32 *seeds,
                                   guint n_seeds,
                                   GError **error);
guint studio_wording_get_n_phrases (StudioWording *self);
const char *studio_wording_get_phrase (StudioWording *self, guint row);
guint studio_wording_get_n_seeds (StudioWording *self);
guint32 studio_wording_get_seed (StudioWording *self, guint column);
StudioRequest *studio_wording_get_request (StudioWording *self);
const char *studio_wording_get_template (StudioWording *self);
StudioRequest *studio_wording_dup_cell (StudioWording *self, guint row, guint column);

G_END_DECLS
