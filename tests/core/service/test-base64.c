/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-base64.h"

#include "studio-base64-block.h"

#include <string.h>

static char *
decode_in_pieces (const char *text, gsize piece, gboolean take_breaks, gsize *n_out)
{
  gsize size = strlen (text);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *room = g_malloc (STUDIO_BASE64_ROOM (size) + 1);
  StudioBase64 base64;
  studio_base64_init (&base64, take_breaks);
  for (gsize at = 0; at < size; at += piece)
    {
      gsize n = MIN (piece, size - at);
      gsize made;
      gsize taken = studio_base64_decode (&base64, text + at, n, room, &made);
      g_assert_cmpuint (made, <=, STUDIO_BASE64_ROOM (n));
      g_byte_array_append (out, room, (guint) made);
      if (taken < n)
        return NULL;
    }
  gsize made;
  gboolean whole = studio_base64_finish (&base64, room, &made);
  g_assert_cmpuint (made, <=, 4);
  g_byte_array_append (out, room, (guint) made);
  *n_out = out->len;
  g_byte_array_append (out, (const guint8 *) "", 1);
  return whole ? (char *) g_byte_array_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
check (const char *text, const char *expected)
{
  for (gsize piece = 1; piece <= strlen (text) + 1; piece++)
    {
      gsize size = 0;
      g_autofree char *got = decode_in_pieces (text, piece, TRUE, &size);
      g_assert_cmpstr (got, ==, expected);
      if (expected != NULL)
        g_assert_cmpuint (size, ==, strlen (expected));
    }
}

/* RFC 4648, section 10. */
static void
test_vectors (void)
{
  check ("", "");
  check ("Zg==", "f");
  check ("Zm8=", "fo");
  check ("Zm9v", "foo");
  check ("Zm9vYg==", "foob");
  check ("Zm9vYmE=", "fooba");
  check ("Zm9vYmFy", "foobar");
}

static void
test_tolerance (void)
{
  check ("Zg", "f");
  check ("Zm8", "fo");
  check ("Zm9vYg", "foob");
  check ("Zm9v\r\nYmFy\n", "foobar");
  check (" Z m\t9v Ym Fy ", "foobar");
  check ("Zg = =", "f");
  check ("Pz8-Pz8_", "?\?>?\??");
  check ("Pz8+Pz8/", "?\?>?\??");
  check ("data:image/png;base64,Zm9vYmFy", "foobar");
  check ("data:image/png;name=a;;base64,Zm9v", "foo");
  check ("data:;BASE64,Zm9v", "foo");
  check ("\ndata:image/jpeg;base64,Zm9vYg==", "foob");
}

/* “data” is base64 itself as long as no colon follows. */
static void
test_begins_like_prefix (void)
{
  static const char *const texts[] = { "da", "dat", "data", "dataZm9v", "datbZm9v", "d29v" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize piece = 1; piece <= 8; piece++)
      {
        gsize expected_size = 0;
        gsize size = 0;
        g_autofree char *padded = g_strdup_printf (
            "%s%s", texts[i], &"==="[3 - (4 - strlen (texts[i]) % 4) % 4]);
        g_autofree guchar *expected = g_base64_decode (padded, &expected_size);
        g_autofree char *got = decode_in_pieces (texts[i], piece, FALSE, &size);
        g_assert_nonnull (got);
        g_assert_cmpmem (got, size, expected, expected_size);
      }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "Z",
    "Zm9vY",
    "Zg=",
    "Zg===",
    "Zm9v=",
    "=",
    "Zg==Zg==",
    "Zm9v*",
    "Zm\"9v",
    "Zm9v\\",
    "Zm\xc3\xa4",
    "data:image/png,Zm9v",
    "data:image",
    "Zm9v.",
    "Zg==A",
    "Zm8=\x01",
    "data: ;base64,Zm9v",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check (texts[i], NULL);
}

static void
test_breaks_left_to_caller (void)
{
  guint8 room[32];
  gsize made;
  StudioBase64 base64;
  studio_base64_init (&base64, FALSE);
  g_assert_cmpuint (studio_base64_decode (&base64, "Zm9v\nZm9v", 9, room, &made), ==, 4);
  g_assert_cmpuint (made, ==, 3);
  studio_base64_init (&base64, TRUE);
  g_assert_cmpuint (studio_base64_decode (&base64, "Zm9v\0Zm9v", 9, room, &made), ==, 4);
}

static void
test_long_prefix (void)
{
  g_autofree char *type = g_strnfill (5000, 'x');
  g_autofree char *text = g_strconcat ("data:", type, ";base64,Zm9v", NULL);
  gsize size;
  g_assert_null (decode_in_pieces (text, 100, TRUE, &size));
}

/* Random bytes, as GLib encodes them, cut at random. */
static void
test_against_glib (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (0, 3000);
      g_autofree guint8 *bytes = g_malloc (n + 1);
      for (gsize i = 0; i < n; i++)
        bytes[i] = (guint8) g_test_rand_int_range (0, 256);
      g_autofree char *text = g_base64_encode (bytes, n);
      gsize size = 0;
      g_autofree char *got = decode_in_pieces (
          text, (gsize) g_test_rand_int_range (1, 500), FALSE, &size);
      g_assert_nonnull (got);
      g_assert_cmpmem (got, size, bytes, n);
    }
}

/* Every byte at every place of a block, among characters that are good. */
static void
test_block (void)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  guint8 room[STUDIO_BASE64_ROOM (64)];
  char text[65];

  for (guint byte = 1; byte < 256; byte++)
    for (guint place = 0; place < 16; place++)
      {
        for (guint i = 0; i < 64; i++)
          text[i] = alphabet[(byte + i * 7) % 64];
        text[64] = '\0';
        gsize n = studio_base64_block_decode (text, 64, room);
        gsize size = 0;
        g_autofree guchar *expected = g_base64_decode (text, &size);
        g_assert_true (n == 0 || n == 48); /* none where the processor cannot */
        g_assert_cmpmem (room, n / 4 * 3, expected, n / 4 * 3);

        text[16 + place] = (char) byte;
        gboolean good = byte < 0x80 && strchr (alphabet, (char) byte) != NULL;
        gsize n_now = studio_base64_block_decode (text, 64, room);
        g_autofree guchar *expected_now = g_base64_decode (text, &size);
        g_assert_cmpuint (n_now, ==, good ? n : MIN (n, 16));
        g_assert_cmpmem (room, n_now / 4 * 3, expected_now, n_now / 4 * 3);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base64/vectors", test_vectors);
  g_test_add_func ("/base64/tolerance", test_tolerance);
  g_test_add_func ("/base64/begins-like-prefix", test_begins_like_prefix);
  g_test_add_func ("/base64/refused", test_refused);
  g_test_add_func ("/base64/breaks-left-to-caller", test_breaks_left_to_caller);
  g_test_add_func ("/base64/long-prefix", test_long_prefix);
  g_test_add_func ("/base64/against-glib", test_against_glib);
  g_test_add_func ("/base64/block", test_block);
  return g_test_run ();
}
