/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

static void
note_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer log)
{
  g_string_append_printf (log, "%" G_GINT64_FORMAT " ", id);
}

static void
test_kept (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GString) added = g_string_new (NULL);
  g_signal_connect (self->library, "added", G_CALLBACK (note_cb), added);

  gint64 id = studio_library_fixture_add (self->library, "a fox");
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_QUEUED);
  studio_clock_advance (self->clock, 1000);
  g_assert_true (studio_library_mark_sent (self->library, id, &error));
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_SENT);
  g_autoptr (StudioPart) part = studio_library_open_part (self->library, id, &error);
  g_assert_no_error (error);
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_RECEIVING);
  studio_part_write (part, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  studio_clock_advance (self->clock, 2000);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, (gint64) g_bytes_get_size (bytes) };
  StudioAnswerFacts facts = { 200, "request-7", "a red fox", NULL };
  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (added->str, ==, "");
  studio_test_drain ();
  g_assert_cmpstr (added->str, ==, "1 ");

  studio_library_fixture_assert_file (self->paths, "images/2026/11/1.png", bytes);
  studio_library_fixture_assert_no_file (self->paths, "incoming/1.part");
  studio_library_fixture_reopen (self);
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, &error);
  g_assert_no_error (error);
  StudioRequest *request = studio_record_get_request (record);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a fox");
  g_assert_cmpstr (studio_record_get_negative_prompt (record), ==, "blur");
  g_assert_cmpuint (studio_request_get_seed (request), ==, 4294967295u);
  g_assert_cmpint ((int) studio_request_get_aspect_ratio (request), ==, STUDIO_ASPECT_RATIO_3_2);
  g_assert_cmpstr (studio_request_get_model (request), ==, STUDIO_DEFAULT_MODEL);
  g_assert_cmpstr (studio_record_get_host (record), ==, "us.inference.heroku.com");
  g_assert_cmpint (studio_record_get_duration_us (record), ==, 2000);
  g_assert_cmpuint (studio_record_get_http_status (record), ==, 200);
  g_assert_cmpstr (studio_record_get_request_id (record), ==, "request-7");
  g_assert_cmpstr (studio_record_get_revised_prompt (record), ==, "a red fox");
  g_assert_cmpint (studio_record_get_info (record)->width, ==, 30);
  g_autofree char *path = studio_library_dup_image_path (self->library, record);
  g_assert_true (g_str_has_suffix (path, "/library/images/2026/11/1.png"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* The extension says what the bytes are, not what was asked for. */
static void
test_kept_jpeg (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("stand-in", 8);
  gint64 id = studio_library_fixture_add (self->library, "a fox");
  g_autoptr (StudioPart) part = studio_library_fixture_receive (self->library, id, bytes, 8);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_JPEG, 3, 2, 8 };
  StudioAnswerFacts facts = { .http_status = 200 };

  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_no_error (error);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/1.jpg", bytes);
  g_assert_false (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
}

static void
end_with (StudioLibraryFixture *self, StudioRecordState state, const GError *reason)
{
  g_autoptr (GError) error = NULL;
  gint64 id = studio_library_fixture_add (self->library, "a fox");
  g_assert_true (studio_library_mark_sent (self->library, id, &error));
  g_assert_true (studio_library_end (self->library, id, state, reason, &error));
  g_assert_no_error (error);
  studio_library_fixture_assert_state (self->library, id, state);
  g_assert_false (studio_library_end (self->library, id, state, reason, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
}

static void
test_ended (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioExchange exchange = { .http_status = 403, .request_id = "request-9" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reason = studio_error_new_for_exchange (
      STUDIO_ERROR_CONTENT_REFUSED, &exchange, "%s", "It was refused.");
  g_autoptr (GString) changed = g_string_new (NULL);
  g_signal_connect (self->library, "changed", G_CALLBACK (note_cb), changed);

  end_with (self, STUDIO_RECORD_REFUSED, reason);
  end_with (self, STUDIO_RECORD_FAILED, reason);
  end_with (self, STUDIO_RECORD_CANCELLED, NULL);
  end_with (self, STUDIO_RECORD_UNKNOWN, reason);
  studio_test_drain ();
  g_assert_cmpstr (changed->str, ==, "1 2 3 4 ");
  g_autoptr (StudioRecord) record = studio_library_load (self->library, 1, &error);
  g_assert_cmpuint (studio_record_get_http_status (record), ==, 403);
  g_assert_cmpstr (studio_record_get_request_id (record), ==, "request-9");
  g_assert_cmpstr (studio_record_get_error_name (record), ==, "content-refused");
  g_assert_cmpstr (studio_record_get_error_message (record), ==, "It was refused.");
  g_assert_null (studio_library_dup_image_path (self->library, record));

  StudioQuery query = { .states = 1u << STUDIO_RECORD_REFUSED | 1u << STUDIO_RECORD_UNKNOWN };
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 2);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 0);
}

/* A torn image is set aside, an empty part goes away, a whole image is kept after all. */
static void
test_ended_with_bytes (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (bytes, 0, 50);
  gsize sizes[] = { 50, 0, g_bytes_get_size (bytes) };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gint64 id = studio_library_fixture_add (self->library, "a fox");
      g_autoptr (StudioPart) part = studio_library_fixture_receive (
          self->library, id, bytes, sizes[i]);
      g_assert_true (studio_library_end (self->library, id, STUDIO_RECORD_UNKNOWN, NULL, &error));
      g_assert_no_error (error);
    }
  studio_library_fixture_assert_state (self->library, 1, STUDIO_RECORD_UNKNOWN);
  studio_library_fixture_assert_file (self->paths, "incoming/1.broken", torn);
  studio_library_fixture_assert_no_file (self->paths, "incoming/1.part");
  studio_library_fixture_assert_state (self->library, 2, STUDIO_RECORD_UNKNOWN);
  studio_library_fixture_assert_no_file (self->paths, "incoming/2.part");
  studio_library_fixture_assert_no_file (self->paths, "incoming/2.broken");
  studio_library_fixture_assert_state (self->library, 3, STUDIO_RECORD_KEPT);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/3.png", bytes);
}

static void
test_wrong_order (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = studio_library_fixture_keep (self->library, "a fox");

  g_assert_false (studio_library_mark_sent (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (studio_library_open_part (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (studio_library_end (self->library, 99, STUDIO_RECORD_FAILED, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (studio_library_load (self->library, 99, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is no image 99 in the library.");
}

static void
test_lists (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 wanted[] = { 2, 77, 1 };
  StudioQuery limited = { .limit = 2 };
  StudioQuery starred = { .starred_only = TRUE };
  g_autoptr (GString) changed = g_string_new (NULL);

  for (int i = 0; i < 3; i++)
    studio_library_fixture_keep (self->library, "a fox");
  g_signal_connect (self->library, "changed", G_CALLBACK (note_cb), changed);
  g_autoptr (GArray) ids = studio_library_list_ids (self->library, &limited, &error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 2);

  g_assert_true (studio_library_set_starred (self->library, 2, TRUE, &error));
  studio_test_drain ();
  g_assert_cmpstr (changed->str, ==, "2 ");
  g_assert_cmpuint (studio_library_fixture_count (self->library, &starred), ==, 1);
  g_signal_handlers_disconnect_by_data (self->library, changed);
  g_assert_true (studio_library_set_starred (self->library, 2, FALSE, &error));
  g_assert_cmpuint (studio_library_fixture_count (self->library, &starred), ==, 0);
  g_assert_false (studio_library_set_starred (self->library, 99, TRUE, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_autoptr (GPtrArray) records = studio_library_load_many (self->library, wanted, 3, &error);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpint (studio_record_get_id (g_ptr_array_index (records, 0)), ==, 2);
  g_assert_cmpint (studio_record_get_id (g_ptr_array_index (records, 1)), ==, 1);
}

static void
test_two_libraries (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioLibrary *other = studio_library_fixture_open (self);
  gint64 mine = studio_library_fixture_add (self->library, "mine");
  guint n_unknown = 9;

  studio_library_fixture_keep (other, "theirs");
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
  g_assert_true (studio_library_mark_sent (self->library, mine, &error));
  /* The owner of the row lives, so it is nobody else's to end. */
  g_assert_true (studio_library_recover (other, NULL, &n_unknown, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_unknown, ==, 0);
  studio_library_fixture_assert_state (other, mine, STUDIO_RECORD_SENT);
  studio_test_drain ();
  studio_test_assert_finalized (other);
  g_assert_true (studio_library_get_paths (self->library) == self->paths);
}

static gpointer
keep_some_cb (gpointer library)
{
  for (int i = 0; i < 10; i++)
    studio_library_fixture_keep (library, "a fox");
  return NULL;
}

static void
test_threads (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioLibrary *other = studio_library_fixture_open (self);
  GThread *threads[] = {
    g_thread_new ("one", keep_some_cb, self->library),
    g_thread_new ("two", keep_some_cb, self->library),
    g_thread_new ("three", keep_some_cb, other),
  };
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 30);
  studio_test_drain ();
  studio_test_assert_finalized (other);
}

/* With the database gone, new ids must not run into the files of old ones. */
static void
test_database_removed (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  studio_library_fixture_keep (self->library, "a fox");
  studio_library_fixture_keep (self->library, "a fox");
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
  studio_library_fixture_write (self->paths, "incoming/7.broken", bytes);

  self->library = studio_library_fixture_open (self);
  g_assert_cmpint (studio_library_fixture_keep (self->library, "another"), ==, 8);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/2.png", bytes);
}

/* A row that somebody changed by hand leads to no file outside of the library. */
static void
test_path_outside (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  g_assert_true (
      studio_database_execute (self->library->writer,
                               "UPDATE calls SET path = 'images/../../../etc/passwd',"
                               " aspect_ratio = 'odd', seed = -4, width = -1, state = 'kept'",
                               "Changing",
                               &error));
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, &error);
  g_assert_no_error (error);
  g_assert_null (studio_record_get_path (record));
  g_assert_cmpint (studio_record_get_info (record)->width, ==, 0);
  g_assert_true (studio_library_trash (self->library, id, &error));
  g_assert_no_error (error);
}

#define ADD(path, func)                      \
  g_test_add (path,                          \
              StudioLibraryFixture,          \
              NULL,                          \
              studio_library_fixture_set_up, \
              func,                          \
              studio_library_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/library/kept", test_kept);
  ADD ("/library/kept-jpeg", test_kept_jpeg);
  ADD ("/library/ended", test_ended);
  ADD ("/library/ended-with-bytes", test_ended_with_bytes);
  ADD ("/library/wrong-order", test_wrong_order);
  ADD ("/library/lists", test_lists);
  ADD ("/library/two-libraries", test_two_libraries);
  ADD ("/library/threads", test_threads);
  ADD ("/library/database-removed", test_database_removed);
  ADD ("/library/path-outside", test_path_outside);
  return g_test_run ();
}
