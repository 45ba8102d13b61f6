/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-inflate.h"

#include <zlib.h>

#define STEP (16 * 1024)

static gboolean
run (z_stream *stream, GByteArray *out, gsize max_size, gboolean *too_large)
{
  int result = Z_OK;
  while (result == Z_OK)
    {
      guint before = out->len;
      /* One byte more than allowed tells an end at the limit from one beyond it. */
      guint step = (guint) MIN (STEP, max_size + 1 - before);
      g_byte_array_set_size (out, before + step);
      stream->next_out = out->data + before;
      stream->avail_out = step;
      result = inflate (stream, Z_NO_FLUSH);
      g_byte_array_set_size (out, before + step - stream->avail_out);
      *too_large = out->len > max_size;
      if (*too_large)
        return FALSE;
    }
  return result == Z_STREAM_END;
}

/**
 * studio_inflate:
 * @bytes: (array length=size): a zlib stream
 * @size: how many bytes
 * @max_size: the most that may come out
 * @too_large: (out): whether more would have come out
 *
 * Stops at the limit, so a bomb costs no more than @max_size.
 *
 * Returns: (transfer full) (nullable): what came out, %NULL if the stream is broken or too large
 */
GByteArray *
studio_inflate (const guint8 *bytes, gsize size, gsize max_size, gboolean *too_large)
{
  /* zlib does not write to its input, although its type says so. */
  z_stream stream = { .next_in = (Bytef *) (gsize) bytes, .avail_in = (uInt) size };
  GByteArray *out = g_byte_array_new ();
  *too_large = FALSE;
  gboolean good = size <= G_MAXUINT && inflateInit (&stream) == Z_OK;
  if (good)
    {
      good = run (&stream, out, max_size, too_large);
      inflateEnd (&stream);
    }
  if (!good)
    g_clear_pointer (&out, g_byte_array_unref);
  return out;
}
