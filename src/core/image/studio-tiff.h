/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_TIFF_HEADER_SIZE 8
#define STUDIO_TIFF_ENTRY_SIZE 12
#define STUDIO_TIFF_MAX_ENTRIES 512

#define STUDIO_TIFF_TYPE_BYTE 1
#define STUDIO_TIFF_TYPE_ASCII 2
#define STUDIO_TIFF_TYPE_SHORT 3
#define STUDIO_TIFF_TYPE_LONG 4
#define STUDIO_TIFF_TYPE_UNDEFINED 7

#define STUDIO_EXIF_TAG_ORIENTATION 0x0112
#define STUDIO_EXIF_TAG_EXIF_IFD 0x8769
#define STUDIO_EXIF_TAG_USER_COMMENT 0x9286
#define STUDIO_EXIF_TAG_MAKER_NOTE 0x927c

/**
 * StudioTiff:
 * @data: the block
 * @size: how many bytes
 * @big_endian: its byte order
 * @first: the offset of the first directory
 *
 * The TIFF structure (TIFF 6.0, section 2) in which EXIF is kept, with every access checked.
 * Private to this folder.
 */
typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean big_endian;
  guint32 first;
} StudioTiff;

/**
 * StudioTiffEntry:
 * @tag: what it is
 * @type: of what type its values are
 * @count: how many values
 * @value: (nullable): their bytes, %NULL where they are not within the block
 * @n_bytes: how many bytes
 * @raw: (array fixed-size=12): the entry as it stands
 *
 * One entry of a directory.
 */
typedef struct
{
  guint tag;
  guint type;
  guint32 count;
  const guint8 *value;
  gsize n_bytes;
  const guint8 *raw;
} StudioTiffEntry;

gboolean studio_tiff_init (StudioTiff *self, const guint8 *data, gsize size);
guint studio_tiff_count_entries (const StudioTiff *self, guint32 directory);
gboolean studio_tiff_get_entry (const StudioTiff *self,
                                guint32 directory,
                                guint index,
                                StudioTiffEntry *entry);
gboolean studio_tiff_find (const StudioTiff *self,
                           guint32 directory,
                           guint tag,
                           StudioTiffEntry *entry);
gboolean studio_tiff_find_exif (const StudioTiff *self, guint32 *directory);
guint32 studio_tiff_get_number (const StudioTiff *self, const StudioTiffEntry *entry);
guint16 studio_tiff_get_u16 (const StudioTiff *self, const guint8 *at);
guint32 studio_tiff_get_u32 (const StudioTiff *self, const guint8 *at);

G_END_DECLS
