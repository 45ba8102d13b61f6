/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-text.h"

#include <string.h>

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d

/* What no file system of the common ones takes, or what means something in a path. */
static gboolean
is_reserved (gunichar c)
{
  return c < 0x80 && strchr ("/\\<>:\"|?*", (int) c) != NULL;
}

/* Invisible characters can make a name look like another one; only the two joiners are part of
 * how words and emoji are written. */
static gboolean
is_dropped (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);
  return type == G_UNICODE_CONTROL
         || (type == G_UNICODE_FORMAT && c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER)
         || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static gboolean
is_separator (gunichar c, gboolean slug)
{
  if (is_reserved (c) || (g_unichar_isspace (c) && (slug || c != ' ')))
    return TRUE;
  return slug && (c == '-' || (c < 0x80 && c != '_' && !g_ascii_isalnum ((char) c)));
}

static gboolean
is_regional_indicator (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* Whether @c belongs to the character before it: accents, variation selectors, skin tones. */
static gboolean
is_extending (gunichar c)
{
  return g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER
         || (c >= 0x1f3fb && c <= 0x1f3ff);
}

/* Cuts where what people see as one character ends: a simple form of the rules of UAX #29, as
 * GLib has none of its own. */
static void
cut (GString *text, gsize max_bytes)
{
  if (text->len <= max_bytes)
    return;
  const char *boundary = text->str;
  gunichar before = 0;
  guint n_indicators = 0;
  for (const char *at = text->str; (gsize) (at - text->str) <= max_bytes;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean inside = is_extending (c) || before == ZERO_WIDTH_JOINER
                        || (is_regional_indicator (c) && n_indicators % 2 == 1);
      n_indicators = is_regional_indicator (c) ? n_indicators + 1 : 0;
      if (!inside)
        boundary = at;
      before = c;
    }
  g_string_truncate (text, (gsize) (boundary - text->str));
}

/* Dots and dashes in front hide a file or look like an option; at the end Windows drops dots. */
static void
trim (GString *text)
{
  gsize start = strspn (text->str, ".- ");
  g_string_erase (text, 0, (gssize) start);
  while (text->len > 0 && strchr (".-_ ", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
}

static char *
make_fit (const char *text, gsize max_bytes, gboolean slug)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *fit = g_string_new (NULL);
  /* Enough for any cut; the rest of a long prompt is not looked at. */
  for (const char *at = valid; *at != '\0' && fit->len <= 2 * max_bytes; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (is_separator (c, slug))
        {
          if (fit->len == 0 || fit->str[fit->len - 1] != '-')
            g_string_append_c (fit, '-');
        }
      else if (!is_dropped (c))
        g_string_append_unichar (fit, c);
    }
  trim (fit);
  cut (fit, max_bytes);
  trim (fit);
  return g_string_free (fit, FALSE);
}

/**
 * studio_file_text_slug:
 * @text: any text, such as a prompt; need not be valid UTF-8
 * @max_bytes: the longest result
 *
 * Makes words joined by dashes. Letters, digits, ideographs and emoji of any script stay.
 *
 * Returns: (transfer full): a part of a file name, perhaps empty
 */
char *
studio_file_text_slug (const char *text, gsize max_bytes)
{
  return make_fit (text, max_bytes, TRUE);
}

/**
 * studio_file_text_clean:
 * @text: a file name put together from parts
 * @max_bytes: the longest result
 *
 * Takes out what cannot be in a file name, and leaves the rest, plain spaces too, as it is.
 *
 * Returns: (transfer full): a file name without extension, perhaps empty
 */
char *
studio_file_text_clean (const char *text, gsize max_bytes)
{
  return make_fit (text, max_bytes, FALSE);
}
