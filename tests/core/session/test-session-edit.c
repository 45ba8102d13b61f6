/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-session-edit.h"
#include "studio-session-fixture.h"
#include "studio-test-support.h"

typedef struct
{
  StudioSessionFixture base;
  gint64 ids[2];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer fault)
{
  g_autoptr (GError) error = NULL;

  studio_session_fixture_set_up (&fixture->base, fault);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->ids); i++)
    {
      g_autoptr (StudioRequest) request = studio_service_fixture_new_request (i + 1);
      fixture->ids[i] = studio_library_add (
          studio_session_get_library (fixture->base.session), request, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer fault)
{
  studio_session_fixture_tear_down (&fixture->base, fault);
}

static void
finish (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  studio_test_wait_for_result (result);
  g_assert_true (studio_session_edit_finish (fixture->base.session, *result, &error));
  g_assert_no_error (error);
}

/* The texts may go before the worker comes to them. */
static void
edit_many (Fixture *fixture, GAsyncResult **result)
{
  g_autofree char *note = g_strdup ("For the wall");
  g_autofree char *tag = g_strdup ("sea");
  const char *const tags[] = { tag, NULL };
  gint64 ids[] = { fixture->ids[0], fixture->ids[1] };
  StudioEdit edit = {
    .mask = STUDIO_EDIT_STARRED | STUDIO_EDIT_RATING | STUDIO_EDIT_NOTE | STUDIO_EDIT_TAGS,
    .starred = TRUE,
    .rating = 4,
    .note = note,
    .add_tags = tags,
  };

  studio_session_edit_async (
      fixture->base.session, ids, G_N_ELEMENTS (ids), &edit, studio_test_store_result_cb, result);
  memset (note, 'x', strlen (note));
  memset (tag, 'x', strlen (tag));
  memset (ids, 0, sizeof ids);
}

static void
test_edits_many (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  edit_many (fixture, &result);
  finish (fixture, &result);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->ids); i++)
    {
      g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->base.service,
                                                                     fixture->ids[i]);
      g_assert_true (studio_record_get_starred (record));
      g_assert_cmpint (studio_record_get_rating (record), ==, 4);
      g_assert_cmpstr (studio_record_get_note (record), ==, "For the wall");
      g_assert_cmpstr (studio_record_get_tags (record), ==, "sea");
    }
}

/* Many workers are free: without an order of their own the last one asked for is seldom the last
 * one written. */
static void
test_keeps_order (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  enum
  {
    N_EDITS = 30
  };
  GAsyncResult *results[N_EDITS] = { NULL };

  for (int i = 0; i < N_EDITS; i++)
    {
      g_autofree char *note = g_strdup_printf ("%d", i);
      StudioEdit edit = { .mask = STUDIO_EDIT_NOTE, .note = note };
      studio_session_edit_async (
          fixture->base.session, fixture->ids, 1, &edit, studio_test_store_result_cb, &results[i]);
    }
  for (int i = 0; i < N_EDITS; i++)
    {
      finish (fixture, &results[i]);
      g_clear_object (&results[i]);
    }
  g_autoptr (StudioRecord) record = studio_service_fixture_load (&fixture->base.service,
                                                                 fixture->ids[0]);
  g_assert_cmpstr (studio_record_get_note (record), ==, "29");
}

static void
test_tells_error (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const gint64 nobody = 4711;
  StudioEdit edit = { .mask = STUDIO_EDIT_RATING, .rating = 1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) next = NULL;
  g_autoptr (GError) error = NULL;

  studio_session_edit_async (
      fixture->base.session, &nobody, 1, &edit, studio_test_store_result_cb, &result);
  studio_session_edit_async (
      fixture->base.session, fixture->ids, 1, &edit, studio_test_store_result_cb, &next);
  studio_test_wait_for_result (&result);
  g_assert_false (studio_session_edit_finish (fixture->base.session, result, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  finish (fixture, &next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-edit/many", Fixture, NULL, set_up, test_edits_many, tear_down);
  g_test_add ("/session-edit/order", Fixture, NULL, set_up, test_keeps_order, tear_down);
  g_test_add ("/session-edit/error", Fixture, NULL, set_up, test_tells_error, tear_down);
  return g_test_run ();
}
