/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-disk.h"
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-test-support.h"
#include "studio-verify.h"
#include "studio-write.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
note_cb (const StudioVerifyFinding *finding, gpointer log)
{
  g_string_append_printf (log,
                          "%s:%d%s ",
                          studio_verify_fault_to_string (finding->fault),
                          (int) finding->id,
                          finding->mended ? "+" : "");
}

static void
assert_verified (StudioLibraryFixture *self, gboolean repair, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  const StudioVerifyOptions options = { .repair = repair, .func = note_cb, .user_data = log };
  StudioVerifyReport report;

  g_assert_true (studio_library_verify (self->library, &options, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (log->str, ==, expected);
}

/* Told, mended, and right afterwards. */
static void
assert_mended (StudioLibraryFixture *self, const char *found, const char *mended)
{
  assert_verified (self, FALSE, found);
  assert_verified (self, FALSE, found);
  assert_verified (self, TRUE, mended);
  assert_verified (self, FALSE, "");
}

static void
run (StudioLibraryFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  studio_database_execute (self->library->writer, sql, "Running", &error);
  g_assert_no_error (error);
}

static char *
dup_image_path (StudioLibraryFixture *self, gint64 id)
{
  g_autofree char *name = g_strdup_printf ("images/2026/11/%d.png", (int) id);
  return studio_library_dup_path (self->library, name);
}

static gint64
keep (StudioLibraryFixture *self)
{
  gint64 id = studio_library_fixture_keep (self->library, "a fox");
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autofree char *sql = g_strdup_printf (
      "UPDATE calls SET n_bytes = %d WHERE id = %d", (int) g_bytes_get_size (bytes), (int) id);
  run (self, sql);
  return id;
}

static StudioRecordProblem
get_problem (StudioLibraryFixture *self, gint64 id)
{
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, NULL);
  return studio_record_get_problem (record);
}

static void
count_cb (guint64 n_done, guint64 n_all, gpointer count)
{
  g_assert_cmpuint (n_done, <=, n_all);
  *(guint *) count += 1;
}

static void
test_good (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const tags[] = { "red", NULL };
  const StudioEdit edit = { .mask = STUDIO_EDIT_TAGS, .add_tags = tags };
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gint64 id = keep (self);
  guint n_told = 0;
  const StudioVerifyOptions options = { .progress = count_cb, .user_data = &n_told };
  StudioVerifyReport report;

  g_assert_true (studio_library_trash (self->library, keep (self), NULL));
  g_assert_true (studio_library_edit (self->library, &id, 1, &edit, NULL));
  studio_library_fixture_add (self->library, "queued");
  gint64 receiving = studio_library_fixture_add (self->library, "receiving");
  g_autoptr (StudioPart) part = studio_library_fixture_receive (
      self->library, receiving, bytes, 40);
  gint64 failed = studio_library_fixture_add (self->library, "failed");
  g_assert_true (studio_library_end (self->library, failed, STUDIO_RECORD_FAILED, NULL, NULL));
  assert_verified (self, FALSE, "");
  assert_verified (self, TRUE, "");
  g_assert_true (studio_library_verify (self->library, &options, &report, NULL));
  g_assert_cmpuint (report.n_calls, ==, 5);
  g_assert_cmpuint (report.n_images, ==, 2);
  g_assert_cmpuint (report.n_bytes, ==, 2 * g_bytes_get_size (bytes));
  g_assert_cmpuint (report.n_faults, ==, 0);
  g_assert_cmpuint (n_told, ==, 5);
}

/* The hash of an image that was kept without one is found out with the repair. */
static void
test_hash (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = keep (self);
  g_autofree char *path = dup_image_path (self, id);
  g_autofree char *expected = studio_disk_dup_sha256 (path, NULL, NULL);

  assert_verified (self, TRUE, "");
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, NULL);
  g_assert_cmpstr (studio_record_get_sha256 (record), ==, expected);
  assert_verified (self, FALSE, "");
}

static void
test_files (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 missing = keep (self);
  gint64 torn = keep (self);
  gint64 changed = keep (self);
  g_autofree char *missing_path = dup_image_path (self, missing);
  g_autofree char *torn_path = dup_image_path (self, torn);
  g_autofree char *changed_path = dup_image_path (self, changed);
  g_autofree char *aside = g_strconcat (missing_path, "~", NULL);
  g_autofree char *contents = NULL;
  gsize size = 0;

  assert_verified (self, TRUE, "");
  g_assert_cmpint (g_rename (missing_path, aside), ==, 0);
  g_assert_cmpint (truncate (torn_path, 20), ==, 0);
  g_file_get_contents (changed_path, &contents, &size, NULL);
  contents[size / 2] = (char) (contents[size / 2] + 1);
  g_file_set_contents (changed_path, contents, (gssize) size, NULL);
  g_unlink (aside);
  assert_verified (self, FALSE, "missing:1 changed:2 changed:3 ");
  g_assert_cmpint (get_problem (self, missing), ==, STUDIO_RECORD_PROBLEM_NONE);
  assert_verified (self, TRUE, "missing:1 changed:2 changed:3 ");
  g_assert_cmpint (get_problem (self, missing), ==, STUDIO_RECORD_PROBLEM_MISSING);
  g_assert_cmpint (get_problem (self, torn), ==, STUDIO_RECORD_PROBLEM_CHANGED);
  assert_verified (self, FALSE, "missing:1 changed:2 changed:3 ");

  /* Somebody puts the right files back. */
  contents[size / 2] = (char) (contents[size / 2] - 1);
  g_file_set_contents (missing_path, contents, (gssize) size, NULL);
  g_file_set_contents (torn_path, contents, (gssize) size, NULL);
  g_file_set_contents (changed_path, contents, (gssize) size, NULL);
  assert_mended (self, "marked:1 marked:2 marked:3 ", "marked:1+ marked:2+ marked:3+ ");
  g_assert_cmpint (get_problem (self, missing), ==, STUDIO_RECORD_PROBLEM_NONE);
}

/* Without reading, what has the right size passes. */
static void
test_quick (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioVerifyOptions options = { .quick = TRUE };
  gint64 id = keep (self);
  g_autofree char *path = dup_image_path (self, id);
  g_autofree char *contents = NULL;
  gsize size = 0;
  StudioVerifyReport report;

  g_file_get_contents (path, &contents, &size, NULL);
  memset (contents, 'x', size);
  g_file_set_contents (path, contents, (gssize) size, NULL);
  g_assert_true (studio_library_verify (self->library, &options, &report, NULL));
  g_assert_cmpuint (report.n_faults, ==, 0);
  g_assert_cmpuint (report.n_bytes, ==, 0);
  assert_verified (self, FALSE, "changed:1 ");
}

/* Killed between the move to the trash and the row, or the other way round. */
static void
test_misplaced (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = keep (self);
  gint64 other = keep (self);
  g_autofree char *path = dup_image_path (self, id);
  g_autofree char *other_path = dup_image_path (self, other);
  g_autofree char *trash = studio_library_dup_path (self->library, "trash/1.png");
  g_autofree char *other_trash = studio_library_dup_path (self->library, "trash/2.png");

  g_assert_cmpint (g_rename (path, trash), ==, 0);
  g_assert_true (studio_library_trash (self->library, other, NULL));
  g_assert_cmpint (g_rename (other_trash, other_path), ==, 0);
  assert_mended (self, "misplaced:1 misplaced:2 ", "misplaced:1+ misplaced:2+ ");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other_trash, G_FILE_TEST_EXISTS));
}

static void
test_unknown_files (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  gint64 failed = studio_library_fixture_add (self->library, "a hare");

  g_assert_true (studio_library_end (self->library, failed, STUDIO_RECORD_UNKNOWN, NULL, NULL));
  studio_library_fixture_write (self->paths, "images/2026/11/1.png", bytes);
  assert_verified (self, FALSE, "unknown-file:1 ");
  assert_verified (self, TRUE, "unknown-file:1+ ");
  studio_library_fixture_assert_state (self->library, failed, STUDIO_RECORD_KEPT);

  studio_library_fixture_write (self->paths, "images/2024/02/7.png", bytes);
  assert_mended (self, "unknown-file:7 ", "unknown-file:7+ ");
  studio_library_fixture_write (self->paths, "trash/9.png", bytes);
  assert_mended (self, "unknown-file:9 ", "unknown-file:9+ ");
  g_autoptr (StudioRecord) trashed = studio_library_load (self->library, 9, NULL);
  g_assert_true (studio_record_get_trashed (trashed));
  g_assert_cmpint (studio_library_fixture_add (self->library, "next"), ==, 10);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 2);

  studio_library_fixture_write (self->paths, "images/2026/11/12.png", junk);
  assert_verified (self, TRUE, "unknown-file:12 ");
  studio_library_fixture_assert_file (self->paths, "images/2026/11/12.png", junk);
}

static void
test_leftovers (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  gint64 id = keep (self);
  g_autofree char *path = dup_image_path (self, id);
  g_autofree char *part = studio_library_dup_path (self->library, "incoming/1.part");

  g_assert_cmpint (link (path, part), ==, 0);
  assert_mended (self, "leftover:1 ", "leftover:1+ ");
  studio_library_fixture_assert_no_file (self->paths, "incoming/1.part");

  studio_library_fixture_write (self->paths, "incoming/8.part", bytes);
  assert_mended (self, "leftover:8 ", "leftover:8+ ");
  studio_library_fixture_assert_state (self->library, 8, STUDIO_RECORD_KEPT);
  studio_library_fixture_write (self->paths, "incoming/9.part", junk);
  assert_mended (self, "leftover:9 ", "leftover:9+ ");
  studio_library_fixture_assert_file (self->paths, "incoming/9.broken", junk);

  gint64 failed = studio_library_fixture_add (self->library, "a hare");
  g_assert_true (studio_library_end (self->library, failed, STUDIO_RECORD_UNKNOWN, NULL, NULL));
  g_autofree char *name = g_strdup_printf ("incoming/%d.part", (int) failed);
  g_autofree char *found = g_strdup_printf ("leftover:%d ", (int) failed);
  g_autofree char *mended = g_strdup_printf ("leftover:%d+ ", (int) failed);
  studio_library_fixture_write (self->paths, name, bytes);
  assert_mended (self, found, mended);
  studio_library_fixture_assert_state (self->library, failed, STUDIO_RECORD_KEPT);
}

static void
test_journal (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *journal = studio_library_dup_path (self->library, "images/2026/11/calls.jsonl");
  g_autofree char *contents = NULL;

  keep (self);
  keep (self);
  assert_verified (self, TRUE, "");
  run (self, "UPDATE calls SET note = 'behind its back' WHERE id = 2");
  assert_mended (self, "journal:2 ", "journal:2+ ");
  g_assert_true (g_file_get_contents (journal, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "behind its back"));
  run (self, "UPDATE calls SET note = '' WHERE id = 2");
  assert_mended (self, "journal:2 ", "journal:2+ ");

  g_assert_cmpint (g_unlink (journal), ==, 0);
  assert_mended (self, "journal:1 journal:2 ", "journal:1+ journal:2+ ");

  /* A database that was put back from an old copy. */
  run (self, "DELETE FROM calls WHERE id = 2");
  assert_mended (self, "journal:2 unknown-file:2 ", "journal:2+ ");
  g_autoptr (StudioRecord) record = studio_library_load (self->library, 2, NULL);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a fox");
}

static void
test_older_database (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioEdit edit = { .mask = STUDIO_EDIT_NOTE, .note = "later" };
  gint64 id = studio_library_fixture_add (self->library, "a hare");

  g_assert_true (studio_library_end (self->library, id, STUDIO_RECORD_FAILED, NULL, NULL));
  run (self, "DELETE FROM calls");
  assert_mended (self, "journal:1 ", "journal:1+ ");
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, NULL);
  g_assert_cmpstr (studio_record_get_prompt (record), ==, "a hare");

  g_assert_true (studio_library_edit (self->library, &id, 1, &edit, NULL));
  run (self, "UPDATE calls SET note = 'older', updated_us = updated_us - 1, state = 'sent'");
  assert_mended (self, "journal:1 ", "journal:1+ ");
  g_autoptr (StudioRecord) later = studio_library_load (self->library, id, NULL);
  g_assert_cmpstr (studio_record_get_note (later), ==, "later");
  g_assert_cmpint (studio_record_get_state (later), ==, STUDIO_RECORD_FAILED);
}

static void
test_bad_lines (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk\n", 5);

  studio_library_fixture_write (self->paths, "images/2020/01/calls.jsonl", junk);
  assert_verified (self, TRUE, "journal-line:0 ");
}

static void
test_index (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioQuery query = { .search = "fox" };

  keep (self);
  run (self, "INSERT INTO calls_text (calls_text) VALUES ('delete-all')");
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 0);
  assert_mended (self, "index:0 ", "index:0+ ");
  g_assert_cmpuint (studio_library_fixture_count (self->library, &query), ==, 1);
}

/* Pages overwritten in the middle: told, and nothing else is believed. */
static void
test_damage (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  const char *path = studio_paths_get_database (self->paths);
  const StudioVerifyOptions options = { .repair = TRUE };
  StudioVerifyReport report;
  gsize size = 0;

  for (int i = 0; i < 30; i++)
    keep (self);
  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  memset (contents + 8192, 0xa5, size - 8192);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  self->library = studio_library_open (self->paths, self->clock, NULL, &error);
  if (self->library == NULL)
    {
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN);
      return;
    }
  g_assert_true (studio_library_verify (self->library, &options, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_faults, >, 0);
  g_assert_cmpuint (report.n_mended, ==, 0);
  g_assert_cmpuint (report.n_calls, ==, 0);
}

static void
test_cancel (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const StudioVerifyOptions options = { .cancellable = cancellable };
  StudioVerifyReport report;

  keep (self);
  g_cancellable_cancel (cancellable);
  g_assert_false (studio_library_verify (self->library, &options, &report, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  StudioLibrary *library;
  GAsyncQueue *told;
  GAsyncQueue *go_on;
  StudioVerifyReport report;
} Verifying;

static void
wait_after_first_cb (guint64 n_done, G_GNUC_UNUSED guint64 n_all, gpointer data)
{
  Verifying *self = data;

  if (n_done > 1)
    return;
  g_async_queue_push (self->told, self);
  g_async_queue_pop (self->go_on);
}

static gpointer
verify_thread (gpointer data)
{
  Verifying *self = data;
  const StudioVerifyOptions options = { .progress = wait_after_first_cb, .user_data = self };

  g_assert_true (studio_library_verify (self->library, &options, &self->report, NULL));
  g_async_queue_push (self->told, self);
  return NULL;
}

/* Its file is in the trash already, and its row is not: somebody is about to say so. */
static StudioWrite *
begin_to_trash (StudioLibraryFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = dup_image_path (self, id);
  g_autofree char *name = g_strdup_printf ("trash/%d.png", (int) id);
  g_autofree char *trash = studio_library_dup_path (self->library, name);
  g_autofree char *sql = g_strdup_printf ("UPDATE calls SET trashed_us = 7 WHERE id = %d",
                                          (int) id);
  StudioWrite *write = studio_write_begin (self->library, "Moving", &error);

  g_assert_no_error (error);
  g_assert_true (studio_write_touch (write, id, NULL));
  g_assert_cmpint (g_rename (place, trash), ==, 0);
  run (self, sql);
  return write;
}

static void
test_moved_meanwhile (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GAsyncQueue) told = g_async_queue_new ();
  g_autoptr (GAsyncQueue) go_on = g_async_queue_new ();
  Verifying verifying = { .library = self->library, .told = told, .go_on = go_on };

  keep (self);
  gint64 id = keep (self);
  GThread *thread = g_thread_new ("verify", verify_thread, &verifying);
  g_async_queue_pop (told);
  StudioWrite *write = begin_to_trash (self, id);
  g_async_queue_push (go_on, self);
  /* Whoever does not wait for the one who writes has ended by then. */
  g_async_queue_timeout_pop (told, G_USEC_PER_SEC / 2);
  g_assert_true (studio_write_journal (write, STUDIO_WRITE_JOURNAL_NEEDED, NULL));
  g_assert_true (studio_write_commit (write, NULL));
  studio_write_free (write);
  g_thread_join (thread);
  g_assert_cmpuint (verifying.report.n_images, ==, 2);
  g_assert_cmpuint (verifying.report.n_faults, ==, 0);
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
  ADD ("/verify/good", test_good);
  ADD ("/verify/hash", test_hash);
  ADD ("/verify/files", test_files);
  ADD ("/verify/quick", test_quick);
  ADD ("/verify/misplaced", test_misplaced);
  ADD ("/verify/moved-meanwhile", test_moved_meanwhile);
  ADD ("/verify/unknown-files", test_unknown_files);
  ADD ("/verify/leftovers", test_leftovers);
  ADD ("/verify/journal", test_journal);
  ADD ("/verify/older-database", test_older_database);
  ADD ("/verify/bad-lines", test_bad_lines);
  ADD ("/verify/index", test_index);
  ADD ("/verify/damage", test_damage);
  ADD ("/verify/cancel", test_cancel);
  return g_test_run ();
}
