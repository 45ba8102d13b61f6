/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ledger-csv.h"
#include "studio-amount.h"
#include "studio-error.h"
#include "studio-spending.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

/* 2026-11-15 12:00:00 UTC. */
#define NOW_US (G_GINT64_CONSTANT (1794744000) * G_USEC_PER_SEC)
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  StudioPaths *paths;
  StudioClock *clock;
  StudioLibrary *library;
  StudioSpending *spending;
} Fixture;

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = studio_test_make_folder ();
  self->paths = studio_paths_new_for_test (self->folder);
  self->clock = studio_clock_new_manual (NOW_US);
  g_assert_true (studio_paths_ensure (self->paths, &error));
  self->library = studio_library_open (self->paths, self->clock, NULL, &error);
  g_assert_no_error (error);
  self->spending = studio_spending_new (self->paths, self->clock);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_test_assert_finalized (self->spending);
  studio_test_assert_finalized (self->library);
  g_object_unref (self->clock);
  g_object_unref (self->paths);
  studio_test_remove_folder (self->folder);
}

/* A call that may have been billed: that is enough to be counted. */
static void
spend (Fixture *self, gint64 price_micros)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 1, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  const StudioCallDetails details = { .price_micros = price_micros };
  gint64 id = studio_library_add_with_details (self->library, request, NULL, &details, &error);

  g_assert_no_error (error);
  g_assert_true (studio_library_mark_sent (self->library, id, NULL));
  g_assert_true (studio_library_end (self->library, id, STUDIO_RECORD_UNKNOWN, NULL, NULL));
}

static const StudioAmountStyle german = { ",", ".", FALSE, TRUE };
static const StudioAmountStyle english = { ".", ",", TRUE, FALSE };
static const StudioAmountStyle plain = { ".", "", TRUE, FALSE };
static const StudioAmountStyle french = { ",", "\xe2\x80\xaf", FALSE, TRUE };

static void
assert_amount (const StudioAmountStyle *style,
               const char *text,
               gint64 wanted,
               const char *wanted_currency,
               const char *formatted)
{
  gint64 micros = -1;
  char currency[STUDIO_CURRENCY_SIZE] = "none";

  g_assert_true (studio_amount_parse (text, style, &micros, currency));
  g_assert_cmpint (micros, ==, wanted);
  g_assert_cmpstr (currency, ==, wanted_currency);
  g_autofree char *again = studio_amount_format (micros, currency, style);
  g_assert_cmpstr (again, ==, formatted);
  /* What is shown can be typed again. */
  gint64 same = -1;
  g_assert_true (studio_amount_parse (again, style, &same, NULL));
  g_assert_cmpint (same, ==, micros);
}

static void
test_amounts (void)
{
  assert_amount (&plain, NULL, 0, "", "0.00");
  assert_amount (&plain, "  ", 0, "", "0.00");
  assert_amount (&plain, "0.08", 80000, "", "0.08");
  assert_amount (&plain, " 0,0375 ", 37500, "", "0.0375");
  assert_amount (&plain, ".5", 500000, "", "0.50");
  assert_amount (&plain, "1.", 1000000, "", "1.00"); /* on the way to 1.5 */
  assert_amount (&plain, "0.000001", 1, "", "0.000001");
  assert_amount (&plain, "1000000000", STUDIO_AMOUNT_MAX, "", "1000000000.00");
  assert_amount (&plain, "$0.08", 80000, "$", "$0.08");
  assert_amount (&plain, "Rs.5", 5000000, "Rs.", "Rs.5.00");
  assert_amount (&english, "US$ 1,234.5", G_GINT64_CONSTANT (1234500000), "US$", "US$1,234.50");
  assert_amount (&english, "1,234", G_GINT64_CONSTANT (1234000000), "", "1,234.00");
  assert_amount (&english, "0,125", 125000, "", "0.125");
  assert_amount (&german, "0,08 €", 80000, "€", "0,08\xc2\xa0€");
  assert_amount (&german, "0.08", 80000, "", "0,08");
  assert_amount (&german, "1.234", G_GINT64_CONSTANT (1234000000), "", "1.234,00");
  assert_amount (&german,
                 "1.234.567,5EUR",
                 G_GINT64_CONSTANT (1234567500000),
                 "EUR",
                 "1.234.567,50\xc2\xa0"
                 "EUR");
  assert_amount (&french,
                 "12 345,5 kr.",
                 G_GINT64_CONSTANT (12345500000),
                 "kr.",
                 "12\xe2\x80\xaf"
                 "345,50\xc2\xa0kr.");
  assert_amount (&plain,
                 "CHF 1\xe2\x80\x99"
                 "000.05",
                 G_GINT64_CONSTANT (1000050000),
                 "CHF",
                 "CHF1000.05");
  /* Arabic digits and point. */
  assert_amount (&plain, "\xd9\xa0\xd9\xab\xd9\xa0\xd9\xa8", 80000, "", "0.08");
}

static void
test_no_amounts (void)
{
  static const char *const none[] = {
    ".",
    ". 5",
    ",",
    "-1",
    "+1",
    "1e3",
    "0x8",
    "1.2.3",
    "1 2",
    "1.000,5,5",
    "$1 EUR",
    "0.1234567",
    "1000000001",
    "12,34,567.8",
    "8 ct/image",
    "five",
    "€",
    "99999999999999999999999",
    "1.00 verylongcurrency",
    "\xff",
    "00000000000000000000000000000000000000000000000000000000000000001",
  };
  gint64 micros = 7;

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_test_message ("%u", i);
      g_assert_false (studio_amount_parse (none[i], &english, &micros, NULL));
    }
  g_assert_false (studio_amount_from_string (NULL, &micros));
  g_assert_false (studio_amount_from_string ("1,5", &micros));
  g_assert_cmpint (micros, ==, 7);
  g_assert_true (studio_amount_from_string ("1.5", &micros));
  g_assert_cmpint (micros, ==, 1500000);
  g_autofree char *text = studio_amount_to_string (1234567891000);
  g_assert_cmpstr (text, ==, "1234567.891");
  g_assert_cmpint (studio_amount_multiply (G_MAXINT64 / 2, 3), ==, G_MAXINT64);
  g_assert_cmpint (studio_amount_multiply (3, 0), ==, 0);
  g_assert_cmpint (studio_amount_add (G_MAXINT64, 1), ==, G_MAXINT64);
  g_assert_cmpint (studio_amount_add (1, 2), ==, 3);
}

static void
test_style (void)
{
  StudioAmountStyle style;

  /* The tests run without a locale, which says nothing of money. */
  studio_amount_style_init (&style, "$");
  g_assert_true (style.symbol_first);
  g_assert_cmpstr (style.point, ==, ".");
  studio_amount_style_init (&style, "EUR");
  g_assert_false (style.symbol_first);
  g_assert_true (style.symbol_spaced);
  g_autofree char *text = studio_amount_format (320000, "$", NULL);
  g_assert_cmpstr (text, ==, "$0.32");
}

static void
test_file (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "new", "config", "spending.ini", NULL);
  StudioSpendingTerms terms = { 80000, 20000000, 1000000, 12, "US$" };
  StudioSpendingTerms read = { .price_micros = 1 };

  studio_spending_terms_load (&read, path);
  g_assert_cmpint (read.price_micros, ==, 1);
  g_assert_true (studio_spending_terms_save (&terms, path, &error));
  g_assert_no_error (error);
  g_assert_false (studio_spending_terms_equal (&terms, &read));
  studio_spending_terms_load (&read, path);
  g_assert_true (studio_spending_terms_equal (&terms, &read));

  g_assert_true (g_file_set_contents (path,
                                      "[Spending]\nPrice=-3\nMonthlyLimit=2.5\nConfirmCount=-4\n"
                                      "Currency=1\n",
                                      -1,
                                      NULL));
  studio_spending_terms_load (&read, path);
  g_assert_cmpint (read.price_micros, ==, 0);
  g_assert_cmpint (read.limit_micros, ==, 2500000);
  g_assert_cmpuint (read.confirm_count, ==, 0);
  g_assert_cmpstr (read.currency, ==, "");
  g_autofree char *much = g_strnfill (5000, '#');
  g_assert_true (g_file_set_contents (path, much, -1, NULL));
  studio_spending_terms_load (&read, path);
  g_assert_cmpint (read.limit_micros, ==, 2500000);

  g_autofree char *below = g_build_filename (path, "spending.ini", NULL);
  g_assert_false (studio_spending_terms_save (&terms, below, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
set (Fixture *self, gint64 price_micros, gint64 limit_micros)
{
  const StudioSpendingTerms terms = { .price_micros = price_micros,
                                      .limit_micros = limit_micros,
                                      .currency = "€" };
  studio_spending_set_terms (self->spending, &terms);
}

static void
assert_refused (gboolean allowed, GError **error, int code, const char *message)
{
  g_assert_false (allowed);
  g_assert_error (*error, STUDIO_ERROR, code);
  g_assert_cmpstr ((*error)->message, ==, message);
  g_clear_error (error);
}

static void
test_limit (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Nothing is claimed and nothing is asked before a price and a limit are set. */
  spend (self, 900000);
  g_assert_true (studio_spending_refresh (self->spending, self->library, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_spending_get_spent (self->spending), ==, 900000);
  g_assert_null (studio_spending_format_price (self->spending, 4));
  set (self, 0, 1000000);
  g_assert_true (studio_spending_check_limit (self->spending, G_MAXUINT, 5, &error));
  set (self, 50000, 1000000);
  g_assert_true (studio_spending_check_limit (self->spending, 1, 1, &error));
  assert_refused (studio_spending_check_limit (self->spending, 1, 2, &error),
                  &error,
                  STUDIO_ERROR_SPENDING_LIMIT,
                  "This month would come to about €1.05; your limit is €1.00.");
  g_autofree char *price = studio_spending_format_price (self->spending, 4);
  g_assert_cmpstr (price, ==, "€0.20");

  /* Whatever a file says, the sum does not wrap around. */
  spend (self, G_MAXINT64);
  g_assert_true (studio_spending_refresh (self->spending, self->library, NULL));
  set (self, G_MAXINT64, 1000000);
  g_assert_cmpint (studio_spending_get_terms (self->spending)->price_micros, ==, STUDIO_AMOUNT_MAX);
  g_assert_false (studio_spending_check_limit (self->spending, G_MAXUINT, G_MAXUINT, NULL));

  /* Another month, before anything is counted anew, and after. */
  set (self, 50000, 1000000);
  studio_clock_advance (self->clock, 17 * DAY_US);
  g_assert_true (studio_spending_check_limit (self->spending, 3, 0, &error));
  g_assert_cmpint (studio_spending_get_spent (self->spending), ==, 0);
  g_assert_true (studio_spending_refresh (self->spending, self->library, NULL));
  g_assert_cmpint (studio_spending_get_spent (self->spending), ==, 0);
  set (self, 50000, -1);
  g_assert_cmpint (studio_spending_get_terms (self->spending)->limit_micros, ==, 0);
}

static void
test_size (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StudioSpendingTerms terms = { .confirm_micros = 300000 };

  studio_spending_set_terms (self->spending, &terms);
  g_assert_true (studio_spending_check_size (self->spending, G_MAXUINT, &error));
  terms.confirm_count = 5;
  studio_spending_set_terms (self->spending, &terms);
  g_assert_true (studio_spending_check_size (self->spending, 5, &error));
  assert_refused (studio_spending_check_size (self->spending, 6, &error),
                  &error,
                  STUDIO_ERROR_CONFIRMATION,
                  "These are 6 images.");
  terms.price_micros = 100000;
  studio_spending_set_terms (self->spending, &terms);
  g_assert_true (studio_spending_check_size (self->spending, 3, &error));
  assert_refused (studio_spending_check_size (self->spending, 4, &error),
                  &error,
                  STUDIO_ERROR_CONFIRMATION,
                  "These are 4 images for about 0.40.");
}

static void
test_stays (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 spent = -1;

  studio_spending_load (self->spending);
  g_object_get (self->spending, "spent-micros", &spent, NULL);
  g_assert_cmpint (spent, ==, 0);
  set (self, 80000, 5000000);
  g_assert_true (studio_spending_save (self->spending, &error));
  g_assert_no_error (error);
  g_autoptr (StudioSpending) other = studio_spending_new (self->paths, self->clock);
  studio_spending_load (other);
  g_assert_true (studio_spending_terms_equal (studio_spending_get_terms (self->spending),
                                              studio_spending_get_terms (other)));
}

static gboolean
has_spent_three (gpointer spending)
{
  return studio_spending_get_spent (spending) == 3;
}

static gboolean
is_on_disk (gpointer fixture)
{
  Fixture *self = fixture;
  g_autoptr (StudioSpending) other = studio_spending_new (self->paths, self->clock);

  studio_spending_load (other);
  return studio_spending_get_terms (other)->price_micros == 99
         && studio_spending_get_terms (other)->limit_micros == 5;
}

static gboolean
has_new_price (gpointer spending)
{
  return studio_spending_get_terms (spending)->price_micros == 7;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_follows (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  guint n_changes = 0;

  g_signal_connect_swapped (self->spending, "changed", G_CALLBACK (count_cb), &n_changes);
  studio_spending_follow (self->spending, self->library, NULL);
  spend (self, 1);
  /* Nobody asks as long as there is no price. */
  studio_test_drain ();
  g_assert_cmpint (studio_spending_get_spent (self->spending), ==, 0);
  g_assert_cmpuint (n_changes, ==, 0);
  /* The last of many stays, however the workers run. */
  for (int i = 1; i < 100; i++)
    set (self, i, 5);
  g_assert_cmpuint (n_changes, ==, 99);
  studio_test_wait_until (is_on_disk, self);
  spend (self, 1);
  spend (self, 1);
  studio_test_wait_until (has_spent_three, self->spending);
  studio_test_drain ();

  /* What another process sets is seen without a call. */
  g_autoptr (StudioSpending) other = studio_spending_new (self->paths, self->clock);
  const StudioSpendingTerms terms = { .price_micros = 7 };
  studio_spending_set_terms (other, &terms);
  g_assert_true (studio_spending_save (other, NULL));
  studio_test_wait_until (has_new_price, self->spending);
  studio_test_drain ();
}

typedef struct
{
  Fixture *fixture;
  gint64 wanted;
  guint n_wrong;
  guint n_looks;
} Watch;

static void
check_cb (Watch *watch)
{
  const StudioSpendingTerms *terms = studio_spending_get_terms (watch->fixture->spending);

  watch->n_wrong += terms->price_micros != watch->wanted;
}

static gboolean
has_counted_often (gpointer data)
{
  Watch *watch = data;

  g_signal_emit_by_name (watch->fixture->library, "reload");
  return ++watch->n_looks % 20 == 0;
}

/* Not for a moment is what was there before in force again, while it is still in the file. */
static void
test_stays_in_force (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  Watch watch = { .fixture = self, .wanted = 1 };

  g_signal_connect_swapped (self->spending, "changed", G_CALLBACK (check_cb), &watch);
  studio_spending_follow (self->spending, self->library, NULL);
  for (; watch.wanted < 400; watch.wanted++)
    {
      set (self, watch.wanted, 5);
      studio_test_wait_until (has_counted_often, &watch);
    }
  watch.wanted = 99;
  set (self, 99, 5);
  studio_test_wait_until (is_on_disk, self);
  g_assert_cmpuint (watch.n_wrong, ==, 0);
  studio_test_drain ();
  g_signal_handlers_disconnect_by_data (self->spending, &watch);
}

static void
limit_files (gboolean small)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = small ? 1 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* What a full disk does not take holds all the same. */
static void
test_unwritten_holds (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  Watch watch = { .fixture = self, .wanted = 99 };

  studio_spending_follow (self->spending, self->library, NULL);
  set (self, 99, 5);
  studio_test_wait_until (is_on_disk, self);
  studio_test_wait_until (has_counted_often, &watch);
  limit_files (TRUE);
  watch.wanted = 7;
  set (self, 7, 5);
  g_signal_connect_swapped (self->spending, "changed", G_CALLBACK (check_cb), &watch);
  for (guint i = 0; i < 10; i++)
    studio_test_wait_until (has_counted_often, &watch);
  limit_files (FALSE);
  g_assert_true (is_on_disk (self));
  g_assert_true (has_new_price (self->spending));
  g_assert_cmpuint (watch.n_wrong, ==, 0);
  studio_test_drain ();
  g_signal_handlers_disconnect_by_data (self->spending, &watch);
}

/* The first price of all: until there is one, nobody counts. */
static void
test_first_price (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioSpending) other = studio_spending_new (self->paths, self->clock);
  const StudioSpendingTerms terms = { .price_micros = 7 };

  spend (self, 3);
  studio_spending_follow (self->spending, self->library, NULL);
  studio_spending_set_terms (other, &terms);
  g_assert_true (studio_spending_save (other, NULL));
  studio_test_wait_until (has_new_price, self->spending);
  g_assert_cmpint (studio_spending_get_spent (self->spending), ==, 3);
  studio_test_drain ();
}

static void
test_takes_what_is_known (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioSpending) known = studio_spending_new (self->paths, self->clock);
  const StudioSpendingTerms terms = { .price_micros = 80000 };

  spend (self, 80000);
  studio_spending_set_terms (known, &terms);
  g_assert_true (studio_spending_refresh (known, self->library, NULL));
  studio_spending_follow (self->spending, self->library, known);
  g_assert_cmpint (studio_spending_get_spent (self->spending), ==, 80000);
  studio_test_drain ();
}

static void
test_csv (void)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (StudioSum));
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const StudioSum sum = { .from_us = G_GINT64_CONSTANT (1795262400000000),
                          .n_kept = 3,
                          .n_unknown = 1,
                          .cost_micros = 320000 };

  g_array_append_val (sums, sum);
  g_autofree char *text = studio_ledger_csv_build (sums, STUDIO_SUM_MONTH, utc, "$");
  g_assert_cmpstr (text,
                   ==,
                   "period,kept,unknown,refused,failed,cancelled,unpriced,cost,currency\r\n"
                   "2026-11,3,1,0,0,0,0,0.32,\"$\"\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spending/amounts", test_amounts);
  g_test_add_func ("/spending/no-amounts", test_no_amounts);
  g_test_add_func ("/spending/style", test_style);
  g_test_add ("/spending/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/spending/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/spending/size", Fixture, NULL, set_up, test_size, tear_down);
  g_test_add ("/spending/stays", Fixture, NULL, set_up, test_stays, tear_down);
  g_test_add ("/spending/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/spending/stays-in-force", Fixture, NULL, set_up, test_stays_in_force, tear_down);
  g_test_add ("/spending/unwritten-holds", Fixture, NULL, set_up, test_unwritten_holds, tear_down);
  g_test_add ("/spending/first-price", Fixture, NULL, set_up, test_first_price, tear_down);
  g_test_add (
      "/spending/takes-what-is-known", Fixture, NULL, set_up, test_takes_what_is_known, tear_down);
  g_test_add_func ("/spending/csv", test_csv);
  return g_test_run ();
}
