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

#include <string.h>

static StudioKeepSink *
begin_call (StudioServiceFixture *fixture, gint64 *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (7);

  g_assert_true (studio_call_ledger_begin (fixture->library, request, "127.0.0.1", id, &error));
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

static GBytes *
make_image (void)
{
  return studio_test_images_png (STUDIO_TEST_PNG_RGB, 40, 30, FALSE);
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
  g_assert_cmpint (
      studio_call_ledger_end (fixture->library, id, sink, NULL, &failure), ==, STUDIO_RECORD_KEPT);
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
  g_assert_cmpint (studio_call_ledger_end (fixture->library, id, sink, NULL, &failure),
                   ==,
                   STUDIO_RECORD_UNKNOWN);
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
  studio_call_ledger_end (fixture->library, id, sink, NULL, &failure);
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
#undef ADD
  g_test_add_func ("/call-ledger/states", test_states);
  g_test_add_func ("/row-mailbox/announces-once", test_mailbox);
  return g_test_run ();
}
