/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-notification-text.h"

static void
test_title (void)
{
  static const struct
  {
    StudioRunTally tally; /* all, kept, refused, failed, cancelled */
    const char *reason;
    const char *title;
  } cases[] = {
    { { 1, 1, 0, 0, 0 }, NULL, "1 image kept" },
    { { 4, 4, 0, 0, 0 }, NULL, "4 images kept" },
    { { 4, 3, 1, 0, 0 }, "It was refused.", "3 of 4 kept, 1 refused" },
    { { 9, 2, 1, 2, 4 }, "It failed.", "2 of 9 kept, 1 refused, 2 failed, 4 cancelled" },
    { { 4, 3, 0, 0, 1 }, NULL, "3 of 4 kept, 1 cancelled" },
    { { 2, 0, 0, 2, 0 }, "There is no network.", "Failed: There is no network." },
    { { 2, 0, 2, 0, 0 }, NULL, "0 of 2 kept, 2 refused" },
    { { 1, 0, 0, 1, 0 }, "A\nlong <b>answer</b>", "Failed: A long ‹b›answer‹/b›" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = studio_notification_text_dup_title (&cases[i].tally,
                                                                   cases[i].reason);
      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

static void
test_body (void)
{
  static const struct
  {
    const char *prompt;
    const char *body;
  } cases[] = {
    { "a quiet lake", "a quiet lake" },
    { "", "" },
    { "  two\r\n\tlines  ", "two lines" },
    { "<a href=\"x\">salt & pepper</a>", "‹a href=\"x\"›salt & pepper‹/a›" },
    { "\u202eekal\u2066", "ekal" },
    { "broken \xff byte", "broken \uFFFD byte" },
    { "\x01", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = studio_notification_text_dup_body (cases[i].prompt);
      g_assert_cmpstr (body, ==, cases[i].body);
    }
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static void
test_long (void)
{
  g_autofree char *words = repeat ("lake ", 2000);
  g_autofree char *letters = repeat ("ü", 10000);
  g_autofree char *spaces = repeat (" ", 10000);
  g_autofree char *cut = studio_notification_text_dup_body (words);
  g_autofree char *hard = studio_notification_text_dup_body (letters);
  g_autofree char *nothing = studio_notification_text_dup_body (spaces);

  g_assert_true (g_str_has_suffix (cut, "lake…"));
  g_assert_cmpint (g_utf8_strlen (cut, -1), <=, STUDIO_NOTIFICATION_MAX_BODY);
  g_assert_cmpint (g_utf8_strlen (hard, -1), ==, STUDIO_NOTIFICATION_MAX_BODY);
  g_assert_true (g_utf8_validate (hard, -1, NULL));
  g_assert_cmpstr (nothing, ==, "");

  const StudioRunTally tally = { .n_all = 1, .n_failed = 1 };
  g_autofree char *title = studio_notification_text_dup_title (&tally, letters);
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, STUDIO_NOTIFICATION_MAX_TITLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notification-text/title", test_title);
  g_test_add_func ("/notification-text/body", test_body);
  g_test_add_func ("/notification-text/long", test_long);
  return g_test_run ();
}
