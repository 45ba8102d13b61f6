/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-paths.h"

#include "studio-error.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_below (const char *path, const char *folder, const char *rest)
{
  g_autofree char *expected = g_build_filename (folder, rest, NULL);
  g_assert_cmpstr (path, ==, expected);
}

static void
test_layout (void)
{
  g_autoptr (StudioPaths) paths = studio_paths_new_for_test ("/base");
  const char *library = studio_paths_get_library_dir (paths);
  g_assert_cmpstr (library, ==, "/base/library");
  assert_below (studio_paths_get_database (paths), library, "library.db");
  assert_below (studio_paths_get_images_dir (paths), library, "images");
  assert_below (studio_paths_get_incoming_dir (paths), library, "incoming");
  assert_below (studio_paths_get_trash_dir (paths), library, "trash");
  assert_below (studio_paths_get_draft (paths), library, "draft.json");
  assert_below (studio_paths_get_undo (paths), library, "undo.json");
  assert_below (studio_paths_get_last_view (paths), library, "last-view.json");
  assert_below (studio_paths_get_styles (paths), library, "styles.json");
  assert_below (studio_paths_get_word_lists_dir (paths), library, "wildcards");
  g_assert_true (g_str_has_prefix (studio_paths_get_thumbnails_dir (paths),
                                   "/base/cache/ultra-studio/thumbnails/"));
  g_assert_cmpstr (
      studio_paths_get_connection_file (paths), ==, "/base/config/ultra-studio/connections.ini");
}

static void
test_chosen_folder (void)
{
  g_autofree char *here = g_get_current_dir ();
  g_autoptr (StudioPaths) usual = studio_paths_new (NULL);
  g_autoptr (StudioPaths) relative = studio_paths_new ("some/where");
  g_autoptr (StudioPaths) absolute = studio_paths_new ("/some/where/../there");
  assert_below (studio_paths_get_library_dir (usual), g_get_user_data_dir (), "ultra-studio");
  assert_below (studio_paths_get_library_dir (relative), here, "some/where");
  g_assert_cmpstr (studio_paths_get_library_dir (absolute), ==, "/some/there");
  /* Ids are counted in each library, so two of them must not share thumbnails. */
  g_assert_cmpstr (
      studio_paths_get_thumbnails_dir (relative), !=, studio_paths_get_thumbnails_dir (absolute));
}

/* Removes what studio_paths_ensure() made: empty folders only, deepest first. */
static void
remove_tree (const char *base)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (folders, g_strdup (base));
  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
        g_ptr_array_add (folders, g_build_filename (folder, name, NULL));
    }
  for (guint i = folders->len; i > 0; i--)
    g_assert_cmpint (g_rmdir (g_ptr_array_index (folders, i - 1)), ==, 0);
}

static void
test_ensure (void)
{
  g_autofree char *base = g_dir_make_tmp ("studio-paths-XXXXXX", NULL);
  g_autoptr (StudioPaths) paths = studio_paths_new_for_test (base);
  g_autoptr (GError) error = NULL;
  g_assert_false (g_file_test (studio_paths_get_library_dir (paths), G_FILE_TEST_EXISTS));
  for (int i = 0; i < 2; i++)
    {
      studio_paths_ensure (paths, &error);
      g_assert_no_error (error);
    }
  const char *const folders[] = {
    studio_paths_get_images_dir (paths),
    studio_paths_get_incoming_dir (paths),
    studio_paths_get_trash_dir (paths),
    studio_paths_get_thumbnails_dir (paths),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      GStatBuf status;
      g_assert_cmpint (g_stat (folders[i], &status), ==, 0);
      g_assert_true (S_ISDIR (status.st_mode));
      g_assert_cmpint (status.st_mode & 0077, ==, 0);
    }
  remove_tree (base);
}

/* A library below a file cannot be made by anyone, root included. */
static void
test_ensure_refused (void)
{
  g_autofree char *base = g_dir_make_tmp ("studio-paths-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (base, "file", NULL);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_autoptr (StudioPaths) paths = studio_paths_new_for_test (file);
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_paths_ensure (paths, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, file));
  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_cmpint (g_rmdir (base), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paths/layout", test_layout);
  g_test_add_func ("/paths/chosen-folder", test_chosen_folder);
  g_test_add_func ("/paths/ensure", test_ensure);
  g_test_add_func ("/paths/ensure-refused", test_ensure_refused);
  return g_test_run ();
}
