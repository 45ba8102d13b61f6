/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-test-support.h"
#include "studio-zip-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOON_US (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC) /* 2023-11-14 22:13:20 UTC */

typedef struct
{
  StudioLibraryFixture base;
  char *folder;
  char *path;
  char *source;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  studio_library_fixture_set_up (&self->base, data);
  self->folder = g_build_filename (self->base.folder, "zip", NULL);
  self->path = g_build_filename (self->folder, "all.zip", NULL);
  self->source = g_build_filename (self->base.folder, "source", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->source, "123456789", 9, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->folder);
  g_free (self->path);
  g_free (self->source);
  studio_library_fixture_tear_down (&self->base, data);
}

static guint32
read_32 (const char *bytes, gsize at)
{
  guint32 value = 0;

  memcpy (&value, bytes + at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static StudioZipWriter *
open_writer (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  StudioZipWriter *writer = studio_zip_writer_open (self->path, &error);

  g_assert_no_error (error);
  return writer;
}

static char *
add (Fixture *self, StudioZipWriter *writer, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *chosen = studio_zip_writer_add (writer, self->source, name, NOON_US, NULL, &error);

  g_assert_no_error (error);
  return chosen;
}

static void
test_bytes (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioZipWriter) writer = open_writer (self);
  g_autofree char *name = add (self, writer, "ü.png");
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_cmpstr (name, ==, "ü.png");
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_true (studio_zip_writer_finish (writer, FALSE, NULL));
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  g_assert_cmpuint (size, ==, 30 + 6 + 9 + 46 + 6 + 22);
  g_assert_cmphex (read_32 (bytes, 0), ==, 0x04034b50);
  g_assert_cmphex (read_32 (bytes, 10), ==, (0x576eu << 16) | 0xb1aau); /* date, time */
  g_assert_cmphex (read_32 (bytes, 14), ==, 0xcbf43926);                /* of “123456789” */
  g_assert_cmpuint (read_32 (bytes, 18), ==, 9);
  g_assert_cmpuint (read_32 (bytes, 22), ==, 9);
  g_assert_cmpmem (bytes + 30, 15, "ü.png123456789", 15);
  g_assert_cmphex (read_32 (bytes, 45), ==, 0x02014b50);
  g_assert_cmphex (read_32 (bytes, 45 + 46 + 6), ==, 0x06054b50);
  g_assert_cmpuint (read_32 (bytes, size - 6), ==, 45); /* where the directory is */
}

static void
test_names (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const names[][2] = { { "a.png", "a.png" },   { "a.png", "a-2.png" },
                                          { "A.PNG", "A-3.PNG" }, { "a-4.png", "a-4.png" },
                                          { "a.png", "a-5.png" }, { "a-2.png", "a-2-2.png" },
                                          { "b.jpg", "b.jpg" } };
  g_autoptr (StudioZipWriter) writer = open_writer (self);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = add (self, writer, names[i][0]);
      g_assert_cmpstr (name, ==, names[i][1]);
    }
  g_assert_cmpuint (studio_zip_writer_get_n_entries (writer), ==, G_N_ELEMENTS (names));
}

/* More than 16 bits count. */
static void
test_many (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioZipWriter) writer = open_writer (self);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  for (guint i = 0; i < 65536; i++)
    {
      g_autofree char *name = add (self, writer, "a.png");
    }
  g_assert_true (studio_zip_writer_finish (writer, FALSE, NULL));
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  g_assert_cmphex (read_32 (bytes, size - 22), ==, 0x06054b50);
  g_assert_cmphex (read_32 (bytes, size - 14), ==, 0xffffffff); /* how many, twice */
  g_assert_cmphex (read_32 (bytes, size - 42), ==, 0x07064b50);
  g_assert_cmphex (read_32 (bytes, size - 98), ==, 0x06064b50);
  g_assert_cmpuint (read_32 (bytes, size - 98 + 24), ==, 65536);
  g_assert_cmpuint (read_32 (bytes, size - 98 + 48), ==, read_32 (bytes, size - 6));
}

static void
test_not_replaced (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioZipWriter) writer = open_writer (self);
  g_autofree char *name = add (self, writer, "a.png");
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (self->path, "old", 3, NULL));
  g_assert_false (studio_zip_writer_finish (writer, FALSE, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_pointer (&writer, studio_zip_writer_free);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 1);
  writer = open_writer (self);
  g_autofree char *again = add (self, writer, "a.png");
  g_assert_true (studio_zip_writer_finish (writer, TRUE, NULL));
  g_assert_true (g_file_get_contents (self->path, &bytes, NULL, NULL));
  g_assert_cmphex (read_32 (bytes, 0), ==, 0x04034b50);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 1);
}

static void
test_fails (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StudioZipWriter *writer = open_writer (self);
  g_autofree char *name = add (self, writer, "a.png");

  /* What cannot be read leaves the archive as it was. */
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", "a.zip", NULL);
  g_assert_null (studio_zip_writer_add (writer, nowhere, "b.png", NOON_US, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (
      studio_zip_writer_add (writer, self->source, "b.png", NOON_US, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (studio_zip_writer_get_broken (writer));
  studio_zip_writer_free (writer);
  g_assert_cmpuint (studio_test_count_files (self->folder), ==, 0);
  g_clear_error (&error);
  g_assert_null (studio_zip_writer_open (nowhere, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/zip-writer/bytes", test_bytes);
  ADD ("/zip-writer/names", test_names);
  ADD ("/zip-writer/many", test_many);
  ADD ("/zip-writer/not-replaced", test_not_replaced);
  ADD ("/zip-writer/fails", test_fails);
  return g_test_run ();
}
