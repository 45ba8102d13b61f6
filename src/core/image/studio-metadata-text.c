/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-metadata-text.h"

#include <string.h>

#define REPLACEMENT 0xfffd

static gsize
find_end (const guint8 *bytes, gsize size)
{
  const guint8 *end = size == 0 ? NULL : memchr (bytes, 0, size);
  return end == NULL ? size : (gsize) (end - bytes);
}

static gunichar
get_unit (const guint8 *bytes, gboolean big_endian)
{
  return big_endian ? (gunichar) bytes[0] << 8 | bytes[1] : (gunichar) bytes[1] << 8 | bytes[0];
}

static gboolean
is_high_half (gunichar unit)
{
  return unit >= 0xd800 && unit < 0xdc00;
}

static gboolean
is_low_half (gunichar unit)
{
  return unit >= 0xdc00 && unit < 0xe000;
}

/**
 * studio_metadata_text_decode_utf8:
 * @bytes: (array length=size): text that should be UTF-8
 * @size: how many bytes
 *
 * Returns: (transfer full): the text; what is not UTF-8 becomes U+FFFD
 */
char *
studio_metadata_text_decode_utf8 (const guint8 *bytes, gsize size)
{
  return g_utf8_make_valid (size == 0 ? "" : (const char *) bytes, (gssize) find_end (bytes, size));
}

/**
 * studio_metadata_text_decode:
 * @bytes: (array length=size): text in a place that is meant for Latin-1 or ASCII
 * @size: how many bytes
 *
 * Many programs write UTF-8 into such places, and hardly any Latin-1 text is valid UTF-8 by
 * chance; so what can be UTF-8 is taken for it.
 *
 * Returns: (transfer full): the text
 */
char *
studio_metadata_text_decode (const guint8 *bytes, gsize size)
{
  size = find_end (bytes, size);
  if (size == 0 || g_utf8_validate ((const char *) bytes, (gssize) size, NULL))
    return g_strndup ((const char *) bytes, size);
  GString *text = g_string_sized_new (size + size / 8);
  for (gsize i = 0; i < size; i++)
    g_string_append_unichar (text, bytes[i]);
  return g_string_free (text, FALSE);
}

/**
 * studio_metadata_text_decode_utf16:
 * @bytes: (array length=size): UTF-16 text, perhaps with a byte order mark
 * @size: how many bytes; an odd one is left out
 * @big_endian: the byte order, where there is no mark
 *
 * Returns: (transfer full): the text; lone halves of surrogate pairs become U+FFFD
 */
char *
studio_metadata_text_decode_utf16 (const guint8 *bytes, gsize size, gboolean big_endian)
{
  GString *text = g_string_new (NULL);
  if (size >= 2 && (get_unit (bytes, TRUE) == 0xfeff || get_unit (bytes, FALSE) == 0xfeff))
    {
      big_endian = get_unit (bytes, TRUE) == 0xfeff;
      bytes += 2;
      size -= 2;
    }
  for (gsize at = 0; at + 2 <= size; at += 2)
    {
      gunichar c = get_unit (bytes + at, big_endian);
      if (c == 0)
        break;
      if (is_high_half (c) && at + 4 <= size && is_low_half (get_unit (bytes + at + 2, big_endian)))
        {
          c = 0x10000 + ((c & 0x3ff) << 10 | (get_unit (bytes + at + 2, big_endian) & 0x3ff));
          at += 2;
        }
      else if (is_high_half (c) || is_low_half (c))
        c = REPLACEMENT;
      g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

/* Writers differ in the byte order, whatever the EXIF block itself uses (piexif: big-endian always;
 * ImageSharp: little-endian). Parameters always hold ASCII, which tells. */
static gboolean
sniff_big_endian (const guint8 *bytes, gsize size, gboolean assumed)
{
  int balance = 0;
  for (gsize at = 0; at + 2 <= MIN (size, 4096); at += 2)
    {
      balance += bytes[at] == 0 && bytes[at + 1] != 0;
      balance -= bytes[at] != 0 && bytes[at + 1] == 0;
    }
  return balance == 0 ? assumed : balance > 0;
}

/* Chinese in UTF-16 can be valid UTF-8 by chance, but hardly words with spaces between them. */
static gboolean
is_utf8_after_all (const guint8 *bytes, gsize size)
{
  return size > 0 && memchr (bytes, 0, size) == NULL
         && g_utf8_validate ((const char *) bytes, (gssize) size, NULL)
         && (size % 2 != 0 || memchr (bytes, ' ', size) != NULL);
}

static char *
decode_unicode_comment (const guint8 *bytes, gsize size, gboolean big_endian)
{
  if (is_utf8_after_all (bytes, size))
    return g_strndup ((const char *) bytes, size);
  return studio_metadata_text_decode_utf16 (
      bytes, size, sniff_big_endian (bytes, size, big_endian));
}

/**
 * studio_metadata_text_decode_comment:
 * @bytes: (array length=size): the value of EXIF UserComment
 * @size: how many bytes
 * @big_endian: the byte order of the EXIF block
 * @unreadable: (out): set where the text is in a character set that is not read
 *
 * Eight bytes in front name the character set (Exif 2.32, section 4.6.5, tag 0x9286): ASCII,
 * UNICODE, JIS or undefined. Some programs leave them out, some write UTF-8 behind any of them.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
studio_metadata_text_decode_comment (const guint8 *bytes,
                                     gsize size,
                                     gboolean big_endian,
                                     gboolean *unreadable)
{
  *unreadable = FALSE;
  if (size < 8)
    return studio_metadata_text_decode (bytes, size);
  if (memcmp (bytes, "UNICODE\0", 8) == 0)
    return decode_unicode_comment (bytes + 8, size - 8, big_endian);
  if (memcmp (bytes, "JIS\0\0\0\0\0", 8) == 0)
    {
      *unreadable = TRUE;
      return NULL;
    }
  if (memcmp (bytes, "ASCII\0\0\0", 8) == 0 || memcmp (bytes, "\0\0\0\0\0\0\0\0", 8) == 0)
    return studio_metadata_text_decode (bytes + 8, size - 8);
  return studio_metadata_text_decode (bytes, size);
}

/**
 * studio_metadata_text_to_latin1:
 * @text: UTF-8 text
 *
 * Returns: (transfer full) (nullable): @text in Latin-1, %NULL if it cannot be, or if readers that
 *   guess could take it for UTF-8
 */
char *
studio_metadata_text_to_latin1 (const char *text)
{
  GString *bytes = g_string_new (NULL);
  gboolean plain = TRUE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      /* PNG (third edition), section 11.3.3.1: no C0 controls but the line feed, no C1 ones. */
      if (c > 0xff || (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0))
        {
          g_string_free (bytes, TRUE);
          return NULL;
        }
      plain = plain && c < 0x80;
      g_string_append_c (bytes, (char) c);
    }
  if (!plain && g_utf8_validate (bytes->str, (gssize) bytes->len, NULL))
    {
      g_string_free (bytes, TRUE);
      return NULL;
    }
  return g_string_free (bytes, FALSE);
}
