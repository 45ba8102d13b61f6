/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-config-text.h"

#include "studio-secret.h"

#include <string.h>

/* Longer than any name of a variable. */
#define NAME_LENGTH_MAX 200

typedef struct
{
  const char *at;
  char name[NAME_LENGTH_MAX + 1];
  gboolean open; /* a quotation mark was never closed, so that none counts any more */
} Cursor;

static void
skip_blanks (Cursor *self)
{
  while (*self->at == ' ' || *self->at == '\t' || *self->at == '\r')
    self->at++;
}

static void
skip_line (Cursor *self)
{
  const char *end = strchr (self->at, '\n');
  self->at = end == NULL ? self->at + strlen (self->at) : end + 1;
}

static gboolean
is_name_character (char character)
{
  return g_ascii_isalnum (character) || character == '_';
}

/* Leaves the cursor behind the name, which may stand in quotation marks as in a piece of JSON. */
static gboolean
read_name (Cursor *self)
{
  const char *at = self->at;
  char quote = *at == '"' || *at == '\'' ? *at++ : '\0';
  gsize length = 0;

  while (length < NAME_LENGTH_MAX && is_name_character (at[length]))
    length++;
  if (length == 0 || g_ascii_isdigit (*at) || (quote != '\0' && at[length] != quote))
    return FALSE;
  memcpy (self->name, at, length);
  self->name[length] = '\0';
  self->at = at + length + (quote == '\0' ? 0 : 1);
  return TRUE;
}

static void
skip_word (Cursor *self, const char *word)
{
  gsize length = strlen (word);
  if (strncmp (self->at, word, length) != 0
      || (self->at[length] != ' ' && self->at[length] != '\t'))
    return;
  self->at += length;
  skip_blanks (self);
}

/* Within quotation marks of a shell: all as it is within single ones, a few escapes within double
 * ones. Returns what is behind the closing mark, or NULL where there is none. */
static const char *
read_quoted (const char *at, GString *value)
{
  char quote = *at++;
  for (; *at != '\0' && *at != quote; at++)
    {
      if (quote == '"' && *at == '\\' && at[1] != '\0' && strchr ("\"\\$`\n", at[1]) != NULL)
        at++;
      g_string_append_c (value, *at);
    }
  return *at == '\0' ? NULL : at + 1;
}

/* A word as a shell reads it, but for two things that .env files need, which no shell has seen: a
 * quotation mark in the midst of plain letters, as in it's, and one that is never closed stand for
 * themselves. */
static void
read_word (Cursor *self, GString *value)
{
  gboolean plain = FALSE;
  while (*self->at != '\0' && !g_ascii_isspace (*self->at))
    {
      gsize before = value->len;
      gboolean quoted = !plain && !self->open && (*self->at == '\'' || *self->at == '"');
      const char *behind = quoted ? read_quoted (self->at, value) : NULL;
      if (behind != NULL)
        {
          self->at = behind;
          continue;
        }
      g_string_truncate (value, before);
      self->open = self->open || quoted;
      plain = *self->at != '\\' || self->at[1] == '\0';
      self->at += plain ? 0 : 1;
      g_string_append_c (value, *self->at++);
    }
}

/* All up to the end of the line, without the comma of a piece of JSON. */
static void
read_rest (Cursor *self, GString *value)
{
  gsize length = strcspn (self->at, "\n");
  while (length > 0 && g_ascii_isspace (self->at[length - 1]))
    length--;
  if (length > 1 && self->at[0] == '"' && self->at[length - 1] == ',')
    length--;
  g_string_append_len (value, self->at, (gssize) length);
}

static void
tell (Cursor *self, GString *value, StudioConfigVarFunc func, gpointer user_data)
{
  func (self->name, value->str, user_data);
  explicit_bzero (value->str, value->len);
  g_string_truncate (value, 0);
}

static void
scan_line (Cursor *self, GString *value, StudioConfigVarFunc func, gpointer user_data)
{
  static const char *const words[] = { "export", "declare", "-x", "set" };
  skip_blanks (self);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    skip_word (self, words[i]);
  while (read_name (self))
    {
      skip_blanks (self);
      char sign = *self->at;
      if (sign != ':' && sign != '=')
        break;
      self->at++;
      skip_blanks (self);
      if (sign == ':')
        read_rest (self, value);
      else
        read_word (self, value);
      tell (self, value, func, user_data);
      if (sign == ':')
        break;
      skip_blanks (self);
    }
  skip_line (self);
}

/**
 * studio_config_text_scan_lines:
 * @text: valid UTF-8
 * @func: (scope call): called for every variable, in their order
 * @user_data: for @func
 *
 * Reads lines of `NAME: value` as `heroku config` prints them, `NAME=value` with the quoting of a
 * shell as `heroku config --shell` does, `export NAME=value`, and lines of a .env file. What is no
 * variable, such as the heading `=== app Config Vars`, is passed over.
 */
void
studio_config_text_scan_lines (const char *text, StudioConfigVarFunc func, gpointer user_data)
{
  Cursor cursor = { .at = text };
  /* As large as all of it: a buffer that grows would leave pieces of secrets behind. */
  g_autoptr (GString) value = g_string_sized_new (strlen (text) + 1);

  while (*cursor.at != '\0')
    scan_line (&cursor, value, func, user_data);
  explicit_bzero (value->str, value->allocated_len);
}

static guint
read_hex (const char *at)
{
  guint value = 0;
  for (guint i = 0; i < 4; i++)
    value = value * 16 + (guint) g_ascii_xdigit_value (at[i]);
  return value;
}

/* Behind the backslash; a lone half of a surrogate pair becomes U+FFFD. */
static const char *
read_escape (const char *at, GString *value)
{
  static const char letters[] = "bfnrt";
  static const char meanings[] = "\b\f\n\r\t";
  const char *letter = strchr (letters, *at);

  if (*at != 'u')
    {
      g_string_append_c (value, letter == NULL ? *at : meanings[letter - letters]);
      return at + 1;
    }
  gunichar character = read_hex (at + 1);
  at += 5;
  if (character >= 0xd800 && character < 0xdc00 && at[0] == '\\' && at[1] == 'u')
    {
      guint low = read_hex (at + 2);
      if (low >= 0xdc00 && low < 0xe000)
        {
          character = 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
          at += 6;
        }
    }
  if (character == 0 || (character >= 0xd800 && character < 0xe000))
    character = 0xfffd;
  g_string_append_unichar (value, character);
  return at;
}

/* From the opening mark to behind the closing one. */
static const char *
read_string (const char *at, GString *value)
{
  for (at++; *at != '"';)
    if (*at == '\\')
      at = read_escape (at + 1, value);
    else
      g_string_append_c (value, *at++);
  return at + 1;
}

static const char *
skip_space (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* Takes the name out of @value where a colon follows. */
static gboolean
take_name (Cursor *self, GString *value)
{
  self->at = skip_space (self->at);
  if (*self->at != ':')
    return FALSE;
  gsize length = MIN (value->len, NAME_LENGTH_MAX);
  memcpy (self->name, value->str, length);
  self->name[length] = '\0';
  self->at = skip_space (self->at + 1);
  return TRUE;
}

/**
 * studio_config_text_scan_object:
 * @text: one JSON object, checked by studio_json_is_object()
 * @func: (scope call): called for every member that is a string, in their order
 * @user_data: for @func
 *
 * Reads `{"NAME": "value"}` as `heroku config --json` and the Platform API give it, without
 * leaving copies of the values in memory as a JSON library does. Nested values are passed over.
 */
void
studio_config_text_scan_object (const char *text, StudioConfigVarFunc func, gpointer user_data)
{
  Cursor cursor = { .at = text };
  g_autoptr (GString) value = g_string_sized_new (strlen (text) + 1);
  guint depth = 0;

  while (*cursor.at != '\0')
    {
      char character = *cursor.at;
      if (character != '"')
        {
          depth += character == '{' || character == '[';
          depth -= character == '}' || character == ']';
          cursor.at++;
          continue;
        }
      cursor.at = read_string (cursor.at, value);
      gboolean named = take_name (&cursor, value);
      g_string_truncate (value, 0);
      if (!named || depth != 1 || *cursor.at != '"')
        continue;
      cursor.at = read_string (cursor.at, value);
      tell (&cursor, value, func, user_data);
    }
  explicit_bzero (value->str, value->allocated_len);
}
