/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-action-table.h"
#include "studio-window.h"

G_BEGIN_DECLS

/**
 * StudioActionState:
 *
 * What can be done in a window at one time.
 */
typedef struct _StudioActionState StudioActionState;

StudioActionState *studio_action_state_new (StudioWindow *window);
void studio_action_state_free (StudioActionState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioActionState, studio_action_state_free)

gboolean studio_action_state_look (StudioActionState *self,
                                   const StudioAction *action,
                                   const char **reason);
void studio_action_state_run (StudioWindow *window, const StudioAction *action);

G_END_DECLS
