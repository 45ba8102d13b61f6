/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: tags as somebody typed them, one a line. Each becomes a short line, none is there twice,
 * and what was cleaned is clean. */
#include "fuzz.h"

#include "studio-tags.h"

#include <string.h>

static void
check_tag (const char *tag)
{
  g_autofree char *again = studio_tags_clean (tag);
  g_assert_cmpstr (again, ==, tag);
  g_assert_true (g_utf8_validate (tag, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (tag, -1), <=, STUDIO_TAGS_MAX_LENGTH);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_auto (GStrv) typed = g_strsplit (text, "\n", -1);
  g_autofree char *tags = studio_tags_change (NULL, (const char *const *) typed, NULL);
  g_auto (GStrv) list = studio_tags_split (tags);
  g_autofree char *same = studio_tags_change (tags, (const char *const *) typed, NULL);
  g_autofree char *none = studio_tags_change (tags, NULL, (const char *const *) list);

  g_assert_cmpuint (g_strv_length (list), <=, STUDIO_TAGS_MAX_NUMBER);
  for (char **tag = list; *tag != NULL; tag++)
    check_tag (*tag);
  if (g_strv_length (list) < STUDIO_TAGS_MAX_NUMBER)
    g_assert_cmpstr (same, ==, tags);
  g_assert_cmpstr (none, ==, "");
  return 0;
}
