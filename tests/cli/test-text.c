/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-text.h"

typedef struct
{
  const char *text;
  int columns;
  const char *filled;
} FillCase;

static const FillCase fill_cases[] = {
  { "", 2, "  " },
  { "Seed", 6, "Seed  " },
  { "Seed", -6, "  Seed" },
  { "Größe", 6, "Größe " },
  { "種子", 6, "種子  " },
  { "種子", -5, " 種子" },
  /* a letter and a mark over it stand in one column */
  { "e\xcc\x81", 3, "e\xcc\x81  " },
  { "too long", 3, "too long" },
};

static void
test_fill (gconstpointer data)
{
  const FillCase *fill_case = data;
  g_autofree char *filled = studio_cli_text_fill (fill_case->text, fill_case->columns);

  g_assert_cmpstr (filled, ==, fill_case->filled);
}

static void
test_harmless (void)
{
  g_autofree char *lines = studio_cli_text_make_harmless ("a\tb\n\x1b[2J\xe2\x80\xae\xff");
  g_autofree char *line = studio_cli_text_make_line ("a\tb\nc\x7f");
  g_autofree char *joined = studio_cli_text_make_harmless ("👩\xe2\x80\x8d🚀 می\xe2\x80\x8cخواهم");

  g_assert_cmpstr (lines, ==, "a\tb\n\xef\xbf\xbd[2J\xef\xbf\xbd\xef\xbf\xbd");
  g_assert_cmpstr (line, ==, "a b c\xef\xbf\xbd");
  g_assert_cmpstr (joined, ==, "👩\xe2\x80\x8d🚀 می\xe2\x80\x8cخواهم");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fill_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/text/fill/%" G_GSIZE_FORMAT, i);
      g_test_add_data_func (path, &fill_cases[i], test_fill);
    }
  g_test_add_func ("/cli/text/harmless", test_harmless);
  return g_test_run ();
}
