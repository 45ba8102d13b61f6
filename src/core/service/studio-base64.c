/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-base64.h"

#include "studio-base64-block.h"

#include <string.h>

/* Both alphabets of RFC 4648, sections 4 and 5. Bit 6 tells a character of the alphabet from any
 * other, so that four of them are checked by one comparison. */
#define VALID 0x40
#define V(value) (VALID | (value))

static const guint8 values[256] = {
  ['A'] = V (0),  ['B'] = V (1),  ['C'] = V (2),  ['D'] = V (3),  ['E'] = V (4),  ['F'] = V (5),
  ['G'] = V (6),  ['H'] = V (7),  ['I'] = V (8),  ['J'] = V (9),  ['K'] = V (10), ['L'] = V (11),
  ['M'] = V (12), ['N'] = V (13), ['O'] = V (14), ['P'] = V (15), ['Q'] = V (16), ['R'] = V (17),
  ['S'] = V (18), ['T'] = V (19), ['U'] = V (20), ['V'] = V (21), ['W'] = V (22), ['X'] = V (23),
  ['Y'] = V (24), ['Z'] = V (25), ['a'] = V (26), ['b'] = V (27), ['c'] = V (28), ['d'] = V (29),
  ['e'] = V (30), ['f'] = V (31), ['g'] = V (32), ['h'] = V (33), ['i'] = V (34), ['j'] = V (35),
  ['k'] = V (36), ['l'] = V (37), ['m'] = V (38), ['n'] = V (39), ['o'] = V (40), ['p'] = V (41),
  ['q'] = V (42), ['r'] = V (43), ['s'] = V (44), ['t'] = V (45), ['u'] = V (46), ['v'] = V (47),
  ['w'] = V (48), ['x'] = V (49), ['y'] = V (50), ['z'] = V (51), ['0'] = V (52), ['1'] = V (53),
  ['2'] = V (54), ['3'] = V (55), ['4'] = V (56), ['5'] = V (57), ['6'] = V (58), ['7'] = V (59),
  ['8'] = V (60), ['9'] = V (61), ['+'] = V (62), ['/'] = V (63), ['-'] = V (62), ['_'] = V (63),
};

/* The bits that mark validity, where they land in the sum of four shifted values. */
#define MARKS ((guint32) VALID << 18 | VALID << 12 | VALID << 6 | VALID)

enum
{
  STATE_SCHEME,
  STATE_MEDIA_TYPE,
  STATE_BODY,
};

static const char scheme[] = "data:";
static const char media_type_end[] = ";base64,";

/* A media type with parameters is short; what is longer is no prefix. */
#define PREFIX_MAX 128

static inline void
store_three (guint8 *out, guint32 bits)
{
  /* One store of four bytes, the last of which the next store covers. */
  guint32 word = GUINT32_TO_BE (bits << 8);
  memcpy (out, &word, 4);
}

static gsize
decode_quads (const char *text, gsize size, guint8 **out)
{
  gsize n_blocks = studio_base64_block_decode (text, size, *out);
  const guint8 *at = (const guint8 *) text + n_blocks;
  const guint8 *end = (const guint8 *) text + size / 4 * 4;
  guint8 *to = *out + n_blocks / 4 * 3;

  for (; at < end; at += 4, to += 3)
    {
      guint32 a = values[at[0]], b = values[at[1]], c = values[at[2]], d = values[at[3]];
      if ((a & b & c & d & VALID) == 0)
        break;
      /* Adding and taking the marks off at once is cheaper than masking each value. */
      store_three (to, (a << 18) + (b << 12) + (c << 6) + d - MARKS);
    }
  *out = to;
  return (gsize) (at - (const guint8 *) text);
}

static gboolean
take_padding (StudioBase64 *self)
{
  if (self->n_characters < 2 || self->n_characters + self->n_padding >= 4)
    return FALSE;
  self->n_padding++;
  return TRUE;
}

static gboolean
take_body (StudioBase64 *self, char character, guint8 **out)
{
  if (character == ' ' || (self->take_breaks && strchr ("\t\n\v\f\r", character) != NULL))
    return character != '\0';
  if (character == '=')
    return take_padding (self);

  guint8 value = values[(guint8) character];
  if (value == 0 || self->n_padding > 0)
    return FALSE;
  self->bits = self->bits << 6 | (value & 0x3f);
  self->n_characters++;
  /* Each byte goes out as soon as it is whole, so there is nothing left to flush at the end. */
  if (self->n_characters > 1)
    *(*out)++ = (guint8) (self->bits >> (8 - 2 * self->n_characters));
  if (self->n_characters == 4)
    self->n_characters = 0;
  return TRUE;
}

static void
begin_body (StudioBase64 *self, guint8 **out)
{
  /* “data” is good base64 too: only the colon makes it a prefix. */
  self->state = STATE_BODY;
  for (guint i = 0; i < self->n_prefix; i++)
    take_body (self, scheme[i], out);
}

static gboolean
take_scheme (StudioBase64 *self, char character, guint8 **out)
{
  if (character == scheme[self->n_prefix])
    {
      self->n_prefix++;
      if (scheme[self->n_prefix] == '\0')
        self->state = STATE_MEDIA_TYPE;
      return TRUE;
    }
  if (self->n_prefix == 0 && g_ascii_isspace (character))
    return take_body (self, character, out);
  begin_body (self, out);
  return take_body (self, character, out);
}

/* A quotation mark or backslash is left to the caller: in a JSON string it is no character. */
static gboolean
take_media_type (StudioBase64 *self, char character)
{
  if (g_ascii_tolower (character) == media_type_end[self->n_matched])
    self->n_matched++;
  else if (strchr (",\"\\", character) != NULL || self->n_prefix >= PREFIX_MAX
           || !g_ascii_isgraph (character))
    return FALSE;
  else
    self->n_matched = character == ';' ? 1 : 0;
  self->n_prefix++;
  if (media_type_end[self->n_matched] == '\0')
    self->state = STATE_BODY;
  return TRUE;
}

static gboolean
take_character (StudioBase64 *self, char character, guint8 **out)
{
  if (self->state == STATE_MEDIA_TYPE)
    return take_media_type (self, character);
  if (self->state == STATE_SCHEME)
    return take_scheme (self, character, out);
  return take_body (self, character, out);
}

/**
 * studio_base64_init:
 * @self: where to begin
 * @take_breaks: whether line breaks and tabs are skipped as spaces are; inside a JSON string they
 *   must not stand as they are
 *
 * Makes ready for a new text.
 */
void
studio_base64_init (StudioBase64 *self, gboolean take_breaks)
{
  *self = (StudioBase64){ .state = STATE_SCHEME, .take_breaks = take_breaks };
}

/**
 * studio_base64_decode:
 * @self: a decoder
 * @text: (array length=size): the next characters, cut anywhere
 * @size: how many
 * @out: where the bytes go, with room for STUDIO_BASE64_ROOM(@size); must not overlap @text
 * @n_out: (out): how many bytes were written
 *
 * Decodes up to the first character that has no place in base64 and leaves it to the caller, who
 * knows whether it ends the text or spoils it. After a refused character nothing more may be given.
 *
 * Returns: how many characters were taken; fewer than @size means that the next one was not
 */
gsize
studio_base64_decode (StudioBase64 *self, const char *text, gsize size, guint8 *out, gsize *n_out)
{
  guint8 *to = out;
  gsize at = 0;

  while (at < size)
    {
      if (self->state == STATE_BODY && self->n_characters == 0 && self->n_padding == 0)
        at += decode_quads (text + at, size - at, &to);
      if (at == size || !take_character (self, text[at], &to))
        break;
      at++;
    }
  *n_out = (gsize) (to - out);
  return at;
}

/**
 * studio_base64_finish:
 * @self: a decoder
 * @out: where the last bytes go, with room for four
 * @n_out: (out): how many bytes were written
 *
 * Missing padding is no fault, but a single character of a group of four holds no byte: something
 * was cut off there.
 *
 * Returns: whether the text may end here
 */
gboolean
studio_base64_finish (StudioBase64 *self, guint8 *out, gsize *n_out)
{
  guint8 *to = out;
  if (self->state == STATE_SCHEME)
    begin_body (self, &to);
  *n_out = (gsize) (to - out);
  return self->state == STATE_BODY && self->n_characters != 1
         && (self->n_padding == 0 || self->n_characters + self->n_padding == 4);
}
