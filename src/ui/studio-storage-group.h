/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"
#include "studio-storage.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioStorageGroup:
 *
 * What the library takes of the disk, and two ways to take less: emptying the trash for good, and
 * moving old images that nobody marked to the trash, which is shown before it is done.
 *
 * Property `session` (StudioSession, settable).
 */
#define STUDIO_TYPE_STORAGE_GROUP (studio_storage_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioStorageGroup,
                      studio_storage_group,
                      STUDIO,
                      STORAGE_GROUP,
                      AdwPreferencesGroup)

char *studio_storage_group_describe (StudioAmount amount);

G_END_DECLS
