/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-exif.h"

#include "studio-metadata-limits.h"
#include "studio-metadata-text.h"
#include "studio-tiff.h"

#include <string.h>

/* Names as in Exif 2.32, section 4.6; XP… are Windows' own, in UTF-16LE. */
static const struct
{
  guint tag;
  const char *name;
  gboolean utf16;
} names[] = {
  { 0x010d, "DocumentName", FALSE },
  { 0x010e, "ImageDescription", FALSE },
  { 0x010f, "Make", FALSE },
  { 0x0110, "Model", FALSE },
  { 0x0131, "Software", FALSE },
  { 0x013b, "Artist", FALSE },
  { 0x8298, "Copyright", FALSE },
  { 0x9c9b, "XPTitle", TRUE },
  { 0x9c9c, "XPComment", TRUE },
  { 0x9c9d, "XPAuthor", TRUE },
  { 0x9c9e, "XPKeywords", TRUE },
  { STUDIO_EXIF_TAG_USER_COMMENT, "UserComment", FALSE },
  { STUDIO_EXIF_TAG_MAKER_NOTE, "MakerNote", FALSE },
};

static gssize
find_name (guint tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].tag == tag)
      return (gssize) i;
  return -1;
}

static char *
decode (StudioImageMetadata *metadata, const StudioTiff *tiff, const StudioTiffEntry *entry)
{
  gssize name = find_name (entry->tag);
  if (name >= 0 && names[name].utf16)
    return studio_metadata_text_decode_utf16 (entry->value, entry->n_bytes, FALSE);
  if (entry->tag != STUDIO_EXIF_TAG_USER_COMMENT)
    return studio_metadata_text_decode (entry->value, entry->n_bytes);
  gboolean unreadable = FALSE;
  char *text = studio_metadata_text_decode_comment (
      entry->value, entry->n_bytes, tiff->big_endian, &unreadable);
  if (unreadable)
    metadata->issues |= STUDIO_METADATA_ISSUE_CHARACTER_SET;
  return text;
}

/* Makers' notes are binary unless Fooocus wrote its scheme there. */
static gboolean
is_text (const StudioTiffEntry *entry)
{
  if (entry->tag == STUDIO_EXIF_TAG_MAKER_NOTE)
    return entry->n_bytes <= 64;
  return entry->type == STUDIO_TIFF_TYPE_ASCII || find_name (entry->tag) >= 0;
}

static void
read_directory (StudioImageMetadata *metadata, const StudioTiff *tiff, guint32 directory)
{
  guint n = studio_tiff_count_entries (tiff, directory);
  for (guint i = 0; i < n; i++)
    {
      StudioTiffEntry entry;
      if (!studio_tiff_get_entry (tiff, directory, i, &entry))
        {
          metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
          continue;
        }
      /* Entries may share their bytes, so that a small block could claim any amount of text. */
      if (!is_text (&entry) || !studio_metadata_take (metadata, entry.n_bytes))
        continue;
      g_autofree char *text = decode (metadata, tiff, &entry);
      gssize name = find_name (entry.tag);
      char number[16];
      g_snprintf (number, sizeof number, "0x%04x", entry.tag);
      if (text != NULL && *text != '\0')
        studio_metadata_add (metadata,
                             STUDIO_METADATA_EXIF,
                             name >= 0 ? names[name].name : number,
                             g_steal_pointer (&text));
    }
}

/**
 * studio_exif_read:
 * @metadata: where to put what is found
 * @data: (array length=size): an EXIF block, with or without `Exif\0\0` in front
 * @size: how many bytes
 *
 * Reads the first directory and the EXIF directory; pointers to others are not followed. Of several
 * blocks in a file only the first is used.
 */
void
studio_exif_read (StudioImageMetadata *metadata, const guint8 *data, gsize size)
{
  StudioTiff tiff;
  StudioTiffEntry entry;
  guint32 directory = 0;
  if (size >= 6 && memcmp (data, "Exif\0\0", 6) == 0)
    {
      data += 6;
      size -= 6;
    }
  if (metadata->exif != NULL)
    return;
  if (!studio_tiff_init (&tiff, data, size))
    {
      metadata->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
      return;
    }
  metadata->exif = g_bytes_new (data, size);
  read_directory (metadata, &tiff, tiff.first);
  if (studio_tiff_find (&tiff, tiff.first, STUDIO_EXIF_TAG_ORIENTATION, &entry))
    {
      guint32 orientation = studio_tiff_get_number (&tiff, &entry);
      metadata->orientation = orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
    }
  if (studio_tiff_find_exif (&tiff, &directory) && directory != tiff.first)
    read_directory (metadata, &tiff, directory);
}
