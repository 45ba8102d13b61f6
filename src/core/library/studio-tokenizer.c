/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tokenizer.h"

#include <string.h>

/* SQLite's own tokenizer finds the words and folds case and accents; ours hands it the text with
 * what it cannot do done before: full-width and composed forms, letters such as ß and ø, and a word
 * of its own for every character of a script without spaces. What is a word must never change with
 * a library's version, or rows could not be taken out of the index again; so the tables are here,
 * and SQLite's are of Unicode 6.1 for ever. */
static const char *const inner_options[] = {
  "remove_diacritics",
  "2",
  "categories",
  "L* N* Co So",
};

typedef struct
{
  fts5_tokenizer inner;
  Fts5Tokenizer *tokenizer;
} Tokenizer;

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Kana, bopomofo, Hangul, ideographs, and scripts of South-East Asia. */
static const Range unspaced[] = {
  { 0x0e01, 0x0ecd }, { 0x0f40, 0x0fbc }, { 0x1000, 0x109f },   { 0x1100, 0x11ff },
  { 0x1780, 0x17d3 }, { 0x2e80, 0x2fd5 }, { 0x3005, 0x3007 },   { 0x3021, 0x3029 },
  { 0x3041, 0x3096 }, { 0x309d, 0x309f }, { 0x30a1, 0x30ff },   { 0x3105, 0x312f },
  { 0x3131, 0x318e }, { 0x31a0, 0x31bf }, { 0x31f0, 0x31ff },   { 0x3400, 0x4dbf },
  { 0x4e00, 0x9fff }, { 0xa960, 0xa97c }, { 0xa9e0, 0xa9fe },   { 0xaa60, 0xaa7f },
  { 0xac00, 0xd7fb }, { 0xf900, 0xfaff }, { 0x1f300, 0x1faff }, { 0x20000, 0x323af },
};

/* Letters that are no composition, as people type them without such a keyboard. */
static const struct
{
  gunichar letter;
  const char *plain;
} letters[] = {
  { 0xdf, "ss" }, { 0xe6, "ae" },  { 0xf8, "o" },   { 0xf0, "d" },    { 0xfe, "th" },
  { 0xc6, "ae" }, { 0xd8, "o" },   { 0xd0, "d" },   { 0xde, "th" },   { 0x110, "d" },
  { 0x111, "d" }, { 0x126, "h" },  { 0x127, "h" },  { 0x131, "i" },   { 0x141, "l" },
  { 0x142, "l" }, { 0x152, "oe" }, { 0x153, "oe" }, { 0x1e9e, "ss" },
};

static gboolean
is_unspaced (gunichar character)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (unspaced);

  if (character < unspaced[0].first)
    return FALSE;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (character > unspaced[middle].last)
        low = middle + 1;
      else
        high = middle;
    }
  return low < G_N_ELEMENTS (unspaced) && character >= unspaced[low].first;
}

/* SQLite knows neither the emoji nor the ideographs that came after Unicode 6.1, so all that lie so
 * high stand in the index as characters for private use, which it takes for letters. */
static gunichar
get_stand_in (gunichar character)
{
  return character >= 0x1f300 ? 0xf0000 + (character & 0xffff) : character;
}

static const char *
find_plain (gunichar character)
{
  for (guint i = 0; character < 0x2000 && i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == character)
      return letters[i].plain;
  return NULL;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

static int
create_cb (void *context, const char **options, int n_options, Fts5Tokenizer **result)
{
  fts5_api *api = context;
  void *inner_context = NULL;
  Tokenizer *self = g_new0 (Tokenizer, 1);

  int code = n_options != 0 || options == NULL
                 ? SQLITE_ERROR
                 : api->xFindTokenizer (api, "unicode61", &inner_context, &self->inner);
  if (code == SQLITE_OK)
    code = self->inner.xCreate (inner_context,
                                (const char **) inner_options,
                                G_N_ELEMENTS (inner_options),
                                &self->tokenizer);
  if (code == SQLITE_OK)
    *result = (Fts5Tokenizer *) self;
  else
    g_free (self);
  return code;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  Tokenizer *self = (Tokenizer *) tokenizer;
  self->inner.xDelete (self->tokenizer);
  g_free (self);
}

/* The places of words that are handed on are those in the folded text. Only FTS5's highlight() and
 * snippet() would use them, and nobody here asks for those. */
static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void *context,
             int flags,
             const char *text,
             int length,
             int (*token) (void *, int, const char *, int, int, int))
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  if (is_ascii (text, (gsize) length))
    return self->inner.xTokenize (self->tokenizer, context, flags, text, length, token);
  g_autofree char *folded = studio_tokenizer_fold (text, (gsize) length);
  return self->inner.xTokenize (
      self->tokenizer, context, flags, folded, (int) strlen (folded), token);
}

/**
 * studio_tokenizer_fold:
 * @text: (array length=length): any text
 * @length: how many bytes
 *
 * What is done before SQLite's tokenizer sees a text.
 *
 * Returns: (transfer full): the text with compatibility forms composed, some letters spelt plainly,
 *   and spaces round each character of a script without spaces
 */
char *
studio_tokenizer_fold (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *folded = g_string_sized_new (2 * length + 1);

  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      const char *plain = find_plain (character);
      if (plain != NULL)
        g_string_append (folded, plain);
      else if (!is_unspaced (character))
        g_string_append_unichar (folded, character);
      else
        {
          g_string_append_c (folded, ' ');
          g_string_append_unichar (folded, get_stand_in (character));
          g_string_append_c (folded, ' ');
        }
    }
  return g_string_free (folded, FALSE);
}

/**
 * studio_tokenizer_register:
 * @connection: a connection
 *
 * Makes the tokenizer known to the connection, before its first statement on the index. FTS5's
 * interface is asked for as its documentation says (https://sqlite.org/fts5.html, “Extending
 * FTS5”).
 *
 * Returns: a code of SQLite; %SQLITE_ERROR where SQLite was built without FTS5
 */
int
studio_tokenizer_register (sqlite3 *connection)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };

  int code = sqlite3_prepare_v2 (connection, "SELECT fts5 (?1)", -1, &statement, NULL);
  if (code != SQLITE_OK)
    return code;
  sqlite3_bind_pointer (statement, 1, (void *) &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api == NULL ? SQLITE_ERROR
                     : api->xCreateTokenizer (api, STUDIO_TOKENIZER_NAME, api, &tokenizer, NULL);
}
