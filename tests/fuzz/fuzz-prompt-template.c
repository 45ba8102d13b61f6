/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error.h"
#include "studio-prompt-edit.h"
#include "studio-prompt-template.h"

#include "fuzz.h"

#include <string.h>

/* What is typed is a template, and the entry of a word list that another one names. */
static StudioWordLists *
create_lists (const char *text)
{
  StudioWordLists *lists = studio_word_lists_new ();

  studio_word_lists_set (lists, "animal", "fox\n{red|blue} owl");
  studio_word_lists_set (lists, "pair", "__animal__ and __animal__\n__mine__");
  studio_word_lists_set (lists, "mine", text);
  return lists;
}

static void
check_texts (char **texts, guint n)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (g_strv_length (texts), <=, n);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_assert_true (g_utf8_validate (texts[i], -1, NULL));
      g_assert_true (g_hash_table_add (known, texts[i]));
    }
}

static void
check_template (const char *text, StudioWordLists *lists)
{
  g_autoptr (GError) error = NULL;
  gsize position = 0;
  g_autoptr (StudioPromptTemplate) template = studio_prompt_template_new (
      text, lists, &position, &error);

  g_assert_cmpuint (position, <=, strlen (text));
  if (template == NULL)
    {
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_PROMPT);
      return;
    }
  guint64 count = studio_prompt_template_get_count (template);
  g_assert_cmpuint (count, >, 0);
  g_auto (GStrv) drawn = studio_prompt_template_draw (template, 5, 1, NULL);
  if (drawn != NULL)
    check_texts (drawn, 5);
  g_auto (GStrv) all = studio_prompt_template_expand_all (template, 50, NULL);
  if (all != NULL)
    check_texts (all, (guint) count);
  if (count == STUDIO_TEMPLATE_COUNTLESS)
    return;
  g_autofree char *last = studio_prompt_template_expand (template, count - 1, NULL);
  g_assert_true (last == NULL || g_utf8_validate (last, -1, NULL));
}

static void
check_escape (const char *text)
{
  g_autofree char *escaped = studio_prompt_escape (text);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (StudioPromptTemplate) template = studio_prompt_template_new (
      escaped, NULL, NULL, NULL);

  if (!studio_prompt_has_markup (text) || strlen (text) > 10000)
    return;
  g_assert_nonnull (template);
  g_autofree char *back = studio_prompt_template_expand (template, 0, NULL);
  g_assert_cmpstr (back, ==, trimmed);
}

static void
check_edits (const char *text, gsize at)
{
  gsize length = strlen (text);

  for (int direction = -1; direction <= 1; direction += 2)
    {
      g_auto (StudioPromptEdit) weight = { 0 };
      g_auto (StudioPromptEdit) move = { 0 };
      gboolean weighed = studio_prompt_edit_weight (&weight, text, at, at, direction);
      gboolean moved = studio_prompt_edit_move (&move, text, at, length, direction);
      g_autofree char *first = weighed ? studio_prompt_edit_apply (&weight, text) : NULL;
      g_autofree char *second = moved ? studio_prompt_edit_apply (&move, text) : NULL;
      if (weighed)
        g_assert_cmpuint (weight.select_start + weight.select_length, <=, strlen (first));
      if (moved)
        g_assert_cmpuint (strlen (second), ==, length);
      g_assert_true (first == NULL || g_utf8_validate (first, -1, NULL));
      g_assert_true (second == NULL || g_utf8_validate (second, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *given = g_strndup ((const char *) bytes, size);
  g_autofree char *text = g_utf8_make_valid (given, -1);
  g_autoptr (StudioWordLists) lists = create_lists (text);
  gsize middle = (gsize) (g_utf8_offset_to_pointer (text, g_utf8_strlen (text, -1) / 2) - text);

  check_template (text, lists);
  check_template ("__pair__, __mine__", lists);
  check_escape (text);
  check_edits (text, middle);
  g_autofree char *plain = studio_prompt_strip_comments (text);
  g_assert_cmpuint (strlen (plain), <=, strlen (text));
  return 0;
}
