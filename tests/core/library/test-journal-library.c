/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-journal-line.h"
#include "studio-journal.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the library writes into the journal beside its images, and when. */

static char *
dup_journal_path (StudioLibraryFixture *self)
{
  return g_build_filename (
      studio_paths_get_images_dir (self->paths), "2026", "11", STUDIO_JOURNAL_FILE, NULL);
}

typedef struct
{
  gint64 id;
  GHashTable *values;
} Replay;

static void
set_cb (const char *name, const char *text, gint64 number, gpointer data)
{
  g_hash_table_replace (((Replay *) data)->values,
                        g_strdup (name),
                        text != NULL ? g_strdup (text)
                                     : g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

static gboolean
replay_cb (const char *line, gsize length, gpointer data)
{
  Replay *replay = data;
  gint64 id = 0;
  if (!studio_journal_line_parse (line, length, &id, NULL, NULL))
    return FALSE;
  return id != replay->id || studio_journal_line_parse (line, length, &id, set_cb, replay);
}

/* What the journal says of a call, all its lines taken together. */
static void
assert_says (StudioLibraryFixture *self, gint64 id, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_journal_path (self);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Replay replay = { id, values };
  guint n_bad = 0;

  g_assert_true (studio_journal_read (path, replay_cb, &replay, &n_bad, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_bad, ==, 0);
  g_assert_cmpstr (g_hash_table_lookup (values, name), ==, expected);
}

static gint64
count (StudioLibraryFixture *self, const char *sql)
{
  gint64 number = -1;
  g_assert_true (
      studio_database_get_number (self->library->reader, sql, "Counting", &number, NULL));
  return number;
}

static void
test_story (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  static const char *const tags[] = { "red", NULL };
  const StudioEdit edit = {
    .mask = STUDIO_EDIT_NOTE | STUDIO_EDIT_TAGS,
    .note = "one\ntwo",
    .add_tags = tags,
  };

  gint64 id = studio_library_fixture_add (self->library, "a \"fox\"");
  assert_says (self, id, "state", "queued");
  assert_says (self, id, "prompt", "a \"fox\"");
  assert_says (self, id, "seed", "4294967295");
  assert_says (self, id, "host", "us.inference.heroku.com");
  g_autoptr (StudioPart) part = studio_library_fixture_receive (
      self->library, id, bytes, g_bytes_get_size (bytes));
  assert_says (self, id, "state", "sent");
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, 99 };
  StudioAnswerFacts facts = { 200, "request-7", NULL, "abcd" };
  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, NULL));
  assert_says (self, id, "state", "kept");
  assert_says (self, id, "path", "images/2026/11/1.png");
  assert_says (self, id, "sha256", "abcd");
  assert_says (self, id, "request_id", "request-7");
  g_assert_true (studio_library_edit (self->library, &id, 1, &edit, NULL));
  assert_says (self, id, "note", "one\ntwo");
  assert_says (self, id, "tags", "red");
  g_assert_true (studio_library_set_starred (self->library, id, TRUE, NULL));
  assert_says (self, id, "starred", "1");
  g_assert_true (studio_library_trash (self->library, id, NULL));
  assert_says (self, id, "trashed_us", "1794744000000000");
  g_assert_true (studio_library_restore (self->library, id, NULL));
  assert_says (self, id, "trashed_us", "0");

  gint64 failed = studio_library_fixture_add (self->library, "a hare");
  g_autoptr (GError) reason = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_OFFLINE, "No net.");
  g_assert_true (studio_library_end (self->library, failed, STUDIO_RECORD_FAILED, reason, NULL));
  assert_says (self, failed, "state", "failed");
  assert_says (self, failed, "error_message", "No net.");
  assert_says (self, id, "state", "kept");
  g_assert_cmpint (count (self, "SELECT count(*) FROM journal_due"), ==, 0);
}

/* Puts something in the way of the journal. */
static void
block (StudioLibraryFixture *self)
{
  g_autofree char *path = dup_journal_path (self);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_rename (path, aside);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
}

static void
unblock (StudioLibraryFixture *self)
{
  g_autofree char *path = dup_journal_path (self);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_rename (aside, path);
}

/* What cannot be written down is not sent. */
static void
test_nothing_sent (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  block (self);
  g_assert_cmpint (studio_library_add (self->library, request, NULL, &error), ==, 0);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_cmpint (count (self, "SELECT count(*) FROM calls"), ==, 1);
  g_assert_false (studio_library_mark_sent (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_QUEUED);
  unblock (self);
  g_assert_true (studio_library_mark_sent (self->library, id, NULL));
}

/* What arrives is kept all the same, and the journal is put right when it can be. */
static void
test_owed (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gint64 id = studio_library_fixture_add (self->library, "a fox");
  gint64 other = studio_library_fixture_add (self->library, "a hare");
  g_autoptr (StudioPart) part = studio_library_fixture_receive (
      self->library, id, bytes, g_bytes_get_size (bytes));
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, 99 };
  StudioAnswerFacts facts = { .http_status = 200 };

  g_assert_true (studio_library_set_starred (self->library, other, TRUE, NULL));
  block (self);
  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, &error));
  g_assert_no_error (error);
  g_assert_true (studio_library_set_starred (self->library, other, FALSE, &error));
  g_assert_true (studio_library_set_starred (self->library, id, TRUE, &error));
  g_assert_cmpint (count (self, "SELECT count(*) FROM journal_due"), ==, 2);
  g_assert_false (studio_library_settle_journal (self->library, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_true (studio_library_recover (self->library, NULL, NULL, &error));
  g_assert_cmpint (count (self, "SELECT count(*) FROM journal_due"), ==, 2);
  unblock (self);
  g_assert_true (studio_library_recover (self->library, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (self, "SELECT count(*) FROM journal_due"), ==, 0);
  assert_says (self, id, "state", "kept");
  assert_says (self, id, "starred", "1");
  assert_says (self, other, "starred", "0");
  g_assert_true (studio_library_settle_journal (self->library, &error));
}

/* A folder that somebody put into the database leads nowhere else. */
static void
test_folder (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const odd[] = {
    "images/2026/11/..", "images/2026/1", "images/2026/111", "../2026/11", "", "images/20x6/11",
  };
  g_autofree char *good = studio_library_check_folder ("images/2026/11");
  g_autofree char *none = studio_library_check_folder (NULL);

  g_assert_cmpstr (good, ==, "images/2026/11");
  g_assert_cmpstr (none, ==, "images/0000/00");
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *folder = studio_library_check_folder (odd[i]);
      g_assert_cmpstr (folder, ==, "images/0000/00");
    }
  gint64 id = studio_library_fixture_add (self->library, "a fox");
  g_assert_true (studio_database_execute (
      self->library->writer, "UPDATE calls SET folder = '../..'", "Changing", NULL));
  g_assert_true (studio_library_set_starred (self->library, id, TRUE, NULL));
  g_autofree char *path = g_build_filename (
      studio_paths_get_images_dir (self->paths), "0000", "00", STUDIO_JOURNAL_FILE, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
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
  ADD ("/journal-library/story", test_story);
  ADD ("/journal-library/nothing-sent", test_nothing_sent);
  ADD ("/journal-library/owed", test_owed);
  ADD ("/journal-library/folder", test_folder);
  return g_test_run ();
}
