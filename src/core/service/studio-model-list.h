/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioModelListing:
 * @STUDIO_MODEL_LISTING_NONE: the answer is no list of models
 * @STUDIO_MODEL_LISTING_WITHOUT: a list, without the model
 * @STUDIO_MODEL_LISTING_WITH: a list with the model
 */
typedef enum
{
  STUDIO_MODEL_LISTING_NONE,
  STUDIO_MODEL_LISTING_WITHOUT,
  STUDIO_MODEL_LISTING_WITH,
} StudioModelListing;

gboolean studio_model_list_is_json (const char *body, gsize size);
StudioModelListing studio_model_list_find (const char *body,
                                           gsize size,
                                           const char *model,
                                           char **regions);

G_END_DECLS
