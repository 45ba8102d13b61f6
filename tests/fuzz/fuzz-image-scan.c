/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* The verdict on an image does not depend on where its bytes are cut. */
#include "fuzz.h"

#include "studio-image-scan.h"
#include "studio-row-decoder.h"

static gboolean
scan (const guint8 *bytes, size_t size, size_t piece, StudioImageInfo *info, GError **error)
{
  g_autoptr (StudioImageScan) self = studio_image_scan_new ();
  for (size_t at = 0; at < size; at += piece)
    if (!studio_image_scan_push (self, bytes + at, MIN (piece, size - at), error))
      return FALSE;
  return studio_image_scan_finish (self, info, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  StudioImageInfo at_once = { 0 };
  StudioImageInfo in_pieces = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) same_error = NULL;
  gboolean whole = scan (bytes, size, MAX (size, 1), &at_once, &error);
  gboolean same = scan (bytes, size, 1 + size % 5, &in_pieces, &same_error);
  g_assert_cmpint (whole, ==, same);
  if (whole)
    {
      g_assert_cmpint (at_once.width, ==, in_pieces.width);
      g_assert_cmpint (at_once.height, ==, in_pieces.height);
      g_assert_cmpint (at_once.n_bytes, ==, (gint64) size);
      g_assert_cmpint (at_once.width, >, 0);
      g_assert_cmpint (at_once.width, <=, STUDIO_ROW_DECODER_MAX_EDGE);
    }
  else
    g_assert_cmpstr (error->message, ==, same_error->message);
  return 0;
}
