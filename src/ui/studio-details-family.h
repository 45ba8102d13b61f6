/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"
#include "studio-session.h"
#include "studio-thumbnailer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDetailsFamily:
 *
 * What an image was made from, and what was made from it; nothing where there is neither.
 *
 * Signal `record-activated` (#StudioRecord): a relative is to be shown.
 */
#define STUDIO_TYPE_DETAILS_FAMILY (studio_details_family_get_type ())
G_DECLARE_FINAL_TYPE (StudioDetailsFamily, studio_details_family, STUDIO, DETAILS_FAMILY, AdwBin)

void studio_details_family_set_session (StudioDetailsFamily *self, StudioSession *session);
void studio_details_family_set_thumbnailer (StudioDetailsFamily *self,
                                            StudioThumbnailer *thumbnailer);
void studio_details_family_set_record (StudioDetailsFamily *self, StudioRecord *record);

G_END_DECLS
