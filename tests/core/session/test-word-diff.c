/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-word-diff.h"

/* “-old+new same”, with each part in brackets. */
static char *
draw (const char *before, const char *after)
{
  g_autoptr (GArray) parts = studio_word_diff (before, after);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const StudioWordPart *part = &g_array_index (parts, StudioWordPart, i);
      g_autofree char *words = g_strndup (
          (part->change == STUDIO_WORD_REMOVED ? before : after) + part->start, part->length);
      g_string_append_printf (text,
                              "[%s%s]",
                              part->change == STUDIO_WORD_SAME      ? ""
                              : part->change == STUDIO_WORD_REMOVED ? "-"
                                                                    : "+",
                              words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_parts (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *parts;
  } cases[] = {
    { "", "", "" },
    { "a lake", "a lake", "[a lake]" },
    { "a  lake\n", "a lake", "[a lake]" },
    { "", "a lake", "[+a lake]" },
    { "a lake", "", "[-a lake]" },
    { "a lake at dawn", "a misty lake at dawn", "[a][+misty][lake at dawn]" },
    { "a lake, crowd", "a lake", "[a lake][-, crowd]" },
    { "a red car", "a blue car", "[a][-red][+blue][car]" },
    { "one two three four five",
      "one three 4 five six",
      "[one][-two][three][-four][+4][five][+six]" },
    { "a b c a b b a", "c b a b a c", "[-a b][c][+b][a b][-b][a][+c]" },
    { "(word:0.7)", "(word:0.8)", "[(word:][-0.7][+0.8][)]" },
    { "a lake. 3 boats", "a lake. 4 boats", "[a lake.][-3][+4][boats]" },
    { "don’t stop", "don’t go", "[don’t][-stop][+go]" },
    { "夜の海", "夜の山", "[夜の][-海][+山]" },
    { "naïve café", "naïve Café", "[naïve][-café][+Café]" },
    { "बगीचा में", "बगीचा में फूल", "[बगीचा में][+फूल]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parts = draw (cases[i].before, cases[i].after);
      g_assert_cmpstr (parts, ==, cases[i].parts);
    }
}

/* Whatever the texts, both can be put together again from the parts. */
static void
test_random (void)
{
  for (guint round = 0; round < 400; round++)
    {
      char before[64];
      char after[64];
      guint n_before = (guint) g_test_rand_int_range (0, 32);
      guint n_after = (guint) g_test_rand_int_range (0, 32);
      for (guint i = 0; i < n_before; i++)
        before[i] = "(),.;"[g_test_rand_int_range (0, 5)];
      for (guint i = 0; i < n_after; i++)
        after[i] = "(),.;"[g_test_rand_int_range (0, 5)];
      before[n_before] = after[n_after] = '\0';

      g_autoptr (GArray) parts = studio_word_diff (before, after);
      g_autoptr (GString) old = g_string_new (NULL);
      g_autoptr (GString) new = g_string_new (NULL);
      for (guint i = 0; i < parts->len; i++)
        {
          const StudioWordPart *part = &g_array_index (parts, StudioWordPart, i);
          const char *text = (part->change == STUDIO_WORD_REMOVED ? before : after) + part->start;
          if (part->change != STUDIO_WORD_ADDED)
            g_string_append_len (old, text, (gssize) part->length);
          if (part->change != STUDIO_WORD_REMOVED)
            g_string_append_len (new, text, (gssize) part->length);
        }
      g_assert_cmpstr (old->str, ==, before);
      g_assert_cmpstr (new->str, ==, after);
    }
}

/* Two prompts of the greatest length without a word in common are one change. */
static void
test_bounded (void)
{
  g_autoptr (GString) before = g_string_new ("begin ");
  g_autoptr (GString) after = g_string_new ("begin ");

  for (guint i = 0; i < 1200; i++)
    {
      g_string_append_printf (before, "a%u ", i);
      g_string_append_printf (after, "b%u ", i);
    }
  g_string_append (before, "end");
  g_string_append (after, "end");
  g_autoptr (GArray) parts = studio_word_diff (before->str, after->str);
  g_assert_cmpuint (parts->len, ==, 4);
  g_assert_cmpuint (g_array_index (parts, StudioWordPart, 1).change, ==, STUDIO_WORD_REMOVED);
  g_assert_cmpuint (g_array_index (parts, StudioWordPart, 2).change, ==, STUDIO_WORD_ADDED);
}

static void
test_summary (void)
{
  g_autofree char *none = studio_word_diff_dup_summary ("a lake", "a  lake", 80);
  g_autofree char *both = studio_word_diff_dup_summary ("a crowd", "a misty lake", 80);
  g_autofree char *cut = studio_word_diff_dup_summary ("", "überall Nebel", 5);
  g_autofree char *thoughts = studio_word_diff_dup_summary ("crowd, a lake", "a lake、misty", 80);
  g_autofree char *comma = studio_word_diff_dup_summary ("a lake boats", "a lake, boats", 80);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (both, ==, "− crowd + misty lake");
  g_assert_cmpstr (cut, ==, "+ übe…");
  g_assert_cmpstr (thoughts, ==, "− crowd + misty");
  g_assert_cmpstr (comma, ==, "+ ,");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/parts", test_parts);
  g_test_add_func ("/word-diff/random", test_random);
  g_test_add_func ("/word-diff/bounded", test_bounded);
  g_test_add_func ("/word-diff/summary", test_summary);
  return g_test_run ();
}
