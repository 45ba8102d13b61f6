/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-call-ledger.h"
#include "studio-error.h"
#include "studio-keep-sink.h"
#include "studio-row-mailbox.h"
#include "studio-service-fixture.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

static StudioKeepSink *
begin_call (StudioServiceFixture *fixture, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);

  static const StudioCallDetails details = { 0 };
  g_assert_true (studio_call_ledger_begin (
      fixture->library, request, "127.0.0.1", &details, NULL, id, &error));
  g_assert_no_error (error);
  return studio_keep_sink_new_for_library (fixture->library, *id, request, "127.0.0.1");
}

static void
push (StudioKeepSink *sink, guint index, GBytes *image, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_image_sink_begin (STUDIO_IMAGE_SINK (sink), index, &error));
  g_assert_true (studio_image_sink_write (
      STUDIO_IMAGE_SINK (sink), g_bytes_get_data (image, NULL), size, &error));
  g_assert_no_error (error);
}

/* Where nothing is to be rescued. */
static StudioRecordState
end_call (StudioServiceFixture *fixture, gint64 id, StudioKeepSink *sink, GError **failure)
{
  GBytes *rescued = NULL;
  StudioRecordState state = studio_call_ledger_end (
      fixture->library, id, sink, NULL, &rescued, failure);
  g_assert_null (rescued);
  return state;
}

static GBytes *
make_image (void)
{
  return studio_test_images_png (STUDIO_TEST_PNG_RGB, 40, 30, FALSE);
}

/* A call that cannot be written down as sent is not sent, and its row does not wait for ever. */
static void
test_not_sent (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const StudioCallDetails details = { 0 };
  const char *images = studio_paths_get_images_dir (fixture->paths);
  g_autofree char *aside = g_strconcat (images, "-aside", NULL);
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);
  g_autoptr (GError) error = NULL;
  gint64 id = studio_library_add (fixture->library, request, NULL, NULL);

  g_assert_cmpint (g_rename (images, aside), ==, 0);
  g_assert_true (g_file_set_contents (images, "in the way", -1, NULL));
  g_assert_false (studio_call_ledger_begin (
      fixture->library, request, "127.0.0.1", &details, NULL, &id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_autoptr (StudioRecord) record = studio_service_fixture_load (fixture, id);
  g_assert_cmpint (studio_record_get_state (record), ==, STUDIO_RECORD_FAILED);
  g_assert_cmpint (g_unlink (images), ==, 0);
  g_assert_cmpint (g_rename (aside, images), ==, 0);
}

/* The connection broke between the last byte of the image and the end of the answer. */
static void
test_whole_image_of_a_failed_exchange (StudioServiceFixture *fixture,
                                       G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = 0;
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_image ();
  GError *failure = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_CONNECTION_LOST, "Lost.");

  push (sink, 0, image, g_bytes_get_size (image));
  g_assert_cmpint (end_call (fixture, id, sink, &failure), ==, STUDIO_RECORD_KEPT);
  g_assert_null (failure);
  g_assert_cmpint (studio_keep_sink_get_info (sink)->width, ==, 40);
}

static void
test_torn_image (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = 0;
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_image ();
  const StudioExchange exchange = { .may_be_billed = TRUE };
  g_autoptr (GError) failure = studio_error_new_for_exchange (
      STUDIO_ERROR_CONNECTION_LOST, &exchange, "The connection broke.");

  push (sink, 0, image, g_bytes_get_size (image) - 10);
  g_assert_cmpint (end_call (fixture, id, sink, &failure), ==, STUDIO_RECORD_UNKNOWN);
  g_assert_error (failure, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_LOST);
}

/* Two images in one answer were both paid for; a third that is torn ends as unknown. */
static void
test_several_images (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = 0;
  GError *failure = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_image ();

  for (guint i = 0; i < 2; i++)
    {
      push (sink, i, image, g_bytes_get_size (image));
      g_assert_true (studio_image_sink_end (STUDIO_IMAGE_SINK (sink), &error));
    }
  push (sink, 2, image, 50);
  end_call (fixture, id, sink, &failure);
  g_autoptr (StudioRecord) first = studio_service_fixture_load (fixture, id);
  g_autoptr (StudioRecord) second = studio_service_fixture_load (fixture, id + 1);
  g_autoptr (StudioRecord) third = studio_service_fixture_load (fixture, id + 2);
  g_assert_cmpint (studio_record_get_state (first), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpint (studio_record_get_state (second), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpint (studio_record_get_state (third), ==, STUDIO_RECORD_UNKNOWN);
}

static void
test_several_images_into_files (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.png", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "x-2.png", NULL);
  g_autoptr (StudioKeepSink) sink = studio_keep_sink_new_for_file (path);
  g_autoptr (GBytes) image = make_image ();
  g_autoptr (GError) error = NULL;
  const StudioAnswerFacts facts = { 0 };

  push (sink, 0, image, g_bytes_get_size (image));
  push (sink, 1, image, g_bytes_get_size (image));
  push (sink, 2, image, 50);
  g_assert_cmpuint (studio_keep_sink_keep (sink, &facts, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));

  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
}

#define CHUNK_SIZE 3000000
#define SMALL_DISK 2000000

/* A whole image that is larger than the disk is in these tests, by a chunk of text. */
static GBytes *
make_large_image (void)
{
  g_autoptr (GBytes) image = make_image ();
  gsize size = g_bytes_get_size (image);
  const guint8 *bytes = g_bytes_get_data (image, NULL);
  g_autofree guint8 *chunk = g_malloc0 (4 + CHUNK_SIZE);
  guint32 length = GUINT32_TO_BE (CHUNK_SIZE);
  GByteArray *large = g_byte_array_new ();

  memcpy (chunk, "tEXt", 4);
  memset (chunk + 4, 'x', CHUNK_SIZE);
  chunk[5] = '\0';
  guint32 check = GUINT32_TO_BE ((guint32) crc32 (0, chunk, 4 + CHUNK_SIZE));
  g_byte_array_append (large, bytes, (guint) size - 12);
  g_byte_array_append (large, (const guint8 *) &length, 4);
  g_byte_array_append (large, chunk, 4 + CHUNK_SIZE);
  g_byte_array_append (large, (const guint8 *) &check, 4);
  g_byte_array_append (large, bytes + size - 12, 12);
  return g_byte_array_free_to_bytes (large);
}

/* What the trace says is stored is in the part file to the last byte. */
static void
test_trace (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "trace", NULL);
  g_autofree char *text = NULL;
  g_autoptr (StudioTrace) trace = studio_trace_new (path, &error);
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_image ();

  studio_keep_sink_set_trace (sink, trace);
  push (sink, 0, image, g_bytes_get_size (image));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "");
  g_assert_true (studio_image_sink_end (STUDIO_IMAGE_SINK (sink), &error));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"job.stored\", \"id\": 1}"));
  g_autofree char *part = g_build_filename (
      studio_paths_get_incoming_dir (fixture->paths), "1.part", NULL);
  g_autofree char *contents = NULL;
  gsize size = 0;
  g_assert_true (g_file_get_contents (part, &contents, &size, NULL));
  g_assert_cmpmem (contents, size, g_bytes_get_data (image, NULL), g_bytes_get_size (image));
}

/* A file may grow no further, which the system tells much like a disk that is full. */
static void
limit_disk (gboolean small)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = small ? SMALL_DISK : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
push_in_pieces (StudioKeepSink *sink, GBytes *image)
{
  g_autoptr (GError) error = NULL;
  const guint8 *bytes = g_bytes_get_data (image, NULL);
  gsize size = g_bytes_get_size (image);

  for (gsize at = 0; at < size; at += MIN (65536, size - at))
    {
      g_assert_true (studio_image_sink_write (
          STUDIO_IMAGE_SINK (sink), bytes + at, MIN (65536, size - at), &error));
      g_assert_no_error (error);
    }
}

/* The disk is full: nothing of what arrives is lost, and it can be saved elsewhere. */
static void
test_full_disk (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = 0;
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_large_image ();
  g_autoptr (GBytes) rescued = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;

  g_assert_true (studio_image_sink_begin (STUDIO_IMAGE_SINK (sink), 0, &error));
  limit_disk (TRUE);
  push_in_pieces (sink, image);
  g_assert_true (studio_image_sink_end (STUDIO_IMAGE_SINK (sink), &error));
  g_assert_cmpint (studio_call_ledger_end (fixture->library, id, sink, NULL, &rescued, &failure),
                   ==,
                   STUDIO_RECORD_FAILED);
  limit_disk (FALSE);
  g_assert_error (failure, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE);
  g_assert_true (g_bytes_equal (rescued, image));
  g_autoptr (StudioRecord) record = studio_service_fixture_load (fixture, id);
  g_assert_cmpint (studio_record_get_state (record), ==, STUDIO_RECORD_UNKNOWN);
  g_assert_cmpstr (studio_record_get_error_name (record), ==, "no-space");
}

/* There is room again when the last byte has come. */
static void
test_room_again (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = 0;
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_large_image ();
  g_autoptr (GError) error = NULL;
  GError *failure = NULL;
  g_autofree char *kept = NULL;
  gsize size = 0;

  g_assert_true (studio_image_sink_begin (STUDIO_IMAGE_SINK (sink), 0, &error));
  limit_disk (TRUE);
  push_in_pieces (sink, image);
  limit_disk (FALSE);
  g_assert_cmpint (end_call (fixture, id, sink, &failure), ==, STUDIO_RECORD_KEPT);
  g_assert_null (failure);
  g_autoptr (StudioRecord) record = studio_service_fixture_load (fixture, id);
  g_autofree char *path = studio_library_dup_image_path (fixture->library, record);
  g_assert_true (g_file_get_contents (path, &kept, &size, NULL));
  g_assert_cmpmem (kept, size, g_bytes_get_data (image, NULL), g_bytes_get_size (image));
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, image);
  g_assert_cmpstr (studio_record_get_sha256 (record), ==, sha256);
}

/* Not even the file can be made; it can be when the image is to be kept. */
static void
test_no_file (StudioServiceFixture *fixture, gconstpointer data)
{
  gboolean again = data != NULL;
  const char *incoming = studio_paths_get_incoming_dir (fixture->paths);
  g_autofree char *aside = g_strconcat (incoming, "-aside", NULL);
  gint64 id = 0;
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_image ();
  g_autoptr (GBytes) rescued = NULL;
  g_autoptr (GError) failure = NULL;

  g_assert_cmpint (g_rename (incoming, aside), ==, 0);
  push (sink, 0, image, g_bytes_get_size (image));
  if (again)
    g_assert_cmpint (g_rename (aside, incoming), ==, 0);
  StudioRecordState state = studio_call_ledger_end (
      fixture->library, id, sink, NULL, &rescued, &failure);
  g_assert_cmpint (state, ==, again ? STUDIO_RECORD_KEPT : STUDIO_RECORD_FAILED);
  if (!again)
    {
      g_assert_error (failure, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
      g_assert_true (g_bytes_equal (rescued, image));
      g_assert_cmpint (g_rename (aside, incoming), ==, 0);
    }
  g_assert_cmpint (studio_keep_sink_is_torn (sink), ==, !again);
}

static void
test_no_file_but_later (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  test_no_file (fixture, "later");
}

/* The folder is gone when the image is to get its place: its bytes are where the file was. */
static void
test_folder_gone (StudioServiceFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const char *images = studio_paths_get_images_dir (fixture->paths);
  g_autofree char *aside = g_strconcat (images, "-aside", NULL);
  gint64 id = 0;
  g_autoptr (StudioKeepSink) sink = begin_call (fixture, &id);
  g_autoptr (GBytes) image = make_image ();
  g_autoptr (GBytes) rescued = NULL;
  g_autoptr (GError) failure = NULL;

  push (sink, 0, image, g_bytes_get_size (image));
  g_assert_cmpint (g_rename (images, aside), ==, 0);
  g_assert_true (g_file_set_contents (images, "in the way", -1, NULL));
  g_assert_cmpint (studio_call_ledger_end (fixture->library, id, sink, NULL, &rescued, &failure),
                   ==,
                   STUDIO_RECORD_FAILED);
  g_assert_error (failure, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_true (g_bytes_equal (rescued, image));
  g_assert_false (studio_keep_sink_is_torn (sink));
  g_assert_cmpint (g_unlink (images), ==, 0);
  g_assert_cmpint (g_rename (aside, images), ==, 0);
}

typedef struct
{
  const char *message;
  int code;
  gboolean may_be_billed;
  StudioRecordState state;
} StateCase;

static void
test_states (void)
{
  const StateCase cases[] = {
    { "Refused.", STUDIO_ERROR_CONTENT_REFUSED, FALSE, STUDIO_RECORD_REFUSED },
    { "Blocked.", STUDIO_ERROR_WORDING_BLOCKED, FALSE, STUDIO_RECORD_REFUSED },
    { "Late.", STUDIO_ERROR_TIMEOUT, TRUE, STUDIO_RECORD_UNKNOWN },
    { "Offline.", STUDIO_ERROR_OFFLINE, FALSE, STUDIO_RECORD_FAILED },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StudioExchange exchange = { .may_be_billed = cases[i].may_be_billed };
      g_autoptr (GError) error = studio_error_new_for_exchange (
          (StudioErrorCode) cases[i].code, &exchange, "%s", cases[i].message);
      g_assert_cmpint (studio_call_ledger_find_state (error), ==, cases[i].state);
    }
  g_autoptr (GError) cancelled = g_error_new_literal (
      G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled.");
  g_assert_cmpint (studio_call_ledger_find_state (cancelled), ==, STUDIO_RECORD_CANCELLED);
}

static void
note_rows_cb (G_GNUC_UNUSED GdkPixbuf *pixbuf, int n_rows, gpointer data)
{
  g_array_append_val ((GArray *) data, n_rows);
}

static gboolean
is_told_of_12 (gpointer seen)
{
  GArray *array = seen;
  return array->len > 0 && g_array_index (array, int, array->len - 1) == 12;
}

/* Whatever comes between two announcements is one, and nothing is forgotten. */
static void
test_mailbox_pace (void)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 64);
  StudioRowMailbox *mailbox = studio_row_mailbox_new (note_rows_cb, seen);

  studio_row_mailbox_post (pixbuf, 0, mailbox);
  studio_test_drain ();
  g_assert_cmpuint (seen->len, ==, 1);
  for (int n_rows = 1; n_rows <= 12; n_rows++)
    studio_row_mailbox_post (pixbuf, n_rows, mailbox);
  studio_test_wait_until (is_told_of_12, seen);
  g_assert_cmpuint (seen->len, ==, 2);
  studio_row_mailbox_post (pixbuf, 63, mailbox);
  studio_row_mailbox_post (pixbuf, 64, mailbox);
  studio_test_drain ();
  g_assert_cmpuint (seen->len, ==, 3);
  g_assert_cmpint (g_array_index (seen, int, 2), ==, 64);

  /* At the end nothing waits for its time, and nothing is told twice. */
  studio_row_mailbox_post (pixbuf, 20, mailbox);
  studio_row_mailbox_flush (mailbox);
  studio_row_mailbox_flush (mailbox);
  g_assert_cmpuint (seen->len, ==, 4);
  g_assert_cmpint (g_array_index (seen, int, 3), ==, 20);
  studio_row_mailbox_close (mailbox);
}

static void
test_mailbox (void)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 4);
  StudioRowMailbox *mailbox = studio_row_mailbox_new (note_rows_cb, seen);

  studio_row_mailbox_post (pixbuf, 1, mailbox);
  studio_row_mailbox_post (pixbuf, 3, mailbox);
  studio_test_drain ();
  studio_row_mailbox_post (pixbuf, 4, mailbox);
  studio_test_drain ();
  g_assert_cmpuint (seen->len, ==, 2);
  g_assert_cmpint (g_array_index (seen, int, 0), ==, 3);
  g_assert_cmpint (g_array_index (seen, int, 1), ==, 4);

  /* News under way when it closes reach nobody. */
  studio_row_mailbox_post (pixbuf, 4, mailbox);
  studio_row_mailbox_close (mailbox);
  studio_test_drain ();
  g_assert_cmpuint (seen->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                      \
  g_test_add (name,                          \
              StudioServiceFixture,          \
              NULL,                          \
              studio_service_fixture_set_up, \
              func,                          \
              studio_service_fixture_tear_down)
  ADD ("/keep-sink/whole-image-of-a-failed-exchange", test_whole_image_of_a_failed_exchange);
  ADD ("/keep-sink/torn-image", test_torn_image);
  ADD ("/keep-sink/several-images", test_several_images);
  ADD ("/keep-sink/several-images-into-files", test_several_images_into_files);
  ADD ("/keep-sink/trace", test_trace);
  ADD ("/call-ledger/not-sent", test_not_sent);
  ADD ("/keep-sink/full-disk", test_full_disk);
  ADD ("/keep-sink/room-again", test_room_again);
  ADD ("/keep-sink/no-file", test_no_file);
  ADD ("/keep-sink/no-file-but-later", test_no_file_but_later);
  ADD ("/keep-sink/folder-gone", test_folder_gone);
#undef ADD
  g_test_add_func ("/call-ledger/states", test_states);
  g_test_add_func ("/row-mailbox/announces-once", test_mailbox);
  g_test_add_func ("/row-mailbox/pace", test_mailbox_pace);
  return g_test_run ();
}
