/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-import-batch.h"
#include "studio-import-walk.h"
#include "studio-import.h"
#include "studio-library-fixture.h"
#include "studio-metadata-copy.h"
#include "studio-owner.h"
#include "studio-test-images.h"
#include "studio-test-support.h"
#include "studio-thumbnail-store.h"
#include "studio-thumbnail.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* More than the two batches that are in work at once. */
#define N_MANY 160

typedef struct
{
  guint n_new;
  guint n_same;
  guint n_refused;
  guint n_done;
  guint n_files;
  gint64 last_id;
  GCancellable *cancel_after_one;
} Tally;

static void
tally_cb (const StudioImportItem *item, gpointer user_data)
{
  Tally *self = user_data;

  if (item->error != NULL)
    self->n_refused++;
  else if (item->is_new)
    self->n_new++;
  else
    self->n_same++;
  g_assert_cmpint (item->id != 0, ==, item->error == NULL);
  g_assert_cmpuint (item->n_done, ==, ++self->n_done);
  self->n_files = item->n_files;
  self->last_id = item->id;
  if (self->cancel_after_one != NULL)
    g_cancellable_cancel (self->cancel_after_one);
}

static Tally
take_in (StudioLibraryFixture *self, const char *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  Tally tally = { 0 };

  g_assert_true (studio_library_import (self->library, paths, tally_cb, &tally, NULL, &error));
  g_assert_no_error (error);
  return tally;
}

static char *
write_file (StudioLibraryFixture *self, const char *name, GBytes *bytes)
{
  char *path = g_build_filename (self->folder, "elsewhere", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (
      path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

static GBytes *
make_own_image (int width)
{
  static const char *const tags[] = { "wall", "Fox", NULL };
  g_autoptr (GBytes) plain = studio_test_images_png (STUDIO_TEST_PNG_RGB, width, 48, FALSE);
  const StudioImageFacts facts = {
    .prompt = "a fox, “misty”",
    .negative_prompt = "crowd",
    .aspect_ratio = STUDIO_ASPECT_RATIO_21_9,
    .seed = 4294967295u,
    .model = "stable-image-ultra",
    .created_us = G_GINT64_CONSTANT (1600000000000000),
    .starred = TRUE,
    .rating = 4,
    .tags = tags,
    .note = "for the hall",
  };
  g_autoptr (GError) error = NULL;
  GBytes *image = studio_metadata_copy_bytes (
      plain, &facts, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, NULL, &error);
  g_assert_no_error (error);
  return image;
}

/* What this program wrote into a copy comes back, and the bytes stay as they are. */
static void
test_own (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) image = make_own_image (112);
  g_autofree char *path = write_file (self, "fox.png", image);
  Tally tally = take_in (self, path);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, tally.last_id, NULL);

  g_assert_cmpuint (tally.n_new, ==, 1);
  g_assert_cmpint (studio_record_get_state (record), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpint (studio_record_get_source (record), ==, STUDIO_RECORD_SOURCE_IMPORT);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a fox, “misty”");
  g_assert_cmpstr (studio_record_get_negative_prompt (record), ==, "crowd");
  StudioRequest *request = studio_record_get_request (record);
  g_assert_cmpuint (studio_request_get_seed (request), ==, 4294967295u);
  g_assert_cmpint (studio_request_get_aspect_ratio (request), ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpstr (studio_request_get_model (request), ==, "stable-image-ultra");
  g_assert_true (studio_record_get_starred (record));
  g_assert_cmpint (studio_record_get_rating (record), ==, 4);
  g_assert_cmpstr (studio_record_get_note (record), ==, "for the hall");
  g_assert_cmpstr (studio_record_get_tags (record), ==, "Fox\nwall");
  g_assert_cmpint (studio_record_get_created_us (record), ==, G_GINT64_CONSTANT (1600000000000000));
  g_assert_true (g_str_has_prefix (studio_record_get_path (record), "images/2020/09/"));
  studio_library_fixture_assert_file (self->paths, studio_record_get_path (record), image);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_name (StudioLibraryFixture *self, gint64 id, const char *expected)
{
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, NULL);
  g_assert_cmpstr (studio_record_get_file_name (record), ==, expected);
}

/* What a file was called is found again, and stays when the database is made anew. */
static void
test_file_name (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) image = make_own_image (112);
  g_autoptr (GBytes) other = make_own_image (113);
  g_autofree char *path = write_file (self, "Ferien “Rom” 7.png", image);
  g_autofree char *odd = write_file (self, "caf\xe9.png", other);
  StudioQuery query = { .search = "file:rom" };

  gint64 id = take_in (self, path).last_id;
  gint64 odd_id = take_in (self, odd).last_id;
  assert_name (self, id, "Ferien “Rom” 7.png");
  assert_name (self, odd_id, "caf\xef\xbf\xbd.png");
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 1);
  query.search = "ferien";
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 1);

  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  self->library = studio_library_fixture_open (self);
  g_assert_cmpint (studio_library_get_origin (self->library), ==, STUDIO_LIBRARY_REBUILT);
  assert_name (self, id, "Ferien “Rom” 7.png");
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 1);
  gint64 made = studio_library_fixture_keep (self->library, "an owl");
  assert_name (self, made, NULL);
}

/* A foreign image without parameters is taken in too, by the shape and the time of its file. */
static void
test_foreign (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) image = studio_test_images_jpeg (STUDIO_TEST_JPEG_HALVED_COLOUR, 64, 96);
  g_autofree char *path = write_file (self, "photo.JPEG", image);
  Tally tally = take_in (self, path);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, tally.last_id, NULL);

  g_assert_cmpstr (studio_record_get_prompt (record), ==, "");
  g_assert_cmpint (studio_request_get_aspect_ratio (studio_record_get_request (record)),
                   ==,
                   STUDIO_ASPECT_RATIO_2_3);
  g_assert_cmpuint (studio_request_get_seed (studio_record_get_request (record)), ==, 0);
  g_assert_cmpint (studio_record_get_info (record)->format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_true (g_str_has_suffix (studio_record_get_path (record), ".jpg"));
}

static GByteArray *
make_bitmap (void)
{
  static const guint8 head[] = {
    'B', 'M', 66, 0, 0, 0, 0, 0,  0, 0, 54, 0, 0, 0, 40,  0, 0,   0, 2, 0, 0,
    0,   1,   0,  0, 0, 1, 0, 24, 0, 0, 0,  0, 0, 8, 0,   0, 0,   0, 0, 0, 0,
    0,   0,   0,  0, 0, 0, 0, 0,  0, 0, 0,  0, 0, 0, 255, 0, 255, 0, 0, 0,
  };
  return g_byte_array_append (g_byte_array_new (), head, sizeof head);
}

/* What the library has no format for comes in as PNG; the file itself stays as it is. */
static void
test_other_formats (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bitmap = g_byte_array_free_to_bytes (make_bitmap ());
  g_autofree char *path = write_file (self, "two.bmp", bitmap);
  g_autoptr (GError) error = NULL;

  Tally tally = take_in (self, path);
  g_assert_cmpuint (tally.n_new, ==, 1);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, tally.last_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (studio_record_get_info (record)->format, ==, STUDIO_OUTPUT_FORMAT_PNG);
  g_assert_cmpint (studio_record_get_info (record)->width, ==, 2);
  g_assert_true (g_str_has_suffix (studio_record_get_path (record), ".png"));
  tally = take_in (self, path);
  g_assert_cmpuint (tally.n_same, ==, 1);
}

static gboolean
can_decode_webp (void)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *list = formats; list != NULL; list = list->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (list->data);
      if (g_str_equal (name, "webp"))
        return TRUE;
    }
  return FALSE;
}

/* One grey pixel, lossless. What it says of itself stands in its EXIF block, as AUTOMATIC1111
 * writes it. */
static GBytes *
make_webp (void)
{
  static const char text[] = "a red fox\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, "
                             "CFG scale: 7, Seed: 77, Size: 1x1";
  static const guint8 pixels[] = {
    'V',  'P',  '8',  'L',  17,   0,    0,    0,    0x2f, 0,    0,    0, 0,
    0x07, 0x50, 0xc0, 0x02, 0x16, 0xb0, 0xff, 0x81, 0x88, 0xe8, 0x7f, 0, 0,
  };
  static const guint8 extended[] = {
    'V', 'P', '8', 'X', 10, 0, 0, 0, 0x08, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  };
  static const guint8 tiff[] = {
    'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4,    0,    1, 0,
    0,   0,   26, 0, 0, 0, 0, 0, 0, 0, 1,    0,    0x86, 0x92, 7, 0,
  };
  g_autoptr (GByteArray) exif = g_byte_array_append (g_byte_array_new (), tiff, sizeof tiff);
  guint32 n_comment = GUINT32_TO_LE ((guint32) (8 + strlen (text)));
  guint32 offset = GUINT32_TO_LE (44);
  guint32 zero = 0;
  g_byte_array_append (exif, (const guint8 *) &n_comment, 4);
  g_byte_array_append (exif, (const guint8 *) &offset, 4);
  g_byte_array_append (exif, (const guint8 *) &zero, 4);
  g_byte_array_append (exif, (const guint8 *) "ASCII\0\0", 8);
  g_byte_array_append (exif, (const guint8 *) text, (guint) strlen (text));
  if (exif->len % 2 != 0)
    g_byte_array_append (exif, (const guint8 *) &zero, 1);

  g_autoptr (GByteArray) file = g_byte_array_append (
      g_byte_array_new (), (const guint8 *) "RIFF", 4);
  guint32 n_all = GUINT32_TO_LE (4 + (guint32) (sizeof extended + sizeof pixels) + 8 + exif->len);
  guint32 n_exif = GUINT32_TO_LE (exif->len);
  g_byte_array_append (file, (const guint8 *) &n_all, 4);
  g_byte_array_append (file, (const guint8 *) "WEBP", 4);
  g_byte_array_append (file, extended, sizeof extended);
  g_byte_array_append (file, pixels, sizeof pixels);
  g_byte_array_append (file, (const guint8 *) "EXIF", 4);
  g_byte_array_append (file, (const guint8 *) &n_exif, 4);
  g_byte_array_append (file, exif->data, exif->len);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/* Its words are read in any case, its pixels where the system has a loader. */
static void
test_webp (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) webp = make_webp ();
  g_autofree char *path = write_file (self, "from elsewhere.webp", webp);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecall) recall = studio_recall_from_file (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (recall->prompt, ==, "a red fox");
  Tally tally = take_in (self, folder);
  g_assert_cmpuint (tally.n_files, ==, 1);
  if (!can_decode_webp ())
    {
      g_assert_cmpuint (tally.n_refused, ==, 1);
      g_test_skip ("there is no WebP loader");
      return;
    }
  g_assert_cmpuint (tally.n_new, ==, 1);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, tally.last_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a red fox");
  g_assert_cmpstr (studio_record_get_negative_prompt (record), ==, "fog");
  g_assert_cmpuint (studio_request_get_seed (studio_record_get_request (record)), ==, 77);
}

static void
test_folder (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "elsewhere", NULL);
  g_autoptr (GBytes) text = g_bytes_new_static ("no image", 8);
  g_autoptr (GBytes) first = make_own_image (64);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (first, 0, g_bytes_get_size (first) - 20);

  for (int i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d/%d.png", i % 3, i);
      g_autoptr (GBytes) image = make_own_image (64 + i);
      g_autofree char *path = write_file (self, name, image);
    }
  g_autofree char *again = write_file (self, "2/a copy.png", first);
  g_autofree char *wrong = write_file (self, "wrong.png", text);
  g_autofree char *torn = write_file (self, "torn.png", half);
  g_autofree char *note = write_file (self, "note.txt", text);
  g_autofree char *hidden = write_file (self, ".hidden.png", first);
  g_autofree char *link = g_build_filename (folder, "circle", NULL);
  g_assert_cmpint (symlink (folder, link), ==, 0);

  Tally tally = take_in (self, folder);
  g_assert_cmpuint (tally.n_new, ==, 70);
  g_assert_cmpuint (tally.n_same, ==, 1);
  g_assert_cmpuint (tally.n_refused, ==, 2);
  g_assert_cmpuint (tally.n_files, ==, 73);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 70);

  tally = take_in (self, folder);
  g_assert_cmpuint (tally.n_new, ==, 0);
  g_assert_cmpuint (tally.n_same, ==, 71);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 70);
}

/* What was cut off is gone on with by doing it again. */
static void
test_cancel (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "elsewhere", NULL);
  const char *paths[] = { folder, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioThumbnailStore) store = studio_thumbnail_store_new (
      studio_paths_get_thumbnails_dir (self->paths), G_MAXINT64);
  Tally tally = { .cancel_after_one = cancellable };

  for (int i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.png", i);
      g_autoptr (GBytes) image = make_own_image (64 + i);
      g_autofree char *path = write_file (self, name, image);
    }
  g_assert_false (
      studio_library_import (self->library, paths, tally_cb, &tally, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  guint n_kept = studio_library_fixture_count (self->library, NULL);
  g_assert_cmpuint (n_kept, ==, tally.n_new);
  g_assert_cmpuint (n_kept, <, N_MANY);

  tally = take_in (self, folder);
  g_assert_cmpuint (tally.n_same, ==, n_kept);
  g_assert_cmpuint (tally.n_new, ==, N_MANY - n_kept);
  for (gint64 id = tally.last_id - tally.n_new + 1; id <= tally.last_id; id++)
    {
      g_autofree char *path = studio_thumbnail_store_dup_path (store, id, STUDIO_THUMBNAIL_NORMAL);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* What a process that died between the two transactions leaves. */
static void
test_killed (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const char *incoming = studio_paths_get_incoming_dir (self->paths);
  g_autofree char *dead = g_uuid_string_random ();
  g_autofree char *part = studio_import_name_part (dead, self);
  g_autofree char *path = g_build_filename (incoming, part, NULL);
  g_autofree char *living = NULL;
  StudioOwner *owner = studio_owner_new (incoming, FALSE, NULL);

  part = (g_free (part), studio_import_name_part (studio_owner_get_name (owner), self));
  living = g_build_filename (incoming, part, NULL);
  g_file_set_contents (path, "bytes", -1, NULL);
  g_file_set_contents (living, "bytes", -1, NULL);
  studio_owner_sweep (incoming);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (living, G_FILE_TEST_EXISTS));
  studio_owner_free (owner);
  g_unlink (living);
}

/* A name that is taken stops the batch, and nothing is doubled or lost by that. */
static void
test_place_taken (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) image = make_own_image (64);
  g_autofree char *path = write_file (self, "fox.png", image);
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) other = g_bytes_new_static ("torn", 4);
  const StudioQuery cancelled = { .states = 1 << STUDIO_RECORD_CANCELLED };

  studio_library_fixture_write (self->paths, "images/2020/09/1.png", other);
  g_assert_false (studio_library_import (self->library, paths, NULL, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 0);
  g_assert_cmpuint (studio_library_fixture_count (self->library, &cancelled), ==, 1);
  g_assert_cmpuint (take_in (self, path).n_new, ==, 1);
}

static void
test_walk_refuses (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "nothing.png", NULL);
  const char *paths[] = { path, NULL };
  const char *own[] = { self->folder, NULL };
  g_autoptr (GError) error = NULL;
  Tally tally = take_in (self, path);
  g_autoptr (GPtrArray) files = studio_import_walk (paths, NULL, NULL, &error);

  g_assert_cmpuint (tally.n_refused, ==, 1);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);

  /* The library does not take itself in. */
  studio_library_fixture_keep (self->library, "a fox");
  g_autoptr (GPtrArray) none = studio_import_walk (
      own, studio_paths_get_library_dir (self->paths), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_thumbnails (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autofree char *path = write_file (self, "a.png", bytes);
  g_autoptr (StudioThumbnailStore) store = studio_thumbnail_store_new (
      studio_paths_get_thumbnails_dir (self->paths), G_MAXINT64);
  Tally tally = take_in (self, path);
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnail_store_load (
      store, tally.last_id, STUDIO_THUMBNAIL_NORMAL, 1, NULL);

  g_assert_cmpuint (tally.n_new, ==, 1);
  g_assert_nonnull (thumbnail);
  g_assert_cmpint (gdk_pixbuf_get_width (thumbnail), ==, 30);
  studio_thumbnail_store_remove (store, tally.last_id);
  g_assert_null (
      studio_thumbnail_store_load (store, tally.last_id, STUDIO_THUMBNAIL_NORMAL, 1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                      \
  g_test_add (name,                          \
              StudioLibraryFixture,          \
              NULL,                          \
              studio_library_fixture_set_up, \
              func,                          \
              studio_library_fixture_tear_down)
  ADD ("/import/own", test_own);
  ADD ("/import/foreign", test_foreign);
  ADD ("/import/file-name", test_file_name);
  ADD ("/import/folder", test_folder);
  ADD ("/import/other-formats", test_other_formats);
  ADD ("/import/webp", test_webp);
  ADD ("/import/cancel", test_cancel);
  ADD ("/import/killed", test_killed);
  ADD ("/import/place-taken", test_place_taken);
  ADD ("/import/walk-refuses", test_walk_refuses);
  ADD ("/import/thumbnails", test_thumbnails);
#undef ADD
  return g_test_run ();
}
