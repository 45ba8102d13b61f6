/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-fixture.h"
#include "studio-library-private.h"
#include "studio-sum.h"
#include "studio-test-support.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static void
add (StudioLibraryFixture *self, StudioRecordState state, gint64 price_micros)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  const StudioCallDetails details = { .price_micros = price_micros };
  gint64 id = studio_library_add_with_details (self->library, request, NULL, &details, &error);

  g_assert_no_error (error);
  g_assert_true (studio_library_mark_sent (self->library, id, NULL));
  if (state == STUDIO_RECORD_KEPT)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE calls SET state = 'kept', path = 'x' WHERE id = %d", (int) id);
      studio_database_execute (self->library->writer, sql, "Keeping", &error);
      g_assert_no_error (error);
    }
  else if (state != STUDIO_RECORD_SENT)
    g_assert_true (studio_library_end (self->library, id, state, NULL, NULL));
}

/* 2026-11-15: three days and two months with calls, in a zone where midnight is at 23:00 UTC. */
static void
fill (StudioLibraryFixture *self)
{
  add (self, STUDIO_RECORD_KEPT, 80000);
  add (self, STUDIO_RECORD_KEPT, 0);
  add (self, STUDIO_RECORD_UNKNOWN, 70000);
  add (self, STUDIO_RECORD_REFUSED, 80000);
  add (self, STUDIO_RECORD_FAILED, 80000);
  add (self, STUDIO_RECORD_CANCELLED, 80000);
  add (self, STUDIO_RECORD_SENT, 80000);
  studio_library_fixture_add (self->library, "not sent yet");
  gint64 never_sent = studio_library_fixture_add (self->library, "never sent");
  g_assert_true (
      studio_library_end (self->library, never_sent, STUDIO_RECORD_CANCELLED, NULL, NULL));
  /* 23:30 UTC of the same day. */
  studio_clock_advance (self->clock, DAY_US / 48 * 23);
  add (self, STUDIO_RECORD_KEPT, 1);
  studio_clock_advance (self->clock, 20 * DAY_US);
  add (self, STUDIO_RECORD_KEPT, G_MAXINT64);
  add (self, STUDIO_RECORD_KEPT, 5);
}

static void
test_by_day (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+01:00");

  fill (self);
  g_autoptr (GArray) days = studio_library_sum_by (
      self->library, 0, G_MAXINT64, STUDIO_SUM_DAY, zone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 3);
  const StudioSum *first = &g_array_index (days, StudioSum, 0);
  g_assert_cmpuint (first->n_kept, ==, 2);
  g_assert_cmpuint (first->n_unknown, ==, 1);
  g_assert_cmpuint (first->n_refused, ==, 1);
  g_assert_cmpuint (first->n_failed, ==, 1);
  g_assert_cmpuint (first->n_cancelled, ==, 2);
  g_assert_cmpuint (first->n_unpriced, ==, 1);
  g_assert_cmpint (first->cost_micros, ==, 150000);
  g_assert_cmpint (first->to_us - first->from_us, ==, DAY_US);
  g_assert_cmpint (first->from_us, ==, STUDIO_LIBRARY_FIXTURE_NOW_US - DAY_US / 24 * 13);
  g_assert_cmpint (g_array_index (days, StudioSum, 1).from_us, ==, first->to_us);
  g_assert_cmpint (g_array_index (days, StudioSum, 1).cost_micros, ==, 1);
  /* What a file claims does not overflow. */
  g_assert_cmpint (g_array_index (days, StudioSum, 2).cost_micros, ==, G_MAXINT64);
}

static void
test_by_month (StudioLibraryFixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  StudioSum sum;
  gint64 from_us;
  gint64 until_us;

  fill (self);
  g_autoptr (GArray) months = studio_library_sum_by (
      self->library, 0, G_MAXINT64, STUDIO_SUM_MONTH, zone, &error);
  g_assert_cmpuint (months->len, ==, 2);
  g_assert_cmpuint (g_array_index (months, StudioSum, 0).n_kept, ==, 3);

  studio_sum_find_period (
      STUDIO_LIBRARY_FIXTURE_NOW_US, STUDIO_SUM_MONTH, zone, &from_us, &until_us);
  g_assert_cmpint (until_us - from_us, ==, 30 * DAY_US);
  g_assert_true (studio_library_sum (self->library, from_us, until_us, &sum, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sum.n_kept, ==, 3);
  g_assert_cmpint (sum.cost_micros, ==, 150001);
  g_assert_true (studio_library_sum (self->library, 0, from_us, &sum, &error));
  g_assert_cmpuint (sum.n_kept + sum.n_unknown + sum.n_failed, ==, 0);

  /* A time beyond all calendars. */
  studio_sum_find_period (G_MAXINT64 - 5, STUDIO_SUM_DAY, zone, &from_us, &until_us);
  g_assert_cmpint (from_us, <, until_us);
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
  ADD ("/sum/by-day", test_by_day);
  ADD ("/sum/by-month", test_by_month);
  return g_test_run ();
}
