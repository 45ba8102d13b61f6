/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-call-row.h"
#include "studio-error.h"
#include "studio-ledger-closures.h"
#include "studio-ledger-csv.h"
#include "studio-ledger-months.h"
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
  g_autofree char *search = studio_ledger_view_search (WHEN_US, WHEN_US + G_TIME_SPAN_DAY, utc);
  g_autofree char *loading = studio_ledger_view_call (
      NULL, FALSE, STUDIO_RECORD_KEPT, WHEN_US, 80000, "$");
  g_autofree char *kept = studio_ledger_view_call (
      NULL, TRUE, STUDIO_RECORD_KEPT, WHEN_US, 80000, "$");
  g_autofree char *failed = studio_ledger_view_call (
      NULL, TRUE, STUDIO_RECORD_FAILED, WHEN_US, 80000, "$");

  g_assert_cmpstr (counts,
                   ==,
                   "38\xc2\xa0kept · 1\xc2\xa0may be billed · 2\xc2\xa0"
                   "failed");
  g_assert_cmpstr (nothing, ==, "No calls");
  g_assert_cmpstr (cost, ==, "$3.12");
  g_assert_cmpstr (no_cost, ==, "–");
  g_assert_cmpstr (month, ==, "November 2026");
  g_assert_cmpstr (day, ==, "Saturday, 21 November");
  g_assert_cmpstr (search, ==, "after:2026-11-21 before:2026-11-22");
  g_assert_cmpstr (loading, ==, "");
  g_assert_cmpstr (kept, ==, "Kept · 11/21/26 14:03 · $0.08");
  g_assert_cmpstr (failed, ==, "Failed · 11/21/26 14:03");
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
is_said (gpointer label)
{
  return studio_ui_test_find_label (label) != NULL;
}

static gboolean
has_text (gpointer window)
{
  GtkWidget *months = studio_ui_test_find (window, STUDIO_TYPE_LEDGER_MONTHS, NULL);
  g_autofree char *csv = studio_ledger_months_dup_csv (STUDIO_LEDGER_MONTHS (months));

  return csv != NULL && strstr (csv, ",1,0,1,0,0,0.30,\"$\"\r\n") != NULL;
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
  studio_test_wait_until (is_said, (char *) "No Calls Yet");

  /* What happens meanwhile is counted, and what became no image stays to be seen. */
  call (library, "a lost fox", STUDIO_RECORD_UNKNOWN);
  call (library, "a failed fox", STUDIO_RECORD_FAILED);
  studio_test_wait_until (is_said, (char *) "about $0.30 of $2.50");
  studio_test_wait_until (has_text, window);
  g_assert_nonnull (studio_ui_test_find (root, ADW_TYPE_EXPANDER_ROW, NULL));
  gint64 now_us = g_get_real_time ();
  g_signal_emit_by_name (studio_ui_test_find (root, STUDIO_TYPE_LEDGER_MONTHS, NULL),
                         "period-activated",
                         now_us - G_TIME_SPAN_DAY / 2,
                         now_us + G_TIME_SPAN_DAY);
  studio_test_wait_until (is_said, (char *) "a failed fox");
  studio_test_wait_until (is_said, (char *) "The service stumbled.");
  g_assert_nonnull (studio_ui_test_find (root, STUDIO_TYPE_CALL_ROW, NULL));
  gtk_widget_activate_action (root, "ledger.copy", NULL);
  studio_test_wait_until (is_said, (char *) "Days copied as comma-separated values");
  studio_ui_test_destroy (root, window);
}

static void
add_tests (void)
{
  g_test_add_func ("/ledger/closures", test_closures);
  g_test_add_func ("/ledger/csv", test_csv);
  studio_ui_test_add ("/ledger/window", test_window);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
