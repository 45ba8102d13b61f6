/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-png-metadata.h"

#include "studio-exif.h"
#include "studio-inflate.h"
#include "studio-metadata-limits.h"
#include "studio-metadata-text.h"

#include <string.h>
#include <zlib.h>

/* PNG (third edition), section 5.3: chunks of length, type, data and CRC-32 over type and data. */
#define HEAD_SIZE 8
#define CRC_SIZE 4
#define IHDR_SIZE 13
#define MAX_CHUNK_SIZE 0x7fffffffu
/* Shorter than this a compressed text cannot be: keyword, NUL, method. */
#define LATIN1_DEFLATED 0

typedef struct
{
  guint32 length;
  char type[5];
} Chunk;

/* What is left to look at of a chunk. */
typedef struct
{
  const guint8 *bytes;
  gsize size;
} Rest;

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
is_type (const Chunk *chunk, const char *type)
{
  return strcmp (chunk->type, type) == 0;
}

static gboolean
is_wanted (const Chunk *chunk)
{
  static const char *const wanted[] = { "IHDR", "tEXt", "zTXt", "iTXt", "eXIf" };
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (is_type (chunk, wanted[i]))
      return TRUE;
  return FALSE;
}

/* Takes bytes up to a NUL, which must be there. */
static gboolean
take_to_nul (Rest *rest, Rest *taken)
{
  const guint8 *end = rest->size == 0 ? NULL : memchr (rest->bytes, 0, rest->size);
  if (end == NULL)
    return FALSE;
  *taken = (Rest){ rest->bytes, (gsize) (end - rest->bytes) };
  rest->bytes = end + 1;
  rest->size -= taken->size + 1;
  return TRUE;
}

static GByteArray *
expand (StudioImageMetadata *metadata, const Rest *rest)
{
  gboolean too_large = FALSE;
  gsize left = studio_metadata_get_left (metadata);
  GByteArray *text = studio_inflate (rest->bytes, rest->size, left, &too_large);
  studio_metadata_take (metadata, text != NULL ? text->len : too_large ? left : 0);
  if (text == NULL)
    metadata->issues |= too_large ? STUDIO_METADATA_ISSUE_TOO_LARGE
                                  : STUDIO_METADATA_ISSUE_MALFORMED;
  return text;
}

static void
add_text (StudioImageMetadata *metadata, const char *key, const Rest *rest, gboolean utf8)
{
  char *value = utf8 ? studio_metadata_text_decode_utf8 (rest->bytes, rest->size)
                     : studio_metadata_text_decode (rest->bytes, rest->size);
  if (strcmp (key, STUDIO_PNG_XMP_KEYWORD) != 0)
    studio_metadata_add (metadata, STUDIO_METADATA_TEXT, key, value);
  else if (metadata->xmp == NULL)
    metadata->xmp = value;
  else
    g_free (value);
}

/* Section 11.3.3.4: flag and method of compression, language, translated keyword, text. */
static gboolean
read_international_head (Rest *rest, gboolean *compressed)
{
  Rest language;
  Rest translated;
  if (rest->size < 2 || rest->bytes[0] > 1 || rest->bytes[1] != LATIN1_DEFLATED)
    return FALSE;
  *compressed = rest->bytes[0] == 1;
  rest->bytes += 2;
  rest->size -= 2;
  return take_to_nul (rest, &language) && take_to_nul (rest, &translated);
}

static void
read_text (StudioImageMetadata *metadata, const Chunk *chunk, Rest rest)
{
  Rest keyword;
  gboolean utf8 = is_type (chunk, "iTXt");
  gboolean compressed = is_type (chunk, "zTXt");
  gboolean good = take_to_nul (&rest, &keyword) && keyword.size > 0
                  && keyword.size <= STUDIO_PNG_MAX_KEYWORD;
  if (good && utf8)
    good = read_international_head (&rest, &compressed);
  else if (good && compressed)
    {
      good = rest.size > 0 && rest.bytes[0] == LATIN1_DEFLATED;
      rest.bytes++;
      rest.size--;
    }
  if (!good)
    {
      metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
      return;
    }
  g_autofree char *key = studio_metadata_text_decode (keyword.bytes, keyword.size);
  g_autoptr (GByteArray) expanded = compressed ? expand (metadata, &rest) : NULL;
  if (expanded != NULL)
    rest = (Rest){ expanded->data, expanded->len };
  if (expanded != NULL || !compressed)
    add_text (metadata, key, &rest, utf8);
}

static void
read_data (StudioImageMetadata *metadata, const Chunk *chunk, const guint8 *data)
{
  if (is_type (chunk, "IHDR"))
    {
      if (chunk->length < IHDR_SIZE)
        return;
      metadata->width = (int) MIN (read_u32 (data), G_MAXINT);
      metadata->height = (int) MIN (read_u32 (data + 4), G_MAXINT);
    }
  else if (is_type (chunk, "eXIf"))
    studio_exif_read (metadata, data, chunk->length);
  else
    read_text (metadata, chunk, (Rest){ data, chunk->length });
}

/* A wrong CRC is said and forgiven: the text is what a person looks for. */
static gboolean
read_wanted (StudioImageInput *input,
             StudioImageMetadata *metadata,
             const Chunk *chunk,
             gboolean *whole,
             GError **error)
{
  gsize size = (gsize) chunk->length + CRC_SIZE;
  gsize n_read = 0;
  g_autofree guint8 *data = g_malloc (size);
  if (!studio_image_input_read (input, data, size, &n_read, error))
    return FALSE;
  *whole = n_read == size;
  if (!*whole)
    return TRUE;
  guint32 crc = (guint32) crc32 (0, (const Bytef *) chunk->type, 4);
  if (chunk->length > 0)
    crc = (guint32) crc32 (crc, data, chunk->length);
  if (crc != read_u32 (data + chunk->length))
    metadata->issues |= STUDIO_METADATA_ISSUE_CRC;
  read_data (metadata, chunk, data);
  return TRUE;
}

static gboolean
read_chunk (StudioImageInput *input,
            StudioImageMetadata *metadata,
            const Chunk *chunk,
            gboolean *whole,
            GError **error)
{
  if (is_type (chunk, "caBX"))
    metadata->has_manifest = TRUE;
  if (is_wanted (chunk) && metadata->fields->len <= STUDIO_METADATA_MAX_FIELDS
      && studio_metadata_take (metadata, chunk->length))
    return read_wanted (input, metadata, chunk, whole, error);
  return studio_image_input_skip (input, (guint64) chunk->length + CRC_SIZE, whole, error);
}

static gboolean
is_chunk_head (const guint8 *head)
{
  for (int i = 4; i < HEAD_SIZE; i++)
    if (!g_ascii_isalpha ((char) head[i]))
      return FALSE;
  return read_u32 (head) <= MAX_CHUNK_SIZE;
}

/**
 * studio_png_metadata_read:
 * @input: a PNG file, behind its signature
 * @metadata: where to put what is found
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Walks all chunks, as text may also stand behind the pixels.
 *
 * Returns: whether reading went well; what is wrong with the file is in the issues
 */
gboolean
studio_png_metadata_read (StudioImageInput *input, StudioImageMetadata *metadata, GError **error)
{
  for (guint n_chunks = 0; n_chunks < STUDIO_METADATA_MAX_CHUNKS; n_chunks++)
    {
      guint8 head[HEAD_SIZE] = { 0 };
      gsize n_read = 0;
      gboolean whole = TRUE;
      if (!studio_image_input_read (input, head, HEAD_SIZE, &n_read, error))
        return FALSE;
      if (n_read == HEAD_SIZE && !is_chunk_head (head))
        {
          metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
          return TRUE;
        }
      Chunk chunk = { n_read == HEAD_SIZE ? read_u32 (head) : 0, "" };
      memcpy (chunk.type, head + 4, 4);
      if (n_read == HEAD_SIZE && is_type (&chunk, "IEND"))
        return TRUE;
      if (n_read == HEAD_SIZE && !read_chunk (input, metadata, &chunk, &whole, error))
        return FALSE;
      if (n_read < HEAD_SIZE || !whole)
        {
          metadata->issues |= STUDIO_METADATA_ISSUE_CUT_OFF;
          return TRUE;
        }
    }
  metadata->issues |= STUDIO_METADATA_ISSUE_TOO_LARGE;
  return TRUE;
}
