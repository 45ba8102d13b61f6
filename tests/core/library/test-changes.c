/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-feed.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-library-watch.h"
#include "studio-test-support.h"

/* A second library object on the same folder stands for another process. */

static void
added_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer log)
{
  g_string_append_printf (log, "+%d ", (int) id);
}

static void
changed_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer log)
{
  g_string_append_printf (log, "=%d ", (int) id);
}

static void
removed_cb (G_GNUC_UNUSED StudioLibrary *library, gint64 id, gpointer log)
{
  g_string_append_printf (log, "-%d ", (int) id);
}

static void
reload_cb (G_GNUC_UNUSED StudioLibrary *library, gpointer log)
{
  g_string_append (log, "reload ");
}

static void
listen (StudioLibrary *library, GString *log)
{
  g_signal_connect (library, "added", G_CALLBACK (added_cb), log);
  g_signal_connect (library, "changed", G_CALLBACK (changed_cb), log);
  g_signal_connect (library, "removed", G_CALLBACK (removed_cb), log);
  g_signal_connect (library, "reload", G_CALLBACK (reload_cb), log);
}

static void
assert_told (StudioLibraryFixture *self, GString *log, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_library_follow (self->library, &error));
  g_assert_no_error (error);
  studio_test_drain ();
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static void
run (StudioLibrary *library, const char *sql)
{
  g_autoptr (GError) error = NULL;
  studio_database_execute (library->writer, sql, "Running", &error);
  g_assert_no_error (error);
}

static void
close_other (StudioLibrary *other)
{
  studio_test_drain ();
  studio_test_assert_finalized (other);
}

static void
test_foreign (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  StudioLibrary *other = studio_library_fixture_open (self);

  studio_library_fixture_keep (other, "before anybody followed");
  listen (self->library, log);
  assert_told (self, log, "");
  assert_told (self, log, "");
  gint64 id = studio_library_fixture_keep (other, "a fox");
  assert_told (self, log, "+2 ");
  assert_told (self, log, "");
  studio_library_set_starred (other, id, TRUE, NULL);
  studio_library_set_starred (other, id, FALSE, NULL);
  studio_library_trash (other, 1, NULL);
  assert_told (self, log, "=2 -1 ");
  studio_library_restore (other, 1, NULL);
  studio_library_fixture_add (other, "not sent");
  assert_told (self, log, "+1 =3 ");
  studio_library_trash (other, 1, NULL);
  studio_library_restore (other, 1, NULL);
  assert_told (self, log, "=1 ");
  studio_library_restore (other, 1, NULL);
  studio_library_fixture_keep (other, "an owl");
  studio_library_trash (other, 4, NULL);
  studio_library_set_starred (other, 1, TRUE, NULL);
  studio_library_trash (other, 1, NULL);
  assert_told (self, log, "-4 -1 ");
  close_other (other);
}

/* What this library does is told once, whatever comes in between. */
static void
test_own (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  StudioLibrary *other = studio_library_fixture_open (self);

  listen (self->library, log);
  assert_told (self, log, "");
  studio_library_fixture_keep (self->library, "mine");
  assert_told (self, log, "+1 ");
  assert_told (self, log, "");
  studio_library_fixture_keep (other, "theirs");
  studio_library_set_starred (self->library, 2, TRUE, NULL);
  studio_library_set_starred (other, 1, TRUE, NULL);
  studio_test_drain ();
  g_assert_cmpstr (log->str, ==, "=2 ");
  g_string_truncate (log, 0);
  assert_told (self, log, "+2 =1 ");

  studio_library_unfollow (self->library);
  studio_library_set_starred (other, 1, FALSE, NULL);
  assert_told (self, log, "");
  assert_told (self, log, "");
  close_other (other);
}

/* A change that fails gives its numbers to whoever comes next. */
static void
test_failed_own (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  StudioLibrary *other = studio_library_fixture_open (self);
  const StudioEdit star = { .mask = STUDIO_EDIT_STARRED, .starred = TRUE };
  const gint64 ids[] = { 1, 99 };

  studio_library_fixture_keep (self->library, "a fox");
  studio_test_drain ();
  listen (self->library, log);
  assert_told (self, log, "");
  g_assert_false (studio_library_edit (self->library, ids, 2, &star, NULL));
  studio_library_set_starred (other, 1, TRUE, NULL);
  assert_told (self, log, "=1 ");
  close_other (other);
}

static void
test_reload (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  StudioLibrary *other = studio_library_fixture_open (self);
  gint64 n_changes = 0;

  studio_library_fixture_keep (self->library, "a fox");
  studio_test_drain ();
  listen (self->library, log);
  assert_told (self, log, "");
  /* Trimmed further than what was seen. */
  run (other,
       "UPDATE calls SET rating = 1; UPDATE calls SET rating = 2;"
       "DELETE FROM changes WHERE seq < (SELECT max (seq) FROM changes)");
  assert_told (self, log, "reload ");
  run (other, "UPDATE calls SET rating = 3");
  assert_told (self, log, "=1 ");
  /* More than can be told one by one. */
  run (other,
       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
       " INSERT INTO calls (state, created_us, owner, folder, aspect_ratio, seed, output_format,"
       "  model, prompt) SELECT 'failed', i, '', 'images/2026/11', '1:1', i, 'png', 'm', 'p'"
       " FROM n");
  assert_told (self, log, "reload ");
  assert_told (self, log, "");

  for (int i = 0; i < 6; i++)
    run (other, "UPDATE calls SET rating = 3");
  g_assert_true (studio_library_trim_changes (other, NULL));
  studio_database_get_number (
      other->writer, "SELECT count(*) FROM changes", "Counting", &n_changes, NULL);
  g_assert_cmpint (n_changes, ==, STUDIO_LIBRARY_N_CHANGES);
  close_other (other);
}

static gboolean
has_grown (gpointer log)
{
  return ((GString *) log)->len > 0;
}

/* The other side is a thread of its own, as a command line beside the window is. */
static void
test_watch (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  StudioLibrary *other = studio_library_fixture_open (self);

  g_assert_true (studio_library_follow (self->library, NULL));
  listen (self->library, log);
  StudioLibraryWatch *watch = studio_library_watch_new (self->library);
  studio_library_fixture_keep (other, "a fox");
  studio_test_wait_until (has_grown, log);
  g_assert_true (g_strrstr (log->str, "1 ") != NULL);
  g_string_truncate (log, 0);

  studio_library_watch_set_paused (watch, TRUE);
  studio_library_fixture_keep (other, "an owl");
  studio_library_watch_set_paused (watch, FALSE);
  studio_test_wait_until (has_grown, log);
  studio_library_watch_free (watch);
  studio_library_watch_free (NULL);
  g_assert_false (studio_feed_is_following (self->library->feed));
  close_other (other);
}

static void
test_feed (void)
{
  g_autoptr (StudioFeed) feed = studio_feed_new ();

  studio_feed_add_own (feed, (StudioFeedRange){ 1, 5 });
  g_assert_false (studio_feed_is_own (feed, 3));
  studio_feed_start (feed, 10);
  g_assert_true (studio_feed_is_following (feed));
  studio_feed_add_own (feed, (StudioFeedRange){ 11, 12 });
  studio_feed_add_own (feed, (StudioFeedRange){ 13, 14 });
  studio_feed_add_own (feed, (StudioFeedRange){ 20, 19 });
  studio_feed_add_own (feed, (StudioFeedRange){ 20, 21 });
  g_assert_true (studio_feed_is_own (feed, 14));
  g_assert_false (studio_feed_is_own (feed, 15));
  studio_feed_remove_own (feed, (StudioFeedRange){ 20, 21 });
  g_assert_false (studio_feed_is_own (feed, 20));
  studio_feed_remove_own (feed, (StudioFeedRange){ 13, 14 });
  g_assert_false (studio_feed_is_own (feed, 13));
  g_assert_true (studio_feed_is_own (feed, 12));
  studio_feed_remove_own (feed, (StudioFeedRange){ 13, 12 });
  studio_feed_advance (feed, 12);
  g_assert_cmpint (studio_feed_get_seq (feed), ==, 12);
  g_assert_false (studio_feed_is_own (feed, 12));
  studio_feed_stop (feed);
  g_assert_false (studio_feed_is_following (feed));
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
  ADD ("/changes/foreign", test_foreign);
  ADD ("/changes/own", test_own);
  ADD ("/changes/failed-own", test_failed_own);
  ADD ("/changes/reload", test_reload);
  ADD ("/changes/watch", test_watch);
  g_test_add_func ("/changes/feed", test_feed);
  return g_test_run ();
}
