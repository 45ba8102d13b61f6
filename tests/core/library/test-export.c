/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  StudioLibraryFixture base;
  char *target;
  GBytes *bytes;
  gint64 id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  studio_library_fixture_set_up (&self->base, data);
  self->target = g_build_filename (self->base.folder, "target", NULL);
  self->bytes = studio_library_fixture_image ();
  self->id = studio_library_fixture_keep (self->base.library, "a fox");
  g_assert_cmpint (g_mkdir (self->target, 0700), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->target);
  g_bytes_unref (self->bytes);
  studio_library_fixture_tear_down (&self->base, data);
}

static void
assert_contents (const char *path, GBytes *bytes)
{
  g_autofree char *contents = NULL;
  gsize size = 0;
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpmem (contents, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_names (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const names[] = { "4294967295.png", "4294967295-2.png", "4294967295-3.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = g_build_filename (self->target, names[i], NULL);
      g_autofree char *path = studio_library_export (
          self->base.library, self->id, self->target, "{seed}", 1, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (path, ==, expected);
      assert_contents (path, self->bytes);
    }
  g_autofree char *path = studio_library_export (
      self->base.library, self->id, self->target, NULL, 1, NULL);
  g_assert_true (g_str_has_suffix (path, "a-fox.png") || g_str_has_suffix (path, "a fox.png")
                 || g_str_has_suffix (path, "a_fox.png"));
  g_assert_cmpuint (count_files (self->target), ==, 4);
}

static void
test_never_overwrites (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) old = g_bytes_new_static ("old", 3);
  g_autofree char *taken = g_build_filename (self->target, "4294967295.png", NULL);
  g_assert_true (g_file_set_contents (taken, "old", 3, NULL));

  g_autofree char *path = studio_library_export (
      self->base.library, self->id, self->target, "{seed}", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, !=, taken);
  assert_contents (taken, old);
}

static void
assert_export_fails (Fixture *self, gint64 id, const char *folder, const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (studio_library_export (self->base.library, id, folder, name, 1, &error));
  g_assert_error (error, STUDIO_ERROR, code);
}

static void
test_fails (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->target, "nowhere", NULL);
  gint64 queued = studio_library_fixture_add (self->base.library, "a wolf");

  assert_export_fails (self, 99, self->target, NULL, STUDIO_ERROR_NOT_FOUND);
  assert_export_fails (self, queued, self->target, NULL, STUDIO_ERROR_NOT_FOUND);
  assert_export_fails (self, self->id, nowhere, NULL, STUDIO_ERROR_STORAGE);
  assert_export_fails (self, self->id, self->target, "{nonsense}", STUDIO_ERROR_USAGE);
  g_autoptr (StudioRecord) record = studio_library_load (self->base.library, self->id, NULL);
  g_autofree char *source = studio_library_dup_image_path (self->base.library, record);
  g_assert_cmpint (g_unlink (source), ==, 0);
  assert_export_fails (self, self->id, self->target, NULL, STUDIO_ERROR_STORAGE);
  g_assert_cmpuint (count_files (self->target), ==, 0);
}

static void
test_save_as (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->target, "My fox.png", NULL);

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_true (studio_library_save_as (self->base.library, self->id, path, &error));
  g_assert_no_error (error);
  assert_contents (path, self->bytes);
  g_assert_cmpuint (count_files (self->target), ==, 1);

  /* A folder bears the name: it stays, and nothing half is left beside it. */
  g_assert_false (studio_library_save_as (self->base.library, self->id, self->target, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_autofree char *below = g_build_filename (path, "fox.png", NULL);
  g_assert_false (studio_library_save_as (self->base.library, self->id, below, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (studio_library_save_as (self->base.library, 99, path, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  assert_contents (path, self->bytes);
  g_assert_cmpuint (count_files (self->target), ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/export/names", test_names);
  ADD ("/export/never-overwrites", test_never_overwrites);
  ADD ("/export/fails", test_fails);
  ADD ("/export/save-as", test_save_as);
  return g_test_run ();
}
