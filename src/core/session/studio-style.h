/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STUDIO_STYLE_MAX_NAME 100
#define STUDIO_STYLES_MAX 500

/* Stands for the prompt that a style is put around. */
#define STUDIO_STYLE_PLACEHOLDER "{prompt}"

/**
 * StudioStyle:
 *
 * Fields of the composer under a name. A prompt in it that has `{prompt}` is a style, put around
 * what is written; any other is a preset, which takes its place. Immutable, so it may be used from
 * any thread. Property: `name` (string, construct-only).
 */
#define STUDIO_TYPE_STYLE (studio_style_get_type ())
G_DECLARE_FINAL_TYPE (StudioStyle, studio_style, STUDIO, STYLE, GObject)

StudioStyle *studio_style_new (const char *name, const StudioDraftValues *values);
const char *studio_style_get_name (StudioStyle *self);
const StudioDraftValues *studio_style_get_values (StudioStyle *self);
gboolean studio_style_has_placeholder (StudioStyle *self);
char *studio_style_dup_prompt (StudioStyle *self, const char *prompt);
char *studio_style_dup_negative_prompt (StudioStyle *self, const char *negative_prompt);
void studio_style_apply (StudioStyle *self, StudioDraft *draft);
char *studio_style_dup_summary (StudioStyle *self);
JsonObject *studio_style_to_json (StudioStyle *self);

/* Their file, which several processes may change. Blocking, in a worker. */
GPtrArray *studio_styles_load (const char *path, GError **error);
GPtrArray *studio_styles_put (const char *path,
                              StudioStyle *style,
                              const char *old_name,
                              GError **error);
GPtrArray *studio_styles_remove (const char *path, const char *name, GError **error);

G_END_DECLS
