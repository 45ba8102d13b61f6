/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-session-fixture.h"
#include "studio-session-work.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

#define N_FILES 40

typedef struct
{
  StudioSessionFixture base;
  char *from;
  char *to;
  GThread *main_thread;
  guint64 last_told;
  guint n_told;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  studio_session_fixture_set_up (&fixture->base, fault);
  fixture->from = g_build_filename (fixture->base.service.folder, "from", NULL);
  fixture->to = g_build_filename (fixture->base.service.folder, "to", NULL);
  g_assert_cmpint (g_mkdir (fixture->from, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->to, 0700), ==, 0);
  fixture->main_thread = g_thread_self ();
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  g_free (fixture->from);
  g_free (fixture->to);
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
progress_cb (guint64 n_done, guint64 n_all, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true (g_thread_self () == fixture->main_thread);
  g_assert_cmpuint (n_done, >, fixture->last_told);
  g_assert_cmpuint (n_done, <=, n_all);
  fixture->last_told = n_done;
  fixture->n_told++;
}

static GAsyncResult *
import (Fixture *fixture, GCancellable *cancellable)
{
  const char *paths[] = { fixture->from, NULL };
  GAsyncResult *result = NULL;

  fixture->last_told = 0;
  studio_session_import_async (fixture->base.session,
                               paths,
                               cancellable,
                               progress_cb,
                               fixture,
                               studio_test_store_result_cb,
                               &result);
  studio_test_wait_for_result (&result);
  return result;
}

static void
test_import (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bad = g_build_filename (fixture->from, "a-bad.png", NULL);
  StudioImportTally tally;

  write_images (fixture);
  g_assert_true (g_file_set_contents (bad, "no image", -1, NULL));
  g_autoptr (GAsyncResult) result = import (fixture, NULL);
  g_assert_true (studio_session_import_finish (fixture->base.session, result, &tally, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tally.n_new, ==, N_FILES);
  g_assert_cmpint (tally.first_id, ==, 1);
  g_assert_cmpuint (tally.n_refused, ==, 1);
  g_assert_cmpstr (tally.refused, ==, "a-bad.png");
  g_assert_error (tally.failure, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_assert_cmpuint (fixture->n_told, >, 0);

  g_autoptr (GAsyncResult) again = import (fixture, NULL);
  g_assert_true (studio_session_import_finish (fixture->base.session, again, &tally, &error));
  g_assert_cmpuint (tally.n_known, ==, N_FILES);
  g_assert_cmpint (tally.first_id, >, 0);
  g_assert_cmpuint (tally.n_new, ==, 0);
}

static void
test_import_cancelled (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StudioImportTally tally;

  write_images (fixture);
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) result = import (fixture, cancellable);
  g_assert_false (studio_session_import_finish (fixture->base.session, result, &tally, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tally.n_new, ==, 0);
  g_assert_cmpint (tally.first_id, ==, 0);
}

static GAsyncResult *
export_all (Fixture *fixture, const char *folder, GCancellable *cancellable)
{
  const StudioExportOptions options = { .name_template = "{counter}" };
  GAsyncResult *result = NULL;
  gint64 ids[N_FILES];

  for (guint i = 0; i < N_FILES; i++)
    ids[i] = i + 1;
  fixture->last_told = 0;
  fixture->n_told = 0;
  studio_session_export_async (fixture->base.session,
                               ids,
                               N_FILES,
                               folder,
                               FALSE,
                               &options,
                               cancellable,
                               progress_cb,
                               fixture,
                               studio_test_store_result_cb,
                               &result);
  studio_test_wait_for_result (&result);
  return result;
}

static void
test_export (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioImportTally imported;
  StudioExportTally tally;

  write_images (fixture);
  g_autoptr (GAsyncResult) import_result = import (fixture, NULL);
  g_assert_true (
      studio_session_import_finish (fixture->base.session, import_result, &imported, &error));
  StudioLibrary *library = studio_session_get_library (fixture->base.session);
  g_autoptr (StudioRecord) record = studio_library_load (library, 3, &error);
  g_autofree char *lost = studio_library_dup_image_path (library, record);
  g_assert_cmpint (g_unlink (lost), ==, 0);

  g_autoptr (GAsyncResult) result = export_all (fixture, fixture->to, NULL);
  g_assert_true (studio_session_export_finish (fixture->base.session, result, &tally, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tally.n_copied, ==, N_FILES - 1);
  g_assert_cmpuint (tally.n_failed, ==, 1);
  g_assert_cmpuint (tally.n_unchanged, ==, 0);
  g_assert_error (tally.failure, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_assert_true (g_str_has_suffix (tally.path, "/to/001.png"));
  g_assert_true (g_file_test (tally.path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fixture->n_told, >, 0);

  g_autofree char *nowhere = g_build_filename (fixture->to, "nowhere", NULL);
  g_autoptr (GAsyncResult) failed = export_all (fixture, nowhere, NULL);
  g_assert_false (studio_session_export_finish (fixture->base.session, failed, &tally, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) cancelled = export_all (fixture, fixture->to, cancellable);
  g_assert_false (studio_session_export_finish (fixture->base.session, cancelled, &tally, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tally.n_copied, ==, 0);
}

/* Nobody is told when nobody asked, and what is told is the last of it. */
static void
test_progress (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  StudioWorkProgress progress;

  studio_work_progress_init (&progress, task, NULL, NULL);
  g_task_set_task_data (task, &progress, NULL);
  studio_work_progress_tell (&progress, 1, 5);
  studio_work_progress_clear (&progress);
  studio_work_progress_init (&progress, task, progress_cb, fixture);
  for (guint i = 1; i <= 5; i++)
    studio_work_progress_tell (&progress, i, 5);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  studio_test_drain ();
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_cmpuint (fixture->last_told, ==, 5);
  g_task_return_boolean (task, TRUE);
  studio_test_drain ();
  studio_work_progress_clear (&progress);
}

/* What is not there holds no credentials, and is no error. */
static void
test_credentials (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const gint64 ids[] = { 1, 2, 99 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_find_credentials_async (
      fixture->base.session, ids, G_N_ELEMENTS (ids), NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_session_find_credentials_finish (fixture->base.session, result, &error));
  g_assert_no_error (error);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/session-work/import", test_import);
  ADD ("/session-work/import-cancelled", test_import_cancelled);
  ADD ("/session-work/export", test_export);
  ADD ("/session-work/progress", test_progress);
  ADD ("/session-work/credentials", test_credentials);
  return g_test_run ();
}
