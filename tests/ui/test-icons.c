/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ui-fixture.h"

#define RESOURCES "/com/example/UltraStudio"

static GtkIconTheme *
create_theme (void)
{
  GtkIconTheme *theme = gtk_icon_theme_new ();

  /* Alone: what else is installed here, is elsewhere not. */
  gtk_icon_theme_set_theme_name (theme, "Adwaita");
  gtk_icon_theme_add_resource_path (theme, RESOURCES "/icons");
  return theme;
}

static guint
check_file (GtkIconTheme *theme, const char *path)
{
  g_autoptr (GRegex) names = g_regex_new ("[\">]([a-z0-9-]+-symbolic)[\"<]", 0, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (names, text, 0, &found); g_match_info_matches (found); n++)
    {
      g_autofree char *name = g_match_info_fetch (found, 1);
      if (!gtk_icon_theme_has_icon (theme, name))
        g_test_fail_printf ("%s shows “%s”, which the icon theme has not", path, name);
      g_match_info_next (found, NULL);
    }
  return n;
}

/* The icon theme drops some from time to time: this is meant for the newest, too. */
static void
test_there (void)
{
  g_autoptr (GtkIconTheme) theme = create_theme ();
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  g_assert_false (gtk_icon_theme_has_icon (theme, "studio-there-is-none-symbolic"));
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".ui") || g_str_has_suffix (name, ".c"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        n += check_file (theme, path);
      }
  g_assert_cmpuint (n, >, 50);
}

static void
add_tests (void)
{
  g_test_add_func ("/icons/there", test_there);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
