/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-base64.h"

#include <stdio.h>
#include <string.h>

/* The two base64 decoders in turn over the same text in pieces of a network read; prints the median
 * of the millions of characters a second, ours and GLib's. */

#define N_ROUNDS 15
#define PIECE (128 * 1024)
#define N_BYTES (48 * 1024 * 1024)

static double
time_ours (const char *text, gsize length, guint8 *out)
{
  StudioBase64 decoder;
  gint64 start = g_get_monotonic_time ();

  studio_base64_init (&decoder, FALSE);
  for (gsize at = 0; at < length; at += PIECE)
    {
      gsize n_out = 0;
      gsize size = MIN (PIECE, length - at);
      if (studio_base64_decode (&decoder, text + at, size, out, &n_out) != size)
        g_error ("our decoder stops");
    }
  return (double) length / (double) (g_get_monotonic_time () - start);
}

static double
time_glib (const char *text, gsize length, guint8 *out)
{
  int state = 0;
  guint save = 0;
  gint64 start = g_get_monotonic_time ();

  for (gsize at = 0; at < length; at += PIECE)
    g_base64_decode_step (text + at, MIN (PIECE, length - at), out, &state, &save);
  return (double) length / (double) (g_get_monotonic_time () - start);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;
  return (*first > *second) - (*first < *second);
}

int
main (void)
{
  double ours[N_ROUNDS];
  double glib[N_ROUNDS];
  g_autofree guint8 *bytes = g_malloc (N_BYTES);
  g_autofree guint8 *out = g_malloc (STUDIO_BASE64_ROOM (PIECE));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (gsize i = 0; i < N_BYTES; i++)
    bytes[i] = (guint8) g_rand_int (random);
  g_autofree char *text = g_base64_encode (bytes, N_BYTES);
  gsize length = strlen (text);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      ours[i] = time_ours (text, length, out);
      glib[i] = time_glib (text, length, out);
    }
  qsort (ours, N_ROUNDS, sizeof ours[0], compare);
  qsort (glib, N_ROUNDS, sizeof glib[0], compare);
  printf ("%.1f %.1f\n", ours[N_ROUNDS / 2], glib[N_ROUNDS / 2]);
  return 0;
}
