/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Runs one target as a plain test, without libFuzzer: every file of the folders given as
 * arguments and the same mutations of each on every run; with --only-files first, no mutations. */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#define N_MUTATIONS 300
#define MAX_SIZE 65536u

static void
mutate_once (GByteArray *bytes, GRand *random)
{
  guint at = bytes->len == 0 ? 0 : (guint) g_rand_int_range (random, 0, (gint32) bytes->len);
  guint length = bytes->len == 0 ? 0 : (guint) g_rand_int_range (random, 0, 64);
  length = MIN (length, bytes->len - at);
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      if (bytes->len > 0)
        bytes->data[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
      break;
    case 1:
      if (bytes->len > 0)
        bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 2:
      g_byte_array_set_size (bytes, at);
      break;
    case 3:
      g_byte_array_remove_range (bytes, at, length);
      break;
    default:
      {
        g_autofree guint8 *copy = g_memdup2 (bytes->data + at, length);
        g_byte_array_append (bytes, copy, length);
      }
    }
}

static void
run_mutations (const char *content, gsize size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260101);
  for (int i = 0; i < N_MUTATIONS; i++)
    {
      GByteArray *bytes = g_byte_array_new ();
      g_byte_array_append (bytes, (const guint8 *) content, (guint) size);
      for (int n = g_rand_int_range (random, 1, 5); n > 0; n--)
        mutate_once (bytes, random);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
      g_byte_array_unref (bytes);
    }
}

static guint
run_folder (const char *folder, gboolean mutate)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;
  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize size = 0;
      if (!g_file_get_contents (path, &content, &size, NULL) || size > MAX_SIZE)
        continue;
      LLVMFuzzerTestOneInput ((const guint8 *) content, size);
      if (mutate)
        run_mutations (content, size);
      n_files++;
    }
  return n_files;
}

int
main (int argc, char **argv)
{
  guint n_files = 0;
  gboolean mutate = argc < 2 || strcmp (argv[1], "--only-files") != 0;
  LLVMFuzzerTestOneInput ((const guint8 *) "", 0);
  for (int i = mutate ? 1 : 2; i < argc; i++)
    n_files += run_folder (argv[i], mutate);
  printf ("%u files, %u inputs\n", n_files, n_files * (mutate ? N_MUTATIONS + 1 : 1) + 1);
  return n_files > 0 ? 0 : 1;
}
