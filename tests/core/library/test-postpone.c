/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-library-fixture.h"
#include "studio-test-support.h"

/* There and back again in one row, and in the end it is kept like any other. */
static void
test_sent_again (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  g_assert_true (studio_library_mark_sent (self->library, id, &error));
  g_assert_true (studio_library_mark_queued (self->library, id, &error));
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_QUEUED);
  studio_clock_advance (self->clock, 8 * G_USEC_PER_SEC);
  g_assert_true (studio_library_mark_sent_again (self->library, id, "eu.example", &error));
  g_assert_no_error (error);
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_SENT);
  studio_clock_advance (self->clock, 3000);
  g_assert_true (studio_library_end (self->library, id, STUDIO_RECORD_FAILED, NULL, &error));

  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_record_get_host (record), ==, "eu.example");
  /* How long it waited is not how long it took. */
  g_assert_cmpint (studio_record_get_duration_us (record), ==, 3000);
  StudioQuery every = { .states = (1 << STUDIO_N_RECORD_STATES) - 1 };
  g_assert_cmpuint (studio_library_fixture_count (self->library, &every), ==, 1);
}

/* Only a call of which nothing came can be as if it had not been sent. */
static void
test_wrong_order (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_library_fixture_image ();
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  g_assert_false (studio_library_mark_queued (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  studio_part_free (studio_library_fixture_receive (self->library, id, bytes, 5));
  g_assert_false (studio_library_mark_queued (self->library, id, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (studio_library_mark_sent_again (self->library, id, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
}

/* The program ends while the call waits: it has cost nothing, and the ledger says so. */
static void
test_end_of_the_program (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_unknown = 9;
  gint64 id = studio_library_fixture_add (self->library, "a fox");

  g_assert_true (studio_library_mark_sent (self->library, id, &error));
  g_assert_true (studio_library_mark_queued (self->library, id, &error));
  studio_library_fixture_reopen (self);
  g_assert_true (studio_library_recover (self->library, NULL, &n_unknown, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_unknown, ==, 0);
  studio_library_fixture_assert_state (self->library, id, STUDIO_RECORD_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                      \
  g_test_add (path,                          \
              StudioLibraryFixture,          \
              NULL,                          \
              studio_library_fixture_set_up, \
              func,                          \
              studio_library_fixture_tear_down)
  ADD ("/postpone/sent-again", test_sent_again);
  ADD ("/postpone/wrong-order", test_wrong_order);
  ADD ("/postpone/end-of-the-program", test_end_of_the_program);
#undef ADD
  return g_test_run ();
}
