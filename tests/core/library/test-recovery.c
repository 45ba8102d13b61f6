/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-scan.h"
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-owner.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Calls of a process that dies without a word: a child opens the library, leaves them in each
 * state, and ends by _exit(). */

typedef enum
{
  LEAVE_QUEUED = 1,
  LEAVE_SENT,
  LEAVE_EMPTY,
  LEAVE_TORN,
  LEAVE_WHOLE,
  LEAVE_NAMED,
  LEAVE_LINKED,
  LEAVE_LAST = LEAVE_LINKED,
} Leave;

static void
leave_named (StudioLibrary *library, StudioPart *part, gint64 id, gboolean linked)
{
  g_autoptr (GError) error = NULL;
  StudioPaths *paths = studio_library_get_paths (library);
  g_autofree char *folder = g_build_filename (
      studio_paths_get_images_dir (paths), "2026", "11", NULL);
  g_autofree char *file = g_strdup_printf ("%d.png", (int) id);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (linked)
    g_assert_cmpint (link (studio_part_get_path (part), path), ==, 0);
  else
    studio_part_finish (part, path, &error);
  g_assert_no_error (error);
}

static void
leave (StudioLibrary *library, Leave what)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gsize size = what == LEAVE_EMPTY ? 0 : what == LEAVE_TORN ? 50 : g_bytes_get_size (bytes);
  gint64 id = studio_library_fixture_add (library, "a fox");

  g_assert_cmpint (id, ==, (gint64) what);
  if (what == LEAVE_QUEUED)
    return;
  if (what == LEAVE_SENT)
    {
      g_assert_true (studio_library_mark_sent (library, id, NULL));
      return;
    }
  StudioPart *part = studio_library_fixture_receive (library, id, bytes, size);
  if (what == LEAVE_NAMED || what == LEAVE_LINKED)
    leave_named (library, part, id, what == LEAVE_LINKED);
}

static void
die_with_all (StudioLibraryFixture *self)
{
  int status = 0;
  pid_t child;

  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  child = fork ();
  if (child == 0)
    {
      StudioLibrary *library = studio_library_fixture_open (self);
      for (int what = LEAVE_QUEUED; what <= LEAVE_LAST; what++)
        leave (library, (Leave) what);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  self->library = studio_library_fixture_open (self);
}

static guint
count_locks (StudioLibraryFixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (studio_paths_get_incoming_dir (self->paths), 0, NULL);
  const char *name;
  guint n = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".lock");
  return n;
}

static void
assert_message (StudioLibrary *library, gint64 id, const char *error_name)
{
  g_autoptr (StudioRecord) record = studio_library_load (library, id, NULL);
  g_assert_cmpstr (studio_record_get_error_name (record), ==, error_name);
  g_assert_nonnull (studio_record_get_error_message (record));
}

static void
test_recover (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (bytes, 0, 50);
  guint n_adopted = 0;
  guint n_unknown = 0;

  die_with_all (self);
  g_assert_cmpuint (count_locks (self), ==, 2);
  g_assert_true (studio_library_recover (self->library, &n_adopted, &n_unknown, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_adopted, ==, 3);
  g_assert_cmpuint (n_unknown, ==, 3);
  g_assert_cmpuint (count_locks (self), ==, 1);

  studio_library_fixture_assert_state (self->library, LEAVE_QUEUED, STUDIO_RECORD_CANCELLED);
  assert_message (self->library, LEAVE_QUEUED, "cancelled");
  studio_library_fixture_assert_state (self->library, LEAVE_SENT, STUDIO_RECORD_UNKNOWN);
  assert_message (self->library, LEAVE_SENT, "connection-lost");
  studio_library_fixture_assert_state (self->library, LEAVE_EMPTY, STUDIO_RECORD_UNKNOWN);
  studio_library_fixture_assert_no_file (self->paths, "incoming/3.part");
  studio_library_fixture_assert_state (self->library, LEAVE_TORN, STUDIO_RECORD_UNKNOWN);
  assert_message (self->library, LEAVE_TORN, "connection-lost");
  studio_library_fixture_assert_file (self->paths, "incoming/4.broken", torn);
  studio_library_fixture_assert_no_file (self->paths, "images/2026/11/4.png");
  for (int id = LEAVE_WHOLE; id <= LEAVE_LAST; id++)
    {
      g_autofree char *image = g_strdup_printf ("images/2026/11/%d.png", id);
      g_autofree char *part = g_strdup_printf ("incoming/%d.part", id);
      studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_KEPT);
      studio_library_fixture_assert_file (self->paths, image, bytes);
      studio_library_fixture_assert_no_file (self->paths, part);
    }
}

static void
test_recover_again (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint n_adopted = 0;
  guint n_unknown = 0;

  die_with_all (self);
  g_assert_true (studio_library_recover (self->library, NULL, NULL, NULL));
  g_assert_true (studio_library_recover (self->library, &n_adopted, &n_unknown, NULL));
  g_assert_cmpuint (n_adopted, ==, 0);
  g_assert_cmpuint (n_unknown, ==, 0);
  g_assert_cmpuint (studio_library_fixture_count (self->library, NULL), ==, 3);
}

static void
count_cb (G_GNUC_UNUSED StudioLibrary *library, G_GNUC_UNUSED gint64 id, gpointer count)
{
  *(guint *) count += 1;
}

static gboolean
is_three (gpointer number)
{
  return *(guint *) number == 3;
}

/* What can be recovered is, though the lock file of the dead is gone and a place is taken. */
static void
test_recover_odd (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_added = 0;
  guint n_adopted = 0;
  guint n_unknown = 0;

  die_with_all (self);
  dir = g_dir_open (studio_paths_get_incoming_dir (self->paths), 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (
          studio_paths_get_incoming_dir (self->paths), name, NULL);
      g_autoptr (StudioOwner) dead = NULL;
      g_autofree char *uuid = g_strndup (name, strcspn (name, "."));
      if (g_str_has_prefix (uuid, "owner-"))
        dead = studio_owner_take_over (studio_paths_get_incoming_dir (self->paths), uuid + 6);
    }
  g_assert_cmpuint (count_locks (self), ==, 1);
  studio_library_fixture_write (self->paths, "incoming/4.broken", junk);
  g_signal_connect (self->library, "added", G_CALLBACK (count_cb), &n_added);
  g_assert_true (studio_library_recover (self->library, &n_adopted, &n_unknown, NULL));
  studio_test_wait_until (is_three, &n_added);
  g_assert_cmpuint (n_adopted, ==, 3);
  g_assert_cmpuint (n_unknown, ==, 3);
  studio_library_fixture_assert_file (self->paths, "incoming/4.broken", junk);
}

static void
test_recover_fails (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  guint n_adopted = 0;
  guint n_unknown = 0;

  die_with_all (self);
  g_assert_cmpint (g_rmdir (studio_paths_get_images_dir (self->paths)), ==, -1);
  /* A file where the folder of the month should be: the images cannot get their names. */
  g_autofree char *month = g_build_filename (
      studio_paths_get_images_dir (self->paths), "2026", "11", NULL);
  g_autofree char *aside = g_strconcat (month, "-aside", NULL);
  g_assert_cmpint (g_rename (month, aside), ==, 0);
  studio_library_fixture_write (self->paths, "images/2026/11", junk);
  g_assert_false (studio_library_recover (self->library, &n_adopted, &n_unknown, &error));
  g_assert_nonnull (error);
  /* The others do not wait for that; the one that had its name already cannot be found now. */
  g_assert_cmpuint (n_adopted, ==, 0);
  g_assert_cmpuint (n_unknown, ==, 4);
  studio_library_fixture_assert_state (self->library, LEAVE_WHOLE, STUDIO_RECORD_RECEIVING);

  g_assert_cmpint (g_unlink (month), ==, 0);
  g_assert_cmpint (g_rename (aside, month), ==, 0);
  g_clear_error (&error);
  g_assert_true (studio_library_recover (self->library, &n_adopted, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_adopted, ==, 2);
}

#define N_KILLS 12

/* Keeps one image after the other and says so through the pipe, until it is killed. */
static void
keep_until_killed (StudioLibraryFixture *self, int fd)
{
  StudioLibrary *library = studio_library_fixture_open (self);
  while (TRUE)
    {
      gint64 id = studio_library_fixture_keep (library, "a fox");
      if (write (fd, &id, sizeof id) != (ssize_t) sizeof id)
        _exit (1);
    }
}

/* Kills a child once it has said @n_wanted times that an image is kept.
 * Returns the last id it named. */
static gint64
kill_after (StudioLibraryFixture *self, guint n_wanted)
{
  gint64 id = 0;
  int fds[2];
  int status = 0;

  g_assert_cmpint (pipe (fds), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    keep_until_killed (self, fds[1]);
  close (fds[1]);
  for (guint n = 0; n < n_wanted; n++)
    g_assert_cmpint (read (fds[0], &id, sizeof id), ==, (ssize_t) sizeof id);
  /* The child is anywhere in the next call by now. */
  for (int n = g_random_int_range (0, 5000); n > 0; n--)
    g_thread_yield ();
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  while (read (fds[0], &id, sizeof id) == (ssize_t) sizeof id)
    ;
  close (fds[0]);
  return id;
}

static void
assert_whole (StudioLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;
  StudioImageInfo info;
  g_autoptr (StudioRecord) record = studio_library_load (library, id, &error);
  g_assert_no_error (error);
  g_autofree char *path = studio_library_dup_image_path (library, record);
  g_assert_true (studio_image_scan_file (path, &info, NULL, &error));
  g_assert_no_error (error);
}

/* Whatever was said to be kept is kept and whole, whenever the kill came; nothing stays open. */
static void
test_kills (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  StudioQuery open = { .states = 1u << STUDIO_RECORD_QUEUED | 1u << STUDIO_RECORD_SENT
                                 | 1u << STUDIO_RECORD_RECEIVING };
  gint64 intact = 0;

  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 last = kill_after (self, 1 + i % 3);
      g_autoptr (StudioLibrary) library = studio_library_fixture_open (self);
      g_assert_true (studio_library_recover (library, NULL, NULL, &error));
      g_assert_no_error (error);
      studio_library_fixture_assert_state (library, last, STUDIO_RECORD_KEPT);
      g_assert_cmpuint (studio_library_fixture_count (library, &open), ==, 0);
      studio_test_drain ();
    }
  self->library = studio_library_fixture_open (self);
  g_autoptr (GArray) ids = studio_library_list_ids (self->library, NULL, NULL);
  g_assert_cmpuint (ids->len, >=, N_KILLS);
  for (guint i = 0; i < ids->len; i++)
    assert_whole (self->library, g_array_index (ids, gint64, i));
  g_assert_true (studio_database_get_number (
      self->library->reader,
      "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'",
      "Checking",
      &intact,
      NULL));
  g_assert_cmpint (intact, ==, 1);
}

static void
test_owner (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = studio_test_make_folder ();
  StudioOwner *owner = studio_owner_new (folder, FALSE, &error);
  g_assert_no_error (error);
  g_autofree char *name = g_strdup (studio_owner_get_name (owner));

  g_assert_null (studio_owner_take_over (folder, name));
  g_assert_null (studio_owner_take_over (folder, "../../etc/passwd"));
  studio_owner_sweep (folder);
  g_assert_null (studio_owner_take_over (folder, name));
  studio_owner_free (owner);
  owner = studio_owner_take_over (folder, name);
  g_assert_nonnull (owner);
  studio_owner_free (owner);
  g_assert_null (studio_owner_new ("/nowhere/at/all", FALSE, &error));
  g_assert_nonnull (error);
  studio_test_remove_folder (folder);
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
  ADD ("/recovery/each-kind", test_recover);
  ADD ("/recovery/again", test_recover_again);
  ADD ("/recovery/odd", test_recover_odd);
  ADD ("/recovery/fails", test_recover_fails);
  ADD ("/recovery/kills", test_kills);
  g_test_add_func ("/recovery/owner", test_owner);
  return g_test_run ();
}
