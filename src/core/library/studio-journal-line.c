/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-journal-line.h"

#include <string.h>

/* Reads JSON (RFC 8259) as far as a journal has it: an object of single values and one object of
 * single values in it, so no depth and no recursion. Whatever else a file holds is no line. */

typedef struct
{
  const char *at;
  const char *end;
} Reader;

/* A single value. @is_number and @text exclude each other; neither for null and for what this
 * version does not know. */
typedef struct
{
  gboolean is_number;
  gint64 number;
  char *text;
} Value;

static void
skip_space (Reader *reader)
{
  while (reader->at < reader->end && strchr (" \t\r", *reader->at) != NULL)
    reader->at++;
}

static gboolean
take (Reader *reader, char expected)
{
  skip_space (reader);
  if (reader->at >= reader->end || *reader->at != expected)
    return FALSE;
  reader->at++;
  return TRUE;
}

static gboolean
take_hex (Reader *reader, gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++)
    {
      int digit = reader->at < reader->end ? g_ascii_xdigit_value (*reader->at++) : -1;
      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar) digit;
    }
  return TRUE;
}

/* A character beyond the first plane is two escapes, as in UTF-16. */
static gboolean
take_unicode_escape (Reader *reader, GString *text)
{
  gunichar high;
  gunichar low;

  if (!take_hex (reader, &high) || high == 0)
    return FALSE;
  if (high >= 0xd800 && high < 0xdc00)
    {
      if (reader->end - reader->at < 2 || reader->at[0] != '\\' || reader->at[1] != 'u')
        return FALSE;
      reader->at += 2;
      if (!take_hex (reader, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  if (!g_unichar_validate (high))
    return FALSE;
  g_string_append_unichar (text, high);
  return TRUE;
}

static gboolean
take_escape (Reader *reader, GString *text)
{
  static const char names[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char name = reader->at < reader->end ? *reader->at++ : '\0';
  const char *known = name == '\0' ? NULL : strchr (names, name);

  if (name == 'u')
    return take_unicode_escape (reader, text);
  if (known == NULL)
    return FALSE;
  g_string_append_c (text, meanings[known - names]);
  return TRUE;
}

static char *
take_text (Reader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!take (reader, '"'))
    return NULL;
  while (reader->at < reader->end)
    {
      char character = *reader->at++;
      if (character == '"')
        return g_strdup (text->str);
      if (character == '\\' ? !take_escape (reader, text) : (guchar) character < 0x20)
        return NULL;
      if (character != '\\')
        g_string_append_c (text, character);
    }
  return NULL;
}

/* Whole numbers are read; true, false, null and other numbers are passed over. */
static gboolean
take_word (Reader *reader, Value *value)
{
  const char *start = reader->at;
  while (reader->at < reader->end
         && (g_ascii_isalnum (*reader->at) || strchr ("+-.", *reader->at) != NULL))
    reader->at++;
  g_autofree char *word = g_strndup (start, (gsize) (reader->at - start));

  value->is_number = g_ascii_string_to_signed (
      word, 10, G_MININT64, G_MAXINT64, &value->number, NULL);
  return value->is_number || g_str_equal (word, "null") || g_str_equal (word, "true")
         || g_str_equal (word, "false")
         || ((g_ascii_isdigit (*word) || *word == '-') && strpbrk (word, ".eE") != NULL);
}

static gboolean
take_value (Reader *reader, Value *value)
{
  *value = (Value){ 0 };
  skip_space (reader);
  if (reader->at >= reader->end || *reader->at != '"')
    return take_word (reader, value);
  value->text = take_text (reader);
  return value->text != NULL;
}

static gboolean
take_setting (Reader *reader, StudioJournalSetFunc func, gpointer data)
{
  g_autofree char *name = take_text (reader);
  Value value;

  if (name == NULL || !take (reader, ':') || !take_value (reader, &value))
    return FALSE;
  if (func != NULL)
    func (name, value.text, value.is_number ? value.number : 0, data);
  g_free (value.text);
  return TRUE;
}

static gboolean
take_settings (Reader *reader, StudioJournalSetFunc func, gpointer data)
{
  if (!take (reader, '{'))
    return FALSE;
  if (take (reader, '}'))
    return TRUE;
  do
    if (!take_setting (reader, func, data))
      return FALSE;
  while (take (reader, ','));
  return take (reader, '}');
}

static gboolean
take_member (Reader *reader, gint64 *id, StudioJournalSetFunc func, gpointer data)
{
  g_autofree char *name = take_text (reader);
  Value value = { 0 };

  if (name == NULL || !take (reader, ':'))
    return FALSE;
  if (g_str_equal (name, "set"))
    return take_settings (reader, func, data);
  if (!take_value (reader, &value))
    return FALSE;
  g_free (value.text);
  if (g_str_equal (name, "id"))
    *id = value.is_number ? value.number : 0;
  return TRUE;
}

static gboolean
read_line (Reader reader, gint64 *id, StudioJournalSetFunc func, gpointer data)
{
  *id = 0;
  if (!take (&reader, '{'))
    return FALSE;
  do
    if (!take_member (&reader, id, func, data))
      return FALSE;
  while (take (&reader, ','));
  if (!take (&reader, '}'))
    return FALSE;
  skip_space (&reader);
  return reader.at == reader.end && *id > 0;
}

/**
 * studio_journal_line_append_text:
 * @line: a line
 * @text: a value
 *
 * Appends @text as a JSON string; what is not UTF-8 in it is replaced.
 */
void
studio_journal_line_append_text (GString *line, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (line, '"');
  for (const char *at = valid; *at != '\0'; at++)
    if (*at == '"' || *at == '\\')
      g_string_append_printf (line, "\\%c", *at);
    else if (*at == '\n')
      g_string_append (line, "\\n");
    else if ((guchar) *at < 0x20 || *at == 0x7f)
      g_string_append_printf (line, "\\u%04x", (guint) *at);
    else
      g_string_append_c (line, *at);
  g_string_append_c (line, '"');
}

/**
 * studio_journal_line_parse:
 * @line: (array length=length): a line of a file without its end, not trusted
 * @length: its length in bytes
 * @id: (out): the call
 * @func: (nullable): called for each value, once the whole line has been found good
 * @user_data: for @func
 *
 * Returns: whether it is a line of a journal
 */
gboolean
studio_journal_line_parse (const char *line,
                           gsize length,
                           gint64 *id,
                           StudioJournalSetFunc func,
                           gpointer user_data)
{
  Reader reader = { line, line + length };

  /* Twice, so that of a line which is good at first and then is not nothing is believed. */
  if (!g_utf8_validate (line, (gssize) length, NULL) || !read_line (reader, id, NULL, NULL))
    return FALSE;
  return func == NULL || read_line (reader, id, func, user_data);
}
