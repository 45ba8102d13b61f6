/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-last-view.h"
#include "studio-memory-keyring.h"
#include "studio-service-fixture.h"
#include "studio-session.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  StudioServiceFixture service;
  StudioMemoryKeyring *keyring;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  studio_service_fixture_set_up (&fixture->service, fault);
  fixture->keyring = studio_memory_keyring_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  g_object_unref (fixture->keyring);
  studio_service_fixture_tear_down (&fixture->service, fault);
}

static void
add_ids (GArray *array, guint n, const gint64 *ids)
{
  g_array_append_vals (array, ids, n);
}

static StudioLastView *
parse (const char *text)
{
  return studio_last_view_parse (text, strlen (text));
}

static void
test_comes_back (void)
{
  g_autoptr (StudioLastView) view = studio_last_view_new ();

  view->shown = 12;
  view->zoom_mode = STUDIO_LAST_ZOOM_FREE;
  view->zoom = 2.5;
  view->x = 0.25;
  view->y = 0.75;
  g_free (view->search);
  view->search = g_strdup ("is:starred [“fog” {");
  view->first = 9;
  view->compare_mode = 2;
  add_ids (view->strip, 3, (const gint64[]){ 10, 11, 12 });
  add_ids (view->selected, 1, (const gint64[]){ 7 });
  add_ids (view->compared, 2, (const gint64[]){ 11, 12 });
  g_autofree char *text = studio_last_view_build (view);
  g_autoptr (StudioLastView) again = parse (text);
  g_assert_nonnull (again);
  g_autofree char *same = studio_last_view_build (again);
  g_assert_cmpstr (text, ==, same);
  g_assert_cmpint (again->shown, ==, 12);
  g_assert_cmpint (again->zoom_mode, ==, STUDIO_LAST_ZOOM_FREE);
  g_assert_cmpfloat (again->zoom, ==, 2.5);
  g_assert_cmpstr (again->search, ==, view->search);
  g_assert_cmpuint (again->strip->len, ==, 3);
  g_assert_cmpint (g_array_index (again->compared, gint64, 1), ==, 12);
}

static void
test_is_none (void)
{
  static const char *const texts[] = {
    "", "{", "[]", "null", "7", "{}", "{\"version\":2}", "{\"version\":\"1\"}", "{\"version\":[1]}",
  };
  g_autofree char *deep = g_strnfill (60000, '[');
  g_autofree char *long_text = g_strnfill (100000, ' ');
  /* json-glib takes comments. */
  g_autofree char *hidden = g_strconcat ("/*\"*/{\"version\":1,\"strip\":", deep, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (parse (texts[i]));
  g_assert_null (parse (deep));
  g_assert_null (parse (long_text));
  g_assert_null (parse (hidden));
}

/* Whatever is not as it should be is as in a new view; the rest counts. */
static void
test_is_partly_wrong (void)
{
  g_autoptr (StudioLastView) view = parse (
      "{\"version\":1,\"shown\":-4,\"zoom_mode\":\"sideways\",\"zoom\":1e300,\"x\":-1,\"y\":\"0\","
      "\"strip\":[3,3,-1,0,\"5\",null,2.5,8],\"search\":{},\"first\":[],\"selected\":[[[1]]],"
      "\"compared\":[6],\"compare_mode\":9}");

  g_assert_nonnull (view);
  g_assert_cmpint (view->shown, ==, 0);
  g_assert_cmpint (view->zoom_mode, ==, STUDIO_LAST_ZOOM_FIT);
  g_assert_cmpfloat (view->zoom, ==, 1);
  g_assert_cmpfloat (view->x, ==, 0.5);
  g_assert_cmpfloat (view->y, ==, 0.5);
  g_assert_cmpuint (view->strip->len, ==, 2);
  g_assert_cmpint (g_array_index (view->strip, gint64, 1), ==, 8);
  g_assert_cmpstr (view->search, ==, "");
  g_assert_cmpint (view->first, ==, 0);
  g_assert_cmpuint (view->selected->len, ==, 0);
  g_assert_cmpuint (view->compared->len, ==, 0);
  g_assert_cmpuint (view->compare_mode, ==, 0);
}

static void
test_is_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("{\"version\":1,\"strip\":[");

  for (int i = 1; i <= 2 * STUDIO_LAST_VIEW_MAX_STRIP; i++)
    g_string_append_printf (text, i == 1 ? "%d" : ",%d", i);
  g_string_append (text, "],\"search\":\"");
  for (int i = 0; i <= STUDIO_LAST_VIEW_MAX_SEARCH; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\"}");
  g_autoptr (StudioLastView) view = parse (text->str);
  g_assert_nonnull (view);
  g_assert_cmpuint (view->strip->len, ==, STUDIO_LAST_VIEW_MAX_STRIP);
  g_assert_cmpstr (view->search, ==, "");
}

static StudioSession *
open_session (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *environment[] = { NULL };
  StudioSession *session = studio_service_fixture_new_session (
      &fixture->service, STUDIO_KEYRING (fixture->keyring), environment);

  g_assert_null (studio_session_get_last_view (session));
  studio_session_open_async (session, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_open_finish (session, result, &error));
  g_assert_no_error (error);
  return session;
}

static void
save (StudioSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_save_draft_async (session, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_session_save_draft_finish (session, result, &error));
  g_assert_no_error (error);
}

static void
close_session (StudioSession *session)
{
  studio_draft_set_autosave (studio_session_get_draft (session), FALSE);
  studio_test_assert_finalized (session);
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

static void
make_images (Fixture *fixture, gint64 *ids, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (1);
  g_autoptr (StudioQueue) queue = studio_queue_new (fixture->service.clock, NULL);

  studio_queue_set_library (queue, fixture->service.library);
  studio_queue_set_client (queue, fixture->service.client, fixture->service.pacer);
  g_assert_true (studio_queue_add_many (queue, request, n, &error));
  g_assert_no_error (error);
  studio_test_wait_until (is_idle, queue);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), i);
      g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
      ids[i] = studio_job_get_record_id (job);
    }
}

/* Of several views that come while one is written the last one is found. */
static void
keep (StudioSession *session, const gint64 *ids, guint n_ids, gint64 shown)
{
  for (int i = 0; i < 3; i++)
    {
      StudioLastView *view = studio_last_view_new ();
      add_ids (view->strip, n_ids, ids);
      add_ids (view->compared, 2, ids);
      view->shown = i < 2 ? 0 : shown;
      studio_session_keep_last_view (session, view);
    }
  save (session);
}

static void
test_session (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 ids[4] = { 0 };
  make_images (fixture, ids, 3);
  ids[3] = 4711; /* which there never was */

  StudioSession *session = open_session (fixture);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_queue (session))), ==, 0);
  g_assert_null (studio_session_get_last_shown (session));
  keep (session, ids, 4, ids[1]);
  close_session (session);

  session = open_session (fixture);
  StudioQueue *queue = studio_session_get_queue (session);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 3);
  g_assert_cmpuint (studio_queue_get_n_active (queue), ==, 0);
  g_assert_true (studio_queue_get_settled (queue));
  g_autoptr (StudioJob) first = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  g_assert_cmpint (studio_job_get_record_id (first), ==, ids[0]);
  g_assert_cmpint (studio_job_get_state (first), ==, STUDIO_RECORD_KEPT);
  g_assert_true (studio_job_has_ended (first));
  g_assert_cmpint (studio_record_get_id (studio_session_get_last_shown (session)), ==, ids[1]);
  g_assert_cmpuint (studio_session_get_last_view (session)->compared->len, ==, 2);
  g_clear_object (&first);
  close_session (session);
}

/* What was put into the trash meanwhile is simply not there. */
static void
test_trashed (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[2] = { 0 };
  make_images (fixture, ids, 2);

  StudioSession *session = open_session (fixture);
  keep (session, ids, 2, ids[0]);
  close_session (session);
  g_assert_true (studio_library_trash (fixture->service.library, ids[0], &error));
  g_assert_no_error (error);

  session = open_session (fixture);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (session));
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 1);
  g_assert_null (studio_session_get_last_shown (session));
  g_assert_cmpuint (studio_session_get_last_view (session)->compared->len, ==, 0);
  close_session (session);
}

static void
test_file (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const char *path = studio_paths_get_last_view (fixture->service.paths);

  g_assert_null (studio_last_view_read (path));
  g_assert_true (g_file_set_contents (path, "\x01\xff{{{", -1, NULL));
  g_assert_null (studio_last_view_read (path));
  StudioSession *session = open_session (fixture);
  g_assert_null (studio_session_get_last_view (session));
  close_session (session);
  g_assert_null (studio_last_view_read (fixture->service.folder));
  g_assert_true (g_file_set_contents (path, "{\"version\":1,\"shown\":3}", -1, NULL));
  g_autoptr (StudioLastView) view = studio_last_view_read (path);
  g_assert_cmpint (view->shown, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/last-view/comes-back", test_comes_back);
  g_test_add_func ("/last-view/is-none", test_is_none);
  g_test_add_func ("/last-view/is-partly-wrong", test_is_partly_wrong);
  g_test_add_func ("/last-view/is-bounded", test_is_bounded);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/last-view/session", test_session);
  ADD ("/last-view/trashed", test_trashed);
  ADD ("/last-view/file", test_file);
#undef ADD
  return g_test_run ();
}
