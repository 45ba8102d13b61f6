/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-http-date.h"

/* Sun, 22 Nov 2026 12:00:00 GMT */
#define NOW_S G_GINT64_CONSTANT (1795348800)
#define EXAMPLE_S G_GINT64_CONSTANT (784111777)
#define LAST_S G_GINT64_CONSTANT (253402300799)

typedef struct
{
  const char *text;
  gint64 seconds;
} Case;

static void
assert_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_test_message ("“%s”", cases[i].text == NULL ? "(null)" : cases[i].text);
      g_assert_cmpint (studio_http_date_parse (cases[i].text, NOW_S), ==, cases[i].seconds);
    }
}

static void
test_forms (void)
{
  static const Case cases[] = {
    { "Sun, 06 Nov 1994 08:49:37 GMT", EXAMPLE_S },
    { "Sunday, 06-Nov-94 08:49:37 GMT", EXAMPLE_S },
    { "Sun Nov  6 08:49:37 1994", EXAMPLE_S },
    { "  sun, 6 nov 1994  08:49:37 utc ", EXAMPLE_S },
    { "Sun, 06-Nov-1994 08:49:37 GMT", EXAMPLE_S },
    { "Thu, 01 Jan 1970 00:00:00 GMT", 0 },
    { "Wed, 31 Dec 1969 23:59:59 GMT", 0 },
    { "Mon, 01 Jan 0001 00:00:00 GMT", 0 },
    { "Sun, 22 Nov 2026 12:00:00 GMT", NOW_S },
    { "Fri, 31 Dec 9999 23:59:59 GMT", LAST_S },
    { "Fri, 31 Dec 9999 23:59:60 GMT", LAST_S },
    { "Thu, 29 Feb 2024 00:00:00 GMT", 1709164800 },
  };
  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* Two digits of a year lie at most fifty years ahead. */
static void
test_centuries (void)
{
  static const Case cases[] = {
    { "Sunday, 22-Nov-26 12:00:00 GMT", NOW_S },
    { "Wednesday, 01-Jan-76 00:00:00 GMT", G_GINT64_CONSTANT (3345062400) },
    { "Saturday, 01-Jan-77 00:00:00 GMT", 220924800 },
    { "Friday, 31-Dec-99 23:59:59 GMT", 946684799 },
    { "Saturday, 01-Jan-00 00:00:00 GMT", 946684800 },
  };
  assert_cases (cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (studio_http_date_parse ("Sunday, 22-Nov-26 12:00:00 GMT", 0), ==, 0);
  g_assert_cmpint (studio_http_date_parse ("Sunday, 22-Nov-26 12:00:00 GMT", G_MININT64), ==, 0);
}

static void
test_no_dates (void)
{
  static const Case cases[] = {
    { NULL, -1 },
    { "", -1 },
    { " ", -1 },
    { "Sun", -1 },
    { "Sun,", -1 },
    { "at noon", -1 },
    { "Sun,06 Nov 1994 08:49:37 GMT", -1 },
    { "Sun, 06 Nov 1994 08:49:37", -1 },
    { "Sun, 06 Nov 1994 08:49:37 PST", -1 },
    { "Sun, 06 Nov 1994 08:49:37 GMT+1", -1 },
    { "Sun, 06 Nov 1994 8:49:37 GMT", -1 },
    { "Sun, 06 Nov 1994 24:49:37 GMT", -1 },
    { "Sun, 06 Nov 1994 08:60:37 GMT", -1 },
    { "Sun, 06 Nov 1994 08:49:61 GMT", -1 },
    { "Sun, 32 Nov 1994 08:49:37 GMT", -1 },
    { "Wed, 29 Feb 2023 00:00:00 GMT", -1 },
    { "Sun, 06 Nuv 1994 08:49:37 GMT", -1 },
    { "Sun, 06 Nov 994 08:49:37 GMT", -1 },
    { "Sun, 06 Nov 0000 08:49:37 GMT", -1 },
    { "Sun, 06 Nov 10000 08:49:37 GMT", -1 },
    { "Sun, 06 Nov 99999999999999999999 08:49:37 GMT", -1 },
    { "Sun, -6 Nov 1994 08:49:37 GMT", -1 },
    { "Sun, 06-Nov 1994 08:49:37 GMT", -1 },
    { "Sun Nov 6 08:49:37 94", -1 },
    { "Sun Nov 6 08:49:37 1994 GMT", -1 },
    { "Sun, 06 Nov 1994 08:49:37 GMT\n", -1 },
  };
  assert_cases (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-date/forms", test_forms);
  g_test_add_func ("/http-date/centuries", test_centuries);
  g_test_add_func ("/http-date/no-dates", test_no_dates);
  return g_test_run ();
}
