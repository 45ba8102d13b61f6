/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-prompt-template.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

static StudioWordLists *
create_lists (void)
{
  StudioWordLists *lists = studio_word_lists_new ();

  studio_word_lists_set (lists, "animal", "fox\n\n# a comment\n  owl \n{red|blue} bird\n");
  studio_word_lists_set (lists, "pair", "__animal__ and __animal__");
  studio_word_lists_set (lists, "empty", "\n#\n");
  studio_word_lists_set (lists, "loop-a", "x\n__loop-b__");
  studio_word_lists_set (lists, "loop-b", "__loop-a__");
  studio_word_lists_set (lists, "broken", "fine\n{never");
  return lists;
}

static StudioPromptTemplate *
parse (const char *text)
{
  g_autoptr (StudioWordLists) lists = create_lists ();
  g_autoptr (GError) error = NULL;
  StudioPromptTemplate *template = studio_prompt_template_new (text, lists, NULL, &error);

  g_assert_no_error (error);
  return template;
}

static char *
expand_all (const char *text)
{
  g_autoptr (StudioPromptTemplate) template = parse (text);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = studio_prompt_template_expand_all (template, 1000, &error);

  g_assert_no_error (error);
  return g_strjoinv ("/", texts);
}

static void
test_all (void)
{
  static const struct
  {
    const char *template;
    guint64 count;
    const char *texts;
  } cases[] = {
    { "a plain fox", 1, "a plain fox" },
    { "{red|blue|green} car", 3, "red car/blue car/green car" },
    { "{a|b} {1|2}", 4, "a 1/a 2/b 1/b 2" },
    { "{a|{b|c} d|}e", 4, "ae/b de/c de/e" },
    { "{2$$a|b|c}", 3, "a, b/a, c/b, c" },
    { "{2$$ and $$a|b|{c|d}}", 5, "a and b/a and c/a and d/b and c/b and d" },
    { "{0-2$$+$$a|b}", 4, "/a/b/a+b" },
    { "{a}", 1, "a" },
    { "{}x", 1, "x" },
    { "{a|a|b}", 3, "a/b" },
    { "a|b", 1, "a|b" },
    { "\\{a\\|b\\} \\\\ \\__x__ \\n", 1, "{a|b} \\ __x__ \\n" },
    { "__animal__!", 4, "fox!/owl!/red bird!/blue bird!" },
    { "__no name__ and ____ and __", 1, "__no name__ and ____ and __" },
    { "{$5|$$}", 2, "$5/$$" },
    { "{3 $$a|b}", 2, "3 $$a/b" },
    { "fox # and an owl\n# all of it\nin fog", 1, "fox\nin fog" },
    { "{fox|owl # at night\n} #1 \\# a", 2, "fox #1 # a/owl\n #1 # a" },
    { "(fox:0.7), {ä|ö}", 2, "(fox:0.7), ä/(fox:0.7), ö" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudioPromptTemplate) template = parse (cases[i].template);
      g_autofree char *texts = expand_all (cases[i].template);
      g_assert_cmpstr (texts, ==, cases[i].texts);
      g_assert_cmpuint (studio_prompt_template_get_count (template), ==, cases[i].count);
      g_assert_cmpstr (studio_prompt_template_get_text (template), ==, cases[i].template);
    }
}

/* A list that is named twice is read once, and each name chooses for itself. */
static void
test_lists_twice (void)
{
  g_autoptr (StudioPromptTemplate) template = parse ("__pair__, __pair__");

  g_assert_cmpuint (studio_prompt_template_get_count (template), ==, 256);
  g_autofree char *last = studio_prompt_template_expand (template, 255, NULL);
  g_assert_cmpstr (last, ==, "blue bird and blue bird, blue bird and blue bird");
}

static void
test_errors (void)
{
  static const struct
  {
    const char *template;
    const char *message;
    gsize position;
  } cases[] = {
    { "a {red|blue", "Character 3: *", 2 },
    { "ä red}", "Character 6: *", 6 },
    { "{a|{b}", "Character 1: *", 0 },
    { "a __none__", "Character 3: *no word list “none”*", 2 },
    { "__empty__", "*“empty” is empty*", 0 },
    { "x __loop-a__", "Word list “loop-b”, entry 1: *“loop-a” is within itself*", 2 },
    { "__broken__", "Word list “broken”, entry 2: *never closed*", 0 },
    { "ab {4$$a|b}", "Character 4: *4 of 2*", 3 },
    { "{2-1$$a|b}", "Character 1: *", 0 },
  };
  g_autoptr (StudioWordLists) lists = create_lists ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize position = 99;
      g_assert_null (studio_prompt_template_new (cases[i].template, lists, &position, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
      g_assert_cmpuint (position, ==, cases[i].position);
    }
  g_assert_null (studio_prompt_template_new ("__animal__", NULL, NULL, NULL));
  g_assert_null (studio_prompt_template_new ("\xff", NULL, NULL, NULL));
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_bounds (void)
{
  g_autofree char *deep = repeat ("{", 100000);
  g_autofree char *wide = repeat ("{a|b}", 64);
  g_autofree char *long_text = repeat ("x", 300000);
  g_autofree char *options = repeat ("a|", 2000);
  g_autofree char *pick = g_strconcat ("{1000$$", options, "b}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_prompt_template_new (deep, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
  g_assert_null (studio_prompt_template_new (long_text, NULL, NULL, NULL));
  g_assert_null (studio_prompt_template_new (pick, NULL, NULL, NULL));
  g_autoptr (StudioPromptTemplate) template = parse (wide);
  g_assert_cmpuint (studio_prompt_template_get_count (template), ==, STUDIO_TEMPLATE_COUNTLESS);
  g_clear_error (&error);
  g_assert_null (studio_prompt_template_expand_all (template, 100, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_COUNT);
  g_auto (GStrv) some = studio_prompt_template_draw (template, 10, 1, NULL);
  g_assert_cmpuint (g_strv_length (some), ==, 10);
}

/* Lists within lists: thirty levels of two would be a billion steps. */
static void
test_lists_in_lists (void)
{
  g_autoptr (StudioWordLists) lists = studio_word_lists_new ();
  g_autoptr (GError) error = NULL;

  studio_word_lists_set (lists, "n0", "{}");
  for (int i = 1; i <= 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%d", i);
      g_autofree char *text = g_strdup_printf ("__n%d____n%d__", i - 1, i - 1);
      studio_word_lists_set (lists, name, text);
    }
  g_autoptr (StudioPromptTemplate) template = studio_prompt_template_new (
      "__n30__", lists, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (studio_prompt_template_get_count (template), ==, 1);
  g_assert_null (studio_prompt_template_expand (template, 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
}

static void
assert_drawn (const char *text, guint n, guint expected)
{
  g_autoptr (StudioPromptTemplate) template = parse (text);
  g_auto (GStrv) texts = studio_prompt_template_draw (template, n, 42, NULL);
  g_auto (GStrv) again = studio_prompt_template_draw (template, n, 42, NULL);
  g_auto (GStrv) fewer = studio_prompt_template_draw (template, 2, 42, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (g_strv_length (texts), ==, expected);
  g_assert_cmpstrv (texts, again);
  g_assert_cmpstr (fewer[0], ==, texts[0]);
  g_assert_cmpstr (fewer[1], ==, texts[1]);
  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_true (g_hash_table_add (known, texts[i]));
}

static void
test_draw (void)
{
  g_autofree char *wide = repeat ("{a|b|{2$$c|d|e}}", 40);
  g_autoptr (StudioPromptTemplate) template = parse ("{a|b|c|d|e|f|g|h}{1|2|3|4|5|6|7|8}");

  assert_drawn ("{red|blue|green} car", 3, 3);
  assert_drawn ("{red|blue|green} car", 9, 3);
  assert_drawn ("{a|a|b}", 9, 2);
  assert_drawn (wide, 100, 100);
  g_auto (GStrv) one = studio_prompt_template_draw (template, 8, 1, NULL);
  g_auto (GStrv) other = studio_prompt_template_draw (template, 8, 2, NULL);
  g_assert_false (g_strv_equal ((const char *const *) one, (const char *const *) other));
}

static void
test_shared (void)
{
  g_autoptr (StudioPromptTemplate) template = parse ("{a|b}");
  g_autoptr (StudioPromptTemplate) same = studio_prompt_template_ref (template);

  g_assert_true (same == template);
}

static void
test_escape (void)
{
  static const char *const texts[] = {
    "plain",  "a {b|c} d", "back\\slash", "\\{",         "__animal__", "x # y",
    "#1 {a}", "____",      "a_b {}",      "# all of it", "{ # }",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *escaped = studio_prompt_escape (texts[i]);
      g_autofree char *back = expand_all (escaped);
      if (studio_prompt_has_markup (texts[i]))
        g_assert_cmpstr (back, ==, texts[i]);
      else
        g_assert_cmpstr (escaped, ==, texts[i]);
    }
  g_assert_false (studio_prompt_has_markup ("a (fox:0.7), #1, a_b, 50 % \\n"));
  g_assert_true (studio_prompt_has_markup ("x }"));
  g_assert_true (studio_prompt_has_markup ("fox # night"));
}

static void
test_names (void)
{
  static const char *const good[] = { "a", "animal", "Tier-Art_2", "動物" };
  static const char *const bad[] = { "", "_a", "a_", "a__b", "a b", "../x", "a.b", "\xff" };
  g_autofree char *longest = repeat ("n", STUDIO_WORD_LIST_MAX_NAME + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (studio_word_list_name_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (studio_word_list_name_is_valid (bad[i]));
  g_assert_false (studio_word_list_name_is_valid (longest));
}

static void
test_list_files (void)
{
  g_autofree char *base = studio_test_make_folder ();
  g_autofree char *folder = g_build_filename (base, "wildcards", NULL);
  g_autofree char *foreign = g_build_filename (folder, "not a name.txt", NULL);
  g_autofree char *binary = g_build_filename (folder, "binary.txt", NULL);
  g_autofree char *huge = repeat ("x", STUDIO_WORD_LIST_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioWordLists) none = studio_word_lists_load (folder, &error);
  g_auto (GStrv) no_names = studio_word_lists_dup_names (none);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (no_names), ==, 0);
  g_assert_true (studio_word_list_write (folder, "tree", "oak\nash\n", &error));
  g_assert_true (studio_word_list_write (folder, "animal", "fox", &error));
  g_assert_true (g_file_set_contents (foreign, "x", -1, NULL));
  g_autoptr (StudioWordLists) lists = studio_word_lists_load (folder, &error);
  g_assert_no_error (error);
  g_auto (GStrv) names = studio_word_lists_dup_names (lists);
  g_assert_cmpstrv (names, ((const char *const[]){ "animal", "tree", NULL }));
  g_assert_cmpstr (studio_word_lists_get_entries (lists, "tree")[1], ==, "ash");
  g_assert_cmpstr (studio_word_lists_get_text (lists, "tree"), ==, "oak\nash\n");
  g_autofree char *text = studio_word_list_read (folder, "tree", &error);
  g_assert_cmpstr (text, ==, "oak\nash\n");

  g_assert_false (studio_word_list_write (folder, "../x", "a", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (studio_word_list_write (folder, "huge", huge, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
  g_clear_error (&error);
  g_assert_null (studio_word_list_read (folder, "none", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (binary, "\xff\xfe", 2, NULL));
  g_assert_null (studio_word_lists_load (folder, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
  g_clear_error (&error);
  g_assert_true (studio_word_list_remove (folder, "binary", &error));
  g_assert_true (studio_word_list_remove (folder, "binary", &error));
  g_assert_false (studio_word_list_remove (folder, "a/b", NULL));
  studio_test_remove_folder (g_steal_pointer (&base));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prompt-template/all", test_all);
  g_test_add_func ("/prompt-template/lists-twice", test_lists_twice);
  g_test_add_func ("/prompt-template/errors", test_errors);
  g_test_add_func ("/prompt-template/bounds", test_bounds);
  g_test_add_func ("/prompt-template/lists-in-lists", test_lists_in_lists);
  g_test_add_func ("/prompt-template/draw", test_draw);
  g_test_add_func ("/prompt-template/shared", test_shared);
  g_test_add_func ("/prompt-template/escape", test_escape);
  g_test_add_func ("/word-lists/names", test_names);
  g_test_add_func ("/word-lists/files", test_list_files);
  return g_test_run ();
}
