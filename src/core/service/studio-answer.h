/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioRateLimit:
 * @known: whether the answer carried any of the headers
 * @limit: requests per window
 * @remaining: requests left in the window, -1 where not said
 * @reset_us: microseconds until the oldest request leaves the window, -1 where not said
 *
 * The `x-ratelimit-*-requests` headers of an answer.
 */
typedef struct
{
  gboolean known;
  int limit;
  int remaining;
  gint64 reset_us;
} StudioRateLimit;

/**
 * StudioAnswer:
 *
 * What came with the image(s) of a successful exchange: everything but the bytes, which went to
 * the sink. Immutable.
 */
#define STUDIO_TYPE_ANSWER (studio_answer_get_type ())
G_DECLARE_FINAL_TYPE (StudioAnswer, studio_answer, STUDIO, ANSWER, GObject)

StudioAnswer *studio_answer_new (guint n_images,
                                 gint64 created,
                                 const char *revised_prompt,
                                 const char *request_id);
guint studio_answer_get_n_images (StudioAnswer *self);
gint64 studio_answer_get_created (StudioAnswer *self);
const char *studio_answer_get_revised_prompt (StudioAnswer *self);
const char *studio_answer_get_request_id (StudioAnswer *self);

G_END_DECLS
