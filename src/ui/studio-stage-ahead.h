/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-stage.h"

G_BEGIN_DECLS

void studio_stage_ahead_prepare (GtkWidget *window, GtkBox *place, StudioSession *session);
StudioStage *studio_stage_ahead_take (GtkBox *place, StudioSession *session);

G_END_DECLS
