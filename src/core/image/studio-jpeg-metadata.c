/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-jpeg-metadata.h"

#include "studio-exif.h"
#include "studio-jpeg-segment.h"
#include "studio-metadata-limits.h"
#include "studio-metadata-text.h"

#include <string.h>

#define EXTENSION_HEAD_SIZE (STUDIO_JPEG_XMP_GUID_SIZE + 8)

/* An extended XMP packet comes in parts, in any order, that say where they belong. */
typedef struct
{
  char guid[STUDIO_JPEG_XMP_GUID_SIZE + 1];
  guint8 *text;
  gsize size;
  gsize n_filled;
} Extension;

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
begin_extension (StudioImageMetadata *metadata,
                 Extension *extension,
                 const guint8 *data,
                 guint32 size)
{
  if (extension->text != NULL)
    return memcmp (extension->guid, data, STUDIO_JPEG_XMP_GUID_SIZE) == 0
           && extension->size == size;
  if (size == 0 || !studio_metadata_take (metadata, size))
    return FALSE;
  memcpy (extension->guid, data, STUDIO_JPEG_XMP_GUID_SIZE);
  extension->text = g_malloc0 (size);
  extension->size = size;
  return TRUE;
}

static void
read_extension (StudioImageMetadata *metadata, Extension *extension, const guint8 *data, gsize size)
{
  if (size < EXTENSION_HEAD_SIZE)
    {
      metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
      return;
    }
  guint32 whole = read_u32 (data + STUDIO_JPEG_XMP_GUID_SIZE);
  guint32 offset = read_u32 (data + STUDIO_JPEG_XMP_GUID_SIZE + 4);
  gsize length = size - EXTENSION_HEAD_SIZE;
  if (!begin_extension (metadata, extension, data, whole) || offset > extension->size
      || length > extension->size - offset)
    {
      metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
      return;
    }
  if (length > 0)
    memcpy (extension->text + offset, data + EXTENSION_HEAD_SIZE, length);
  extension->n_filled += length;
}

/* The packet names its extension by the GUID; another one does not belong to it. */
static void
end_extension (StudioImageMetadata *metadata, Extension *extension)
{
  if (extension->text != NULL && extension->n_filled != extension->size)
    metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
  else if (extension->text != NULL && metadata->xmp != NULL
           && strstr (metadata->xmp, extension->guid) != NULL)
    metadata->xmp_extension = studio_metadata_text_decode_utf8 (extension->text, extension->size);
  g_clear_pointer (&extension->text, g_free);
}

static void
read_segment (StudioImageMetadata *metadata,
              Extension *extension,
              guint8 marker,
              const guint8 *data,
              gsize size)
{
  gsize n_signature = 0;
  StudioJpegSegment segment = studio_jpeg_segment_identify (marker, data, size, &n_signature);
  data += n_signature;
  size -= n_signature;
  if (segment == STUDIO_JPEG_SEGMENT_MANIFEST)
    metadata->has_manifest = TRUE;
  else if (segment == STUDIO_JPEG_SEGMENT_EXIF && studio_metadata_take (metadata, size))
    studio_exif_read (metadata, data, size);
  else if (segment == STUDIO_JPEG_SEGMENT_XMP && metadata->xmp == NULL
           && studio_metadata_take (metadata, size))
    metadata->xmp = studio_metadata_text_decode_utf8 (data, size);
  else if (segment == STUDIO_JPEG_SEGMENT_XMP_EXTENSION)
    read_extension (metadata, extension, data, size);
  else if (segment == STUDIO_JPEG_SEGMENT_COMMENT && studio_metadata_take (metadata, size))
    studio_metadata_add (
        metadata, STUDIO_METADATA_COMMENT, "Comment", studio_metadata_text_decode (data, size));
  else if (studio_jpeg_segment_is_frame (marker) && size >= 5 && metadata->width == 0)
    {
      metadata->height = data[1] << 8 | data[2];
      metadata->width = data[3] << 8 | data[4];
    }
}

/* Gives 0 at the end of the file, and where no marker is. Any number of fill bytes 0xff may stand
 * before the code. */
static gboolean
read_marker (StudioImageInput *input, StudioImageMetadata *metadata, guint8 *marker, GError **error)
{
  guint8 byte = 0;
  gsize n_read = 1;
  guint n_fill = 0;
  *marker = 0;
  for (byte = 0xff; byte == 0xff && n_read == 1 && n_fill <= STUDIO_JPEG_MAX_SEGMENT; n_fill++)
    if (!studio_image_input_read (input, &byte, 1, &n_read, error))
      return FALSE;
  if (n_read == 0)
    metadata->issues |= STUDIO_METADATA_ISSUE_CUT_OFF;
  else if (n_fill < 2 || byte == 0xff || byte == 0)
    metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
  else
    *marker = byte;
  return TRUE;
}

static gboolean
read_content (StudioImageInput *input,
              StudioImageMetadata *metadata,
              guint8 *buffer,
              gsize *size,
              gboolean *good,
              GError **error)
{
  guint8 bytes[2] = { 0 };
  gsize n_read = 0;
  *good = FALSE;
  if (!studio_image_input_read (input, bytes, 2, &n_read, error))
    return FALSE;
  gsize length = (gsize) bytes[0] << 8 | bytes[1];
  if (n_read == 2 && length < 2)
    {
      metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
      return TRUE;
    }
  *size = n_read < 2 ? 0 : length - 2;
  if (n_read == 2 && !studio_image_input_read (input, buffer, *size, &n_read, error))
    return FALSE;
  *good = length >= 2 && n_read == *size;
  if (!*good)
    metadata->issues |= STUDIO_METADATA_ISSUE_CUT_OFF;
  return TRUE;
}

static gboolean
read_segments (StudioImageInput *input,
               StudioImageMetadata *metadata,
               Extension *extension,
               GError **error)
{
  g_autofree guint8 *buffer = g_malloc (STUDIO_JPEG_MAX_SEGMENT + 1);
  for (guint n = 0; n < STUDIO_METADATA_MAX_CHUNKS; n++)
    {
      guint8 marker = 0;
      gsize size = 0;
      gboolean good = TRUE;
      if (!read_marker (input, metadata, &marker, error))
        return FALSE;
      if (marker == 0 || marker == STUDIO_JPEG_EOI || marker == STUDIO_JPEG_SOS)
        return TRUE;
      if (studio_jpeg_segment_is_bare (marker))
        continue;
      if (!read_content (input, metadata, buffer, &size, &good, error))
        return FALSE;
      if (!good)
        return TRUE;
      read_segment (metadata, extension, marker, buffer, size);
    }
  metadata->issues |= STUDIO_METADATA_ISSUE_TOO_LARGE;
  return TRUE;
}

/**
 * studio_jpeg_metadata_read:
 * @input: a JPEG file, behind its first marker
 * @metadata: where to put what is found
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Reads up to the first scan; metadata stands in front of it.
 *
 * Returns: whether reading went well; what is wrong with the file is in the issues
 */
gboolean
studio_jpeg_metadata_read (StudioImageInput *input, StudioImageMetadata *metadata, GError **error)
{
  Extension extension = { 0 };
  gboolean good = read_segments (input, metadata, &extension, error);
  end_extension (metadata, &extension);
  return good;
}
