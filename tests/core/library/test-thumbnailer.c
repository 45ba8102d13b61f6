/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-test-images.h"
#include "studio-test-support.h"
#include "studio-thumbnail-store.h"
#include "studio-thumbnail.h"
#include "studio-thumbnailer.h"

#include <glib/gstdio.h>
#include <utime.h>

typedef struct
{
  StudioLibraryFixture base;
  StudioThumbnailer *thumbnailer;
  StudioRecord *record;
} Fixture;

static void
keep_large (StudioLibrary *library, StudioTestPng kind)
{
  g_autoptr (GBytes) bytes = studio_test_images_png (kind, 800, 400, FALSE);
  gsize size = g_bytes_get_size (bytes);
  gint64 id = studio_library_fixture_add (library, "a fox");
  g_autoptr (StudioPart) part = studio_library_fixture_receive (library, id, bytes, size);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 800, 400, (gint64) size };
  StudioAnswerFacts facts = { .http_status = 200 };
  g_assert_true (studio_library_keep (library, id, part, &info, &facts, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  studio_library_fixture_set_up (&self->base, data);
  keep_large (self->base.library, STUDIO_TEST_PNG_RGB);
  studio_test_drain ();
  self->thumbnailer = studio_thumbnailer_new (self->base.library);
  self->record = studio_library_load (self->base.library, 1, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->record);
  studio_test_drain ();
  studio_library_fixture_wait_until_gone (g_steal_pointer (&self->thumbnailer));
  studio_library_fixture_wait_until_gone (g_steal_pointer (&self->base.library));
  studio_library_fixture_tear_down (&self->base, data);
}

static GdkPixbuf *
load (Fixture *self, StudioRecord *record, int edge, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  studio_thumbnailer_load_async (
      self->thumbnailer, record, edge, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_thumbnailer_load_finish (self->thumbnailer, result, error);
}

static char *
dup_cached (Fixture *self, int edge)
{
  g_autofree char *file = g_strdup_printf ("%d/0/1.jpg", edge);
  return g_build_filename (studio_paths_get_thumbnails_dir (self->base.paths), file, NULL);
}

static void
set_time (const char *path, gint64 seconds)
{
  struct utimbuf times = { (time_t) seconds, (time_t) seconds };
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
assert_size (GdkPixbuf *pixbuf, int width, int height)
{
  g_assert_nonnull (pixbuf);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
}

static void
test_make (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cached = dup_cached (self, STUDIO_THUMBNAIL_NORMAL);
  g_autoptr (GdkPixbuf) made = load (self, self->record, STUDIO_THUMBNAIL_NORMAL, &error);
  g_assert_no_error (error);
  assert_size (made, 256, 128);
  g_assert_true (g_file_test (cached, G_FILE_TEST_IS_REGULAR));

  g_autoptr (StudioRecord) unread = studio_record_new (1);
  g_autoptr (GdkPixbuf) large = load (self, unread, STUDIO_THUMBNAIL_LARGE, &error);
  g_assert_no_error (error);
  assert_size (large, 512, 256);
}

/* A cache file that is newer than the image is taken, an older or a broken one is made anew. */
static void
test_cache (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *cached = dup_cached (self, STUDIO_THUMBNAIL_NORMAL);
  g_autoptr (GdkPixbuf) marker = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 9, 7);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  gdk_pixbuf_fill (marker, 0xff0000ff);
  g_assert_true (studio_thumbnail_save (marker, cached, NULL));
  set_time (cached, now + 1000);
  g_autoptr (GdkPixbuf) taken = load (self, self->record, STUDIO_THUMBNAIL_NORMAL, NULL);
  assert_size (taken, 9, 7);

  set_time (cached, now - 1000);
  g_autoptr (GdkPixbuf) anew = load (self, self->record, STUDIO_THUMBNAIL_NORMAL, NULL);
  assert_size (anew, 256, 128);

  g_assert_true (g_file_set_contents (cached, "junk", 4, NULL));
  set_time (cached, now + 1000);
  g_autoptr (GdkPixbuf) mended = load (self, self->record, STUDIO_THUMBNAIL_NORMAL, NULL);
  assert_size (mended, 256, 128);
}

/* In as many pixels as are drawn, from the smaller of the two that are kept where that is enough.
 */
static void
test_exact_edges (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *normal = dup_cached (self, STUDIO_THUMBNAIL_NORMAL);
  g_autofree char *large = dup_cached (self, STUDIO_THUMBNAIL_LARGE);

  g_autoptr (GdkPixbuf) small = load (self, self->record, 174, NULL);
  assert_size (small, 174, 87);
  g_assert_true (g_file_test (normal, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (large, G_FILE_TEST_IS_REGULAR));
  g_autoptr (GdkPixbuf) middle = load (self, self->record, 300, NULL);
  assert_size (middle, 300, 150);
  g_assert_true (g_file_test (large, G_FILE_TEST_IS_REGULAR));
  g_autoptr (GdkPixbuf) too_large = load (self, self->record, 2000, NULL);
  assert_size (too_large, 512, 256);
}

static void
test_make_both (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *normal = dup_cached (self, STUDIO_THUMBNAIL_NORMAL);
  g_autofree char *large = dup_cached (self, STUDIO_THUMBNAIL_LARGE);
  g_autofree char *path = studio_library_dup_image_path (self->base.library, self->record);
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_thumbnailer_make (self->thumbnailer, 1, path, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GdkPixbuf) small = studio_thumbnail_load (normal, NULL, NULL);
  assert_size (small, 256, 128);
  g_autoptr (GdkPixbuf) larger = studio_thumbnail_load (large, NULL, NULL);
  assert_size (larger, 512, 256);
  g_assert_false (studio_thumbnailer_make (self->thumbnailer, 1, self->base.folder, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_store (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "store", NULL);
  g_autoptr (StudioThumbnailStore) store = studio_thumbnail_store_new (folder, 100000);
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 256, 100);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  gdk_pixbuf_fill (image, 0x336699ff);
  g_assert_null (studio_thumbnail_store_load (store, 5, 256, 0, NULL));
  g_assert_cmpint (studio_thumbnail_store_sweep (store), ==, 0);
  for (gint64 id = 0; id < 20000; id += 100)
    {
      studio_thumbnail_store_save (store, id, 256, image);
      g_autofree char *path = studio_thumbnail_store_dup_path (store, id, 256);
      set_time (path, now - 40000 + id);
    }
  gint64 left = studio_thumbnail_store_sweep (store);
  g_assert_cmpint (left, <=, 100000);
  g_assert_cmpint (left, >, 50000);
  /* The oldest are gone, the newest are there. */
  g_assert_null (studio_thumbnail_store_load (store, 0, 256, 0, NULL));
  g_autoptr (GdkPixbuf) kept = studio_thumbnail_store_load (store, 19900, 256, 0, NULL);
  assert_size (kept, 256, 100);
  g_assert_null (
      studio_thumbnail_store_load (store, 19900, 256, (now + 10) * G_USEC_PER_SEC, NULL));
  studio_thumbnail_store_free (NULL);
}

static void
test_trashed (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_library_trash (self->base.library, 1, &error));
  g_autoptr (GdkPixbuf) made = load (self, self->record, STUDIO_THUMBNAIL_NORMAL, &error);
  g_assert_no_error (error);
  assert_size (made, 256, 128);
}

static void
test_fails (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecord) missing = studio_record_new (99);
  g_autofree char *path = studio_library_dup_image_path (self->base.library, self->record);

  g_assert_null (load (self, missing, STUDIO_THUMBNAIL_NORMAL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_autoptr (StudioRecord) queued = studio_record_new (
      studio_library_fixture_add (self->base.library, "a fox"));
  g_assert_null (load (self, queued, STUDIO_THUMBNAIL_NORMAL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "no image", -1, NULL));
  g_assert_null (load (self, self->record, STUDIO_THUMBNAIL_NORMAL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_clear_error (&error);
  g_autofree char *cached = dup_cached (self, STUDIO_THUMBNAIL_NORMAL);
  g_autoptr (GdkPixbuf) last = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 9, 7);
  g_assert_true (studio_thumbnail_save (last, cached, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (load (self, self->record, STUDIO_THUMBNAIL_NORMAL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

/* A cache that cannot be written costs time and nothing else. */
static void
test_no_cache (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (
      studio_paths_get_thumbnails_dir (self->base.paths), "256", NULL);
  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  g_autoptr (GdkPixbuf) made = load (self, self->record, STUDIO_THUMBNAIL_NORMAL, &error);
  g_assert_no_error (error);
  assert_size (made, 256, 128);
}

static void
test_cancelled (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *cached = dup_cached (self, STUDIO_THUMBNAIL_NORMAL);

  g_cancellable_cancel (cancellable);
  studio_thumbnailer_load_async (self->thumbnailer,
                                 self->record,
                                 STUDIO_THUMBNAIL_NORMAL,
                                 cancellable,
                                 studio_test_store_result_cb,
                                 &result);
  studio_test_wait_for_result (&result);
  g_assert_null (studio_thumbnailer_load_finish (self->thumbnailer, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (cached, G_FILE_TEST_EXISTS));
}

/* Workers do not wake the main context when they are done, so it is turned meanwhile. */
static gboolean
turn_cb (G_GNUC_UNUSED gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
test_offer (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *normal = dup_cached (self, STUDIO_THUMBNAIL_NORMAL);
  g_autofree char *large = dup_cached (self, STUDIO_THUMBNAIL_LARGE);
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 1000, 500);
  guint source = g_timeout_add (5, turn_cb, NULL);

  gdk_pixbuf_fill (image, 0x00ff0080);
  studio_thumbnailer_offer (self->thumbnailer, 1, image);
  studio_test_wait_until (exists, large);
  studio_test_wait_until (exists, normal);
  g_source_remove (source);
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnail_load (normal, NULL, NULL);
  assert_size (thumbnail, 256, 128);
  g_autoptr (GdkPixbuf) larger = studio_thumbnail_load (large, NULL, NULL);
  assert_size (larger, 512, 256);
}

static gboolean
is_gone (gpointer weak)
{
  return g_atomic_pointer_get ((gpointer *) weak) == NULL;
}

/* Images that come more quickly than they are made smaller do not pile up in memory. */
static void
test_many_offers (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint source = g_timeout_add (5, turn_cb, NULL);
  guint n_alive = 0;
  gpointer weak[60];

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 2000, 2000);
      gdk_pixbuf_fill (image, 0x00ff00ff);
      weak[i] = image;
      g_object_add_weak_pointer (G_OBJECT (image), &weak[i]);
      studio_thumbnailer_offer (self->thumbnailer, i + 1, image);
    }
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    n_alive += g_atomic_pointer_get (&weak[i]) != NULL;
  g_assert_cmpuint (n_alive, <=, 12);
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    studio_test_wait_until (is_gone, &weak[i]);
  g_source_remove (source);
}

typedef struct
{
  guint n_done;
} Count;

static void
count_cb (G_GNUC_UNUSED GObject *object, G_GNUC_UNUSED GAsyncResult *result, gpointer count)
{
  ((Count *) count)->n_done += 1;
}

static gboolean
has_all (gpointer count)
{
  return ((Count *) count)->n_done == 40;
}

/* The owner goes at once: all questions are answered, then it ends. */
static void
test_many (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StudioThumbnailer *other = studio_thumbnailer_new (self->base.library);
  Count count = { 0 };

  for (int i = 0; i < 40; i++)
    studio_thumbnailer_load_async (other,
                                   self->record,
                                   i % 2 == 0 ? STUDIO_THUMBNAIL_NORMAL : STUDIO_THUMBNAIL_LARGE,
                                   i < 30 ? cancellable : NULL,
                                   count_cb,
                                   &count);
  g_cancellable_cancel (cancellable);
  studio_library_fixture_wait_until_gone (other);
  studio_test_wait_until (has_all, &count);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/thumbnailer/make", test_make);
  ADD ("/thumbnailer/cache", test_cache);
  ADD ("/thumbnailer/exact-edges", test_exact_edges);
  ADD ("/thumbnailer/make-both", test_make_both);
  ADD ("/thumbnailer/store", test_store);
  ADD ("/thumbnailer/trashed", test_trashed);
  ADD ("/thumbnailer/fails", test_fails);
  ADD ("/thumbnailer/no-cache", test_no_cache);
  ADD ("/thumbnailer/cancelled", test_cancelled);
  ADD ("/thumbnailer/offer", test_offer);
  ADD ("/thumbnailer/many-offers", test_many_offers);
  ADD ("/thumbnailer/many", test_many);
  return g_test_run ();
}
