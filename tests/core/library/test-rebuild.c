/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-image-folder.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-replay.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

/* A database that is gone comes back from the journals and the files. */

static void
close_library (StudioLibraryFixture *self)
{
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
}

static void
remove_database (StudioLibraryFixture *self)
{
  close_library (self);
  g_assert_cmpint (g_unlink (studio_paths_get_database (self->paths)), ==, 0);
}

static const StudioRebuildReport *
rebuild (StudioLibraryFixture *self)
{
  remove_database (self);
  self->library = studio_library_fixture_open (self);
  g_assert_cmpint (studio_library_get_origin (self->library), ==, STUDIO_LIBRARY_REBUILT);
  return studio_library_get_rebuild_report (self->library);
}

static StudioRecord *
load (StudioLibraryFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  StudioRecord *record = studio_library_load (self->library, id, &error);
  g_assert_no_error (error);
  return record;
}

static void
recover (StudioLibraryFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_library_recover (self->library, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
write_text (StudioLibraryFixture *self, const char *relative, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  studio_library_fixture_write (self->paths, relative, bytes);
}

static void
assert_same (StudioRecord *one, StudioRecord *other)
{
  guint n_pspecs = 0;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (one),
                                                                   &n_pspecs);

  for (guint i = 0; i < n_pspecs; i++)
    {
      g_auto (GValue) a = G_VALUE_INIT;
      g_auto (GValue) b = G_VALUE_INIT;
      g_object_get_property (G_OBJECT (one), pspecs[i]->name, &a);
      g_object_get_property (G_OBJECT (other), pspecs[i]->name, &b);
      if (G_VALUE_HOLDS_OBJECT (&a))
        continue;
      if (g_param_values_cmp (pspecs[i], &a, &b) != 0)
        g_error ("%s differs", pspecs[i]->name);
    }
}

static gint64
add_with_details (StudioLibraryFixture *self, gint64 parent, gint64 run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_request_new (
      "a \"fox\"\nin the 雪", "blur", STUDIO_ASPECT_RATIO_9_21, 17, STUDIO_OUTPUT_FORMAT_JPEG, "m");
  const StudioCallDetails details = {
    .template = "a {fox,hare}",
    .parent = parent,
    .run = run,
    .begins_run = run == 0,
    .price_micros = 80000,
  };
  gint64 id = studio_library_add_with_details (self->library, request, "host", &details, &error);
  g_assert_no_error (error);
  return id;
}

static void
fail (StudioLibraryFixture *self, gint64 id, StudioRecordState state)
{
  const StudioExchange exchange = { .http_status = 503, .request_id = "request-9" };
  g_autoptr (GError) reason = studio_error_new_for_exchange (
      STUDIO_ERROR_SERVER, &exchange, "The service is “down”.");
  g_assert_true (studio_library_mark_sent (self->library, id, NULL));
  studio_clock_advance (self->clock, 3000);
  g_assert_true (studio_library_end (self->library, id, state, reason, NULL));
}

/* Everything that a person or the program knows of a call comes back. */
static void
test_round_trip (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const tags[] = { "red", "für Ada", NULL };
  const StudioEdit edit = {
    .mask = STUDIO_EDIT_STARRED | STUDIO_EDIT_RATING | STUDIO_EDIT_NOTE | STUDIO_EDIT_TAGS,
    .starred = TRUE,
    .rating = 5,
    .note = "line one\nline \"two\"",
    .add_tags = tags,
  };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 kept = studio_library_fixture_keep (self->library, "an owl");
  gint64 trashed = studio_library_fixture_keep (self->library, "a lynx");

  g_assert_true (studio_library_edit (self->library, &kept, 1, &edit, NULL));
  g_assert_true (studio_library_trash (self->library, trashed, NULL));
  gint64 first = add_with_details (self, kept, 0);
  fail (self, first, STUDIO_RECORD_FAILED);
  fail (self, add_with_details (self, 0, first), STUDIO_RECORD_REFUSED);
  fail (self, add_with_details (self, 0, first), STUDIO_RECORD_UNKNOWN);
  fail (self, add_with_details (self, 0, first), STUDIO_RECORD_CANCELLED);
  for (gint64 id = 1; id <= 6; id++)
    g_ptr_array_add (before, load (self, id));

  const StudioRebuildReport *report = rebuild (self);
  g_assert_cmpuint (report->n_calls, ==, 6);
  g_assert_cmpuint (report->n_images, ==, 2);
  g_assert_cmpuint (
      report->n_missing + report->n_found + report->n_not_images + report->n_bad_lines, ==, 0);
  for (guint i = 0; i < before->len; i++)
    {
      g_autoptr (StudioRecord) after = load (self, (gint64) i + 1);
      assert_same (g_ptr_array_index (before, i), after);
    }
  g_assert_true (studio_library_restore (self->library, trashed, NULL));
  g_assert_cmpint (studio_library_fixture_add (self->library, "the next"), ==, 7);
}

/* What a call was when the process died is what recovery finds. */
static void
test_under_way (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gsize size = g_bytes_get_size (bytes);
  gint64 queued = studio_library_fixture_add (self->library, "queued");
  gint64 sent = studio_library_fixture_add (self->library, "sent");
  gint64 whole = studio_library_fixture_add (self->library, "whole");
  gint64 torn = studio_library_fixture_add (self->library, "torn");

  g_assert_true (studio_library_mark_sent (self->library, sent, NULL));
  studio_part_free (studio_library_fixture_receive (self->library, whole, bytes, size));
  studio_part_free (studio_library_fixture_receive (self->library, torn, bytes, size / 2));
  rebuild (self);
  studio_library_fixture_assert_state (self->library, sent, STUDIO_RECORD_SENT);
  recover (self);
  studio_library_fixture_assert_state (self->library, queued, STUDIO_RECORD_CANCELLED);
  studio_library_fixture_assert_state (self->library, sent, STUDIO_RECORD_UNKNOWN);
  studio_library_fixture_assert_state (self->library, whole, STUDIO_RECORD_KEPT);
  studio_library_fixture_assert_state (self->library, torn, STUDIO_RECORD_UNKNOWN);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/3.png", bytes);
  g_autoptr (StudioRecord) record = load (self, whole);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "whole");
}

/* Killed after the journal said kept and before the file got its name. */
static void
test_between (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  g_autofree char *image = g_build_filename (
      studio_paths_get_images_dir (self->paths), "2026", "11", "1.png", NULL);
  g_autofree char *part = g_build_filename (
      studio_paths_get_incoming_dir (self->paths), "1.part", NULL);

  g_assert_cmpint (g_rename (image, part), ==, 0);
  const StudioRebuildReport *report = rebuild (self);
  g_assert_cmpuint (report->n_missing, ==, 0);
  recover (self);
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_KEPT);
  studio_library_fixture_assert_file (self->paths, "images/2026/11/1.png", bytes);
  studio_library_fixture_assert_no_file (self->paths, "incoming/1.part");
}

/* A file whose journal never said kept, because the disk was full then. */
static void
test_not_said (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  g_assert_true (studio_library_mark_sent (self->library, id, NULL));
  studio_library_fixture_write (self->paths, "images/2026/11/1.png", bytes);
  const StudioRebuildReport *report = rebuild (self);
  g_assert_cmpuint (report->n_images, ==, 1);
  g_assert_cmpuint (report->n_found, ==, 0);
  g_autoptr (StudioRecord) record = load (self, id);
  g_assert_cmpint (studio_record_get_state (record), ==, STUDIO_RECORD_KEPT);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a fox");
  g_assert_cmpint (studio_record_get_info (record)->width, ==, 30);
}

static void
test_missing_and_changed (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autofree char *image = g_build_filename (
      studio_paths_get_images_dir (self->paths), "2026", "11", "1.png", NULL);

  for (int i = 0; i < 3; i++)
    studio_library_fixture_keep (self->library, "a fox");
  g_assert_cmpint (g_unlink (image), ==, 0);
  write_text (self, "images/2026/11/2.png", "not an image");
  const StudioRebuildReport *report = rebuild (self);
  g_assert_cmpuint (report->n_missing, ==, 1);
  g_assert_cmpuint (report->n_not_images, ==, 1);
  g_assert_cmpuint (report->n_images, ==, 1);
  g_autoptr (StudioRecord) missing = load (self, 1);
  g_autoptr (StudioRecord) changed = load (self, 2);
  g_autoptr (StudioRecord) good = load (self, 3);
  g_assert_cmpint (studio_record_get_problem (missing), ==, STUDIO_RECORD_PROBLEM_MISSING);
  g_assert_cmpint (studio_record_get_problem (changed), ==, STUDIO_RECORD_PROBLEM_CHANGED);
  g_assert_cmpint (studio_record_get_problem (good), ==, STUDIO_RECORD_PROBLEM_NONE);
  g_assert_cmpint (studio_record_get_state (missing), ==, STUDIO_RECORD_KEPT);
}

/* Files that no journal knows are taken in, and the journal is told of them. */
static void
test_found (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();

  studio_library_fixture_write (self->paths, "images/2025/03/7.png", bytes);
  studio_library_fixture_write (self->paths, "images/2025/03/cover.png", bytes);
  studio_library_fixture_write (self->paths, "trash/9.png", bytes);
  studio_library_fixture_write (self->paths, "incoming/11.part", bytes);
  write_text (self, "images/2025/03/8.png", "not an image");
  const StudioRebuildReport *report = rebuild (self);
  g_assert_cmpuint (report->n_calls, ==, 3);
  g_assert_cmpuint (report->n_found, ==, 2);
  g_assert_cmpuint (report->n_not_images, ==, 1);
  recover (self);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (StudioRecord) image = load (self, 7);
      g_autoptr (StudioRecord) trashed = load (self, 9);
      g_autoptr (StudioRecord) part = load (self, 11);
      g_assert_cmpint (studio_record_get_source (image), ==, STUDIO_RECORD_SOURCE_IMPORT);
      g_assert_cmpstr (studio_record_get_path (image), ==, "images/2025/03/7.png");
      g_assert_cmpint (studio_record_get_created_us (image), >, 0);
      g_assert_cmpint (studio_request_get_aspect_ratio (studio_record_get_request (image)),
                       ==,
                       STUDIO_ASPECT_RATIO_3_2);
      g_assert_true (studio_record_get_trashed (trashed));
      g_assert_cmpint (studio_record_get_state (part), ==, STUDIO_RECORD_KEPT);
      g_assert_cmpint (studio_library_fixture_add (self->library, "next"), ==, 12 + i);
      report = i == 0 ? rebuild (self) : report;
    }
  g_assert_cmpuint (report->n_found, ==, 0);
}

/* What somebody wrote into a journal does no harm beyond its own words. */
static void
test_hostile (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char lines[] =
      "{\"id\":1,\"set\":{\"state\":\"kept\",\"path\":\"images/../../../etc/passwd\",\"seed\":-4}}\n"
      "{\"id\":2,\"set\":{\"state\":\"owned\",\"rating\":99,\"width\":-7,\"owner\":\"../x\"}}\n"
      "{\"id\":3,\"set\":{\"state\":\"sent\",\"path\":\"images/2026/11/4.png\",\"trashed_us\":-5}}\n"
      "{\"id\":4,\"set\":{\"prompt\":7,\"seed\":\"x\",\"source\":\"me\",\"sha256\":\"XYZ\","
      "\"tags\":\"b\\na\\na\",\"problem\":\"odd\",\"moved_to\":-1,\"image_format\":\"exe\"}}\n"
      "{\"id\":9223372036854775807,\"set\":{}}\n"
      "rm -rf /\n"
      "{\"id\":5,\"set\":{\"state\":\"failed\",\"path\":\"images/2026/11/5.png/../../x\"}}\n"
      "{\"id\":6,\"set\":{\"state\":\"failed\",\"path\":\"images/2026/11/6.png\"}}";

  write_text (self, "images/2026/11/calls.jsonl", lines);
  const StudioRebuildReport *report = rebuild (self);
  g_assert_cmpuint (report->n_calls, ==, 6);
  g_assert_cmpuint (report->n_bad_lines, ==, 2);
  g_autoptr (StudioRecord) kept = load (self, 1);
  g_assert_cmpstr (studio_record_get_path (kept), ==, "images/2026/11/1.png");
  g_assert_cmpint (studio_record_get_problem (kept), ==, STUDIO_RECORD_PROBLEM_MISSING);
  g_autoptr (StudioRecord) odd = load (self, 2);
  g_assert_cmpint (studio_record_get_state (odd), ==, STUDIO_RECORD_UNKNOWN);
  g_assert_cmpint (studio_record_get_rating (odd), ==, 5);
  g_autoptr (StudioRecord) texts = load (self, 4);
  g_assert_cmpstr (studio_record_get_tags (texts), ==, "a\nb");
  g_assert_null (studio_record_get_sha256 (texts));
  g_autoptr (StudioRecord) path = load (self, 5);
  g_assert_null (studio_record_get_path (path));
  g_autoptr (StudioRecord) own = load (self, 6);
  g_assert_cmpstr (studio_record_get_path (own), ==, "images/2026/11/6.png");
  recover (self);
  studio_library_fixture_assert_state (self->library, 3, STUDIO_RECORD_UNKNOWN);
  g_assert_cmpint (studio_library_fixture_add (self->library, "next"), ==, 7);
}

/* The month of another library was copied beside ours: its calls get other ids. */
static void
test_two_libraries (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autofree char *lines = g_strdup_printf (
      "{\"id\":1,\"set\":{\"state\":\"kept\",\"prompt\":\"theirs\",\"n_bytes\":%d,\"parent\":2,"
      "\"path\":\"images/2027/01/1.png\",\"image_format\":\"png\"}}\n"
      "{\"id\":2,\"set\":{\"state\":\"failed\",\"prompt\":\"their failure\"}}\n",
      (int) g_bytes_get_size (bytes));
  const StudioRebuildReport *report = NULL;

  studio_library_fixture_keep (self->library, "mine");
  studio_library_fixture_keep (self->library, "mine too");
  write_text (self, "images/2027/01/calls.jsonl", lines);
  studio_library_fixture_write (self->paths, "images/2027/01/1.png", bytes);
  /* The second time everything is in its place. */
  for (int i = 0; i < 2; i++)
    {
      report = rebuild (self);
      g_assert_cmpuint (report->n_moved, ==, i == 0 ? 2 : 0);
      g_assert_cmpuint (report->n_calls, ==, 4);
      g_assert_cmpuint (report->n_images, ==, 3);
      g_assert_cmpuint (report->n_missing, ==, 0);
      g_autoptr (GArray) ids = studio_library_list_ids (self->library, NULL, NULL);
      g_assert_cmpuint (ids->len, ==, 3);
      gint64 moved = MAX (g_array_index (ids, gint64, 0), g_array_index (ids, gint64, 2));
      g_autoptr (StudioRecord) record = load (self, moved);
      g_autofree char *path = studio_library_dup_image_path (self->library, record);
      g_assert_cmpint (moved, >, 2);
      g_assert_cmpstr (studio_record_get_prompt (record), ==, "theirs");
      g_assert_cmpint (studio_record_get_parent (record), ==, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  studio_library_fixture_assert_no_file (self->paths, "images/2027/01/1.png");

  /* As if killed before the file got its new name. */
  g_autoptr (StudioRecord) theirs = load (self, 3);
  gint64 id = g_strcmp0 (studio_record_get_prompt (theirs), "theirs") == 0 ? 3 : 4;
  g_autoptr (StudioRecord) record = load (self, id);
  g_autofree char *path = studio_library_dup_image_path (self->library, record);
  g_autofree char *old = g_build_filename (
      studio_paths_get_images_dir (self->paths), "2027", "01", "1.png", NULL);
  g_assert_cmpint (g_rename (path, old), ==, 0);
  report = rebuild (self);
  g_assert_cmpuint (report->n_missing, ==, 0);
  g_assert_cmpuint (report->n_images, ==, 3);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
count_cb (G_GNUC_UNUSED guint64 n_done, G_GNUC_UNUSED guint64 n_all, gpointer count)
{
  *(guint *) count += 1;
}

static void
test_cancel (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_told = 0;
  const StudioLibraryOpening opening = {
    .progress = count_cb,
    .progress_data = &n_told,
    .cancellable = cancellable,
  };

  studio_library_fixture_keep (self->library, "a fox");
  remove_database (self);
  g_cancellable_cancel (cancellable);
  g_assert_null (studio_library_open_with (self->paths, self->clock, NULL, &opening, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  studio_library_fixture_assert_no_file (self->paths, "library.db.new");
  studio_library_fixture_assert_no_file (self->paths, "library.db");
  g_assert_cmpuint (n_told, >, 0);
  g_cancellable_reset (cancellable);
  self->library = studio_library_open_with (self->paths, self->clock, NULL, &opening, NULL);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 1);
}

/* One that is good is made anew as well, and what only it knew is not lost. */
static void
test_anew (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const StudioLibraryOpening opening = { .flags = STUDIO_LIBRARY_OPEN_ANEW };

  studio_library_fixture_keep (self->library, "a fox");
  g_assert_null (studio_library_get_aside (self->library));
  g_assert_true (studio_database_execute (
      self->library->writer, "UPDATE calls SET note = 'by hand'", "Changing", NULL));
  StudioLibrary *other = studio_library_open_with (
      self->paths, self->clock, NULL, &opening, &error);
  g_assert_no_error (error);
  g_assert_cmpint (studio_library_get_origin (other), ==, STUDIO_LIBRARY_REBUILT);
  g_assert_true (g_str_has_suffix (studio_library_get_aside (other), "library.db.old-1"));
  g_assert_true (g_file_test (studio_library_get_aside (other), G_FILE_TEST_EXISTS));
  /* The one that was open goes on in the new database. */
  g_assert_true (studio_library_set_starred (self->library, 1, TRUE, &error));
  g_autoptr (StudioRecord) record = studio_library_load (other, 1, &error);
  g_assert_cmpstr (studio_record_get_note (record), ==, "by hand");
  g_assert_true (studio_record_get_starred (record));
  studio_test_drain ();
  studio_test_assert_finalized (other);
}

static void
test_folder_names (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const char *extension = NULL;
  gint64 largest = 0;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();

  g_assert_cmpint (studio_image_folder_parse_name ("12.png", &extension), ==, 12);
  g_assert_cmpstr (extension, ==, "png");
  g_assert_cmpint (studio_image_folder_parse_name ("012.png", &extension), ==, 0);
  g_assert_null (extension);
  g_assert_cmpint (studio_image_folder_parse_name ("12", &extension), ==, 0);
  g_assert_cmpint (studio_image_folder_parse_name ("-1.png", &extension), ==, 0);
  g_assert_cmpint (studio_image_folder_parse_name ("+1.png", &extension), ==, 0);
  g_assert_cmpint (studio_image_folder_parse_name ("99999999999999999999.png", &extension), ==, 0);
  g_autofree char *month = studio_image_folder_name_month (STUDIO_LIBRARY_FIXTURE_NOW_US);
  g_assert_cmpstr (month, ==, "images/2026/11");
  g_autofree char *never = studio_image_folder_name_month (G_MAXINT64);
  g_assert_true (g_str_has_prefix (never, "images/"));

  studio_library_fixture_write (self->paths, "images/2025/12/3.png", bytes);
  studio_library_fixture_write (self->paths, "images/2025/02/4.png", bytes);
  studio_library_fixture_write (self->paths, "images/2025/02/5.txt", bytes);
  studio_library_fixture_write (self->paths, "images/2025/x/6.png", bytes);
  studio_library_fixture_write (self->paths, "images/new/02/7.png", bytes);
  g_autoptr (GPtrArray) months = studio_image_folder_list_months (
      studio_paths_get_images_dir (self->paths));
  g_assert_cmpuint (months->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (months, 0), ==, "images/2025/02");
  g_autofree char *path = studio_library_dup_path (self->library, "images/2025/02");
  g_autoptr (GHashTable) files = studio_image_folder_list (path, NULL, &largest);
  g_assert_cmpuint (g_hash_table_size (files), ==, 1);
  g_assert_cmpint (largest, ==, 5);
}

static void
test_replay (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReplay) replay = studio_replay_new ("images/2026/11");
  g_autofree char *path = studio_library_dup_path (self->library, "images/2026/11/calls.jsonl");
  gint64 id = 5;

  g_assert_true (studio_replay_read (replay, path, &error));
  g_assert_cmpint (studio_replay_get_largest_id (replay), ==, 0);
  write_text (self,
              "images/2026/11/calls.jsonl",
              "{\"id\":5,\"set\":{\"prompt\":\"one\",\"seed\":3}}\nx\n"
              "{\"id\":5,\"set\":{\"prompt\":\"two\",\"file_name\":\"fox.webp\"}}\n"
              "{\"id\":5,\"set\":{\"file_name\":\"../fox.webp\"}}\n");
  g_assert_true (studio_replay_read (replay, path, &error));
  g_assert_no_error (error);
  const StudioSnapshot *snapshot = g_hash_table_lookup (studio_replay_get_calls (replay), &id);
  g_assert_cmpstr (snapshot->texts[STUDIO_COLUMN_PROMPT], ==, "two");
  g_assert_cmpint (snapshot->numbers[STUDIO_COLUMN_SEED], ==, 3);
  g_assert_cmpstr (snapshot->texts[STUDIO_COLUMN_FILE_NAME], ==, "fox.webp");
  g_assert_cmpuint (studio_replay_get_n_bad (replay), ==, 1);
  g_assert_cmpint (studio_replay_get_largest_id (replay), ==, 5);
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
  ADD ("/rebuild/round-trip", test_round_trip);
  ADD ("/rebuild/under-way", test_under_way);
  ADD ("/rebuild/between", test_between);
  ADD ("/rebuild/not-said", test_not_said);
  ADD ("/rebuild/missing-and-changed", test_missing_and_changed);
  ADD ("/rebuild/found", test_found);
  ADD ("/rebuild/hostile", test_hostile);
  ADD ("/rebuild/two-libraries", test_two_libraries);
  ADD ("/rebuild/cancel", test_cancel);
  ADD ("/rebuild/anew", test_anew);
  ADD ("/rebuild/folder-names", test_folder_names);
  ADD ("/rebuild/replay", test_replay);
  return g_test_run ();
}
