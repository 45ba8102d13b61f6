/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-amount.h"

#include <string.h>

/* Amounts as people type them. */

#define GROUP_SIZE 3
#define MAX_CURRENCY_CHARACTERS 8
/* Nobody types more for a number; it keeps what is pasted out. */
#define MAX_TEXT 64

static guint
count_digits (const char *text)
{
  guint n = 0;
  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* "12,345,678" with ',' as @group; what follows the last group is the caller's. */
static gboolean
take_groups (const char **at, char group, GString *number)
{
  guint n = count_digits (*at);

  if (n == 0 || n > GROUP_SIZE)
    return FALSE;
  g_string_append_len (number, *at, n);
  *at += n;
  while (**at == group)
    {
      (*at)++;
      if (count_digits (*at) != GROUP_SIZE)
        return FALSE;
      g_string_append_len (number, *at, GROUP_SIZE);
      *at += GROUP_SIZE;
    }
  return TRUE;
}

static guint
count_character (const char *text, char wanted)
{
  guint n = 0;
  for (; *text != '\0'; text++)
    n += *text == wanted;
  return n;
}

/* One point or comma alone stands before decimals, unless the locale reads it as thousands and it
 * looks like them: 0.08 is eight hundredths everywhere, 1.234 is more than a thousand in German. */
static gboolean
is_group (const char *text, char mark, const StudioAmountStyle *style)
{
  const char *at = strchr (text, mark);
  gsize n_before = at == NULL ? 0 : (gsize) (at - text);

  return at != NULL && style->group[0] == mark && style->group[1] == '\0' && n_before >= 1
         && n_before <= GROUP_SIZE && *text != '0' && count_digits (at + 1) == GROUP_SIZE
         && at[1 + GROUP_SIZE] == '\0';
}

/* Finds out which mark stands between thousands, '\0' for none. */
static char
find_group_mark (const char *text, const StudioAmountStyle *style)
{
  const char *point = strrchr (text, '.');
  const char *comma = strrchr (text, ',');

  if (strchr (text, ' ') != NULL)
    return ' ';
  if (point != NULL && comma != NULL)
    return point < comma ? '.' : ',';
  if (point == NULL && comma == NULL)
    return '\0';
  char mark = point != NULL ? '.' : ',';
  return count_character (text, mark) > 1 || is_group (text, mark, style) ? mark : '\0';
}

static gboolean
read_written_number (const char *text, const StudioAmountStyle *style, gint64 *micros)
{
  g_autoptr (GString) number = g_string_new (NULL);
  char group = find_group_mark (text, style);
  const char *at = text;

  if (group != '\0' && !take_groups (&at, group, number))
    return FALSE;
  g_string_append (number, at);
  for (char *c = number->str; *c != '\0'; c++)
    if (*c == ',')
      *c = '.';
  return studio_amount_from_string (number->str, micros);
}

/* Digits of any script become ASCII, and every space and apostrophe between thousands one space. */
static char *
simplify (const char *text)
{
  GString *simple = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (g_unichar_isdigit (c))
        g_string_append_c (simple, (char) ('0' + g_unichar_digit_value (c)));
      else if (g_unichar_isspace (c) || c == 0x2019 || c == '\'')
        g_string_append_c (simple, ' ');
      else if (c == 0x066b) /* the Arabic point */
        g_string_append_c (simple, '.');
      else if (c == 0x066c)
        g_string_append_c (simple, ',');
      else if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (simple, c);
    }
  return g_strstrip (g_string_free (simple, FALSE));
}

static gboolean
is_currency (const char *text)
{
  gunichar before = 0;

  if (g_utf8_strlen (text, -1) > MAX_CURRENCY_CHARACTERS)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (c == '.' ? !g_unichar_isalpha (before)
                   : !g_unichar_isalpha (c) && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL)
        return FALSE;
      before = c;
    }
  return TRUE;
}

static gboolean
ends_abbreviation (const char *text, gsize at)
{
  return at > 0 && text[at] == '.'
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (text + at)));
}

/* Cuts "US$ 5", "5 EUR" and the like in two. */
static gboolean
split_currency (const char *text, char **number, char **currency)
{
  static const char digits[] = "0123456789";
  gsize start = strcspn (text, digits);
  gsize end = strlen (text);

  while (end > start && !g_ascii_isdigit (text[end - 1]))
    end--;
  if (start == end || (start > 0 && end < strlen (text) && strchr (".,", text[end]) == NULL))
    return FALSE;
  /* A mark beside the digits is theirs: “.5”, and “1.” on the way to 1.5; but “Rs.5” is five. */
  if (start > 0 && strchr (".,", text[start - 1]) != NULL && !ends_abbreviation (text, start - 1))
    start--;
  if (text[end] == '.' || text[end] == ',')
    end++;
  if (start > 0 && text[end] != '\0')
    return FALSE;
  *number = g_strndup (text + start, end - start);
  *currency = g_strstrip (start > 0 ? g_strndup (text, start) : g_strdup (text + end));
  return TRUE;
}

/**
 * studio_amount_parse:
 * @text: (nullable): what was typed, such as 0.08, 0,08 €, $1,234.50 or 1 234,50 kr
 * @style: (nullable): how amounts are written, %NULL for the locale's way
 * @micros: (out): the amount in millionths, untouched where it is none
 * @currency: (out) (optional): the currency beside the number, empty for none
 *
 * Returns: whether it is an amount of 0 to %STUDIO_AMOUNT_MAX with at most six decimals; nothing
 * typed is 0
 */
gboolean
studio_amount_parse (const char *text,
                     const StudioAmountStyle *style,
                     gint64 *micros,
                     char currency[STUDIO_CURRENCY_SIZE])
{
  StudioAmountStyle present;
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;

  if (text != NULL && (strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL)))
    return FALSE;
  g_autofree char *simple = simplify (text == NULL ? "" : text);
  if (style == NULL)
    studio_amount_style_init (&present, NULL);
  if (*simple == '\0')
    *micros = 0;
  else if (!split_currency (simple, &number, &symbol) || !is_currency (symbol)
           || !read_written_number (number, style == NULL ? &present : style, micros))
    return FALSE;
  if (currency != NULL)
    g_strlcpy (currency, symbol == NULL ? "" : symbol, STUDIO_CURRENCY_SIZE);
  return TRUE;
}
