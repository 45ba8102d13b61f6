/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-name.h"

#include "studio-error.h"

#include <string.h>

/* 2026-11-03 14:05:09 UTC, and a bit. */
#define CREATED_US G_GINT64_CONSTANT (1793714709500000)

static char *
expand_imported (const char *name_template, const char *prompt, const char *original_name)
{
  g_autoptr (StudioRequest) request = studio_request_new (prompt,
                                                          NULL,
                                                          STUDIO_ASPECT_RATIO_16_9,
                                                          2718281828u,
                                                          STUDIO_OUTPUT_FORMAT_PNG,
                                                          "vendor/stable:ultra-1.1");
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_JPEG, 1344, 768, 4000 };
  StudioFileNameFields fields = { request, &info, CREATED_US, 42, 7, original_name };
  return studio_file_name_expand (name_template, &fields);
}

static char *
expand (const char *name_template, const char *prompt)
{
  return expand_imported (name_template, prompt, NULL);
}

static void
assert_expands (const char *name_template, const char *prompt, const char *expected)
{
  g_autofree char *name = expand (name_template, prompt);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_tokens (void)
{
  assert_expands (STUDIO_FILE_NAME_DEFAULT_TEMPLATE,
                  "A red boat",
                  "2026-11-03_14-05-09_2718281828_A-red-boat.jpg");
  assert_expands ("{ratio} {counter} {id}", "x", "16x9 007 42.jpg");
  assert_expands (
      "{model}+{format}+{width}x{height}", "x", "vendor-stable-ultra-1-1+jpeg+1344x768.jpg");
  assert_expands ("plain", "x", "plain.jpg");
  assert_expands ("a}b", "x", "a}b.jpg");
  assert_expands ("{id}{id}", "x", "4242.jpg");
}

static void
assert_renames (const char *original_name, const char *expected)
{
  g_autofree char *name = expand_imported ("{name}-{id}", "A red boat", original_name);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_original_name (void)
{
  assert_renames ("IMG 2034 (Rom).webp", "IMG 2034 (Rom)-42.jpg");
  assert_renames ("no extension", "no extension-42.jpg");
  assert_renames (".png", "png-42.jpg");
  assert_renames ("../up.png", "up-42.jpg");
  assert_renames (NULL, "A-red-boat-42.jpg");
}

static void
test_prompts (void)
{
  assert_expands ("{prompt}", "One,  two\n\tthree; “four”", "One-two-three-“four”.jpg");
  assert_expands ("{prompt}", "../../etc/passwd", "etc-passwd.jpg");
  assert_expands ("{prompt}", "C:\\con<>:\"|?*.png", "C-con-png.jpg");
  assert_expands ("{prompt}", "--rm -rf", "rm-rf.jpg");
  assert_expands ("{prompt}", "光る茸 🍄 Pilzwälder", "光る茸-🍄-Pilzwälder.jpg");
  assert_expands ("{prompt}",
                  "gpj.\xe2\x80\xae"
                  "evil\x01\x7f",
                  "gpj-evil.jpg");
  assert_expands ("{prompt}", "…", "….jpg");
  assert_expands ("{prompt}", "?!.", "image.jpg");
  assert_expands ("{prompt}", "", "image.jpg");
  assert_expands ("{seed}_{prompt}", "", "2718281828.jpg");
  assert_expands ("{prompt}",
                  "a\xff"
                  "b",
                  "a\xef\xbf\xbd"
                  "b.jpg");
}

static void
test_hostile_templates (void)
{
  assert_expands (".hidden", "x", "hidden.jpg");
  assert_expands ("a:b?c", "x", "a-b-c.jpg");
  assert_expands ("Con", "x", "_Con.jpg");
  assert_expands ("lpt9.txt", "x", "_lpt9.txt.jpg");
  assert_expands ("console", "x", "console.jpg");
  assert_expands ("com", "x", "com.jpg");
  assert_expands ("dots...", "x", "dots.jpg");
  /* A template that is refused gives the default name. */
  assert_expands ("{nonsense}", "x", "2026-11-03_14-05-09_2718281828_x.jpg");
}

static void
test_long_prompts (void)
{
  GString *prompt = g_string_new (NULL);
  for (int i = 0; i < 3000; i++)
    g_string_append (prompt, "茸");
  g_autofree char *name = expand ("{prompt}", prompt->str);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), ==, 78 + strlen (".jpg"));
  g_autofree char *five = expand ("{prompt}{prompt}{prompt}{prompt}{prompt}", prompt->str);
  g_assert_true (g_utf8_validate (five, -1, NULL));
  g_assert_cmpuint (strlen (five), ==, 198 + strlen (".jpg"));
  g_string_free (prompt, TRUE);
}

/* What people see as one character is never cut in two. */
static void
test_cuts (void)
{
  static const char *const units[] = {
    "e\xcc\x81",      /* e, combining acute */
    "👍🏽",       /* thumb, skin tone */
    "👩\xe2\x80\x8d🚀", /* woman, joiner, rocket */
    "🇩🇪",             /* two regional indicators */
    "❤\xef\xb8\x8f",  /* heart, variation selector */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize shift = 0; shift < 20; shift++)
      {
        GString *prompt = g_string_new (NULL);
        for (gsize j = 0; j < shift; j++)
          g_string_append_c (prompt, 'a');
        for (int j = 0; j < 60; j++)
          g_string_append (prompt, units[i]);
        g_autofree char *name = expand ("{prompt}", prompt->str);
        gsize length = strlen (name) - strlen (".jpg");
        g_assert_cmpuint (length, <=, 80);
        g_assert_cmpuint (length, >, 80 - strlen (units[i]));
        g_assert_cmpuint ((length - shift) % strlen (units[i]), ==, 0);
        g_string_free (prompt, TRUE);
      }
}

static void
test_times (void)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "x", NULL, STUDIO_ASPECT_RATIO_1_1, 0, STUDIO_OUTPUT_FORMAT_PNG, NULL);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 1, 1, 1 };
  StudioFileNameFields fields = { request, &info, -1, 1, 1, NULL };
  g_autofree char *before = studio_file_name_expand ("{date} {time}", &fields);
  g_assert_cmpstr (before, ==, "1969-12-31 23-59-59.png");
  fields.created_us = G_MAXINT64;
  g_autofree char *never = studio_file_name_expand ("{date}{time}", &fields);
  g_assert_cmpstr (never, ==, "image.png");
}

static void
assert_template_refused (const char *name_template, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_file_name_check_template (name_template, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_check_template (void)
{
  g_assert_true (studio_file_name_check_template (STUDIO_FILE_NAME_DEFAULT_TEMPLATE, NULL));
  g_assert_true (studio_file_name_check_template (
      "{date}{time}{seed}{prompt}{ratio}{counter}{id}{model}{format}{width}{height}{name}", NULL));
  g_assert_true (studio_file_name_check_template ("no token }", NULL));
  assert_template_refused ("", "empty");
  assert_template_refused ("{date", "without a }");
  assert_template_refused ("{seed}_{datum}", "“{datum}”");
  assert_template_refused ("{}", "“{}”");
  assert_template_refused ("{Seed}", "“{Seed}”");
  assert_template_refused ("{{seed}}", "“{{seed}”");
  assert_template_refused ("a/{seed}", "slash");
  assert_template_refused ("..\\{seed}", "slash");
  assert_template_refused ("a\nb", "control");
  assert_template_refused ("\xff", "UTF-8");
  g_autofree char *longest = g_strnfill (401, 'a');
  assert_template_refused (longest, "too long");
}

static void
test_number (void)
{
  static const char *const cases[][2] = {
    { "name.png", "name-2.png" },
    { "a.b.jpg", "a.b-2.jpg" },
    { "name", "name-2" },
    { ".name", ".name-2" },
    { "", "-2" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *numbered = studio_file_name_number (cases[i][0], 2);
      g_assert_cmpstr (numbered, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-name/tokens", test_tokens);
  g_test_add_func ("/file-name/original-name", test_original_name);
  g_test_add_func ("/file-name/prompts", test_prompts);
  g_test_add_func ("/file-name/hostile-templates", test_hostile_templates);
  g_test_add_func ("/file-name/long-prompts", test_long_prompts);
  g_test_add_func ("/file-name/cuts", test_cuts);
  g_test_add_func ("/file-name/times", test_times);
  g_test_add_func ("/file-name/check-template", test_check_template);
  g_test_add_func ("/file-name/number", test_number);
  return g_test_run ();
}
