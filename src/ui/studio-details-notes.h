/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDetailsNotes:
 *
 * What a person says of one image: rating, tags and a note, which saves itself.
 *
 * Property `record` (StudioRecord, nullable, settable).
 */
#define STUDIO_TYPE_DETAILS_NOTES (studio_details_notes_get_type ())
G_DECLARE_FINAL_TYPE (StudioDetailsNotes, studio_details_notes, STUDIO, DETAILS_NOTES, AdwBin)

void studio_details_notes_set_session (StudioDetailsNotes *self, StudioSession *session);

G_END_DECLS
