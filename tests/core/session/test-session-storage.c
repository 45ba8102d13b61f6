/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-fixture.h"
#include "studio-session-storage.h"
#include "studio-session-work.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

#define N_FILES 5

typedef struct
{
  StudioSessionFixture base;
  char *from;
  GThread *main_thread;
  guint n_told;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  studio_session_fixture_set_up (&fixture->base, fault);
  fixture->from = g_build_filename (fixture->base.service.folder, "from", NULL);
  g_assert_cmpint (g_mkdir (fixture->from, 0700), ==, 0);
  fixture->main_thread = g_thread_self ();
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  g_free (fixture->from);
  studio_session_fixture_tear_down (&fixture->base, fault);
}

static void
write_images (Fixture *fixture)
{
  for (int i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02d.png", i);
      g_autofree char *path = g_build_filename (fixture->from, name, NULL);
      g_autoptr (GBytes) bytes = studio_test_images_png (STUDIO_TEST_PNG_RGB, 8 + i, 8, FALSE);
      g_assert_true (g_file_set_contents (
          path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
    }
}

static void
import_images (Fixture *fixture)
{
  const char *const paths[] = { fixture->from, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioImportTally tally;

  write_images (fixture);
  studio_session_import_async (
      fixture->base.session, paths, NULL, NULL, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_import_finish (fixture->base.session, result, &tally, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tally.n_new, ==, N_FILES);
}

static StudioStorage
measure (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioStorage storage;

  studio_session_measure_async (fixture->base.session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_measure_finish (fixture->base.session, result, &storage, &error));
  g_assert_no_error (error);
  return storage;
}

static void
progress_cb (guint64 n_done, guint64 n_all, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true (g_thread_self () == fixture->main_thread);
  g_assert_cmpuint (n_done, <=, n_all);
  fixture->n_told++;
}

static GArray *
list_unstarred (Fixture *fixture, gint64 before_us, StudioAmount *amount)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_list_unstarred_async (
      fixture->base.session, before_us, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  GArray *ids = studio_session_list_unstarred_finish (
      fixture->base.session, result, amount, &error);
  g_assert_no_error (error);
  return ids;
}

static void
trash_many (Fixture *fixture, GArray *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_trash_many_async (fixture->base.session,
                                   (const gint64 *) (gpointer) ids->data,
                                   ids->len,
                                   NULL,
                                   progress_cb,
                                   fixture,
                                   studio_test_store_result_cb,
                                   &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_trash_many_finish (fixture->base.session, result, &error));
  g_assert_no_error (error);
}

static void
test_less_room (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioAmount amount;

  import_images (fixture);
  StudioStorage storage = measure (fixture);
  g_assert_cmpuint (storage.images.n_files, ==, N_FILES);
  g_assert_cmpuint (storage.images.n_bytes, >, 0);
  g_assert_cmpuint (storage.trash.n_files, ==, 0);

  g_autoptr (GArray) none = list_unstarred (fixture, 1, &amount);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GArray) all = list_unstarred (fixture, G_MAXINT64, &amount);
  g_assert_cmpuint (all->len, ==, N_FILES);
  g_assert_cmpuint (amount.n_files, ==, N_FILES);
  trash_many (fixture, all);
  g_assert_cmpuint (fixture->n_told, >, 0);
  storage = measure (fixture);
  g_assert_cmpuint (storage.images.n_files, ==, 0);
  g_assert_cmpuint (storage.trash.n_files, ==, N_FILES);

  studio_session_empty_trash_async (
      fixture->base.session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (
      studio_session_empty_trash_finish (fixture->base.session, result, &amount, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (amount.n_files, ==, N_FILES);
  g_assert_cmpuint (measure (fixture).trash.n_files, ==, 0);
}

static void
test_cancelled (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudioStorage storage;

  import_images (fixture);
  g_cancellable_cancel (cancellable);
  studio_session_measure_async (
      fixture->base.session, cancellable, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_session_measure_finish (fixture->base.session, result, &storage, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-storage/less-room", Fixture, NULL, set_up, test_less_room, tear_down);
  g_test_add ("/session-storage/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
