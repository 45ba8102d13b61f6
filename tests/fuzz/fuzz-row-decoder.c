/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Whatever comes, rows only ever grow, and a whole image has all of them. */
#include "fuzz.h"

#include "studio-row-decoder.h"

/* Larger ones are as safe, but slow: the time is better spent on many small ones. */
#define MAX_PIXELS (512 * 512)

static void
watch_rows_cb (GdkPixbuf *pixbuf, int n_rows, gpointer user_data)
{
  int *n_before = user_data;
  g_assert_cmpint (n_rows, >=, 0);
  g_assert_cmpint (n_rows, >, *n_before);
  g_assert_cmpint (n_rows, <=, gdk_pixbuf_get_height (pixbuf));
  *n_before = n_rows;
}

static gboolean
is_large (GdkPixbuf *pixbuf)
{
  return pixbuf != NULL
         && gdk_pixbuf_get_width (pixbuf) * gdk_pixbuf_get_height (pixbuf) > MAX_PIXELS;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  int n_rows = -1;
  g_autoptr (StudioRowDecoder) decoder = studio_row_decoder_new (watch_rows_cb, &n_rows);
  /* Small pieces, so that a large size is known before much is decoded. */
  size_t piece = 1 + size % 37;
  for (size_t at = 0; at < size; at += piece)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = studio_row_decoder_push (decoder, bytes + at, MIN (piece, size - at), &error);
      g_assert_cmpint (good, ==, error == NULL);
      if (!good || is_large (studio_row_decoder_get_pixbuf (decoder)))
        break;
    }
  if (studio_row_decoder_finish (decoder, NULL))
    g_assert_cmpint (n_rows, ==, gdk_pixbuf_get_height (studio_row_decoder_get_pixbuf (decoder)));
  return 0;
}
