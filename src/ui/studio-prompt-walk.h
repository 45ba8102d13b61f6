/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioPromptWalk:
 *
 * Goes back and forth through what was asked for before, with what is typed now at the newer end.
 * The list is read when it is first needed, and again after something new was asked for.
 */
#define STUDIO_TYPE_PROMPT_WALK (studio_prompt_walk_get_type ())
G_DECLARE_FINAL_TYPE (StudioPromptWalk, studio_prompt_walk, STUDIO, PROMPT_WALK, GObject)

StudioPromptWalk *studio_prompt_walk_new (StudioSession *session);
void studio_prompt_walk_go (StudioPromptWalk *self, int direction);

G_END_DECLS
