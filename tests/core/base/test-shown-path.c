/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shown-path.h"

static void
check (const char *path, const char *expected)
{
  g_autofree char *shown = studio_shown_path_dup (path);

  g_assert_cmpstr (shown, ==, expected);
}

static void
check_document (const char *rest, const char *expected)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "doc", rest, NULL);

  check (path, expected == NULL ? path : expected);
}

static void
test_documents (void)
{
  check ("/home/me/Pictures", "/home/me/Pictures");
  check ("/home/me/doc/1a2b/Pictures", "/home/me/doc/1a2b/Pictures");
  check ("/", "/");
  check_document ("1a2b/Pictures", "Pictures");
  check_document ("1a2b/Pictures/a/7.png", "Pictures/a/7.png");
  check_document ("1a2b/", NULL);
  check_document ("1a2b", NULL);
}

static void
test_bytes (void)
{
  check ("/home/\xff", "/home/\xef\xbf\xbd");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown-path/documents", test_documents);
  g_test_add_func ("/shown-path/bytes", test_bytes);
  return g_test_run ();
}
