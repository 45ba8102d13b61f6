/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-owner.h"
#include "studio-test-support.h"
#include "studio-usual.h"

#include <sys/wait.h>
#include <unistd.h>

static StudioLibrary *
open_leaving (StudioLibraryFixture *self)
{
  g_autoptr (GError) error = NULL;
  const StudioLibraryOpening opening = { .flags = STUDIO_LIBRARY_OPEN_LEAVE_WAITING };
  StudioLibrary *library = studio_library_open_with (
      self->paths, self->clock, NULL, &opening, &error);
  g_assert_no_error (error);
  return library;
}

/* A process that dies without a word, with two calls that wait and one that was sent. */
static void
die (StudioLibraryFixture *self, gboolean leaving)
{
  int status = 0;

  studio_test_drain ();
  studio_test_assert_finalized (g_steal_pointer (&self->library));
  pid_t child = fork ();
  if (child == 0)
    {
      StudioLibrary *library = leaving ? open_leaving (self) : studio_library_fixture_open (self);
      g_autoptr (StudioRequest) request = studio_request_new (
          "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_JPEG, NULL);
      const StudioCallDetails details = { .template = "a {fox}", .run = 9, .price_micros = 5 };
      g_assert_cmpint (
          studio_library_add_with_details (library, request, NULL, &details, NULL), ==, 1);
      g_assert_cmpint (studio_library_fixture_add (library, "an owl"), ==, 2);
      g_assert_true (studio_library_mark_sent (library, 2, NULL));
      g_assert_cmpint (studio_library_fixture_add (library, "a hare"), ==, 3);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static GPtrArray *
take (StudioLibrary *library)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = studio_library_take_waiting (library, &error);
  g_assert_no_error (error);
  return records;
}

static void
test_take (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint n_unknown = 0;

  die (self, TRUE);
  /* Whoever opens the library meanwhile leaves them alone. */
  self->library = studio_library_fixture_open (self);
  g_assert_true (studio_library_recover (self->library, NULL, &n_unknown, NULL));
  g_assert_cmpuint (n_unknown, ==, 1);
  studio_library_fixture_assert_state (self->library, 1, STUDIO_RECORD_QUEUED);
  studio_library_fixture_assert_state (self->library, 2, STUDIO_RECORD_UNKNOWN);

  StudioLibrary *next = open_leaving (self);
  g_autoptr (GPtrArray) records = take (next);
  g_assert_cmpuint (records->len, ==, 2);
  StudioRecord *first = g_ptr_array_index (records, 0);
  g_assert_cmpint (studio_record_get_id (first), ==, 1);
  g_assert_cmpstr (studio_record_get_prompt (first), ==, "a fox");
  g_assert_cmpstr (studio_record_get_template (first), ==, "a {fox}");
  g_assert_cmpint (studio_record_get_run (first), ==, 9);
  g_assert_cmpint (studio_record_get_id (g_ptr_array_index (records, 1)), ==, 3);

  /* They are nobody else's now, and can be sent. */
  StudioLibrary *other = open_leaving (self);
  g_autoptr (GPtrArray) none = take (other);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (studio_library_recover (other, NULL, NULL, NULL));
  g_assert_true (studio_library_mark_sent (next, 1, NULL));
  studio_library_fixture_assert_state (next, 3, STUDIO_RECORD_QUEUED);
  studio_test_drain ();
  studio_test_assert_finalized (other);

  /* And are left once more. */
  studio_test_assert_finalized (next);
  next = open_leaving (self);
  g_assert_true (studio_library_recover (next, NULL, NULL, NULL));
  g_autoptr (GPtrArray) left = take (next);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (studio_record_get_id (g_ptr_array_index (left, 0)), ==, 3);
  studio_test_drain ();
  studio_test_assert_finalized (next);
}

static gint64
get_id (GPtrArray *records, guint i)
{
  return studio_record_get_id (g_ptr_array_index (records, i));
}

/* Places last longer than the process that gave them; what came later stands behind. */
static void
test_order (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const gint64 ids[] = { 3, 1 };
  g_autoptr (GError) error = NULL;

  die (self, TRUE);
  StudioLibrary *next = open_leaving (self);
  g_autoptr (GPtrArray) taken = take (next);
  g_assert_cmpuint (taken->len, ==, 2);
  g_assert_true (studio_library_order_waiting (next, ids, G_N_ELEMENTS (ids), &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_library_fixture_add (next, "a lynx"), ==, 4);
  studio_test_drain ();
  studio_test_assert_finalized (next);

  next = open_leaving (self);
  g_autoptr (GPtrArray) records = take (next);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpint (get_id (records, 0), ==, 3);
  g_assert_cmpint (get_id (records, 1), ==, 1);
  g_assert_cmpint (get_id (records, 2), ==, 4);

  /* What was sent meanwhile has no place any more. */
  gint64 n = -1;
  g_assert_true (studio_library_mark_sent (next, 3, NULL));
  g_assert_true (studio_library_order_waiting (next, ids + 1, 1, &error));
  g_assert_no_error (error);
  g_assert_true (studio_database_get_number (
      next->writer, "SELECT sum (id) FROM waiting", "Asking", &n, NULL));
  g_assert_cmpint (n, ==, 1);
  studio_test_drain ();
  studio_test_assert_finalized (next);
}

/* A command that was killed is not to be taken for a window that was. */
static void
test_not_left (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  die (self, FALSE);
  self->library = studio_library_fixture_open (self);
  StudioLibrary *next = open_leaving (self);
  g_autoptr (GPtrArray) records = take (next);

  g_assert_cmpuint (records->len, ==, 0);
  g_assert_true (studio_library_recover (next, NULL, NULL, NULL));
  studio_library_fixture_assert_state (next, 1, STUDIO_RECORD_CANCELLED);
  studio_test_drain ();
  studio_test_assert_finalized (next);
}

static void
test_owner_names (void)
{
  char *folder = studio_test_make_folder ();
  StudioOwner *leaves = studio_owner_new (folder, TRUE, NULL);
  StudioOwner *usual = studio_owner_new (folder, FALSE, NULL);

  g_assert_true (studio_owner_leaves_waiting (studio_owner_get_name (leaves)));
  g_assert_false (studio_owner_leaves_waiting (studio_owner_get_name (usual)));
  g_assert_false (studio_owner_leaves_waiting (""));
  g_assert_false (studio_owner_leaves_waiting ("12345678901234856789012345678901234567"));
  studio_owner_free (leaves);
  studio_owner_free (usual);
  studio_test_remove_folder (folder);
}

static void
keep_after (StudioLibraryFixture *self, const char *host, int seconds)
{
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  static const StudioAnswerFacts facts = { .http_status = 200 };
  StudioImageInfo info = { .format = STUDIO_OUTPUT_FORMAT_PNG, .width = 30, .height = 20 };
  gint64 id = studio_library_add (self->library, request, host, NULL);

  info.n_bytes = (gint64) g_bytes_get_size (bytes);
  g_autoptr (StudioPart) part = studio_library_fixture_receive (
      self->library, id, bytes, g_bytes_get_size (bytes));
  studio_clock_advance (self->clock, seconds * (gint64) G_USEC_PER_SEC);
  g_assert_true (studio_library_keep (self->library, id, part, &info, &facts, NULL));
}

static gint64
find_usual (StudioLibraryFixture *self, const char *host)
{
  g_autoptr (GError) error = NULL;
  gint64 duration_us = -1;

  g_assert_true (studio_library_find_usual_duration (self->library, host, &duration_us, &error));
  g_assert_no_error (error);
  return duration_us / (gint64) G_USEC_PER_SEC;
}

static void
test_usual (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  keep_after (self, "a.example", 9);
  keep_after (self, "a.example", 60);
  keep_after (self, "b.example", 1);
  g_assert_cmpint (find_usual (self, "a.example"), ==, 0);
  keep_after (self, "a.example", 8);
  g_assert_cmpint (find_usual (self, "a.example"), ==, 9);
  keep_after (self, "a.example", 11);
  g_assert_cmpint (find_usual (self, "a.example"), ==, 10);
  g_assert_cmpint (find_usual (self, "b.example"), ==, 0);

  /* What did not become an image says nothing of how long one takes. */
  gint64 id = studio_library_fixture_add (self->library, "an owl");
  studio_clock_advance (self->clock, 600 * (gint64) G_USEC_PER_SEC);
  g_assert_true (studio_library_end (self->library, id, STUDIO_RECORD_FAILED, NULL, NULL));
  g_assert_cmpint (find_usual (self, "a.example"), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                      \
  g_test_add (name,                          \
              StudioLibraryFixture,          \
              NULL,                          \
              studio_library_fixture_set_up, \
              func,                          \
              studio_library_fixture_tear_down)
  ADD ("/take-waiting/take", test_take);
  ADD ("/take-waiting/order", test_order);
  ADD ("/take-waiting/not-left", test_not_left);
  ADD ("/take-waiting/usual", test_usual);
#undef ADD
  g_test_add_func ("/take-waiting/owner-names", test_owner_names);
  return g_test_run ();
}
