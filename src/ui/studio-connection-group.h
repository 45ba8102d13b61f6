/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioConnectionGroup:
 *
 * The saved connections in the preferences: which there are, use this one, forget that one.
 * Property `session`.
 */
#define STUDIO_TYPE_CONNECTION_GROUP (studio_connection_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioConnectionGroup,
                      studio_connection_group,
                      STUDIO,
                      CONNECTION_GROUP,
                      AdwPreferencesGroup)

G_END_DECLS
