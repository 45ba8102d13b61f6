/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-session-family.h"
#include "studio-session-fixture.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>

/* A session beside another process on the same library, which the fixture's library stands for. */

typedef StudioSessionFixture Fixture;

static gint64
keep_child_of (Fixture *fixture, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  StudioLibrary *library = fixture->service.library;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (1);
  g_autoptr (GBytes) bytes = studio_test_images_png (STUDIO_TEST_PNG_RGB, 30, 20, FALSE);
  StudioCallDetails details = { .parent = parent };
  StudioImageInfo info = {
    STUDIO_OUTPUT_FORMAT_PNG,
    30,
    20,
    (gint64) g_bytes_get_size (bytes),
  };
  StudioAnswerFacts facts = { .http_status = 200 };

  gint64 id = studio_library_add_with_details (library, request, NULL, &details, &error);
  g_assert_true (studio_library_mark_sent (library, id, &error));
  g_autoptr (StudioPart) part = studio_library_open_part (library, id, &error);
  studio_part_write (part, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_true (studio_library_keep (library, id, part, &info, &facts, &error));
  g_assert_no_error (error);
  return id;
}

static gint64
keep_elsewhere (Fixture *fixture)
{
  return keep_child_of (fixture, 0);
}

static gboolean
gallery_has_one (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_gallery (session))) == 1;
}

static gboolean
gallery_is_empty (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_gallery (session))) == 0;
}

static void
test_sees_others (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 id = keep_elsewhere (fixture);

  studio_test_wait_until (gallery_has_one, fixture->session);
  g_assert_true (studio_library_trash (fixture->service.library, id, NULL));
  studio_test_wait_until (gallery_is_empty, fixture->session);
}

static StudioSession *
new_session (Fixture *fixture)
{
  char *environment[] = { NULL };
  return studio_session_new (fixture->service.paths,
                             fixture->service.clock,
                             studio_random_new_repeatable (2),
                             STUDIO_KEYRING (fixture->keyring),
                             environment,
                             NULL);
}

static gboolean
open_session (StudioSession *session, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  studio_session_open_async (session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_session_open_finish (session, result, error);
}

static void
close_session (StudioSession *session)
{
  studio_draft_set_autosave (studio_session_get_draft (session), FALSE);
  studio_test_assert_finalized (session);
}

/* Writes junk over the database of everybody, as a disk does that fails. */
static void
damage (Fixture *fixture)
{
  g_autofree char *junk = g_strnfill (5000, 'x');
  g_assert_true (
      g_file_set_contents (studio_paths_get_database (fixture->service.paths), junk, 5000, NULL));
}

static void
test_rebuild (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep_elsewhere (fixture);
  damage (fixture);
  StudioSession *session = new_session (fixture);
  g_assert_false (open_session (session, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN);
  g_clear_error (&error);
  g_assert_false (open_session (session, &error));
  g_clear_error (&error);
  studio_session_allow_rebuild (session, TRUE);
  g_assert_true (open_session (session, &error));
  g_assert_no_error (error);
  StudioLibrary *library = studio_session_get_library (session);
  g_assert_cmpint (studio_library_get_origin (library), ==, STUDIO_LIBRARY_REBUILT);
  g_assert_cmpuint (studio_library_get_rebuild_report (library)->n_images, ==, 1);
  g_assert_nonnull (studio_library_get_aside (library));
  close_session (session);
}

static void
test_read_only (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *incoming = studio_paths_get_incoming_dir (fixture->service.paths);
  g_autofree char *aside = g_strconcat (incoming, "-aside", NULL);

  keep_elsewhere (fixture);
  g_assert_cmpint (g_rename (incoming, aside), ==, 0);
  g_assert_true (g_file_set_contents (incoming, "in the way", -1, NULL));
  StudioSession *session = new_session (fixture);
  g_assert_true (open_session (session, &error));
  g_assert_no_error (error);
  g_assert_error (studio_library_get_read_only (studio_session_get_library (session)),
                  STUDIO_ERROR,
                  STUDIO_ERROR_STORAGE);
  studio_test_wait_until (gallery_has_one, session);
  close_session (session);
  g_assert_cmpint (g_unlink (incoming), ==, 0);
  g_assert_cmpint (g_rename (aside, incoming), ==, 0);
}

static void
test_children (Fixture *fixture, G_GNUC_UNUSED gconstpointer fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 parent = keep_elsewhere (fixture);
  gint64 first = keep_child_of (fixture, parent);
  gint64 trashed = keep_child_of (fixture, parent);
  gint64 last = keep_child_of (fixture, parent);

  keep_child_of (fixture, last);
  g_assert_true (studio_library_trash (fixture->service.library, trashed, &error));
  studio_session_load_children_async (
      fixture->session, parent, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (GPtrArray) children = studio_session_load_children_finish (
      fixture->session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (children->len, ==, 2);
  g_assert_cmpint (studio_record_get_id (children->pdata[0]), ==, last);
  g_assert_cmpint (studio_record_get_id (children->pdata[1]), ==, first);

  g_cancellable_cancel (cancellable);
  studio_session_load_children_async (
      fixture->session, parent, cancellable, studio_test_store_result_cb, &cancelled);
  studio_test_wait_for_result (&cancelled);
  g_assert_null (studio_session_load_children_finish (fixture->session, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-library/sees-others",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_sees_others,
              studio_session_fixture_tear_down);
  g_test_add ("/session-library/children",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_children,
              studio_session_fixture_tear_down);
  g_test_add ("/session-library/rebuild",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_rebuild,
              studio_session_fixture_tear_down);
  g_test_add ("/session-library/read-only",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_read_only,
              studio_session_fixture_tear_down);
  return g_test_run ();
}
