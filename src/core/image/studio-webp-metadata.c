/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-webp-metadata.h"

#include "studio-exif.h"
#include "studio-metadata-limits.h"
#include "studio-metadata-text.h"

#include <string.h>

/* RFC 9649, section 2: RIFF chunks of a FourCC, a little-endian size and data, padded to an even
 * size. */
#define HEAD_SIZE 8
/* What is looked at of the chunks that tell the size. */
#define SIZE_HEAD 10

static guint32
read_u16 (const guint8 *bytes)
{
  return (guint32) bytes[1] << 8 | bytes[0];
}

static guint32
read_u24 (const guint8 *bytes)
{
  return (guint32) bytes[2] << 16 | read_u16 (bytes);
}

static guint32
read_u32 (const guint8 *bytes)
{
  return read_u16 (bytes + 2) << 16 | read_u16 (bytes);
}

static gboolean
is_type (const guint8 *head, const char *type)
{
  return memcmp (head, type, 4) == 0;
}

static gboolean
tells_size (const guint8 *head)
{
  return is_type (head, "VP8X") || is_type (head, "VP8L") || is_type (head, "VP8 ");
}

/* Sections 2.7.1 (canvas size), 3.4 of the lossless format, and RFC 6386, section 9.1. */
static void
read_size (StudioImageMetadata *metadata, const guint8 *head, const guint8 *data)
{
  if (metadata->width != 0)
    return;
  if (is_type (head, "VP8X"))
    {
      metadata->width = (int) read_u24 (data + 4) + 1;
      metadata->height = (int) read_u24 (data + 7) + 1;
    }
  else if (is_type (head, "VP8L") && data[0] == 0x2f)
    {
      guint32 bits = read_u32 (data + 1);
      metadata->width = (int) (bits & 0x3fff) + 1;
      metadata->height = (int) (bits >> 14 & 0x3fff) + 1;
    }
  else if (is_type (head, "VP8 ") && memcmp (data + 3, "\x9d\x01\x2a", 3) == 0)
    {
      metadata->width = (int) (read_u16 (data + 6) & 0x3fff);
      metadata->height = (int) (read_u16 (data + 8) & 0x3fff);
    }
}

static void
read_data (StudioImageMetadata *metadata, const guint8 *head, const guint8 *data, gsize size)
{
  if (is_type (head, "EXIF"))
    studio_exif_read (metadata, data, size);
  else if (metadata->xmp == NULL)
    metadata->xmp = studio_metadata_text_decode_utf8 (data, size);
}

/* Reads what is wanted of a chunk and skips the rest. */
static gboolean
read_chunk (StudioImageInput *input,
            StudioImageMetadata *metadata,
            const guint8 *head,
            gboolean *whole,
            GError **error)
{
  guint64 size = read_u32 (head + 4);
  guint64 padded = size + size % 2;
  gsize n_wanted = 0;
  gsize n_read = 0;
  if (is_type (head, "C2PA"))
    metadata->has_manifest = TRUE;
  if (is_type (head, "EXIF") || is_type (head, "XMP "))
    n_wanted = size <= STUDIO_METADATA_MAX_TEXT && studio_metadata_take (metadata, (gsize) size)
                   ? (gsize) size
                   : 0;
  else if (tells_size (head) && size >= SIZE_HEAD)
    n_wanted = SIZE_HEAD;
  if ((is_type (head, "EXIF") || is_type (head, "XMP ")) && n_wanted < size)
    metadata->issues |= STUDIO_METADATA_ISSUE_TOO_LARGE;
  g_autofree guint8 *data = g_malloc0 (MAX (n_wanted, 1));
  if (!studio_image_input_read (input, data, n_wanted, &n_read, error))
    return FALSE;
  *whole = n_read == n_wanted;
  if (!*whole)
    return TRUE;
  if (n_wanted > 0 && tells_size (head))
    read_size (metadata, head, data);
  else if (n_wanted > 0)
    read_data (metadata, head, data, n_wanted);
  gboolean padding = TRUE;
  /* The padding of the last chunk is often left out. */
  return studio_image_input_skip (input, size - n_wanted, whole, error)
         && (padded == size || studio_image_input_skip (input, 1, &padding, error));
}

/**
 * studio_webp_metadata_read:
 * @input: a WebP file, behind its file header
 * @metadata: where to put what is found
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Walks all chunks, as EXIF and XMP stand behind the pixels.
 *
 * Returns: whether reading went well; what is wrong with the file is in the issues
 */
gboolean
studio_webp_metadata_read (StudioImageInput *input, StudioImageMetadata *metadata, GError **error)
{
  for (guint n = 0; n < STUDIO_METADATA_MAX_CHUNKS; n++)
    {
      guint8 head[HEAD_SIZE] = { 0 };
      gsize n_read = 0;
      gboolean whole = TRUE;
      if (!studio_image_input_read (input, head, HEAD_SIZE, &n_read, error))
        return FALSE;
      if (n_read == 0)
        return TRUE;
      if (n_read == HEAD_SIZE && !read_chunk (input, metadata, head, &whole, error))
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
