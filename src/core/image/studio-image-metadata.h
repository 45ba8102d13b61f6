/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioImageContainer:
 * @STUDIO_IMAGE_CONTAINER_PNG: a PNG file
 * @STUDIO_IMAGE_CONTAINER_JPEG: a JPEG file
 * @STUDIO_IMAGE_CONTAINER_WEBP: a WebP file
 *
 * The kinds of files whose metadata can be read.
 */
typedef enum
{
  STUDIO_IMAGE_CONTAINER_PNG,
  STUDIO_IMAGE_CONTAINER_JPEG,
  STUDIO_IMAGE_CONTAINER_WEBP,
} StudioImageContainer;

/**
 * StudioMetadataPlace:
 * @STUDIO_METADATA_TEXT: a PNG text chunk, by its keyword
 * @STUDIO_METADATA_COMMENT: a JPEG comment; the key is `Comment`
 * @STUDIO_METADATA_EXIF: an EXIF tag, by its name in the standard or as `0x1234`
 *
 * Where in a file a field was found.
 */
typedef enum
{
  STUDIO_METADATA_TEXT,
  STUDIO_METADATA_COMMENT,
  STUDIO_METADATA_EXIF,
} StudioMetadataPlace;

/**
 * StudioMetadataField:
 * @place: where it was found
 * @key: its name
 * @value: its text, valid UTF-8
 */
typedef struct
{
  StudioMetadataPlace place;
  char *key;
  char *value;
} StudioMetadataField;

/**
 * StudioMetadataIssues:
 * @STUDIO_METADATA_ISSUE_CRC: a checksum is wrong; what was read was used all the same
 * @STUDIO_METADATA_ISSUE_CUT_OFF: the file ends too early
 * @STUDIO_METADATA_ISSUE_MALFORMED: something contradicts its format and was passed over
 * @STUDIO_METADATA_ISSUE_TOO_LARGE: something is larger than the limits and was passed over
 * @STUDIO_METADATA_ISSUE_CHARACTER_SET: a text is in a character set that is not read (JIS)
 *
 * What was wrong with the metadata of a file. None of it keeps the rest from being read.
 */
typedef enum
{
  STUDIO_METADATA_ISSUE_CRC = 1 << 0,
  STUDIO_METADATA_ISSUE_CUT_OFF = 1 << 1,
  STUDIO_METADATA_ISSUE_MALFORMED = 1 << 2,
  STUDIO_METADATA_ISSUE_TOO_LARGE = 1 << 3,
  STUDIO_METADATA_ISSUE_CHARACTER_SET = 1 << 4,
} StudioMetadataIssues;

/**
 * StudioImageMetadata:
 * @container: what kind of file it is
 * @width: pixels across that the file claims, 0 where it does not say
 * @height: pixels down
 * @fields: (element-type StudioMetadataField): what was found, in the order of the file
 * @exif: (nullable): the EXIF block, from its TIFF header on, checked only as far as read
 * @orientation: EXIF orientation 1 to 8; 1 where there is none
 * @xmp: (nullable): the XMP packet, valid UTF-8
 * @xmp_extension: (nullable): the extended XMP packet that belongs to it
 * @has_manifest: whether the file carries a C2PA manifest or names one elsewhere: a signature over
 *   its bytes, which any change breaks
 * @issues: what was wrong
 * @n_taken: private: how much of the limits is used up
 *
 * The metadata of an image file as texts by name, not interpreted. Every size is bounded, whatever
 * the file says: 4 MB a text, 16 MB and 256 texts a file.
 */
typedef struct
{
  StudioImageContainer container;
  int width;
  int height;
  GPtrArray *fields;
  GBytes *exif;
  int orientation;
  char *xmp;
  char *xmp_extension;
  gboolean has_manifest;
  guint issues;

  gsize n_taken;
} StudioImageMetadata;

StudioImageMetadata *studio_image_metadata_read_stream (GInputStream *stream,
                                                        GCancellable *cancellable,
                                                        GError **error);
StudioImageMetadata *studio_image_metadata_read_file (const char *path,
                                                      GCancellable *cancellable,
                                                      GError **error);
StudioImageMetadata *studio_image_metadata_read_bytes (GBytes *bytes, GError **error);
void studio_image_metadata_free (StudioImageMetadata *self);
const char *studio_image_metadata_get (const StudioImageMetadata *self,
                                       StudioMetadataPlace place,
                                       const char *key);
char **studio_metadata_issues_describe (guint issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioImageMetadata, studio_image_metadata_free)

G_END_DECLS
