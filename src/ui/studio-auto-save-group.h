/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioAutoSaveGroup:
 *
 * The folder into which every new image is written too, and what the copies are like.
 */
#define STUDIO_TYPE_AUTO_SAVE_GROUP (studio_auto_save_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioAutoSaveGroup,
                      studio_auto_save_group,
                      STUDIO,
                      AUTO_SAVE_GROUP,
                      AdwPreferencesGroup)

void studio_auto_save_group_set_settings (StudioAutoSaveGroup *self, GSettings *settings);

G_END_DECLS
