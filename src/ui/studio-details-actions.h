/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDetailsActions:
 *
 * The buttons below the details of an image.
 *
 * Property `record` (StudioRecord, nullable, settable).
 */
#define STUDIO_TYPE_DETAILS_ACTIONS (studio_details_actions_get_type ())
G_DECLARE_FINAL_TYPE (StudioDetailsActions, studio_details_actions, STUDIO, DETAILS_ACTIONS, AdwBin)

G_END_DECLS
