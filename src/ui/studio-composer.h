/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioComposer:
 *
 * Where a request is written: prompt, negative prompt, aspect ratio, seed, format and count, bound
 * both ways to the session's draft; under them Generate and what is on its way.
 * Properties: `count` (int, 1…100), `output-format` (StudioOutputFormat), `negative-prompt`
 * (string).
 */
#define STUDIO_TYPE_COMPOSER (studio_composer_get_type ())
G_DECLARE_FINAL_TYPE (StudioComposer, studio_composer, STUDIO, COMPOSER, AdwBin)

void studio_composer_set_session (StudioComposer *self, StudioSession *session);
StudioSession *studio_composer_get_session (StudioComposer *self);
void studio_composer_recall (StudioComposer *self, const StudioDraftValues *values);
void studio_composer_focus_prompt (StudioComposer *self);
char *studio_composer_dup_marked (StudioComposer *self, gsize *start);
void studio_composer_rest_cursor (StudioComposer *self);
gboolean studio_composer_show_error (StudioComposer *self, const GError *error);
void studio_composer_clear_errors (StudioComposer *self);

G_END_DECLS
