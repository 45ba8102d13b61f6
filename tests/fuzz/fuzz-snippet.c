/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a prompt. Whatever is in it, it is one string of the code that it is written into, shows
 * all that it is, and is what it was when it is read. */
#include "fuzz.h"

#include "studio-json-object.h"
#include "studio-snippet-literal.h"
#include "studio-snippet.h"

#include <string.h>

static void
check_literal (const char *text, StudioSnippetInterpolation interpolation)
{
  g_autoptr (GString) code = g_string_new ("{\"a\":");

  studio_snippet_append_literal (code, text, interpolation);
  g_string_append_c (code, '}');
  for (const char *at = code->str; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_false (studio_snippet_is_hidden_character (g_utf8_get_char (at)));
  if (interpolation != STUDIO_SNIPPET_INTERPOLATION_NONE)
    return;
  g_autoptr (JsonObject) object = studio_json_object_parse (code->str, code->len);
  g_assert_nonnull (object);
  g_assert_cmpstr (json_object_get_string_member (object, "a"), ==, text);
}

/* The shell has five words on the first command, of which the last is the body. */
static void
check_curl (StudioRequest *request)
{
  g_autofree char *code = studio_snippet_build (request, STUDIO_SNIPPET_CURL);
  g_auto (GStrv) words = NULL;
  g_autoptr (JsonObject) object = NULL;
  int n_words = 0;

  if (code == NULL)
    return;
  g_assert_true (g_shell_parse_argv (code, &n_words, &words, NULL));
  for (int i = 0; i + 1 < n_words; i++)
    if (g_str_equal (words[i], "--data-binary"))
      object = studio_json_object_parse (words[i + 1], strlen (words[i + 1]));
  g_assert_nonnull (object);
  g_assert_cmpstr (
      json_object_get_string_member (object, "prompt"), ==, studio_request_get_prompt (request));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *given = g_strndup ((const char *) bytes, size);
  g_autofree char *text = g_utf8_make_valid (given, -1);
  g_autoptr (StudioRequest) request = studio_request_new (
      text, text, STUDIO_ASPECT_RATIO_DEFAULT, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);

  check_literal (text, STUDIO_SNIPPET_INTERPOLATION_NONE);
  check_literal (text, STUDIO_SNIPPET_INTERPOLATION_HASH);
  check_curl (request);
  for (guint form = 0; form <= STUDIO_SNIPPET_JAVASCRIPT; form++)
    {
      g_autofree char *code = studio_snippet_build (request, (StudioSnippetForm) form);
      g_assert_true ((code != NULL) == studio_request_validate (request, NULL));
      g_assert_true (code == NULL || g_utf8_validate (code, -1, NULL));
    }
  return 0;
}
