/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the size of the pieces, then the body of an answer. The same body in pieces and at once
 * gives the same; what the splitter takes the strict checker takes, and nothing grows. */
#include "fuzz.h"

#include "studio-error.h"
#include "studio-json-scanner.h"
#include "studio-response-splitter.h"

#include <string.h>

#define IMAGE_LIMIT 4096

static StudioResponseSplitter *
split (const guint8 *bytes, size_t size, size_t piece, gboolean *good)
{
  g_autoptr (GError) error = NULL;
  StudioResponseSplitter *splitter = studio_response_splitter_new (NULL, IMAGE_LIMIT);
  *good = TRUE;
  for (size_t at = 0; *good && at < size; at += piece)
    *good = studio_response_splitter_feed (splitter, bytes + at, MIN (piece, size - at), &error);
  if (*good)
    *good = studio_response_splitter_finish (splitter, &error);
  g_assert_true (*good == (error == NULL));
  g_assert_true (error == NULL || error->domain == STUDIO_ERROR);
  return splitter;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  if (size == 0)
    return 0;
  gboolean good, good_at_once;
  g_autoptr (StudioResponseSplitter) splitter = split (
      bytes + 1, size - 1, (size_t) bytes[0] % 64 + 1, &good);
  g_autoptr (StudioResponseSplitter) at_once = split (bytes + 1, size - 1, size, &good_at_once);
  const char *skeleton = studio_response_splitter_get_skeleton (splitter);

  g_assert_cmpint (good, ==, good_at_once);
  g_assert_cmpuint (studio_response_splitter_get_n_images (splitter),
                    ==,
                    studio_response_splitter_get_n_images (at_once));
  g_assert_cmpuint (strlen (skeleton), <=, STUDIO_SPLITTER_SKELETON_MAX);
  if (!good)
    return 0;
  g_assert_cmpstr (skeleton, ==, studio_response_splitter_get_skeleton (at_once));
  g_assert_true (studio_json_is_object (skeleton, strlen (skeleton)));
  g_assert_true (studio_json_is_object ((const char *) bytes + 1, size - 1));
  g_assert_true (g_utf8_validate (skeleton, -1, NULL));
  return 0;
}
