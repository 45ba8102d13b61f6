/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-text.h"

/* The column in which what a field says begins. */
#define FIELD_COLUMNS 19

static gboolean
steers_terminal (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  /* Joiners are a part of words and emoji. */
  if (c == '\n' || c == '\t' || c == 0x200c || c == 0x200d)
    return FALSE;
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * studio_cli_text_make_harmless:
 * @text: a text that may be a stranger's: of a service, or of an image file
 *
 * Replaces what would steer a terminal (escape sequences, changes of the direction of writing) by
 * U+FFFD; line feeds and tabulators stay.
 *
 * Returns: (transfer full): the text as it may be printed
 */
char *
studio_cli_text_make_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *harmless = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      g_string_append_unichar (harmless, steers_terminal (c) ? 0xfffd : c);
    }
  return g_string_free (harmless, FALSE);
}

/**
 * studio_cli_text_make_line:
 * @text: a text that may be a stranger's
 *
 * Like studio_cli_text_make_harmless(), on one line.
 *
 * Returns: (transfer full): the line
 */
char *
studio_cli_text_make_line (const char *text)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  return studio_cli_text_make_harmless (spaced);
}

/* The columns that a terminal gives to a text: two for a wide character, none for a mark. */
static int
count_columns (const char *text)
{
  int n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!g_unichar_iszerowidth (c))
        n += g_unichar_iswide (c) ? 2 : 1;
    }
  return n;
}

/**
 * studio_cli_text_fill:
 * @text: valid UTF-8
 * @columns: how wide it is to be, in columns of a terminal; less than zero to fill from the left
 *
 * Brings @text to a width, which printf() can do for ASCII only. What is wider stays as it is.
 *
 * Returns: (transfer full): the text with spaces
 */
char *
studio_cli_text_fill (const char *text, int columns)
{
  int missing = MAX (0, ABS (columns) - count_columns (text));

  return columns < 0 ? g_strdup_printf ("%*s%s", missing, "", text)
                     : g_strdup_printf ("%s%*s", text, missing, "");
}

/**
 * studio_cli_text_print_field:
 * @label: what it is, translated
 * @text: (nullable): what is to be said of it; a stranger's text is welcome
 *
 * Prints one line of what is known of something, or several where @text has them; nothing where
 * there is no text.
 */
void
studio_cli_text_print_field (const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_autofree char *name = studio_cli_text_fill (label, FIELD_COLUMNS - 1);
  g_autofree char *harmless = studio_cli_text_make_harmless (text);
  g_auto (GStrv) lines = g_strsplit (harmless, "\n", -1);

  g_print ("%s %s\n", name, lines[0]);
  for (guint i = 1; lines[i] != NULL; i++)
    g_print ("%*s%s\n", FIELD_COLUMNS, "", lines[i]);
}
