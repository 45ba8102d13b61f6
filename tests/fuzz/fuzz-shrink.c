/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Whatever a file holds, a thumbnail is as small as was asked for, or there is none. */
#include "fuzz.h"

#include "studio-shrink-formats.h"

#define EDGE 16
/* Larger ones are as safe, but slow: the time is better spent on many small ones. */
#define MAX_PIXELS (512 * 512)

static gboolean
is_large (const guint8 *bytes, size_t size)
{
  guint64 width = size < 24
                      ? 0
                      : (guint64) bytes[16] << 24 | bytes[17] << 16 | bytes[18] << 8 | bytes[19];
  guint64 height = size < 24
                       ? 0
                       : (guint64) bytes[20] << 24 | bytes[21] << 16 | bytes[22] << 8 | bytes[23];
  return size >= 24 && bytes[0] == 0x89 && width * height > MAX_PIXELS;
}

static void
try_format (const guint8 *bytes,
            size_t size,
            GdkPixbuf *(*shrink) (FILE *file, int edge, GCancellable *cancellable))
{
  FILE *file = fmemopen ((void *) bytes, size, "rb");
  if (file == NULL)
    return;
  g_autoptr (GdkPixbuf) pixbuf = shrink (file, EDGE, NULL);
  fclose (file);
  if (pixbuf == NULL)
    return;
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), <=, EDGE);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), <=, EDGE);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  if (size == 0 || is_large (bytes, size))
    return 0;
  try_format (bytes, size, studio_shrink_png);
  try_format (bytes, size, studio_shrink_jpeg);
  return 0;
}
