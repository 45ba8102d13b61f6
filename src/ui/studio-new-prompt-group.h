/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioNewPromptGroup:
 *
 * What “New Prompt” starts with.
 */
#define STUDIO_TYPE_NEW_PROMPT_GROUP (studio_new_prompt_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioNewPromptGroup,
                      studio_new_prompt_group,
                      STUDIO,
                      NEW_PROMPT_GROUP,
                      AdwPreferencesGroup)

void studio_new_prompt_group_set_settings (StudioNewPromptGroup *self, GSettings *settings);

G_END_DECLS
