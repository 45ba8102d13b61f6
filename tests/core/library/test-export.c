/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-export.h"
#include "studio-hand-out.h"
#include "studio-import.h"
#include "studio-library-fixture.h"
#include "studio-part-stream.h"
#include "studio-recall.h"
#include "studio-record-facts.h"
#include "studio-row-decoder.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

static const StudioExportOptions untouched = { .name_template = "{seed}", .untouched = TRUE };

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

static void
test_names (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const names[] = { "4294967295.png", "4294967295-2.png", "4294967295-3.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = g_build_filename (self->target, names[i], NULL);
      g_autofree char *path = studio_library_export (
          self->base.library, self->id, self->target, &untouched, 1, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (path, ==, expected);
      assert_contents (path, self->bytes);
    }
  g_autofree char *path = studio_library_export (
      self->base.library, self->id, self->target, NULL, 1, NULL, NULL, NULL);
  g_assert_true (g_str_has_suffix (path, "a-fox.png") || g_str_has_suffix (path, "a fox.png")
                 || g_str_has_suffix (path, "a_fox.png"));
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 4);
}

static void
test_never_overwrites (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) old = g_bytes_new_static ("old", 3);
  g_autofree char *taken = g_build_filename (self->target, "4294967295.png", NULL);
  g_assert_true (g_file_set_contents (taken, "old", 3, NULL));

  g_autofree char *path = studio_library_export (
      self->base.library, self->id, self->target, &untouched, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, !=, taken);
  assert_contents (taken, old);
}

static void
assert_export_fails (Fixture *self, gint64 id, const char *folder, const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  const StudioExportOptions options = { .name_template = name };
  g_assert_null (
      studio_library_export (self->base.library, id, folder, &options, 1, NULL, NULL, &error));
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
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 0);
}

/* A folder of its own in the cache: the library's file is out of reach, and the name has no number
 * however often. */
static void
test_hands_out (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { self->id, 99 };
  g_autoptr (GPtrArray) first = studio_library_hand_out (
      self->base.library, ids, G_N_ELEMENTS (ids), &untouched, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) second = studio_library_hand_out (
      self->base.library, ids, 1, &untouched, NULL, &error);
  g_assert_no_error (error);
  const char *path = g_ptr_array_index (first, 0);
  g_autofree char *name = g_path_get_basename (g_ptr_array_index (second, 0));
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpuint (first->len, ==, 1);
  assert_contents (path, self->bytes);
  g_assert_false (g_str_has_prefix (path, studio_paths_get_library_dir (self->base.paths)));
  g_assert_cmpstr (name, ==, "4294967295.png");
  studio_library_take_back (second);
  g_assert_false (g_file_test (g_ptr_array_index (second, 0), G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  /* After a day it goes with the next that is handed out. */
  struct utimbuf old = { .modtime = STUDIO_LIBRARY_FIXTURE_NOW_US / G_USEC_PER_SEC - 90000 };
  g_assert_cmpint (g_utime (folder, &old), ==, 0);
  g_assert_null (
      studio_library_hand_out (self->base.library, ids + 1, 1, &untouched, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_save_as (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->target, "My fox.png", NULL);

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_true (
      studio_library_save_as (self->base.library, self->id, path, &untouched, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_contents (path, self->bytes);
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 1);

  /* A folder bears the name: it stays, and nothing half is left beside it. */
  g_assert_false (studio_library_save_as (
      self->base.library, self->id, self->target, NULL, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_autofree char *below = g_build_filename (path, "fox.png", NULL);
  g_assert_false (
      studio_library_save_as (self->base.library, self->id, below, NULL, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (studio_library_save_as (self->base.library, 99, path, NULL, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  assert_contents (path, self->bytes);
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 1);
}

static char *
export_one (Fixture *self, gint64 id, StudioExportOptions options, StudioMetadataReport *report)
{
  g_autoptr (GError) error = NULL;
  char *path = studio_library_export (
      self->base.library, id, self->target, &options, 1, report, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static GdkPixbuf *
decode (const char *path)
{
  g_autoptr (GError) error = NULL;
  GdkPixbuf *image = studio_row_decoder_decode_file (path, NULL, &error);
  g_assert_no_error (error);
  return image;
}

static void
assert_same_pixels (const char *path, const char *other)
{
  g_autoptr (GdkPixbuf) one = decode (path);
  g_autoptr (GdkPixbuf) two = decode (other);
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (one);
  g_autoptr (GBytes) other_bytes = gdk_pixbuf_read_pixel_bytes (two);
  g_assert_true (g_bytes_equal (bytes, other_bytes));
}

static void
test_metadata (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const char *tags[] = { "forest", NULL };
  const StudioEdit edit = { .mask = STUDIO_EDIT_RATING | STUDIO_EDIT_NOTE | STUDIO_EDIT_TAGS,
                            .rating = 4,
                            .note = "the best one",
                            .add_tags = tags };
  StudioMetadataReport report;

  g_assert_true (studio_library_edit (self->base.library, &self->id, 1, &edit, NULL));
  g_autofree char *all = export_one (self, self->id, (StudioExportOptions){ 0 }, &report);
  g_assert_false (report.has_manifest || report.unchanged || report.left_out);
  g_assert_cmpuint (report.n_bytes, >, g_bytes_get_size (self->bytes));
  g_autoptr (StudioRecall) recall = studio_recall_from_file (all, NULL, NULL);
  g_assert_cmpint (recall->source, ==, STUDIO_RECALL_SOURCE_ULTRA_STUDIO);
  g_assert_cmpstr (recall->prompt, ==, "a fox");
  g_assert_cmpstr (recall->negative_prompt, ==, "blur");
  g_assert_cmpuint (recall->seed, ==, 4294967295u);
  g_assert_cmpuint (recall->rating, ==, 4);
  g_assert_cmpstr (recall->note, ==, "the best one");
  g_assert_cmpstr (recall->tags[0], ==, "forest");

  g_autofree char *label = export_one (
      self, self->id, (StudioExportOptions){ .metadata = STUDIO_METADATA_CHOICE_LABEL }, NULL);
  g_autofree char *none = export_one (
      self, self->id, (StudioExportOptions){ .metadata = STUDIO_METADATA_CHOICE_NONE }, NULL);
  g_autoptr (StudioRecall) nothing = studio_recall_from_file (label, NULL, NULL);
  g_assert_null (nothing->prompt);
  assert_contents (none, self->bytes);
  assert_same_pixels (all, none);
  assert_same_pixels (label, none);
}

static void
test_converted (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioExportOptions jpeg = { .name_template = "{width}x{height}-{format}",
                                     .has_format = TRUE,
                                     .format = STUDIO_OUTPUT_FORMAT_JPEG,
                                     .quality = 20,
                                     .max_edge = 15 };
  g_autofree char *path = export_one (self, self->id, jpeg, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GdkPixbuf) image = decode (path);
  g_autoptr (StudioRecall) recall = studio_recall_from_file (path, NULL, NULL);

  g_assert_cmpstr (name, ==, "15x10-jpeg.jpg");
  g_assert_cmpint (gdk_pixbuf_get_width (image), ==, 15);
  g_assert_cmpint (gdk_pixbuf_get_height (image), ==, 10);
  g_assert_cmpstr (recall->prompt, ==, "a fox");

  StudioMetadataReport good;
  StudioMetadataReport poor;
  StudioExportOptions quality = { .has_format = TRUE, .format = STUDIO_OUTPUT_FORMAT_JPEG };
  quality.quality = 100;
  g_autofree char *large = export_one (self, self->id, quality, &good);
  quality.quality = 1;
  g_autofree char *small = export_one (self, self->id, quality, &poor);
  g_assert_cmpuint (poor.n_bytes, <, good.n_bytes);

  /* Nothing is made larger, nor anew where nothing would come of it. */
  g_autofree char *same = export_one (
      self,
      self->id,
      (StudioExportOptions){ .max_edge = 30, .metadata = STUDIO_METADATA_CHOICE_NONE },
      NULL);
  assert_contents (same, self->bytes);
}

/* The bytes of a PNG file with what looks like a C2PA manifest. */
static GBytes *
build_with_manifest (GBytes *png)
{
  const gsize head = 33; /* signature and IHDR */
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (png, &size);
  g_autoptr (GBytes) chunk = studio_test_images_png_chunk ("caBX", "jumb", 4);
  GByteArray *all = g_byte_array_new ();

  g_byte_array_append (all, bytes, (guint) head);
  g_byte_array_append (all, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  g_byte_array_append (all, bytes + head, (guint) (size - head));
  return g_byte_array_free_to_bytes (all);
}

static void
test_manifest (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = build_with_manifest (self->bytes);
  g_autofree char *file = g_build_filename (self->base.folder, "signed.png", NULL);
  const char *paths[] = { file, NULL };
  gint64 id = self->id + 1;
  StudioMetadataReport report;

  g_assert_true (g_file_set_contents (
      file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (studio_library_import (self->base.library, paths, NULL, NULL, NULL, NULL));
  g_autofree char *kept = export_one (self, id, (StudioExportOptions){ 0 }, &report);
  g_assert_true (report.has_manifest && report.unchanged);
  assert_contents (kept, bytes);

  const StudioExportOptions dropped = { .manifest = STUDIO_MANIFEST_POLICY_REMOVE,
                                        .metadata = STUDIO_METADATA_CHOICE_NONE };
  g_autofree char *without = export_one (self, id, dropped, &report);
  g_assert_true (report.has_manifest && !report.unchanged);
  assert_contents (without, self->bytes);

  /* It does not fit other pixels, and that is said. */
  g_autofree char *smaller = export_one (self, id, (StudioExportOptions){ .max_edge = 5 }, &report);
  g_assert_true (report.has_manifest && !report.unchanged);
}

static void
test_transparent (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 8, 8, FALSE);
  g_autofree char *file = g_build_filename (self->base.folder, "clear.png", NULL);
  const char *paths[] = { file, NULL };
  const StudioExportOptions jpeg = { .has_format = TRUE,
                                     .format = STUDIO_OUTPUT_FORMAT_JPEG,
                                     .quality = 100 };

  g_assert_true (g_file_set_contents (
      file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (studio_library_import (self->base.library, paths, NULL, NULL, NULL, NULL));
  g_autofree char *path = export_one (self, self->id + 1, jpeg, NULL);
  g_autoptr (GdkPixbuf) image = decode (path);
  g_autoptr (GdkPixbuf) clear = decode (file);
  const guint8 *pixel = gdk_pixbuf_read_pixels (image);
  const guint8 *original = gdk_pixbuf_read_pixels (clear);
  g_assert_cmpuint (original[3], <, 255);
  int expected = (original[0] * original[3] + 255 * (255 - original[3])) / 255;
  g_assert_cmpint (ABS (pixel[0] - expected), <, 24);
}

static void
test_bad_options (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioExportOptions bad[] = {
    { .quality = 101 },
    { .quality = -1 },
    { .quality = 50, .has_format = TRUE, .format = STUDIO_OUTPUT_FORMAT_PNG },
    { .max_edge = -1 },
    { .max_edge = STUDIO_EXPORT_MAX_EDGE + 1 },
    { .name_template = "{nonsense}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (studio_export_options_check (&bad[i], &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
      g_assert_null (studio_library_export (
          self->base.library, self->id, self->target, &bad[i], 1, NULL, NULL, NULL));
    }
  g_assert_true (studio_export_options_check (&untouched, NULL));
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 0);
}

static void
test_cancelled (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const StudioExportOptions each[] = { { 0 }, { .untouched = TRUE }, { .max_edge = 4 } };
  g_autofree char *path = g_build_filename (self->target, "fox.png", NULL);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (studio_library_export (
          self->base.library, self->id, self->target, &each[i], 1, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_false (studio_library_save_as (
          self->base.library, self->id, path, &each[i], NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 0);
}

typedef struct
{
  GString *told;
  guint n_done;
  GCancellable *cancellable; /* cancelled once something was told */
} Telling;

static void
tell_cb (const StudioExportItem *item, gpointer data)
{
  Telling *self = data;
  g_autofree char *name = item->path == NULL ? NULL : g_path_get_basename (item->path);

  g_assert_cmpuint (item->n_done, ==, ++self->n_done);
  g_assert_true ((item->path == NULL) == (item->error != NULL));
  g_assert_true (item->path == NULL || g_file_test (item->path, G_FILE_TEST_IS_REGULAR));
  g_string_append_printf (self->told, "%s ", item->error != NULL ? item->error->message : name);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
export_many (Fixture *self,
             guint n,
             const StudioExportOptions *options,
             Telling *telling,
             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  *telling = (Telling){ .told = g_string_new (NULL), .cancellable = telling->cancellable };
  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, self->id);
  return studio_library_export_many (self->base.library,
                                     (const gint64 *) (gpointer) ids->data,
                                     ids->len,
                                     self->target,
                                     options,
                                     tell_cb,
                                     telling,
                                     telling->cancellable,
                                     error);
}

static void
test_many (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const StudioExportOptions counted = { .name_template = "{counter}", .untouched = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *last = g_build_filename (self->target, "4294967295-150.png", NULL);
  Telling telling = { 0 };

  g_assert_true (export_many (self, 150, &untouched, &telling, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (
      telling.told->str, "4294967295.png 4294967295-2.png 4294967295-3.png 4294967295-4.png "));
  g_assert_cmpuint (telling.n_done, ==, 150);
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 150);
  assert_contents (last, self->bytes);
  g_string_free (telling.told, TRUE);

  g_assert_true (export_many (self, 3, &counted, &telling, &error));
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 153);
  g_assert_nonnull (strstr (telling.told->str, "1.png "));
  g_string_free (telling.told, TRUE);

  g_assert_true (export_many (self, 0, NULL, &telling, &error));
  g_assert_cmpuint (telling.n_done, ==, 0);
  g_string_free (telling.told, TRUE);
}

/* Each way of encoding anew, several at once. */
static void
test_many_converted (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioExportOptions jpeg = { .has_format = TRUE, .format = STUDIO_OUTPUT_FORMAT_JPEG };
  const StudioExportOptions small = { .max_edge = 4 };
  Telling telling = { 0 };

  g_assert_true (export_many (self, 7, &jpeg, &telling, NULL));
  g_string_free (telling.told, TRUE);
  g_assert_true (export_many (self, 7, &small, &telling, NULL));
  g_string_free (telling.told, TRUE);
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 14);
}

static gboolean
export_zip (Fixture *self,
            const gint64 *ids,
            gsize n_ids,
            const char *path,
            const StudioExportOptions *options,
            StudioExportFunc func,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  return studio_library_export_zip (
      self->base.library, ids, n_ids, path, FALSE, options, func, user_data, cancellable, error);
}

static void
note_entry_cb (const StudioExportItem *item, gpointer data)
{
  g_string_append_printf (data, "%s ", item->error == NULL ? item->path : "?");
}

static void
cancel_cb (const StudioExportItem *item G_GNUC_UNUSED, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_zip (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->target, "all.zip", NULL);
  g_autofree char *none = g_build_filename (self->target, "none.zip", NULL);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { self->id, 99, self->id };
  const StudioExportOptions bad = { .quality = 101 };
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_assert_true (export_zip (self, ids, 3, path, &untouched, note_entry_cb, told, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "4294967295.png ? 4294967295-2.png ");
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 1);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpmem (bytes + 30 + strlen ("4294967295.png"),
                   g_bytes_get_size (self->bytes),
                   g_bytes_get_data (self->bytes, NULL),
                   g_bytes_get_size (self->bytes));

  /* Nothing is overwritten, and nothing is left of what was in vain. */
  g_assert_false (export_zip (self, ids, 3, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (export_zip (self, ids, 1, none, &bad, NULL, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (export_zip (self, ids + 1, 1, none, NULL, NULL, NULL, NULL, &error));
  g_assert_false (
      export_zip (self, ids, 3, none, NULL, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 1);
}

static void
test_many_with_one_missing (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const gint64 ids[] = { self->id, 99, self->id };
  g_autoptr (GError) error = NULL;
  Telling telling = { .told = g_string_new (NULL) };

  g_assert_true (studio_library_export_many (self->base.library,
                                             ids,
                                             G_N_ELEMENTS (ids),
                                             self->target,
                                             &untouched,
                                             tell_cb,
                                             &telling,
                                             NULL,
                                             &error));
  g_assert_no_error (error);
  g_assert_cmpuint (telling.n_done, ==, 3);
  g_assert_true (g_str_has_prefix (telling.told->str, "4294967295.png "));
  g_assert_true (g_str_has_suffix (telling.told->str, ". 4294967295-2.png "));
  g_assert_cmpuint (studio_test_count_files (self->target), ==, 2);
  g_string_free (telling.told, TRUE);
}

static void
test_many_fail (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioExportOptions bad = { .quality = 101 };
  g_autofree char *target = g_steal_pointer (&self->target);
  g_autoptr (GError) error = NULL;
  Telling telling = { 0 };

  self->target = g_build_filename (target, "nowhere", NULL);
  g_assert_false (export_many (self, 20, &untouched, &telling, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpuint (telling.n_done, ==, 0);
  g_string_free (telling.told, TRUE);
  g_clear_error (&error);
  g_assert_false (export_many (self, 2, &bad, &telling, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
  g_string_free (telling.told, TRUE);
}

/* What was told is in the folder, and nothing else, not even under a hidden name. */
static void
test_many_cancelled (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioExportOptions small = { .name_template = "{seed}", .max_edge = 4 };
  const StudioExportOptions *each[] = { &untouched, &small };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Telling telling = { .cancellable = cancellable };
      guint n_before = studio_test_count_files (self->target);

      g_assert_false (export_many (self, 200, each[i], &telling, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (telling.n_done, >, 0);
      g_assert_cmpuint (telling.n_done, <, 200);
      g_assert_cmpuint (studio_test_count_files (self->target) - n_before, ==, telling.n_done);
      g_string_free (telling.told, TRUE);
    }
}

static void
test_facts (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) photo = studio_test_images_jpeg (STUDIO_TEST_JPEG_FULL_COLOUR, 8, 8);
  g_autofree char *file = g_build_filename (self->base.folder, "photo.jpg", NULL);
  const char *paths[] = { file, NULL };
  StudioImageFacts facts;

  g_autoptr (StudioRecord) own = studio_library_load (self->base.library, self->id, NULL);
  g_auto (GStrv) tags = studio_record_fill_facts (own, &facts);
  g_assert_cmpstr (facts.prompt, ==, "a fox");
  g_assert_cmpstr (facts.revised_prompt, ==, "a revised prompt");
  g_assert_cmpint (facts.origin, ==, STUDIO_IMAGE_ORIGIN_MODEL);
  g_assert_cmpint (facts.created_us, ==, STUDIO_LIBRARY_FIXTURE_NOW_US);

  g_assert_true (g_file_set_contents (
      file, g_bytes_get_data (photo, NULL), (gssize) g_bytes_get_size (photo), NULL));
  g_assert_true (studio_library_import (self->base.library, paths, NULL, NULL, NULL, NULL));
  g_autoptr (StudioRecord) taken = studio_library_load (self->base.library, self->id + 1, NULL);
  g_auto (GStrv) none = studio_record_fill_facts (taken, &facts);
  g_assert_cmpint (facts.origin, ==, STUDIO_IMAGE_ORIGIN_UNKNOWN);
}

static void
test_stream (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *file = g_build_filename (self->target, "a.part", NULL);
  g_autoptr (StudioPart) part = studio_part_open (file, &error);
  g_autoptr (GOutputStream) stream = studio_part_stream_new (part);

  g_assert_true (g_output_stream_write_all (stream, "fox", 3, NULL, NULL, &error));
  g_assert_cmpint (studio_part_get_size (part), ==, 3);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (g_output_stream_write (stream, "es", 2, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (studio_part_get_size (part), ==, 3);
  studio_part_discard (part);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/export/names", test_names);
  ADD ("/export/never-overwrites", test_never_overwrites);
  ADD ("/export/fails", test_fails);
  ADD ("/export/hands-out", test_hands_out);
  ADD ("/export/save-as", test_save_as);
  ADD ("/export/metadata", test_metadata);
  ADD ("/export/converted", test_converted);
  ADD ("/export/manifest", test_manifest);
  ADD ("/export/transparent", test_transparent);
  ADD ("/export/bad-options", test_bad_options);
  ADD ("/export/cancelled", test_cancelled);
  ADD ("/export/many", test_many);
  ADD ("/export/many-converted", test_many_converted);
  ADD ("/export/zip", test_zip);
  ADD ("/export/many-with-one-missing", test_many_with_one_missing);
  ADD ("/export/many-fail", test_many_fail);
  ADD ("/export/many-cancelled", test_many_cancelled);
  ADD ("/export/facts", test_facts);
  ADD ("/export/part-stream", test_stream);
  return g_test_run ();
}
