/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-infotext.h"

#include <string.h>

typedef struct
{
  const char *value;
  const char *quoted;
} Quote;

static void
test_quote (void)
{
  static const Quote rows[] = {
    { "plain words", "plain words" },
    { "", "" },
    { "16:9", "\"16:9\"" },
    { "one, two", "\"one, two\"" },
    { "two\nlines", "\"two\\nlines\"" },
    { "a\r\n\tb", "\"a\\r\\n\\tb\"" },
    { "say \"hi\"", "\"say \\\"hi\\\"\"" },
    { "back\\slash", "\"back\\\\slash\"" },
    { "[bracket]", "\"[bracket]\"" },
    { "{brace}", "\"{brace}\"" },
    { ",\001", "\",\\u0001\"" },
    { "海: “é”", "\"海: “é”\"" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *quoted = studio_infotext_quote (rows[i].value);
      g_autofree char *text = g_strdup_printf ("Key one: %s, Key two: 2, Key three: 3", quoted);
      g_autoptr (StudioInfotext) infotext = studio_infotext_parse (text);
      g_assert_cmpstr (quoted, ==, rows[i].quoted);
      g_assert_cmpstr (studio_infotext_get (infotext, "Key one"), ==, rows[i].value);
      g_assert_cmpstr (studio_infotext_get (infotext, "Key three"), ==, "3");
    }
}

static void
test_usual (void)
{
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (
      "a red boat, (sea:1.2)\nin two lines\n"
      "Negative prompt: people,\n  text: none\n"
      "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 965400086, Size: 512x512, "
      "Model hash: 45dee52b, Model: v1-5, Denoising strength: 0.5, Version: v1.10.1");
  g_assert_cmpstr (infotext->prompt, ==, "a red boat, (sea:1.2)\nin two lines");
  g_assert_cmpstr (infotext->negative_prompt, ==, "people,\ntext: none");
  g_assert_cmpuint (infotext->pairs->len, ==, 9);
  g_assert_cmpstr (studio_infotext_get (infotext, "Sampler"), ==, "Euler a");
  g_assert_cmpstr (studio_infotext_get (infotext, "Seed"), ==, "965400086");
  g_assert_cmpstr (studio_infotext_get (infotext, "Version"), ==, "v1.10.1");
  g_assert_null (studio_infotext_get (infotext, "seed"));
  g_assert_true (studio_infotext_is_certain (infotext));
}

typedef struct
{
  const char *line;
  const char *pairs;
} Line;

static char *
join_pairs (const StudioInfotext *infotext)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < infotext->pairs->len; i++)
    {
      const StudioInfotextPair *pair = g_ptr_array_index (infotext->pairs, i);
      g_string_append_printf (text, "%s<%s=%s>", i > 0 ? " " : "", pair->name, pair->value);
    }
  return g_string_free (text, FALSE);
}

/* What the expression of AUTOMATIC1111 finds in a line, and what it must not be led astray by. */
static void
test_pairs (void)
{
  static const Line rows[] = {
    { "Steps: 1, Seed: 2, Size: 3x4", "<Steps=1> <Seed=2> <Size=3x4>" },
    { "Steps:1,Seed:2,Size:3x4", "<Steps=1> <Seed=2> <Size=3x4>" },
    { "  Steps: 1,  Seed:  2 , Size: 3x4,", "<Steps=1> <Seed=2> <Size=3x4>" },
    { "TI hashes: \"a: b, c: \\\"d\\\"\", Aa: 1, Bb: 2",
      "<TI hashes=a: b, c: \"d\"> <Aa=1> <Bb=2>" },
    { "Open: \"no end, Aa: 1, Bb: 2", "<Open=\"no end> <Aa=1> <Bb=2>" },
    { "Odd: \"a\" b, Aa: 1, Bb: 2", "<Odd=\"a\" b> <Aa=1> <Bb=2>" },
    { "Bad: \"\\x\", Aa: 1, Bb: 2", "<Bad=\"\\x\"> <Aa=1> <Bb=2>" },
    { "Civitai resources: [{\"a\":1,\"b\":\"]\"},2], Aa: 1, Bb: 2",
      "<Civitai resources=[{\"a\":1,\"b\":\"]\"},2]> <Aa=1> <Bb=2>" },
    { "Open: [1, Aa: 1, Bb: 2", "<Open=[1> <Aa=1> <Bb=2>" },
    { "ControlNet 0: \"Module: canny, Weight: 1\", Hires-fix/2: x, _a: 1",
      "<ControlNet 0=Module: canny, Weight: 1> <Hires-fix/2=x> <_a=1>" },
    { "words, Steps: 1, more words, Seed: 2, Größe: 3", "<Steps=1> <Seed=2> <Größe=3>" },
    { "Empty: , Aa: , Bb:", "<Empty=> <Aa=> <Bb=>" },
    { "Time: 12:30, Aa: 1, Bb: 2", "<Time=12:30> <Aa=1> <Bb=2>" },
    /* Two are not enough, one letter is no name. */
    { "Steps: 1, Seed: 2", "" },
    { "a: 1, b: 2, c: 3, d: 4", "" },
    { "no pairs at all", "" },
    { "", "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat ("prompt\n", rows[i].line, NULL);
      g_autoptr (StudioInfotext) infotext = studio_infotext_parse (text);
      g_autofree char *pairs = join_pairs (infotext);
      g_assert_cmpstr (pairs, ==, rows[i].pairs);
      if (*rows[i].pairs != '\0')
        g_assert_cmpstr (infotext->prompt, ==, "prompt");
    }
}

static void
test_prompts (void)
{
  g_autoptr (StudioInfotext) empty = studio_infotext_parse ("");
  g_autoptr (StudioInfotext) plain = studio_infotext_parse (" a boat: big, bold\nand red ");
  g_autoptr (StudioInfotext) negative = studio_infotext_parse ("Negative prompt: people");
  g_autoptr (StudioInfotext) only = studio_infotext_parse ("Steps: 1, Seed: 2, Size: 3x4");
  g_autoptr (StudioInfotext) twice = studio_infotext_parse (
      "a\nNegative prompt: b\nNegative prompt: c\nSteps: 1, Seed: 2, Size: 3x4\n\n");
  g_assert_cmpstr (empty->prompt, ==, "");
  g_assert_false (studio_infotext_is_certain (empty));
  g_assert_cmpstr (plain->prompt, ==, "a boat: big, bold\nand red");
  g_assert_false (studio_infotext_is_certain (plain));
  g_assert_cmpstr (negative->prompt, ==, "");
  g_assert_cmpstr (negative->negative_prompt, ==, "people");
  g_assert_true (studio_infotext_is_certain (negative));
  g_assert_cmpstr (only->prompt, ==, "");
  g_assert_null (only->negative_prompt);
  g_assert_cmpuint (only->pairs->len, ==, 3);
  g_assert_cmpstr (twice->negative_prompt, ==, "b\nc");
}

/* An extension for dynamic prompts writes its templates behind the pairs. */
static void
test_templates (void)
{
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (
      "a red boat\nSteps: 1, Seed: 2, Size: 3x4\n"
      "Template: a {red|blue}\nboat, Aa: 1, Bb: 2, Cc: 3\nNegative Template: {x|y}");
  g_assert_cmpstr (infotext->prompt, ==, "a red boat");
  g_assert_cmpstr (studio_infotext_get (infotext, "Seed"), ==, "2");
  g_assert_cmpstr (
      studio_infotext_get (infotext, "Template"), ==, "a {red|blue}\nboat, Aa: 1, Bb: 2, Cc: 3");
  g_assert_cmpstr (studio_infotext_get (infotext, "Negative Template"), ==, "{x|y}");

  g_autoptr (StudioInfotext) prompt = studio_infotext_parse (
      "one\nTemplate: two\nthree\nSteps: 1, Seed: 2, Size: 3x4");
  g_assert_cmpstr (prompt->prompt, ==, "one\nTemplate: two\nthree");

  /* An infotext that somebody uses as a prompt. */
  g_autoptr (StudioInfotext) nested = studio_infotext_parse (
      "one\nSteps: 1, Seed: 2, Size: 3x4\nTemplate: two\nSteps: 9, Seed: 8, Size: 7x6");
  g_assert_cmpstr (studio_infotext_get (nested, "Seed"), ==, "8");
}

static void
test_build (void)
{
  StudioImageFacts facts = {
    .prompt = "a red boat,\r\nSteps: many  ",
    .negative_prompt = "people",
    .aspect_ratio = STUDIO_ASPECT_RATIO_16_9,
    .seed = 4294967295u,
    .model = "stable-image-ultra, the \"best\"",
  };
  g_autofree char *text = studio_infotext_build (&facts, 1344, 768);
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (text);
  g_assert_cmpstr (infotext->prompt, ==, "a red boat,\nSteps: many");
  g_assert_cmpstr (infotext->negative_prompt, ==, "people");
  g_assert_cmpstr (studio_infotext_get (infotext, "Seed"), ==, "4294967295");
  g_assert_cmpstr (studio_infotext_get (infotext, "Size"), ==, "1344x768");
  g_assert_cmpstr (studio_infotext_get (infotext, "Aspect ratio"), ==, "16:9");
  g_assert_cmpstr (studio_infotext_get (infotext, "Model"), ==, facts.model);
  g_assert_true (g_str_has_prefix (studio_infotext_get (infotext, "Version"), "Ultra Studio "));
  g_assert_null (studio_infotext_get (infotext, "Steps"));
  g_assert_nonnull (strstr (text, "Aspect ratio: \"16:9\""));
}

/* Whatever is not known, there are pairs enough for a reader to find them. */
static void
test_build_from_little (void)
{
  StudioImageFacts nothing = { 0 };
  StudioImageFacts negative = { .negative_prompt = "people" };
  g_autofree char *first = studio_infotext_build (&nothing, 8, 8);
  g_autofree char *second = studio_infotext_build (&negative, 8, 8);
  g_autoptr (StudioInfotext) empty = studio_infotext_parse (first);
  g_autoptr (StudioInfotext) half = studio_infotext_parse (second);
  g_assert_cmpstr (empty->prompt, ==, "");
  g_assert_cmpuint (empty->pairs->len, >=, 3);
  g_assert_null (studio_infotext_get (empty, "Seed"));
  g_assert_cmpstr (half->negative_prompt, ==, "people");
  g_assert_cmpuint (half->pairs->len, >=, 3);
}

static char *
repeat (const char *unit, guint n)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

static void
test_bounds (void)
{
  g_autofree char *lines = repeat ("\nline", 5000);
  g_autofree char *pairs = repeat ("Key: 1, ", 10000);
  g_autofree char *open = repeat ("Key: [", 40000);
  g_autofree char *long_line = repeat ("Key: 1, ", 100000);
  g_autoptr (StudioInfotext) many_lines = studio_infotext_parse (lines);
  g_autoptr (StudioInfotext) many_pairs = studio_infotext_parse (pairs);
  g_autoptr (StudioInfotext) brackets = studio_infotext_parse (open);
  g_autoptr (StudioInfotext) too_long = studio_infotext_parse (long_line);
  g_assert_cmpuint (strlen (many_lines->prompt), ==, 5000 * 5 - 1);
  g_assert_cmpuint (many_pairs->pairs->len, ==, 128);
  g_assert_cmpuint (brackets->pairs->len, <=, 128);
  g_assert_cmpuint (too_long->pairs->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/infotext/quote", test_quote);
  g_test_add_func ("/infotext/usual", test_usual);
  g_test_add_func ("/infotext/pairs", test_pairs);
  g_test_add_func ("/infotext/prompts", test_prompts);
  g_test_add_func ("/infotext/templates", test_templates);
  g_test_add_func ("/infotext/build", test_build);
  g_test_add_func ("/infotext/build-from-little", test_build_from_little);
  g_test_add_func ("/infotext/bounds", test_bounds);
  return g_test_run ();
}
