/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a text, a NUL, another. The parts of the difference are the one with what was removed, and
 * the other with what was added. */
#include "fuzz.h"

#include "studio-text-change.h"
#include "studio-word-diff.h"

#include <string.h>

static void
check_parts (const char *before, const char *after)
{
  g_autoptr (GArray) parts = studio_word_diff (before, after);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) new = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const StudioWordPart *part = &g_array_index (parts, StudioWordPart, i);
      const char *text = part->change == STUDIO_WORD_REMOVED ? before : after;
      g_assert_cmpuint (part->length, >, 0);
      g_assert_cmpuint (part->start + part->length, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + part->start, (gssize) part->length, NULL));
      g_string_append_len (part->change == STUDIO_WORD_REMOVED ? old : new,
                           text + part->start,
                           (gssize) part->length);
    }
  g_assert_cmpuint (old->len, <=, strlen (before));
  g_assert_cmpuint (new->len, <=, strlen (after));
}

static void
check_change (const char *before, const char *after)
{
  StudioTextChange change = studio_text_change_find (before, after);
  gsize length = strlen (before);

  g_assert_cmpuint (change.start + change.n_removed, <=, length);
  g_autoptr (GString) changed = g_string_new_len (before, (gssize) change.start);
  g_string_append_len (changed, after + change.start, (gssize) change.n_inserted);
  g_string_append (changed, before + change.start + change.n_removed);
  g_assert_cmpstr (changed->str, ==, after);
  g_assert_true (g_utf8_validate (before + change.start, (gssize) change.n_removed, NULL));
  g_assert_true (g_utf8_validate (after + change.start, (gssize) change.n_inserted, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *given = g_strndup ((const char *) bytes, size);
  gsize length = strlen (given);
  const char *rest = length < size ? (const char *) bytes + length + 1 : "";
  g_autofree char *second = g_strndup (rest, length < size ? size - length - 1 : 0);
  g_autofree char *before = g_utf8_make_valid (given, -1);
  g_autofree char *after = g_utf8_make_valid (second, -1);

  check_parts (before, after);
  check_change (before, after);
  g_autofree char *summary = studio_word_diff_dup_summary (before, after, 40);
  g_assert_true (g_utf8_validate (summary, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (summary, -1), <=, 41);
  return 0;
}
