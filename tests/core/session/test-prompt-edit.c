/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-edit.h"

#include <string.h>

/* In the texts of the cases [ and ] stand around the selection. */
static char *
read_selection (const char *marked, gsize *start, gsize *end)
{
  g_auto (GStrv) parts = g_strsplit_set (marked, "[]", 3);

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  *start = strlen (parts[0]);
  *end = *start + strlen (parts[1]);
  return g_strjoinv ("", parts);
}

static char *
mark_selection (const StudioPromptEdit *edit, const char *text)
{
  g_autofree char *plain = studio_prompt_edit_apply (edit, text);
  GString *marked = g_string_new (plain);

  g_string_insert_c (marked, (gssize) (edit->select_start + edit->select_length), ']');
  g_string_insert_c (marked, (gssize) edit->select_start, '[');
  return g_string_free (marked, FALSE);
}

typedef gboolean (*EditFunc) (StudioPromptEdit *, const char *, gsize, gsize, int);

static void
assert_edit (EditFunc func, const char *before, int amount, const char *after)
{
  gsize start;
  gsize end;
  g_autofree char *text = read_selection (before, &start, &end);
  g_auto (StudioPromptEdit) edit = { 0 };
  gboolean done = func (&edit, text, start, end, amount);

  g_assert_cmpint (done, ==, after != NULL);
  if (after == NULL)
    return;
  g_autofree char *marked = mark_selection (&edit, text);
  g_assert_cmpstr (marked, ==, after);
}

static void
test_weight (void)
{
  static const struct
  {
    const char *before;
    int tenths;
    const char *after;
  } cases[] = {
    { "a f[]ox", -1, "a ([fox]:0.9)" },
    { "a fox[]", -1, "a ([fox]:0.9)" },
    { "a [red fox] in", -1, "a ([red fox]:0.9) in" },
    { "a[ red fox ]in", -3, "a ([red fox]:0.7) in" },
    { "a ([fox]:0.9)", 1, "a [fox]" },
    { "a ([fox]:0.9)", -1, "a ([fox]:0.8)" },
    { "a [(fox:0.9)]", -1, "a ([fox]:0.8)" },
    { "a (fox:0.[]9)", -1, "a ([fox]:0.8)" },
    { "a ([fox]:0.1)", -1, NULL },
    { "a ([fox]:1.3)", -1, "a ([fox]:1.2)" },
    { "a ([fox]:1.3)", 1, NULL },
    { "a [fox]", 1, NULL },
    { "a ((red:0.5) f[]ox:0.8)", -1, "a ([(red:0.5) fox]:0.7)" },
    { "a ((r[]ed:0.5) fox:0.8)", 1, "a (([red]:0.6) fox:0.8)" },
    { "(fox) o[]wl", -1, "(fox) ([owl]:0.9)" },
    { "a Füch[]se", -1, "a ([Füchse]:0.9)" },
    { "a , [] b", -1, NULL },
    { "[]", -1, NULL },
    { "(a:0.5) b[] c", -1, "(a:0.5) ([b]:0.9) c" },
    { "(fox:.5[])", 1, "([fox]:0.6)" },
    { "(x:99999999999999[])", 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_edit (studio_prompt_edit_weight, cases[i].before, cases[i].tenths, cases[i].after);
}

static void
test_move (void)
{
  static const struct
  {
    const char *before;
    int direction;
    const char *after;
  } cases[] = {
    { "fox, o[]wl, elk", -1, "[owl], fox, elk" },
    { "fox, o[]wl, elk", 1, "fox, elk, [owl]" },
    { "f[]ox, owl", -1, NULL },
    { "fox, owl[]", 1, NULL },
    { "fox,\n big o[]wl ,elk", 1, "fox,\n elk ,[big owl]" },
    { "{a, b}, f[]ox", -1, "[fox], {a, b}" },
    { "(a, b:0.5), \\,x[], fox", -1, "[\\,x], (a, b:0.5), fox" },
    { "狐，フ[]クロウ", -1, "[フクロウ]，狐" },
    { "fox, []", -1, NULL },
    { "a), b, c[]", -1, "a), [c], b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_edit (studio_prompt_edit_move, cases[i].before, cases[i].direction, cases[i].after);
}

static void
test_comments (void)
{
  static const char *const cases[][2] = {
    { "fox", "fox" },
    { "  fox ", "  fox " },
    { "fox # red", "fox" },
    { "fox # red\nowl", "fox\nowl" },
    { "# note\nfox\n  # more\r\nowl", "fox\nowl" },
    { "#1 fox, #ff8800, a#b, C# major", "#1 fox, #ff8800, a#b, C# major" },
    { "# all", "" },
    { "fox #", "fox" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = studio_prompt_strip_comments (cases[i][0]);
      g_assert_cmpstr (plain, ==, cases[i][1]);
    }
  g_assert_cmpuint (studio_prompt_find_comment_end ("a # b\nc", 2), ==, 5);
  g_assert_cmpuint (studio_prompt_find_comment_end ("a # b\nc", 1), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prompt-edit/weight", test_weight);
  g_test_add_func ("/prompt-edit/move", test_move);
  g_test_add_func ("/prompt-edit/comments", test_comments);
  return g_test_run ();
}
