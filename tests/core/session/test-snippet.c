/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-request-body.h"
#include "studio-snippet-literal.h"
#include "studio-snippet.h"

#include <json-glib/json-glib.h>

/* What each prompt is in JSON, Python and JavaScript, and in Ruby where that differs. */
static const struct
{
  const char *text;
  const char *literal;
  const char *ruby;
  gboolean in_options;
} prompts[] = {
  { "a boat", "\"a boat\"", NULL, FALSE },
  { "it's \"so\"", "\"it's \\\"so\\\"\"", NULL, FALSE },
  { "'", "\"'\"", NULL, FALSE },
  { "\\ \\n \\'", "\"\\\\ \\\\n \\\\'\"", NULL, FALSE },
  { "two\nlines\n", "\"two\\nlines\\n\"", NULL, FALSE },
  { "$HOME $(id) `id` ${1}", "\"$HOME $(id) `id` ${1}\"", NULL, FALSE },
  { "#{1} #$0 #@a # #", "\"#{1} #$0 #@a # #\"", "\"\\#{1} \\#$0 \\#@a # #\"", FALSE },
  { "\\#{1}", "\"\\\\#{1}\"", "\"\\\\\\#{1}\"", FALSE },
  { "%s %d %%", "\"%s %d %%\"", NULL, FALSE },
  { "👩‍🚀 🍄 !!", "\"👩‍🚀 🍄 !!\"", NULL, FALSE },
  { "قارب أحمر", "\"قارب أحمر\"", NULL, FALSE },
  { "a\xe2\x80\xae"
    "d",
    "\"a\\u202ed\"",
    NULL,
    TRUE },
  { "a\xe2\x80\xa8"
    "b\xe2\x80\xa9"
    "c",
    "\"a\\u2028b\\u2029c\"",
    NULL,
    TRUE },
  { "\x01\t\r\x1b[31m\x7f", "\"\\u0001\\t\\r\\u001b[31m\\u007f\"", NULL, TRUE },
  { "\xc2\x85\xef\xbb\xbf.", "\"\\u0085\\ufeff.\"", NULL, TRUE },
  { "--json", "\"--json\"", NULL, TRUE },
  { "-painted", "\"-painted\"", NULL, TRUE },
};

static StudioRequest *
make_request (const char *prompt, StudioOutputFormat format)
{
  return studio_request_new (
      prompt, "no 'crowd' #{1}", STUDIO_ASPECT_RATIO_21_9, 4294967295u, format, NULL);
}

static JsonNode *
read_body (StudioRequest *request)
{
  g_autofree char *text = studio_request_body_build (request, NULL);
  return json_from_string (text, NULL);
}

static void
assert_same_json (JsonNode *expected, JsonNode *actual)
{
  g_assert_nonnull (actual);
  g_assert_true (json_node_equal (expected, actual));
}

/* The words that a shell would make of it, with no variable replaced. */
static char **
split (const char *snippet, int *length)
{
  g_autoptr (GError) error = NULL;
  char **words = NULL;

  g_shell_parse_argv (snippet, length, &words, &error);
  g_assert_no_error (error);
  return words;
}

static const char *
find_value (char **words, const char *option)
{
  for (char **word = words; *word != NULL; word++)
    if (g_strcmp0 (*word, option) == 0)
      return word[1];
  return NULL;
}

static void
test_forms (void)
{
  static const char *const names[] = { "curl", "heroku", "python", "ruby", "javascript" };
  g_autoptr (GError) error = NULL;
  StudioSnippetForm form = STUDIO_SNIPPET_RUBY;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (studio_snippet_form_from_string (names[i], &form, &error));
      g_assert_no_error (error);
      g_assert_cmpint ((int) form, ==, (int) i);
      g_assert_cmpstr (studio_snippet_form_to_string (form), ==, names[i]);
    }
  g_assert_false (studio_snippet_form_from_string ("perl", &form, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "perl"));
  g_clear_error (&error);
  g_assert_false (studio_snippet_form_from_string (NULL, &form, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
}

static void
test_literals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (GString) plain = g_string_new ("x");
      g_autoptr (GString) ruby = g_string_new (NULL);
      g_autofree char *expected = g_strconcat ("x", prompts[i].literal, NULL);

      studio_snippet_append_literal (plain, prompts[i].text, STUDIO_SNIPPET_INTERPOLATION_NONE);
      studio_snippet_append_literal (ruby, prompts[i].text, STUDIO_SNIPPET_INTERPOLATION_HASH);
      g_assert_cmpstr (plain->str, ==, expected);
      g_assert_cmpstr (
          ruby->str, ==, prompts[i].ruby == NULL ? prompts[i].literal : prompts[i].ruby);
      g_autoptr (JsonNode) node = json_from_string (prompts[i].literal, NULL);
      g_assert_cmpstr (json_node_get_string (node), ==, prompts[i].text);
    }
}

static void
test_hidden_characters (void)
{
  static const gunichar hidden[] = { 1,      '\n',   0x7f,   0x85,   0x61c,  0x200e, 0x200f,
                                     0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xfeff };
  static const gunichar shown[] = { ' ', '~', 0xa0, 0x200d, 0x2027, 0x202f, 0x206a, 0x1f344 };

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_true (studio_snippet_is_hidden_character (hidden[i]));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_assert_false (studio_snippet_is_hidden_character (shown[i]));
}

static void
test_curl (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      int n = 0;
      g_autoptr (StudioRequest) request = make_request (prompts[i].text, STUDIO_OUTPUT_FORMAT_PNG);
      g_autofree char *snippet = studio_snippet_build (request, STUDIO_SNIPPET_CURL);
      g_auto (GStrv) words = split (snippet, &n);
      g_autoptr (JsonNode) expected = read_body (request);
      g_autoptr (JsonNode) body = json_from_string (find_value (words, "--data-binary"), NULL);

      assert_same_json (expected, body);
      g_assert_cmpstr (words[0], ==, "curl");
      g_assert_cmpstr (words[2], ==, "$DIFFUSION_URL/v1/images/generations");
      g_assert_cmpstr (find_value (words, "-H"), ==, "Authorization: Bearer $DIFFUSION_KEY");
      g_assert_cmpstr (words[n - 1], ==, "image.png");
    }
}

static void
test_heroku (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      int n = 0;
      g_autoptr (StudioRequest) request = make_request (prompts[i].text, STUDIO_OUTPUT_FORMAT_PNG);
      g_autofree char *snippet = studio_snippet_build (request, STUDIO_SNIPPET_HEROKU);
      g_auto (GStrv) words = split (snippet, &n);
      g_autoptr (JsonNode) expected = read_body (request);
      g_autoptr (JsonNode) body = json_from_string (find_value (words, "--opts"), NULL);
      const char *prompt = find_value (words, "--prompt");

      g_assert_nonnull (body);
      g_assert_cmpint (prompt == NULL, ==, prompts[i].in_options);
      json_object_set_string_member (
          json_node_get_object (body), "model", find_value (words, "--model"));
      if (prompt != NULL)
        json_object_set_string_member (json_node_get_object (body), "prompt", prompt);
      assert_same_json (expected, body);
      g_assert_cmpstr (words[1], ==, "ai:models:call");
      g_assert_cmpstr (find_value (words, "--output"), ==, "image.png");
    }
}

static void
test_languages (void)
{
  static const StudioSnippetForm forms[] = { STUDIO_SNIPPET_PYTHON,
                                             STUDIO_SNIPPET_RUBY,
                                             STUDIO_SNIPPET_JAVASCRIPT };

  for (guint i = 0; i < G_N_ELEMENTS (prompts) * G_N_ELEMENTS (forms); i++)
    {
      StudioSnippetForm form = forms[i % G_N_ELEMENTS (forms)];
      guint at = i / G_N_ELEMENTS (forms);
      gboolean ruby = form == STUDIO_SNIPPET_RUBY && prompts[at].ruby != NULL;
      g_autoptr (StudioRequest) request = make_request (prompts[at].text,
                                                        STUDIO_OUTPUT_FORMAT_JPEG);
      g_autofree char *snippet = studio_snippet_build (request, form);
      g_autofree char *line = g_strdup_printf ("\"prompt\": %s,\n",
                                               ruby ? prompts[at].ruby : prompts[at].literal);

      g_assert_nonnull (strstr (snippet, line));
      g_assert_nonnull (strstr (snippet, "\"aspect_ratio\": \"21:9\",\n"));
      g_assert_nonnull (strstr (snippet, "\"seed\": 4294967295"));
      g_assert_nonnull (strstr (snippet, "DIFFUSION_URL"));
      g_assert_nonnull (strstr (snippet, "DIFFUSION_KEY"));
      g_assert_nonnull (strstr (snippet, "image.jpg"));
      g_assert_true (g_str_has_suffix (snippet, "\n"));
    }
}

static void
test_invalid_request (void)
{
  g_autoptr (StudioRequest) empty = make_request (" ", STUDIO_OUTPUT_FORMAT_PNG);
  g_autoptr (StudioRequest) broken = make_request ("a\xff", STUDIO_OUTPUT_FORMAT_PNG);
  g_autoptr (StudioRequest) request = make_request ("a", STUDIO_OUTPUT_FORMAT_PNG);
  g_autoptr (StudioRequest) model = studio_request_copy_with_model (request, "x; reboot");

  for (int form = STUDIO_SNIPPET_CURL; form <= (int) STUDIO_SNIPPET_JAVASCRIPT; form++)
    {
      g_assert_null (studio_snippet_build (empty, (StudioSnippetForm) form));
      g_assert_null (studio_snippet_build (broken, (StudioSnippetForm) form));
      g_assert_null (studio_snippet_build (model, (StudioSnippetForm) form));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snippet/forms", test_forms);
  g_test_add_func ("/snippet/literals", test_literals);
  g_test_add_func ("/snippet/hidden-characters", test_hidden_characters);
  g_test_add_func ("/snippet/curl", test_curl);
  g_test_add_func ("/snippet/heroku", test_heroku);
  g_test_add_func ("/snippet/languages", test_languages);
  g_test_add_func ("/snippet/invalid-request", test_invalid_request);
  return g_test_run ();
}
