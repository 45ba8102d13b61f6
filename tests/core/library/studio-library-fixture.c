/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-fixture.h"

#include "studio-test-images.h"
#include "studio-test-support.h"

/**
 * studio_library_fixture_set_up:
 * @self: a fixture
 * @data: unused
 */
void
studio_library_fixture_set_up (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  self->folder = studio_test_make_folder ();
  self->paths = studio_paths_new_for_test (self->folder);
  self->clock = studio_clock_new_manual (STUDIO_LIBRARY_FIXTURE_NOW_US);
  self->library = studio_library_fixture_open (self);
}

/**
 * studio_library_fixture_tear_down:
 * @self: a fixture
 * @data: unused
 */
void
studio_library_fixture_tear_down (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_test_drain ();
  if (self->library != NULL)
    studio_test_assert_finalized (g_steal_pointer (&self->library));
  g_clear_object (&self->paths);
  g_clear_object (&self->clock);
  studio_test_remove_folder (g_steal_pointer (&self->folder));
}

/**
 * studio_library_fixture_open:
 * @self: a fixture
 *
 * Returns: (transfer full): another library on the same folder
 */
StudioLibrary *
studio_library_fixture_open (StudioLibraryFixture *self)
{
  g_autoptr (GError) error = NULL;
  StudioLibrary *library = studio_library_open (self->paths, self->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (library);
  return library;
}

/**
 * studio_library_fixture_reopen:
 * @self: a fixture
 *
 * Closes the library and opens it again.
 */
void
studio_library_fixture_reopen (StudioLibraryFixture *self)
{
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  self->library = studio_library_fixture_open (self);
}

/**
 * studio_library_fixture_add:
 * @library: a library
 * @prompt: a prompt
 *
 * Returns: the id of a queued call
 */
gint64
studio_library_fixture_add (StudioLibrary *library, const char *prompt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, "blur", STUDIO_ASPECT_RATIO_3_2, 4294967295u, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  gint64 id = studio_library_add (library, request, "us.inference.heroku.com", &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/**
 * studio_library_fixture_image:
 *
 * Returns: (transfer full): a small PNG image
 */
GBytes *
studio_library_fixture_image (void)
{
  return studio_test_images_png (STUDIO_TEST_PNG_RGB, 30, 20, FALSE);
}

/**
 * studio_library_fixture_receive:
 * @library: a library
 * @id: a queued call
 * @bytes: an image
 * @size: how many of the bytes arrive
 *
 * Returns: (transfer full): the part, written so far
 */
StudioPart *
studio_library_fixture_receive (StudioLibrary *library, gint64 id, GBytes *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  studio_library_mark_sent (library, id, &error);
  g_assert_no_error (error);
  StudioPart *part = studio_library_open_part (library, id, &error);
  g_assert_no_error (error);
  studio_part_write (part, g_bytes_get_data (bytes, NULL), size, &error);
  g_assert_no_error (error);
  return part;
}

/**
 * studio_library_fixture_keep:
 * @library: a library
 * @prompt: a prompt
 *
 * Returns: the id of a kept image
 */
gint64
studio_library_fixture_keep (StudioLibrary *library, const char *prompt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gsize size = g_bytes_get_size (bytes);
  gint64 id = studio_library_fixture_add (library, prompt);
  g_autoptr (StudioPart) part = studio_library_fixture_receive (library, id, bytes, size);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, (gint64) size };
  StudioAnswerFacts facts = { 200, "request-7", "a revised prompt", NULL };

  studio_library_keep (library, id, part, &info, &facts, &error);
  g_assert_no_error (error);
  return id;
}

/**
 * studio_library_fixture_write:
 * @paths: paths
 * @relative: a path in the library's folder; its folder is made
 * @bytes: what to write there
 */
void
studio_library_fixture_write (StudioPaths *paths, const char *relative, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (studio_paths_get_library_dir (paths), relative, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

/**
 * studio_library_fixture_assert_file:
 * @paths: paths
 * @relative: a path in the library's folder
 * @bytes: what has to be there
 */
void
studio_library_fixture_assert_file (StudioPaths *paths, const char *relative, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (studio_paths_get_library_dir (paths), relative, NULL);
  g_autofree char *contents = NULL;
  gsize size = 0;
  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (contents, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * studio_library_fixture_assert_no_file:
 * @paths: paths
 * @relative: a path in the library's folder
 */
void
studio_library_fixture_assert_no_file (StudioPaths *paths, const char *relative)
{
  g_autofree char *path = g_build_filename (studio_paths_get_library_dir (paths), relative, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/**
 * studio_library_fixture_assert_state:
 * @library: a library
 * @id: a call
 * @state: what it has to be
 */
void
studio_library_fixture_assert_state (StudioLibrary *library, gint64 id, StudioRecordState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecord) record = studio_library_load (library, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_record_state_to_string (studio_record_get_state (record)),
                   ==,
                   studio_record_state_to_string (state));
}

/**
 * studio_library_fixture_count:
 * @library: a library
 * @query: (nullable): a query
 *
 * Returns: how many ids there are
 */
guint
studio_library_fixture_count (StudioLibrary *library, const StudioQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = studio_library_list_ids (library, query, &error);
  g_assert_no_error (error);
  return ids->len;
}

static gboolean
turn_cb (G_GNUC_UNUSED gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_gone (gpointer weak)
{
  return *(gpointer *) weak == NULL;
}

/**
 * studio_library_fixture_wait_until_gone:
 * @object: (transfer full) (type GObject): an object
 *
 * Waits until workers have let go of @object too. They do not wake the main context by that, so
 * it is turned meanwhile.
 */
void
studio_library_fixture_wait_until_gone (gpointer object)
{
  gpointer weak = object;
  guint source = g_timeout_add (5, turn_cb, NULL);
  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  studio_test_wait_until (is_gone, &weak);
  g_source_remove (source);
}
