/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio.h"
#include "studio-output-format.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDIO_PROMPT_MAX_CHARACTERS 10000
#define STUDIO_DEFAULT_MODEL "stable-image-ultra"

/**
 * StudioRequest:
 *
 * What is asked of the service for one image: the documented fields of
 * `POST /v1/images/generations` and nothing else. Immutable, so it may be used from any thread.
 * Anything can be put in; studio_request_validate() says whether it may be sent.
 */
#define STUDIO_TYPE_REQUEST (studio_request_get_type ())
G_DECLARE_FINAL_TYPE (StudioRequest, studio_request, STUDIO, REQUEST, GObject)

StudioRequest *studio_request_new (const char *prompt,
                                   const char *negative_prompt,
                                   StudioAspectRatio aspect_ratio,
                                   guint32 seed,
                                   StudioOutputFormat output_format,
                                   const char *model);
StudioRequest *studio_request_copy_with_seed (StudioRequest *self, guint32 seed);
StudioRequest *studio_request_copy_with_model (StudioRequest *self, const char *model);
const char *studio_request_get_prompt (StudioRequest *self);
const char *studio_request_get_negative_prompt (StudioRequest *self);
StudioAspectRatio studio_request_get_aspect_ratio (StudioRequest *self);
guint32 studio_request_get_seed (StudioRequest *self);
StudioOutputFormat studio_request_get_output_format (StudioRequest *self);
const char *studio_request_get_model (StudioRequest *self);
gboolean studio_request_validate (StudioRequest *self, GError **error);
gsize studio_prompt_count_characters (const char *text);

G_END_DECLS
