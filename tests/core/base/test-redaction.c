/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-redaction.h"

#include <string.h>

#define KEY "inf-Canary/0123456789+abcdef"

static void
assert_redacted (const char *text, const char *expected)
{
  g_autofree char *redacted = studio_redact (text, KEY, "[key]", FALSE);
  g_assert_cmpstr (redacted, ==, expected);
}

static void
test_spellings (void)
{
  static const char *const cases[][2] = {
    { "a " KEY " b", "a [key] b" },
    { KEY, "[key]" },
    { KEY KEY, "[key]" },
    { KEY " " KEY "!", "[key] [key]!" },
    { "Authorization: Bearer " KEY "\r\n", "Authorization: Bearer [key]\r\n" },
    { "INF-CANARY/0123456789+ABCDEF", "[key]" },
    { "fedcba+9876543210/yranaC-fni", "[key]" },
    { "inf-Canary\\/0123456789+abcdef", "[key]" },
    { "\\u0069nf\\u002dCanary\\u002f0123456789\\u002Babcdef", "[key]" },
    { "\\\\u0069nf-Canary\\\\/0123456789+abcdef.", "[key]." },
    { "\\x69nf-Canary/0123456789+abcdef", "[key]" },
    { "?k=inf%2DCanary%2F0123456789%2babcdef&x=1", "?k=[key]&x=1" },
    { "%2569nf-Canary%252F0123456789%252Babcdef", "[key]" },
    { "&#105;nf&#x2D;Canary&#X2f;0123456789+abcdef<br>", "[key]<br>" },
    { "inf-Canary/01234\n  56789+abcdef", "[key]" },
    { "inf-Canary/01234\\n56789+abcdef", "[key]" },
    { "i\xef\xbf\xbdn\xef\xbf\xbd"
      "f\xef\xbf\xbd-\xef\xbf\xbd"
      "C\xef\xbf\xbd"
      "a\xef\xbf\xbdn\xef\xbf\xbd"
      "ary/0123456789+abcdef",
      "[key]" },
    { "696e662d43616e6172792f303132333435363738392b616263646566", "[key]" },
    { "696E662D43616E6172792F303132333435363738392B616263646566", "[key]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_redacted (cases[i][0], cases[i][1]);
}

/* Whatever stands before it, at most the characters at its ends that hold other bits stay. */
static void
test_base64 (void)
{
  static const char *const before[] = { "", "x", "xy", "Bearer ", "user:", "Basic a" };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *plain = g_strdup_printf ("%s" KEY " and more", before[i]);
      g_autofree char *encoded = g_base64_encode ((guint8 *) plain, strlen (plain));
      g_autofree char *for_addresses = g_strdelimit (g_strdup (encoded), "+/", '-');
      g_autofree char *redacted = studio_redact (encoded, KEY, "[key]", FALSE);
      gsize size = 0;

      g_assert_nonnull (strstr (redacted, "[key]"));
      *strstr (redacted, "[key]") = '\0';
      g_autofree guint8 *left = g_base64_decode (redacted, &size);
      g_assert_cmpuint (size, <=, strlen (before[i]) + 1);
      g_autofree char *other = studio_redact (for_addresses, KEY, "[key]", FALSE);
      g_assert_nonnull (strstr (other, "[key]"));
    }
}

static void
test_parts (void)
{
  assert_redacted ("inf-Cana…cdef", "[key]…cdef");
  assert_redacted ("inf-Can…cdef", "inf-Can…cdef");
  assert_redacted ("key inf-Canary*** is wrong", "key [key]*** is wrong");
  assert_redacted ("***456789+a***", "***[key]***");
  assert_redacted ("{\"a\":\"inf-Canary/01\",\"b\":\"23456789+abcdef\"}",
                   "{\"a\":\"[key]\",\"b\":\"[key]\"}");
  assert_redacted ("inf-", "inf-");
  assert_redacted ("", "");
  assert_redacted ("50% & more \\ of & &#; &#x; %", "50% & more \\ of & &#; &#x; %");
  assert_redacted ("Märchen 🍄 \xd9\x82\xd8\xa7", "Märchen 🍄 \xd9\x82\xd8\xa7");
}

/* What was read ends in the midst of a key. */
static void
test_cut (void)
{
  g_autofree char *begun = studio_redact ("bad key inf-Can", KEY, "[key]", TRUE);
  g_autofree char *whole = studio_redact ("bad key inf-Can", KEY, "[key]", FALSE);
  g_autofree char *longer = studio_redact ("bad key inf-Canary/", KEY, "[key]", TRUE);
  g_autofree char *other = studio_redact ("bad key inf", KEY, "[key]", TRUE);

  g_assert_cmpstr (begun, ==, "bad key ");
  g_assert_cmpstr (whole, ==, "bad key inf-Can");
  g_assert_cmpstr (longer, ==, "bad key [key]");
  g_assert_cmpstr (other, ==, "bad key inf");
}

static void
test_odd_secrets (void)
{
  static const char *const cases[][3] = {
    { "no secret", NULL, "no secret" },
    { "abc abc", "abc", "abc abc" },
    { "is ab\\/cd it", "ab/cd", "is [x] it" },
    { "is 1234 it, 123 not", "1234", "is [x] it, 123 not" },
    { "is a%41b&amp;c\\d it", "a%41b&amp;c\\d", "is [x] it" },
    { "5c5c \\\\ c5", "\\\\\\\\\\", "5c5c \\\\ c5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *redacted = studio_redact (cases[i][0], cases[i][1], "[x]", FALSE);
      g_assert_cmpstr (redacted, ==, cases[i][2]);
    }
  g_assert_null (studio_redact (NULL, KEY, "[x]", FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redaction/spellings", test_spellings);
  g_test_add_func ("/redaction/base64", test_base64);
  g_test_add_func ("/redaction/parts", test_parts);
  g_test_add_func ("/redaction/cut", test_cut);
  g_test_add_func ("/redaction/odd-secrets", test_odd_secrets);
  return g_test_run ();
}
