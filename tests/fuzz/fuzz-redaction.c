/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a byte, odd where the text is cut, then a text. No part of the key is left in it, and what
 * is left is left alone by a second look. */
#include "fuzz.h"

#include "studio-redaction.h"

#include <string.h>

#define KEY "inf-canary-0123456789"

/* An escape before a part may take a few of its characters along; a part that is longer shows. */
#define PART 12

static void
check_no_part (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isgraph (*at))
      g_string_append_c (plain, g_ascii_tolower (*at));
  for (gsize i = 0; i + PART < strlen (KEY); i++)
    {
      g_autofree char *part = g_strndup (&KEY[i], PART);
      g_assert_null (strstr (plain->str, part));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  if (size < 1)
    return 0;
  gboolean is_cut = bytes[0] % 2 == 1;
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes + 1, (gssize) size - 1);
  g_autofree char *once = studio_redact (text, KEY, "[key]", is_cut);
  g_autofree char *twice = studio_redact (once, KEY, "[key]", FALSE);

  g_assert_true (g_utf8_validate (once, -1, NULL));
  g_assert_cmpstr (twice, ==, once);
  check_no_part (once);
  return 0;
}
