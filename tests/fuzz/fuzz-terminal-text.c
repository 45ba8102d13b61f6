/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a stranger's text that is printed. Nothing in what comes out steers a terminal. */
#include "fuzz.h"

#include "studio-cli-text.h"

#include <string.h>

static void
check_text (const char *text, const char *allowed)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      g_assert_true (!g_unichar_iscntrl (c) || strchr (allowed, (int) c) != NULL);
      g_assert_false (c >= 0x202a && c <= 0x202e);
      g_assert_false (c >= 0x2066 && c <= 0x2069);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_autofree char *harmless = studio_cli_text_make_harmless (text);
  g_autofree char *line = studio_cli_text_make_line (text);

  check_text (harmless, "\n\t");
  check_text (line, "");
  g_autofree char *filled = studio_cli_text_fill (line, size % 2 == 0 ? 30 : -30);
  g_assert_cmpuint (strlen (filled), >=, strlen (line));
  g_assert_cmpuint (strlen (filled), <=, strlen (line) + 30);
  return 0;
}
