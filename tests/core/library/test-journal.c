/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-shared-lock.h"
#include "studio-journal-line.h"
#include "studio-journal.h"
#include "studio-snapshot.h"
#include "studio-test-support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  self->folder = studio_test_make_folder ();
  self->path = g_build_filename (self->folder, STUDIO_JOURNAL_FILE, NULL);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_free (self->path);
  studio_test_remove_folder (self->folder);
}

static void
append (Fixture *self, const char *lines, gboolean durable)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (studio_journal_append (self->path, lines, strlen (lines), durable, &error));
  g_assert_no_error (error);
}

static gboolean
collect_cb (const char *line, gsize length, gpointer log)
{
  g_string_append_len (log, line, (gssize) length);
  g_string_append_c (log, '|');
  return *line != '!';
}

static void
assert_read (Fixture *self, const char *expected, guint expected_bad)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  guint n_bad = 0;
  g_assert_true (studio_journal_read (self->path, collect_cb, log, &n_bad, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (log->str, ==, expected);
  g_assert_cmpuint (n_bad, ==, expected_bad);
}

static void
test_append (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  assert_read (self, "", 0);
  append (self, "one\n", FALSE);
  append (self, "two\nthree\n", TRUE);
  assert_read (self, "one|two|three|", 0);
  append (self, "!bad\n\nfour\n", FALSE);
  assert_read (self, "one|two|three|!bad|four|", 1);
}

/* What a kill cut off in the middle of a line spoils that line alone. */
static void
test_torn (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, "one\n!tor", -1, NULL));
  assert_read (self, "one|!tor|", 1);
  append (self, "two\n", TRUE);
  assert_read (self, "one|!tor|two|", 1);
}

static void
test_long (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *line = g_strnfill (3 * STUDIO_JOURNAL_MAX_LINE, 'x');
  g_autofree char *end = g_strnfill (STUDIO_JOURNAL_MAX_LINE + 600000, 'y');
  append (self, "one\n", FALSE);
  append (self, line, FALSE);
  append (self, "two\n", FALSE);
  assert_read (self, "one|two|", 1);
  append (self, end, FALSE);
  assert_read (self, "one|two|", 2);
}

static void
assert_fails (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_journal_append (path, "x\n", 2, TRUE, &error));
  g_assert_error (error, STUDIO_ERROR, code);
}

static void
test_odd_files (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  guint n_bad = 0;

  g_assert_cmpint (symlink (other, self->path), ==, 0);
  assert_fails (self->path, STUDIO_ERROR_STORAGE);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_false (studio_journal_read (self->path, collect_cb, NULL, &n_bad, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);

  g_unlink (self->path);
  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  assert_fails (self->path, STUDIO_ERROR_STORAGE);
  g_assert_false (studio_journal_read (self->path, collect_cb, NULL, &n_bad, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  assert_fails ("/dev/full", STUDIO_ERROR_STORAGE);
}

#define N_WRITERS 4
#define N_LINES 200

/* Lines of several processes never mix, and none is lost. */
static void
test_processes (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  guint n_bad = 0;
  pid_t children[N_WRITERS];

  for (int i = 0; i < N_WRITERS; i++)
    {
      children[i] = fork ();
      if (children[i] != 0)
        continue;
      g_autofree char *line = g_strnfill (3000, (char) ('a' + i));
      line[2999] = '\n';
      for (int j = 0; j < N_LINES; j++)
        if (!studio_journal_append (self->path, line, 3000, FALSE, NULL))
          _exit (1);
      _exit (0);
    }
  for (int i = 0; i < N_WRITERS; i++)
    {
      int status = 1;
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  g_assert_true (studio_journal_read (self->path, collect_cb, log, &n_bad, &error));
  g_auto (GStrv) lines = g_strsplit (log->str, "|", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N_WRITERS * N_LINES + 1);
  for (int i = 0; i < N_WRITERS * N_LINES; i++)
    {
      char set[] = { lines[i][0], '\0' };
      g_assert_cmpuint (strspn (lines[i], set), ==, 2999);
    }
}

static void
note_cb (const char *name, const char *text, gint64 number, gpointer log)
{
  g_string_append_printf (
      log, "%s=%s:%" G_GINT64_FORMAT " ", name, text == NULL ? "-" : text, number);
}

static void
assert_line (const char *line, gint64 expected_id, const char *expected)
{
  g_autoptr (GString) log = g_string_new (NULL);
  gint64 id = -1;
  gboolean good = studio_journal_line_parse (line, strlen (line), &id, note_cb, log);

  g_assert_cmpint (good, ==, expected != NULL);
  g_assert_cmpstr (log->str, ==, expected == NULL ? "" : expected);
  if (good)
    g_assert_cmpint (id, ==, expected_id);
}

static void
test_line (void)
{
  assert_line (
      "{\"id\":5,\"set\":{\"seed\":7,\"prompt\":\"a fox\"}}", 5, "seed=-:7 prompt=a fox:0 ");
  assert_line (" { \"set\" : { \"a\" : null } , \"id\" : 9 } \r", 9, "a=-:0 ");
  assert_line ("{\"id\":5,\"set\":{}}", 5, "");
  assert_line ("{\"id\":5}", 5, "");
  /* What a later version may write is passed over. */
  assert_line (
      "{\"id\":5,\"v\":true,\"set\":{\"b\":false,\"f\":1.5e3,\"n\":-3}}", 5, "b=-:0 f=-:0 n=-:-3 ");
  assert_line ("{\"id\":5,\"set\":{\"t\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83e\\udd8a\"}}",
               5,
               "t=\"\\/\b\f\n\r\té🦊:0 ");
}

static void
test_bad_lines (void)
{
  static const char *const lines[] = {
    "",
    "{",
    "{}",
    "[]",
    "null",
    "{\"id\":0}",
    "{\"id\":-4}",
    "{\"id\":\"5\"}",
    "{\"id\":99999999999999999999}",
    "{\"id\":5,}",
    "{\"id\":5}}",
    "{\"id\":5} x",
    "{\"id\":5,\"set\":[]}",
    "{\"id\":5,\"set\":{\"a\":{}}}",
    "{\"id\":5,\"set\":{\"a\":[1]}}",
    "{\"id\":5,\"set\":{\"a\":1,}}",
    "{\"id\":5,\"set\":{\"a\"}}",
    "{\"id\":5,\"set\":{\"a\":nul}}",
    "{\"id\":5,\"set\":{\"a\":\"x}}",
    "{\"id\":5,\"set\":{\"a\":\"\\x\"}}",
    "{\"id\":5,\"set\":{\"a\":\"\\u00\"}}",
    "{\"id\":5,\"set\":{\"a\":\"\\u0000\"}}",
    "{\"id\":5,\"set\":{\"a\":\"\\ud800\"}}",
    "{\"id\":5,\"set\":{\"a\":\"\\ud800\\u0041\"}}",
    "{\"id\":5,\"set\":{\"a\":\"\\udc00\"}}",
    "{\"id\":5,\"set\":{\"a\":\"\t\"}}",
    "{\"id\":5,\"set\":{\"a\":\"\xff\"}}",
    "{\"id\":5,\"set\":{\"good\":\"before\"},",
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_line (lines[i], 0, NULL);

  g_autofree char *deep = g_strnfill (500000, '[');
  g_autofree char *line = g_strconcat ("{\"id\":5,\"set\":{\"a\":", deep, NULL);
  assert_line (line, 0, NULL);
  gint64 id = 0;
  g_assert_true (studio_journal_line_parse ("{\"id\":3}", 8, &id, NULL, NULL));
  g_assert_cmpint (id, ==, 3);
}

static void
test_text_round_trip (void)
{
  static const char text[] = "a \"fox\"\\\n\t\x01\x7f 狐 🦊 </script>";
  g_autoptr (GString) line = g_string_new ("{\"id\":1,\"set\":{\"t\":");
  g_autoptr (GString) log = g_string_new (NULL);
  gint64 id = 0;

  studio_journal_line_append_text (line, text);
  g_string_append (line, "}}");
  g_assert_null (strchr (line->str, '\n'));
  g_assert_true (studio_journal_line_parse (line->str, line->len, &id, note_cb, log));
  g_assert_true (g_str_has_prefix (log->str, "t="));
  g_assert_cmpint (strncmp (log->str + 2, text, strlen (text)), ==, 0);
}

static void
test_columns (void)
{
  StudioColumn column = STUDIO_COLUMN_STATE;
  g_autoptr (StudioSnapshot) snapshot = studio_snapshot_new (5, "images/2026/11");
  g_autoptr (StudioSnapshot) before = studio_snapshot_new (5, "images/2026/11");
  g_autoptr (GString) lines = g_string_new (NULL);

  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    {
      g_assert_true (studio_column_find (studio_column_get_name ((StudioColumn) i), &column));
      g_assert_cmpint ((int) column, ==, i);
    }
  g_assert_false (studio_column_find ("folder", &column));
  g_assert_true (studio_column_is_text (STUDIO_COLUMN_PROMPT));
  g_assert_false (studio_column_is_text (STUDIO_COLUMN_SEED));

  g_assert_false (studio_snapshot_write_line (snapshot, NULL, lines));
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_PROMPT, "a fox");
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_NOTE, "");
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_SEED, 7);
  studio_snapshot_set_text (before, STUDIO_COLUMN_TAGS, "red");
  g_assert_true (studio_snapshot_write_line (snapshot, before, lines));
  g_assert_cmpstr (
      lines->str, ==, "{\"id\":5,\"set\":{\"prompt\":\"a fox\",\"seed\":7,\"tags\":null}}\n");
  g_assert_false (studio_snapshot_write_line (snapshot, snapshot, lines));
  g_string_truncate (lines, 0);
  studio_snapshot_write_whole_line (snapshot, lines);
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    g_assert_nonnull (strstr (lines->str, studio_column_get_name ((StudioColumn) i)));
}

static void
test_lock (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioSharedLock) one = studio_shared_lock_new (self->path, &error);
  g_autoptr (StudioSharedLock) two = studio_shared_lock_new (self->path, &error);
  int fd = g_open (self->path, O_RDWR | O_CLOEXEC, 0);

  g_assert_no_error (error);
  g_assert_true (studio_shared_lock_acquire (one, FALSE, &error));
  g_assert_true (studio_shared_lock_acquire (two, FALSE, &error));
  g_assert_false (studio_shared_lock_take (fd, TRUE, 0));
  g_assert_true (studio_shared_lock_take (fd, FALSE, 0));
  close (fd);
  studio_shared_lock_release (one);
  studio_shared_lock_release (two);
  g_assert_true (studio_shared_lock_acquire (one, TRUE, &error));
  fd = g_open (self->path, O_RDWR | O_CLOEXEC, 0);
  g_assert_false (studio_shared_lock_take (fd, FALSE, 1000));
  studio_shared_lock_release (one);
  g_assert_true (studio_shared_lock_take (fd, FALSE, 0));
  close (fd);

  g_assert_cmpint (studio_shared_lock_get_number (one), ==, 0);
  g_assert_true (studio_shared_lock_raise_number (one, 1234567890123));
  g_assert_true (studio_shared_lock_raise_number (two, 7));
  g_assert_cmpint (studio_shared_lock_get_number (two), ==, 1234567890123);
  g_assert_true (g_file_set_contents (self->path, "something else than a number", -1, NULL));
  /* Somebody put another file in its place. */
  g_assert_true (studio_shared_lock_acquire (one, TRUE, &error));
  g_assert_cmpint (studio_shared_lock_get_number (one), ==, 0);
  g_assert_null (studio_shared_lock_new ("/nowhere/at/all", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/journal/append", Fixture, NULL, set_up, test_append, tear_down);
  g_test_add ("/journal/torn", Fixture, NULL, set_up, test_torn, tear_down);
  g_test_add ("/journal/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/journal/odd-files", Fixture, NULL, set_up, test_odd_files, tear_down);
  g_test_add ("/journal/processes", Fixture, NULL, set_up, test_processes, tear_down);
  g_test_add ("/journal/lock", Fixture, NULL, set_up, test_lock, tear_down);
  g_test_add_func ("/journal/line", test_line);
  g_test_add_func ("/journal/bad-lines", test_bad_lines);
  g_test_add_func ("/journal/text-round-trip", test_text_round_trip);
  g_test_add_func ("/journal/columns", test_columns);
  return g_test_run ();
}
