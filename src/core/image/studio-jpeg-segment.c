/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-jpeg-segment.h"

#include <string.h>

/* sizeof includes the NUL with which these signatures end. */
#define SIGNATURE(text) text, sizeof text

static const struct
{
  guint8 marker;
  StudioJpegSegment segment;
  const char *signature;
  gsize size;
} signatures[] = {
  { STUDIO_JPEG_APP0, STUDIO_JPEG_SEGMENT_JFIF, SIGNATURE ("JFIF") },
  { STUDIO_JPEG_APP1, STUDIO_JPEG_SEGMENT_EXIF, SIGNATURE ("Exif\0") },
  { STUDIO_JPEG_APP1, STUDIO_JPEG_SEGMENT_XMP, SIGNATURE ("http://ns.adobe.com/xap/1.0/") },
  { STUDIO_JPEG_APP1,
    STUDIO_JPEG_SEGMENT_XMP_EXTENSION,
    SIGNATURE ("http://ns.adobe.com/xmp/extension/") },
  { STUDIO_JPEG_APP2, STUDIO_JPEG_SEGMENT_ICC, SIGNATURE ("ICC_PROFILE") },
  { STUDIO_JPEG_APP14, STUDIO_JPEG_SEGMENT_ADOBE, "Adobe", 5 },
};

/**
 * studio_jpeg_segment_is_bare:
 * @marker: the code of a marker
 *
 * Returns: whether no length and content follow it
 */
gboolean
studio_jpeg_segment_is_bare (guint8 marker)
{
  return marker == STUDIO_JPEG_TEM || (marker >= STUDIO_JPEG_RST0 && marker <= STUDIO_JPEG_EOI);
}

/**
 * studio_jpeg_segment_is_frame:
 * @marker: the code of a marker
 *
 * Returns: whether it begins a frame header, in which the size is
 */
gboolean
studio_jpeg_segment_is_frame (guint8 marker)
{
  return marker >= STUDIO_JPEG_SOF0 && marker <= STUDIO_JPEG_SOF15 && marker != STUDIO_JPEG_DHT
         && marker != STUDIO_JPEG_JPG && marker != STUDIO_JPEG_DAC;
}

/**
 * studio_jpeg_segment_is_application:
 * @marker: the code of a marker
 *
 * Returns: whether decoders may pass over it: APP0 to APP15, or a comment
 */
gboolean
studio_jpeg_segment_is_application (guint8 marker)
{
  return (marker >= STUDIO_JPEG_APP0 && marker <= STUDIO_JPEG_APP15) || marker == STUDIO_JPEG_COM;
}

/* ISO 19566-5, section 5: `JP`, number of the box, number of the packet, then the box, whose
 * description box has a type beginning with `c2pa` (C2PA 2.1, section 11.3). Later packets repeat
 * the head of the box alone. */
static StudioJpegSegment
identify_box (const guint8 *data, gsize size)
{
  if (size < 16 || memcmp (data, "JP", 2) != 0 || memcmp (data + 12, "jumb", 4) != 0)
    return STUDIO_JPEG_SEGMENT_OTHER;
  gsize at = memcmp (data + 8, "\0\0\0\1", 4) == 0 ? 24 : 16;
  if (memcmp (data + 4, "\0\0\0\1", 4) == 0 && size >= at + 12
      && memcmp (data + at + 4, "jumdc2pa", 8) == 0)
    return STUDIO_JPEG_SEGMENT_MANIFEST;
  return STUDIO_JPEG_SEGMENT_JUMBF;
}

/**
 * studio_jpeg_segment_identify:
 * @marker: the code of its marker
 * @data: (array length=size): its content
 * @size: how many bytes
 * @n_signature: (out): how many bytes in front say what it is
 *
 * Returns: what the segment holds
 */
StudioJpegSegment
studio_jpeg_segment_identify (guint8 marker, const guint8 *data, gsize size, gsize *n_signature)
{
  *n_signature = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (marker == signatures[i].marker && size >= signatures[i].size
        && memcmp (data, signatures[i].signature, signatures[i].size) == 0)
      {
        *n_signature = signatures[i].size;
        return signatures[i].segment;
      }
  if (marker == STUDIO_JPEG_COM)
    return STUDIO_JPEG_SEGMENT_COMMENT;
  return marker == STUDIO_JPEG_APP11 ? identify_box (data, size) : STUDIO_JPEG_SEGMENT_OTHER;
}

/**
 * studio_jpeg_segment_get_signature:
 * @segment: what a segment holds
 * @size: (out): how many bytes, 0 where there is none
 *
 * Returns: (transfer none) (nullable): the bytes in front that say so
 */
const char *
studio_jpeg_segment_get_signature (StudioJpegSegment segment, gsize *size)
{
  *size = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (segment == signatures[i].segment)
      {
        *size = signatures[i].size;
        return signatures[i].signature;
      }
  return NULL;
}
