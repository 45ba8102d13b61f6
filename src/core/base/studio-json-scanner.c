/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-json-scanner.h"

#include <string.h>

/* A value is expected where the scanner begins, so that state is the zero of a fresh struct. */
enum
{
  STATE_VALUE,
  STATE_FIRST_ITEM,
  STATE_FIRST_KEY,
  STATE_KEY,
  STATE_COLON,
  STATE_AFTER_VALUE,
  STATE_STRING,
  STATE_LITERAL,
  STATE_NUMBER_MINUS,
  STATE_NUMBER_ZERO,
  STATE_NUMBER_INTEGER,
  STATE_NUMBER_POINT,
  STATE_NUMBER_FRACTION,
  STATE_NUMBER_E,
  STATE_NUMBER_E_SIGN,
  STATE_NUMBER_EXPONENT,
  STATE_BROKEN,
};

enum
{
  ESCAPE_NONE,
  ESCAPE_BEGUN,
  ESCAPE_DIGITS,
};

static StudioJsonEvent
fail (StudioJsonScanner *self)
{
  self->state = STATE_BROKEN;
  return STUDIO_JSON_EVENT_ERROR;
}

static StudioJsonEvent
move (StudioJsonScanner *self, guint8 state, StudioJsonEvent event)
{
  self->state = state;
  return event;
}

static gboolean
is_in_object (const StudioJsonScanner *self)
{
  return self->depth > 0 && (self->objects >> (self->depth - 1) & 1) != 0;
}

static StudioJsonEvent
open_container (StudioJsonScanner *self, gboolean object)
{
  if (self->depth == STUDIO_JSON_DEPTH_MAX)
    return fail (self);
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;
  self->objects = object ? self->objects | bit : self->objects & ~bit;
  self->depth++;
  return object ? move (self, STATE_FIRST_KEY, STUDIO_JSON_EVENT_OBJECT_BEGIN)
                : move (self, STATE_FIRST_ITEM, STUDIO_JSON_EVENT_ARRAY_BEGIN);
}

static StudioJsonEvent
close_container (StudioJsonScanner *self, guint8 byte)
{
  gboolean object = byte == '}';
  if (self->depth == 0 || is_in_object (self) != object)
    return fail (self);
  self->depth--;
  return move (
      self, STATE_AFTER_VALUE, object ? STUDIO_JSON_EVENT_OBJECT_END : STUDIO_JSON_EVENT_ARRAY_END);
}

static StudioJsonEvent
begin_string (StudioJsonScanner *self, gboolean key)
{
  self->in_key = key;
  self->escape = ESCAPE_NONE;
  self->utf8_left = 0;
  return move (
      self, STATE_STRING, key ? STUDIO_JSON_EVENT_KEY_BEGIN : STUDIO_JSON_EVENT_STRING_BEGIN);
}

static StudioJsonEvent
begin_literal (StudioJsonScanner *self, const char *rest)
{
  self->literal = rest;
  return move (self, STATE_LITERAL, STUDIO_JSON_EVENT_NONE);
}

static StudioJsonEvent
begin_value (StudioJsonScanner *self, guint8 byte)
{
  switch (byte)
    {
    case '{':
    case '[':
      return open_container (self, byte == '{');
    case '"':
      return begin_string (self, FALSE);
    case 't':
      return begin_literal (self, "rue");
    case 'f':
      return begin_literal (self, "alse");
    case 'n':
      return begin_literal (self, "ull");
    case '-':
      return move (self, STATE_NUMBER_MINUS, STUDIO_JSON_EVENT_NONE);
    case '0':
      return move (self, STATE_NUMBER_ZERO, STUDIO_JSON_EVENT_NONE);
    default:
      return g_ascii_isdigit (byte) ? move (self, STATE_NUMBER_INTEGER, STUDIO_JSON_EVENT_NONE)
                                    : fail (self);
    }
}

static StudioJsonEvent
end_value (StudioJsonScanner *self, guint8 byte)
{
  if (byte == '}' || byte == ']')
    return close_container (self, byte);
  if (byte != ',' || self->depth == 0)
    return fail (self);
  return move (self, is_in_object (self) ? STATE_KEY : STATE_VALUE, STUDIO_JSON_EVENT_SEPARATOR);
}

/* Between tokens, where white space may stand. */
static StudioJsonEvent
step_structure (StudioJsonScanner *self, guint8 byte)
{
  if (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t')
    return STUDIO_JSON_EVENT_SPACE;
  switch (self->state)
    {
    case STATE_FIRST_ITEM:
      return byte == ']' ? close_container (self, byte) : begin_value (self, byte);
    case STATE_FIRST_KEY:
      if (byte == '}')
        return close_container (self, byte);
      return byte == '"' ? begin_string (self, TRUE) : fail (self);
    case STATE_KEY:
      return byte == '"' ? begin_string (self, TRUE) : fail (self);
    case STATE_COLON:
      return byte == ':' ? move (self, STATE_VALUE, STUDIO_JSON_EVENT_SEPARATOR) : fail (self);
    case STATE_AFTER_VALUE:
      return end_value (self, byte);
    default:
      return begin_value (self, byte);
    }
}

static StudioJsonEvent
tell_character (StudioJsonScanner *self, guint character)
{
  self->character = character;
  return STUDIO_JSON_EVENT_CHARACTER;
}

/* The well-formed byte sequences of the Unicode standard, table 3-7. */
static StudioJsonEvent
step_utf8 (StudioJsonScanner *self, guint8 byte)
{
  if (self->utf8_left > 0)
    {
      if (byte < self->utf8_low || byte > self->utf8_high)
        return fail (self);
      self->utf8_left--;
    }
  else if (byte >= 0xc2 && byte <= 0xf4)
    self->utf8_left = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
  else
    return fail (self);
  /* Too long forms, surrogates and what is beyond U+10FFFF show in the second byte. */
  self->utf8_low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
  self->utf8_high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  return tell_character (self, byte);
}

static StudioJsonEvent
step_escape (StudioJsonScanner *self, guint8 byte)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";

  if (self->escape == ESCAPE_DIGITS)
    {
      if (!g_ascii_isxdigit (byte))
        return fail (self);
      self->character = self->character << 4 | (guint) g_ascii_xdigit_value ((char) byte);
      if (++self->n_digits < 4)
        return STUDIO_JSON_EVENT_NONE;
      self->escape = ESCAPE_NONE;
      return STUDIO_JSON_EVENT_CHARACTER;
    }
  if (byte == 'u')
    {
      self->escape = ESCAPE_DIGITS;
      self->n_digits = 0;
      self->character = 0;
      return STUDIO_JSON_EVENT_NONE;
    }
  const char *letter = byte == '\0' ? NULL : strchr (letters, byte);
  if (letter == NULL)
    return fail (self);
  self->escape = ESCAPE_NONE;
  return tell_character (self, (guint) meanings[letter - letters]);
}

static StudioJsonEvent
step_string (StudioJsonScanner *self, guint8 byte)
{
  if (self->escape != ESCAPE_NONE)
    return step_escape (self, byte);
  if (self->utf8_left > 0 || byte >= 0x80)
    return step_utf8 (self, byte);
  if (byte == '"')
    return self->in_key ? move (self, STATE_COLON, STUDIO_JSON_EVENT_KEY_END)
                        : move (self, STATE_AFTER_VALUE, STUDIO_JSON_EVENT_STRING_END);
  /* json-glib (1.6 at least) writes U+001F as it is, so that files of ours may have it. */
  if (byte < 0x1f)
    return fail (self);
  if (byte != '\\')
    return tell_character (self, byte);
  self->escape = ESCAPE_BEGUN;
  return STUDIO_JSON_EVENT_NONE;
}

static StudioJsonEvent
step_literal (StudioJsonScanner *self, guint8 byte)
{
  if (byte != (guint8) *self->literal)
    return fail (self);
  self->literal++;
  return move (
      self, *self->literal == '\0' ? STATE_AFTER_VALUE : STATE_LITERAL, STUDIO_JSON_EVENT_NONE);
}

/* Which state of a number follows, or the same broken one: number = [-] int [frac] [exp]. */
static guint8
find_number_state (guint8 state, guint8 byte)
{
  gboolean digit = g_ascii_isdigit (byte);
  switch (state)
    {
    case STATE_NUMBER_MINUS:
      return byte == '0' ? STATE_NUMBER_ZERO : digit ? STATE_NUMBER_INTEGER : STATE_BROKEN;
    case STATE_NUMBER_POINT:
    case STATE_NUMBER_FRACTION:
      if (digit)
        return STATE_NUMBER_FRACTION;
      return state == STATE_NUMBER_FRACTION && (byte == 'e' || byte == 'E') ? STATE_NUMBER_E
                                                                            : STATE_BROKEN;
    case STATE_NUMBER_E:
      return byte == '+' || byte == '-' ? STATE_NUMBER_E_SIGN
             : digit                    ? STATE_NUMBER_EXPONENT
                                        : STATE_BROKEN;
    case STATE_NUMBER_E_SIGN:
    case STATE_NUMBER_EXPONENT:
      return digit ? STATE_NUMBER_EXPONENT : STATE_BROKEN;
    default:
      if (digit && state == STATE_NUMBER_INTEGER)
        return STATE_NUMBER_INTEGER;
      return byte == '.'                  ? STATE_NUMBER_POINT
             : byte == 'e' || byte == 'E' ? STATE_NUMBER_E
                                          : STATE_BROKEN;
    }
}

static gboolean
may_end_number (guint8 state)
{
  return state == STATE_NUMBER_ZERO || state == STATE_NUMBER_INTEGER
         || state == STATE_NUMBER_FRACTION || state == STATE_NUMBER_EXPONENT;
}

static StudioJsonEvent
step_number (StudioJsonScanner *self, guint8 byte)
{
  guint8 next = find_number_state (self->state, byte);
  if (next != STATE_BROKEN)
    return move (self, next, STUDIO_JSON_EVENT_NONE);
  if (!may_end_number (self->state))
    return fail (self);
  self->state = STATE_AFTER_VALUE;
  return step_structure (self, byte);
}

/**
 * studio_json_scanner_step:
 * @self: a scanner
 * @byte: the next byte of the text
 *
 * After an error every further byte is an error.
 *
 * Returns: what the byte meant
 */
StudioJsonEvent
studio_json_scanner_step (StudioJsonScanner *self, guint8 byte)
{
  switch (self->state)
    {
    case STATE_STRING:
      return step_string (self, byte);
    case STATE_LITERAL:
      return step_literal (self, byte);
    case STATE_NUMBER_MINUS:
    case STATE_NUMBER_ZERO:
    case STATE_NUMBER_INTEGER:
    case STATE_NUMBER_POINT:
    case STATE_NUMBER_FRACTION:
    case STATE_NUMBER_E:
    case STATE_NUMBER_E_SIGN:
    case STATE_NUMBER_EXPONENT:
      return step_number (self, byte);
    case STATE_BROKEN:
      return STUDIO_JSON_EVENT_ERROR;
    default:
      return step_structure (self, byte);
    }
}

/**
 * studio_json_scanner_is_plain:
 * @self: a scanner
 *
 * Returns: whether it stands in a string and not within an escape, so that printable ASCII
 *   characters other than `"` and `\` may be passed over without telling it
 */
gboolean
studio_json_scanner_is_plain (const StudioJsonScanner *self)
{
  return self->state == STATE_STRING && self->escape == ESCAPE_NONE && self->utf8_left == 0;
}

/**
 * studio_json_scanner_is_whole:
 * @self: a scanner
 *
 * Returns: whether the text may end here
 */
gboolean
studio_json_scanner_is_whole (StudioJsonScanner *self)
{
  return self->depth == 0 && (self->state == STATE_AFTER_VALUE || may_end_number (self->state));
}

/**
 * studio_json_is_object:
 * @text: (array length=size): any bytes
 * @size: how many
 *
 * What this accepts, a recursive parser can be given safely.
 *
 * Returns: whether they are one JSON object, nested no deeper than %STUDIO_JSON_DEPTH_MAX
 */
gboolean
studio_json_is_object (const char *text, gsize size)
{
  StudioJsonScanner scanner = { 0 };
  gboolean object = FALSE;
  for (gsize i = 0; i < size; i++)
    {
      StudioJsonEvent event = studio_json_scanner_step (&scanner, (guint8) text[i]);
      if (event == STUDIO_JSON_EVENT_ERROR)
        return FALSE;
      if (event == STUDIO_JSON_EVENT_OBJECT_BEGIN && scanner.depth == 1)
        object = TRUE;
    }
  return object && studio_json_scanner_is_whole (&scanner);
}
