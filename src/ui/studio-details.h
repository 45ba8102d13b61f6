/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDetails:
 *
 * Everything that is known of one image, and what can be done with it.
 *
 * Property `record` (StudioRecord, nullable, settable).
 * Signals `close`: the person is done with it (only where it covers the gallery);
 * `record-activated` (StudioRecord): it is to be shown large.
 */
#define STUDIO_TYPE_DETAILS (studio_details_get_type ())
G_DECLARE_FINAL_TYPE (StudioDetails, studio_details, STUDIO, DETAILS, AdwBin)

void studio_details_set_thumbnailer (StudioDetails *self, StudioThumbnailer *thumbnailer);
void studio_details_set_session (StudioDetails *self, StudioSession *session);
void studio_details_set_record (StudioDetails *self, StudioRecord *record);
void studio_details_set_n_selected (StudioDetails *self, guint n_selected);
void studio_details_set_closable (StudioDetails *self, gboolean closable);
StudioRecord *studio_details_get_record (StudioDetails *self);

G_END_DECLS
