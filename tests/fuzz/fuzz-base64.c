/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the size of the pieces, then base64 text. Pieces and the whole give the same bytes, and
 * what both decoders take this one decodes as GLib does. */
#include "fuzz.h"

#include "studio-base64.h"

#include <string.h>

static GByteArray *
decode (const char *text, size_t size, size_t piece, gboolean *whole)
{
  GByteArray *bytes = g_byte_array_new ();
  StudioBase64 base64;
  studio_base64_init (&base64, TRUE);
  *whole = TRUE;
  for (size_t at = 0; *whole && at < size; at += piece)
    {
      size_t n = MIN (piece, size - at);
      gsize n_out;
      g_autofree guint8 *out = g_malloc (STUDIO_BASE64_ROOM (n));
      *whole = studio_base64_decode (&base64, text + at, n, out, &n_out) == n;
      g_assert_cmpuint (n_out, <=, STUDIO_BASE64_ROOM (n));
      g_byte_array_append (bytes, out, (guint) n_out);
    }
  guint8 last[4];
  gsize n_last;
  if (*whole)
    {
      *whole = studio_base64_finish (&base64, last, &n_last);
      g_byte_array_append (bytes, last, (guint) n_last);
    }
  return bytes;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  if (size == 0)
    return 0;
  const char *text = (const char *) bytes + 1;
  gboolean whole, whole_at_once;
  g_autoptr (GByteArray) pieces = decode (text, size - 1, (size_t) bytes[0] % 64 + 1, &whole);
  g_autoptr (GByteArray) at_once = decode (text, size - 1, size, &whole_at_once);
  g_assert_cmpint (whole, ==, whole_at_once);
  g_assert_cmpmem (pieces->data, pieces->len, at_once->data, at_once->len);
  if (!whole)
    return 0;

  g_autofree char *plain = g_base64_encode (at_once->data, at_once->len);
  gboolean same;
  g_autoptr (GByteArray) again = decode (plain, strlen (plain), size, &same);
  g_assert_true (same);
  g_assert_cmpmem (again->data, again->len, at_once->data, at_once->len);
  return 0;
}
