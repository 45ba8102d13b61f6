/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: what a service says its models are. Whatever it is, a model is in it or is not, and the
 * regions are names that can be shown. */
#include "fuzz.h"

#include "studio-model-list.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  const char *body = (const char *) bytes;
  g_autofree char *regions = NULL;
  StudioModelListing listing = studio_model_list_find (body, size, "stable-image-ultra", &regions);

  g_assert_true (listing == STUDIO_MODEL_LISTING_NONE || studio_model_list_is_json (body, size));
  g_assert_nonnull (regions);
  g_assert_true (g_str_is_ascii (regions));
  g_assert_cmpuint (strlen (regions), <=, 20 * 42);
  return 0;
}
