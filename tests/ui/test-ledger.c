/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-call-row.h"
#include "studio-error.h"
#include "studio-ledger-closures.h"
#include "studio-ledger-csv.h"
#include "studio-ledger-months.h"
#include "studio-month-row.h"
#include "studio-ledger-window.h"
#include "studio-ui-fixture.h"

/* 2026-11-21 14:03:00 UTC. */
#define WHEN_US (G_GINT64_CONSTANT (1795269780) * G_USEC_PER_SEC)

static void
test_closures (void)
{
  const StudioSum sum = { .n_kept = 38, .n_unknown = 1, .n_failed = 2, .cost_micros = 3120000 };
  const StudioSum none = { 0 };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *counts = studio_ledger_view_counts (&sum);
  g_autofree char *nothing = studio_ledger_view_counts (&none);
  g_autofree char *cost = studio_ledger_view_cost (&sum, "$");
  g_autofree char *no_cost = studio_ledger_view_cost (&none, "$");
  g_autofree char *month = studio_ledger_view_period (WHEN_US, STUDIO_SUM_MONTH, utc);
  g_autofree char *day = studio_ledger_view_period (WHEN_US, STUDIO_SUM_DAY, utc);
  g_autofree char *loading = studio_ledger_view_call (NULL, FALSE, STUDIO_RECORD_KEPT, WHEN_US);
  g_autofree char *kept = studio_ledger_view_call (NULL, TRUE, STUDIO_RECORD_KEPT, WHEN_US);
  g_autofree char *kept_cost = studio_ledger_view_call_cost (NULL, STUDIO_RECORD_KEPT, 80000, "$");
  g_autofree char *failed = studio_ledger_view_call (NULL, TRUE, STUDIO_RECORD_FAILED, WHEN_US);
  g_autofree char *failed_cost = studio_ledger_view_call_cost (
      NULL, STUDIO_RECORD_FAILED, 80000, "$");

  g_assert_cmpstr (counts,
                   ==,
                   "38 kept · 1 may be billed · 2 "
                   "failed");
  g_assert_cmpstr (nothing, ==, "No calls");
  g_assert_cmpstr (cost, ==, "$3.12");
  g_assert_cmpstr (no_cost, ==, "–");
  g_assert_cmpstr (month, ==, "November 2026");
  g_assert_cmpstr (day, ==, "Saturday, 21 November");
  g_assert_cmpstr (loading, ==, "");
  g_assert_cmpstr (kept, ==, "Kept · 11/21/26 14:03");
  g_assert_cmpstr (kept_cost, ==, "$0.08");
  g_assert_cmpstr (failed, ==, "Failed · 11/21/26 14:03");
  g_assert_cmpstr (failed_cost, ==, "");
}

static void
test_csv (void)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (StudioSum));
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const StudioSum sum = { .from_us = WHEN_US, .n_kept = 3, .n_unknown = 1, .cost_micros = 320000 };

  g_array_append_val (sums, sum);
  g_autofree char *days = studio_ledger_csv_build (sums, STUDIO_SUM_DAY, utc, "US$");
  g_autofree char *months = studio_ledger_csv_build (sums, STUDIO_SUM_MONTH, utc, "");
  g_assert_cmpstr (days,
                   ==,
                   "period,kept,unknown,refused,failed,cancelled,unpriced,cost,currency\r\n"
                   "2026-11-21,3,1,0,0,0,0,0.32,\"US$\"\r\n");
  g_assert_true (g_str_has_suffix (months, "\r\n2026-11,3,1,0,0,0,0,0.32,\"\"\r\n"));
}

static void
call (StudioLibrary *library, const char *prompt, StudioRecordState state)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  const StudioCallDetails details = { .price_micros = 300000 };
  g_autoptr (GError) reason = g_error_new_literal (
      STUDIO_ERROR, STUDIO_ERROR_SERVER, "The service stumbled.");
  gint64 id = studio_library_add_with_details (library, request, NULL, &details, NULL);

  g_assert_true (studio_library_mark_sent (library, id, NULL));
  g_assert_true (studio_library_end (library, id, state, reason, NULL));
}

static gboolean
has_text (gpointer window)
{
  GtkWidget *months = studio_ui_test_find (window, STUDIO_TYPE_LEDGER_MONTHS, NULL);
  g_autofree char *csv = studio_ledger_months_dup_csv (STUDIO_LEDGER_MONTHS (months));

  return csv != NULL && strstr (csv, ",1,0,1,0,0,0.30,\"$\"\r\n") != NULL;
}

/* Rows are made by and by. */
static gboolean
has_month (gpointer window)
{
  return studio_ui_test_find (window, ADW_TYPE_EXPANDER_ROW, NULL) != NULL;
}

static gboolean
starts_at_the_views (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  return focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_VIEW_SWITCHER) != NULL;
}

static void
test_window (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const StudioSpendingTerms terms = { .price_micros = 300000,
                                      .limit_micros = 2500000,
                                      .currency = "$" };

  studio_ui_fixture_open (fixture);
  StudioLibrary *library = studio_session_get_library (fixture->session);
  studio_spending_set_terms (studio_session_get_spending (fixture->session), &terms);
  GtkWindow *window = studio_ledger_window_new (fixture->session, NULL);
  GtkWidget *root = GTK_WIDGET (window);
  gtk_window_present (window);
  studio_test_wait_until (studio_ui_test_is_said, (char *) "No Calls Yet");
  g_assert_true (starts_at_the_views (window));

  /* What happens meanwhile is counted, and what became no image stays to be seen. */
  call (library, "a lost fox", STUDIO_RECORD_UNKNOWN);
  call (library, "a failed fox", STUDIO_RECORD_FAILED);
  studio_test_wait_until (studio_ui_test_is_said, (char *) "about $0.30 of $2.50");
  studio_test_wait_until (has_text, window);
  studio_test_wait_until (has_month, window);
  gint64 now_us = g_get_real_time ();
  g_signal_emit_by_name (studio_ui_test_find (root, STUDIO_TYPE_LEDGER_MONTHS, NULL),
                         "period-activated",
                         now_us - G_TIME_SPAN_DAY / 2,
                         now_us + G_TIME_SPAN_DAY);
  studio_test_wait_until (studio_ui_test_is_said, (char *) "a failed fox");
  studio_test_wait_until (studio_ui_test_is_said, (char *) "The service stumbled.");
  g_assert_nonnull (studio_ui_test_find (root, STUDIO_TYPE_CALL_ROW, NULL));
  gtk_widget_activate_action (root, "ledger.copy", NULL);
  studio_test_wait_until (studio_ui_test_is_said, (char *) "Days copied as comma-separated values");
  studio_ui_test_destroy (root, window);
}

/* Many months: their rows are made by and by, the days of the present one below it, and what is
 * counted later is written into the rows that are there. */
static void
test_month_row (StudioUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (StudioSum));
  StudioSum month = { .n_kept = 3, .cost_micros = 240000 };
  GtkWidget *row = g_object_ref_sink (studio_month_row_new (utc));
  StudioMonthRow *self = STUDIO_MONTH_ROW (row);
  guint n_made = 0;

  studio_sum_find_period (WHEN_US, STUDIO_SUM_MONTH, utc, &month.from_us, &month.to_us);
  for (int i = -1; i < 3; i++)
    {
      StudioSum day = { .from_us = month.from_us + i * G_TIME_SPAN_DAY, .n_kept = 1 };
      day.to_us = day.from_us + G_TIME_SPAN_DAY;
      g_array_append_val (days, day);
    }
  studio_month_row_show (self, &month, days, "$");
  g_assert_cmpint (studio_month_row_get_from_us (self), ==, month.from_us);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "$0.24 · 3 kept");
  g_assert_false (studio_month_row_fill_one (self));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  while (studio_month_row_fill_one (self))
    n_made++;
  /* One for the month and three for its days. */
  g_assert_cmpuint (n_made, ==, 4);
  g_array_set_size (days, 2);
  studio_month_row_show (self, &month, days, "$");
  for (n_made = 0; studio_month_row_fill_one (self);)
    n_made++;
  /* Two are written anew and two removed. */
  g_assert_cmpuint (n_made, ==, 4);
  g_object_unref (row);
}

static void
add_tests (void)
{
  g_test_add_func ("/ledger/closures", test_closures);
  g_test_add_func ("/ledger/csv", test_csv);
  studio_ui_test_add ("/ledger/month-row", test_month_row);
  studio_ui_test_add ("/ledger/window", test_window);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
