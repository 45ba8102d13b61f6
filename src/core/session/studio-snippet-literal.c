/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-snippet-literal.h"

#include <string.h>

static gboolean
is_direction_mark (gunichar character)
{
  return character == 0x061c || character == 0x200e || character == 0x200f
         || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

/* Of the escapes, only those that JSON, Python, Ruby and JavaScript all read in the same way. */
static void
append_escaped (GString *code, gunichar character)
{
  if (character == '\n')
    g_string_append (code, "\\n");
  else if (character == '\r')
    g_string_append (code, "\\r");
  else if (character == '\t')
    g_string_append (code, "\\t");
  else
    g_string_append_printf (code, "\\u%04x", character);
}

static gboolean
starts_interpolation (const char *text)
{
  return text[0] == '#' && text[1] != '\0' && strchr ("{$@", text[1]) != NULL;
}

/**
 * studio_snippet_is_hidden_character:
 * @character: a character
 *
 * Control characters, the line and paragraph separators of Unicode, the byte order mark, and the
 * marks that change the order in which a line is shown. Pasted into a terminal or read in a
 * review, none of them is what it looks like. The joiners of emoji and scripts are not among them.
 *
 * Returns: whether @character is to be written as an escape; all of these are below U+10000
 */
gboolean
studio_snippet_is_hidden_character (gunichar character)
{
  return g_unichar_iscntrl (character) || character == 0x2028 || character == 0x2029
         || character == 0xfeff || is_direction_mark (character);
}

/**
 * studio_snippet_append_literal:
 * @code: where to append
 * @text: valid UTF-8
 * @interpolation: what the language puts into strings by itself
 *
 * Writes @text as a string in double quotes that JSON (RFC 8259, section 7), Python 3, Ruby and
 * JavaScript all read alike; with %STUDIO_SNIPPET_INTERPOLATION_HASH it is for Ruby alone.
 */
void
studio_snippet_append_literal (GString *code,
                               const char *text,
                               StudioSnippetInterpolation interpolation)
{
  g_string_append_c (code, '"');
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (studio_snippet_is_hidden_character (character))
        append_escaped (code, character);
      else
        {
          if (*at == '"' || *at == '\\'
              || (interpolation == STUDIO_SNIPPET_INTERPOLATION_HASH && starts_interpolation (at)))
            g_string_append_c (code, '\\');
          g_string_append_unichar (code, character);
        }
    }
  g_string_append_c (code, '"');
}
