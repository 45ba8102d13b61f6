/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* T.81, annex B. */
#define STUDIO_JPEG_TEM 0x01
#define STUDIO_JPEG_SOF0 0xc0
#define STUDIO_JPEG_DHT 0xc4
#define STUDIO_JPEG_JPG 0xc8
#define STUDIO_JPEG_DAC 0xcc
#define STUDIO_JPEG_SOF15 0xcf
#define STUDIO_JPEG_RST0 0xd0
#define STUDIO_JPEG_RST7 0xd7
#define STUDIO_JPEG_SOI 0xd8
#define STUDIO_JPEG_EOI 0xd9
#define STUDIO_JPEG_SOS 0xda
#define STUDIO_JPEG_APP0 0xe0
#define STUDIO_JPEG_APP1 0xe1
#define STUDIO_JPEG_APP2 0xe2
#define STUDIO_JPEG_APP11 0xeb
#define STUDIO_JPEG_APP14 0xee
#define STUDIO_JPEG_APP15 0xef
#define STUDIO_JPEG_COM 0xfe

/* The longest content of a segment, without its marker and its length. */
#define STUDIO_JPEG_MAX_SEGMENT 65533
/* XMP specification, part 3, section 1.1.3.1: a GUID, the whole length, the offset. */
#define STUDIO_JPEG_XMP_GUID_SIZE 32

/**
 * StudioJpegSegment:
 * @STUDIO_JPEG_SEGMENT_OTHER: anything else
 * @STUDIO_JPEG_SEGMENT_JFIF: APP0 with the density
 * @STUDIO_JPEG_SEGMENT_EXIF: APP1 with EXIF
 * @STUDIO_JPEG_SEGMENT_XMP: APP1 with an XMP packet
 * @STUDIO_JPEG_SEGMENT_XMP_EXTENSION: APP1 with a part of an extended XMP packet
 * @STUDIO_JPEG_SEGMENT_ICC: APP2 with a part of a colour profile
 * @STUDIO_JPEG_SEGMENT_MANIFEST: APP11 with the beginning of a C2PA manifest
 * @STUDIO_JPEG_SEGMENT_JUMBF: APP11 with the beginning of another box, or more of any box
 * @STUDIO_JPEG_SEGMENT_ADOBE: APP14, which says how colours are stored
 * @STUDIO_JPEG_SEGMENT_COMMENT: a comment
 *
 * What a segment of a JPEG file holds. Private to this folder.
 */
typedef enum
{
  STUDIO_JPEG_SEGMENT_OTHER,
  STUDIO_JPEG_SEGMENT_JFIF,
  STUDIO_JPEG_SEGMENT_EXIF,
  STUDIO_JPEG_SEGMENT_XMP,
  STUDIO_JPEG_SEGMENT_XMP_EXTENSION,
  STUDIO_JPEG_SEGMENT_ICC,
  STUDIO_JPEG_SEGMENT_MANIFEST,
  STUDIO_JPEG_SEGMENT_JUMBF,
  STUDIO_JPEG_SEGMENT_ADOBE,
  STUDIO_JPEG_SEGMENT_COMMENT,
} StudioJpegSegment;

gboolean studio_jpeg_segment_is_bare (guint8 marker);
gboolean studio_jpeg_segment_is_frame (guint8 marker);
gboolean studio_jpeg_segment_is_application (guint8 marker);
StudioJpegSegment studio_jpeg_segment_identify (guint8 marker,
                                                const guint8 *data,
                                                gsize size,
                                                gsize *n_signature);
const char *studio_jpeg_segment_get_signature (StudioJpegSegment segment, gsize *size);

G_END_DECLS
