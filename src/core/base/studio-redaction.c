/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-redaction.h"

#include "studio-secret.h"

#include <string.h>

/* So many characters of a secret in a row are taken out. Fewer are what services show on purpose,
 * “inf-ab…yz”, so that a person can tell one key from another. */
#define RUN_MIN 8

/* A secret shorter than this is none, and taking it out would only garble the text. */
#define SECRET_MIN 4

/* A character of the text that can belong to a secret, as it is meant, in lower case. */
typedef struct
{
  gsize start;
  gsize end;
  guint8 letter;
} Atom;

typedef struct
{
  GPtrArray *spellings;
  GArray *grams; /* of guint64: every run of all spellings, sorted */
  gsize run;
} Needles;

static gboolean
read_hex (const char *at, guint n_digits, gunichar *character)
{
  *character = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return FALSE;
      *character = *character * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
    }
  return TRUE;
}

/* `\u0069` and `\x69`, also where the backslashes were escaped once more, and line breaks. */
static gsize
decode_backslashes (const char *at, gunichar *character)
{
  gsize n = strspn (at, "\\");

  if (at[n] == 'u' && read_hex (at + n + 1, 4, character))
    return n + 5;
  if (at[n] == 'x' && read_hex (at + n + 1, 2, character))
    return n + 3;
  *character = ' ';
  return n + (at[n] != '\0' && strchr ("nrt", at[n]) != NULL ? 1 : 0);
}

/* `%69`, `%2569` and so on. */
static gsize
decode_percent (const char *at, gunichar *character)
{
  gsize n = 1;

  while (strncmp (at + n, "25", 2) == 0 && read_hex (at + n + 2, 2, character))
    n += 2;
  if (read_hex (at + n, 2, character))
    return n + 2;
  *character = '%';
  return 1;
}

/* `&#105;`, `&#x69;` and the five entities that have names everywhere. */
static gsize
decode_entity (const char *at, gunichar *character)
{
  static const struct
  {
    const char *name;
    char letter;
  } named[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
  };
  gboolean hex = at[1] == '#' && (at[2] == 'x' || at[2] == 'X');
  char *end = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_has_prefix (at, named[i].name))
      {
        *character = (gunichar) named[i].letter;
        return strlen (named[i].name);
      }
  guint64 value = at[1] != '#' ? 0
                  : hex        ? g_ascii_strtoull (at + 3, &end, 16)
                               : g_ascii_strtoull (at + 2, &end, 10);
  if (end == NULL || *end != ';' || value == 0 || value > 0x7f)
    {
      *character = '&';
      return 1;
    }
  *character = (gunichar) value;
  return (gsize) (end + 1 - at);
}

static gsize
decode (const char *at, gunichar *character)
{
  switch (*at)
    {
    case '\\':
      return decode_backslashes (at, character);
    case '%':
      return decode_percent (at, character);
    case '&':
      return decode_entity (at, character);
    default:
      *character = g_utf8_get_char (at);
      return (gsize) (g_utf8_next_char (at) - at);
    }
}

/* White space, control characters and what is no ASCII cannot be in a key; a key that was broken
 * into lines, or read in the wrong encoding, has them within it all the same. */
static GArray *
read_atoms (const char *text)
{
  GArray *atoms = g_array_new (FALSE, FALSE, sizeof (Atom));

  for (gsize at = 0; text[at] != '\0';)
    {
      gunichar character;
      gsize length = decode (text + at, &character);
      if (character < 0x80 && g_ascii_isgraph ((char) character))
        {
          Atom atom = { at, at + length, (guint8) g_ascii_tolower ((char) character) };
          g_array_append_val (atoms, atom);
        }
      at += length;
    }
  return atoms;
}

static guint64
add_to_gram (guint64 gram, guint8 letter, gsize run)
{
  gram = gram << 8 | letter;
  return run >= 8 ? gram : gram & ((G_GUINT64_CONSTANT (1) << (8 * run)) - 1);
}

/* Takes the spelling. */
static void
add_spelling (Needles *self, StudioSecret *spelling)
{
  guint64 gram = 0;

  g_ptr_array_add (self->spellings, spelling);
  for (gsize i = 0; spelling[i] != '\0'; i++)
    {
      spelling[i] = g_ascii_tolower (spelling[i]);
      gram = add_to_gram (gram, (guint8) spelling[i], self->run);
      if (i + 1 >= self->run)
        g_array_append_val (self->grams, gram);
    }
}

/* The secret may stand anywhere within what was encoded; of base64 only the characters that hold
 * nothing but the secret are known. */
static void
add_base64 (Needles *self, const char *secret, gsize size)
{
  for (gsize offset = 0; offset < 3; offset++)
    {
      g_autoptr (StudioSecret) shifted = g_malloc0 (offset + size + 1);
      memcpy (shifted + offset, secret, size);
      g_autoptr (StudioSecret) whole = g_base64_encode ((guint8 *) shifted, offset + size);
      gsize first = (offset * 8 + 5) / 6;
      StudioSecret *known = g_strndup (whole + first, (offset + size) * 8 / 6 - first);
      StudioSecret *for_addresses = g_strdup (known);
      g_strdelimit (g_strdelimit (for_addresses, "+", '-'), "/", '_');
      add_spelling (self, known);
      add_spelling (self, for_addresses);
    }
}

static void
add_hex (Needles *self, const char *secret)
{
  GString *hex = g_string_new (NULL);

  for (const char *at = secret; *at != '\0'; at++)
    g_string_append_printf (hex, "%02x", (guint8) *at);
  add_spelling (self, g_string_free (hex, FALSE));
}

static int
compare_grams (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;
  return first < second ? -1 : first > second;
}

static void
init_needles (Needles *self, const char *secret)
{
  g_autoptr (GArray) atoms = read_atoms (secret);
  GString *meant = g_string_new (NULL);

  for (guint i = 0; i < atoms->len; i++)
    g_string_append_c (meant, (char) g_array_index (atoms, Atom, i).letter);
  self->run = meant->len < SECRET_MIN ? RUN_MIN : MIN (RUN_MIN, meant->len);
  self->spellings = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_secret_free);
  self->grams = g_array_new (FALSE, FALSE, sizeof (guint64));
  add_spelling (self, g_strreverse (g_strdup (meant->str)));
  add_spelling (self, g_string_free (meant, FALSE));
  add_base64 (self, secret, strlen (secret));
  add_hex (self, secret);
  g_array_sort (self->grams, compare_grams);
}

static void
clear_needles (Needles *self)
{
  explicit_bzero (self->grams->data, self->grams->len * sizeof (guint64));
  g_array_unref (self->grams);
  g_ptr_array_unref (self->spellings);
}

/* How many atoms at the end are the beginning of a spelling. */
static gsize
count_begun (const Needles *self, GArray *atoms)
{
  for (gsize n = MIN (self->run - 1, atoms->len); n >= SECRET_MIN; n--)
    for (guint i = 0; i < self->spellings->len; i++)
      {
        const char *spelling = g_ptr_array_index (self->spellings, i);
        gsize same = 0;
        while (same < n
               && g_array_index (atoms, Atom, atoms->len - n + same).letter
                      == (guint8) spelling[same])
          same++;
        if (same == n)
          return n;
      }
  return 0;
}

static char *
replace (const Needles *self, GArray *atoms, const char *text, const char *mark, gboolean is_cut)
{
  GString *redacted = g_string_new (NULL);
  guint64 gram = 0;
  gsize copied = 0;

  for (gsize i = 0; i < atoms->len; i++)
    {
      const Atom *last = &g_array_index (atoms, Atom, i);
      gram = add_to_gram (gram, last->letter, self->run);
      if (i + 1 < self->run || !g_array_binary_search (self->grams, &gram, compare_grams, NULL))
        continue;
      gsize start = g_array_index (atoms, Atom, i + 1 - self->run).start;
      /* A run that goes on, or begins where the last one ended, has its mark already. */
      if (start > copied || redacted->len == 0)
        {
          g_string_append_len (redacted, text + copied, (gssize) (start - MIN (copied, start)));
          g_string_append (redacted, mark);
        }
      copied = last->end;
    }
  gsize begun = is_cut ? count_begun (self, atoms) : 0;
  gsize end = begun == 0 ? strlen (text) : g_array_index (atoms, Atom, atoms->len - begun).start;
  g_string_append_len (redacted, text + copied, (gssize) (MAX (end, copied) - copied));
  return g_string_free (redacted, FALSE);
}

/**
 * studio_redact:
 * @text: (nullable): what somebody else wrote, valid UTF-8
 * @secret: (nullable): a key or token that may be in it, printable ASCII
 * @mark: what to put in its place, such as `[key]`
 * @is_cut: whether more followed that was not read, so that the secret may end beyond
 *
 * A server that fails may quote the request. The secret is found whole or in parts of eight
 * characters and more, in any case, backwards, broken by white space or by what is no ASCII, with
 * its characters escaped as in JSON, addresses and HTML, and in base64 and hexadecimal digits,
 * wherever in the encoded text it began.
 *
 * Returns: (transfer full) (nullable): @text without @secret, valid UTF-8; %NULL for %NULL
 */
char *
studio_redact (const char *text, const char *secret, const char *mark, gboolean is_cut)
{
  if (text == NULL || secret == NULL || strlen (secret) < SECRET_MIN)
    return g_strdup (text);

  g_autoptr (GArray) atoms = read_atoms (text);
  Needles needles;
  init_needles (&needles, secret);
  char *redacted = replace (&needles, atoms, text, mark, is_cut);
  clear_needles (&needles);
  return redacted;
}
