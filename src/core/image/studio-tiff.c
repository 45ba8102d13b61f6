/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tiff.h"

#include <string.h>

/* TIFF 6.0, section 2: bytes of one value, by type. */
static const guint8 type_sizes[] = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };

/**
 * studio_tiff_get_u16:
 * @self: a block
 * @at: a place with two bytes in it
 *
 * Returns: the number there
 */
guint16
studio_tiff_get_u16 (const StudioTiff *self, const guint8 *at)
{
  return (guint16) (self->big_endian ? at[0] << 8 | at[1] : at[1] << 8 | at[0]);
}

/**
 * studio_tiff_get_u32:
 * @self: a block
 * @at: a place with four bytes in it
 *
 * Returns: the number there
 */
guint32
studio_tiff_get_u32 (const StudioTiff *self, const guint8 *at)
{
  guint32 first = studio_tiff_get_u16 (self, at);
  guint32 second = studio_tiff_get_u16 (self, at + 2);
  return self->big_endian ? first << 16 | second : second << 16 | first;
}

/**
 * studio_tiff_init:
 * @self: (out caller-allocates): the block
 * @data: (array length=size): bytes that must live as long as @self is used
 * @size: how many
 *
 * Returns: whether @data begins like a TIFF block
 */
gboolean
studio_tiff_init (StudioTiff *self, const guint8 *data, gsize size)
{
  *self = (StudioTiff){ .data = data, .size = size };
  if (size < STUDIO_TIFF_HEADER_SIZE)
    return FALSE;
  self->big_endian = memcmp (data, "MM\0*", 4) == 0;
  if (!self->big_endian && memcmp (data, "II*\0", 4) != 0)
    return FALSE;
  self->first = studio_tiff_get_u32 (self, data + 4);
  return TRUE;
}

/**
 * studio_tiff_count_entries:
 * @self: a block
 * @directory: the offset of a directory
 *
 * Returns: how many entries it has that are within the block, at most %STUDIO_TIFF_MAX_ENTRIES
 */
guint
studio_tiff_count_entries (const StudioTiff *self, guint32 directory)
{
  if (directory < STUDIO_TIFF_HEADER_SIZE || self->size < 2 || directory > self->size - 2)
    return 0;
  gsize n = studio_tiff_get_u16 (self, self->data + directory);
  gsize room = (self->size - directory - 2) / STUDIO_TIFF_ENTRY_SIZE;
  return (guint) MIN (MIN (n, room), STUDIO_TIFF_MAX_ENTRIES);
}

/**
 * studio_tiff_get_entry:
 * @self: a block
 * @directory: the offset of a directory
 * @index: less than studio_tiff_count_entries()
 * @entry: (out caller-allocates): the entry
 *
 * Returns: whether its value is within the block
 */
gboolean
studio_tiff_get_entry (const StudioTiff *self,
                       guint32 directory,
                       guint index,
                       StudioTiffEntry *entry)
{
  const guint8 *at = self->data + directory + 2 + (gsize) index * STUDIO_TIFF_ENTRY_SIZE;
  *entry = (StudioTiffEntry){
    .tag = studio_tiff_get_u16 (self, at),
    .type = studio_tiff_get_u16 (self, at + 2),
    .count = studio_tiff_get_u32 (self, at + 4),
    .raw = at,
  };
  guint64 size = entry->type < G_N_ELEMENTS (type_sizes) ? type_sizes[entry->type] : 0;
  size *= entry->count;
  if (size == 0 || size > self->size)
    return FALSE;
  entry->n_bytes = (gsize) size;
  if (size <= 4)
    entry->value = at + 8;
  else
    {
      guint32 offset = studio_tiff_get_u32 (self, at + 8);
      if (offset <= self->size - size)
        entry->value = self->data + offset;
    }
  return entry->value != NULL;
}

/**
 * studio_tiff_find:
 * @self: a block
 * @directory: the offset of a directory
 * @tag: what to look for
 * @entry: (out caller-allocates): the entry
 *
 * Returns: whether the directory has a usable entry of that tag
 */
gboolean
studio_tiff_find (const StudioTiff *self, guint32 directory, guint tag, StudioTiffEntry *entry)
{
  guint n = studio_tiff_count_entries (self, directory);
  for (guint i = 0; i < n; i++)
    if (studio_tiff_get_entry (self, directory, i, entry) && entry->tag == tag)
      return TRUE;
  return FALSE;
}

/**
 * studio_tiff_get_number:
 * @self: a block
 * @entry: a usable entry
 *
 * Returns: its first value, 0 unless it is of type SHORT or LONG
 */
guint32
studio_tiff_get_number (const StudioTiff *self, const StudioTiffEntry *entry)
{
  if (entry->type == STUDIO_TIFF_TYPE_SHORT)
    return studio_tiff_get_u16 (self, entry->value);
  return entry->type == STUDIO_TIFF_TYPE_LONG ? studio_tiff_get_u32 (self, entry->value) : 0;
}

/**
 * studio_tiff_find_exif:
 * @self: a block
 * @directory: (out): the offset of the EXIF directory
 *
 * Returns: whether the first directory names one
 */
gboolean
studio_tiff_find_exif (const StudioTiff *self, guint32 *directory)
{
  StudioTiffEntry entry;
  if (!studio_tiff_find (self, self->first, STUDIO_EXIF_TAG_EXIF_IFD, &entry))
    return FALSE;
  *directory = studio_tiff_get_number (self, &entry);
  return TRUE;
}
