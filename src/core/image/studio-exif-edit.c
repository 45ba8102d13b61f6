/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-exif-edit.h"

#include "studio-tiff.h"

#include <string.h>

#define MAX_SIZE (1024 * 1024)

typedef struct
{
  GByteArray *out;
  gboolean big_endian;
} Edit;

static void
put_u16 (const Edit *edit, guint8 *to, guint value)
{
  to[edit->big_endian ? 0 : 1] = (guint8) (value >> 8);
  to[edit->big_endian ? 1 : 0] = (guint8) value;
}

static void
put_u32 (const Edit *edit, guint8 *to, guint32 value)
{
  put_u16 (edit, to + (edit->big_endian ? 0 : 2), value >> 16);
  put_u16 (edit, to + (edit->big_endian ? 2 : 0), value & 0xffff);
}

static void
put_entry (const Edit *edit, guint8 *to, guint tag, guint type, guint32 count, guint32 value)
{
  put_u16 (edit, to, tag);
  put_u16 (edit, to + 2, type);
  put_u32 (edit, to + 4, count);
  put_u32 (edit, to + 8, value);
}

/* Everything begins at an even offset (TIFF 6.0, section 2). */
static guint32
align (Edit *edit)
{
  if (edit->out->len % 2 != 0)
    g_byte_array_append (edit->out, (const guint8 *) "", 1);
  return edit->out->len;
}

/* Writes a directory behind everything else: the entries of an old one, whose values stay where
 * they are, and a new one in its place by number. */
static guint32
append_directory (Edit *edit, const StudioTiff *tiff, guint32 old, const guint8 *entry)
{
  guint32 offset = align (edit);
  guint n = studio_tiff_count_entries (tiff, old);
  guint tag = studio_tiff_get_u16 (tiff, entry);
  guint8 tail[4] = { 0 };
  guint8 count[2] = { 0 };
  guint n_written = 0;
  gboolean placed = FALSE;
  g_byte_array_append (edit->out, count, 2);
  for (guint i = 0; i < n; i++)
    {
      const guint8 *raw = tiff->data + old + 2 + (gsize) i * STUDIO_TIFF_ENTRY_SIZE;
      guint other = studio_tiff_get_u16 (tiff, raw);
      if (!placed && other > tag)
        {
          g_byte_array_append (edit->out, entry, STUDIO_TIFF_ENTRY_SIZE);
          n_written++;
          placed = TRUE;
        }
      if (other == tag)
        continue;
      g_byte_array_append (edit->out, raw, STUDIO_TIFF_ENTRY_SIZE);
      n_written++;
    }
  if (!placed)
    {
      g_byte_array_append (edit->out, entry, STUDIO_TIFF_ENTRY_SIZE);
      n_written++;
    }
  gsize end = (gsize) old + 2 + (gsize) n * STUDIO_TIFF_ENTRY_SIZE;
  if (n > 0 && end + 4 <= tiff->size)
    memcpy (tail, tiff->data + end, 4);
  g_byte_array_append (edit->out, tail, 4);
  put_u16 (edit, edit->out->data + offset, n_written);
  return offset;
}

/* A directory of which a part is missing is not rewritten. */
static gboolean
is_whole (const StudioTiff *tiff, guint32 directory)
{
  return directory >= STUDIO_TIFF_HEADER_SIZE && tiff->size >= 2 && directory <= tiff->size - 2
         && studio_tiff_get_u16 (tiff, tiff->data + directory)
                == studio_tiff_count_entries (tiff, directory);
}

/* `UNICODE` and UTF-16 in big-endian order, whatever the order of the block: that is what
 * AUTOMATIC1111 writes and reads (piexif). */
static guint32
append_comment (Edit *edit, const char *text, guint32 *size)
{
  guint32 offset = align (edit);
  g_byte_array_append (edit->out, (const guint8 *) "UNICODE\0", 8);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gunichar units[2] = { c, 0 };
      if (c >= 0x10000)
        {
          units[0] = 0xd800 + ((c - 0x10000) >> 10);
          units[1] = 0xdc00 + ((c - 0x10000) & 0x3ff);
        }
      for (int i = 0; i < (c >= 0x10000 ? 2 : 1); i++)
        {
          guint8 bytes[2] = { (guint8) (units[i] >> 8), (guint8) units[i] };
          g_byte_array_append (edit->out, bytes, 2);
        }
    }
  *size = edit->out->len - offset;
  return offset;
}

static gboolean
add_comment (Edit *edit, const StudioTiff *tiff, const char *text)
{
  StudioTiffEntry pointer;
  guint8 entry[STUDIO_TIFF_ENTRY_SIZE];
  guint32 exif = 0;
  guint32 size = 0;
  gboolean has_exif = studio_tiff_find_exif (tiff, &exif);
  if ((tiff->first != 0 && !is_whole (tiff, tiff->first)) || (has_exif && !is_whole (tiff, exif)))
    return FALSE;
  guint32 comment = append_comment (edit, text, &size);
  put_entry (edit, entry, STUDIO_EXIF_TAG_USER_COMMENT, STUDIO_TIFF_TYPE_UNDEFINED, size, comment);
  exif = append_directory (edit, tiff, exif, entry);
  if (has_exif && studio_tiff_find (tiff, tiff->first, STUDIO_EXIF_TAG_EXIF_IFD, &pointer))
    {
      put_u32 (edit, edit->out->data + (pointer.raw - tiff->data) + 8, exif);
      return TRUE;
    }
  put_entry (edit, entry, STUDIO_EXIF_TAG_EXIF_IFD, STUDIO_TIFF_TYPE_LONG, 1, exif);
  guint32 first = append_directory (edit, tiff, tiff->first, entry);
  put_u32 (edit, edit->out->data + 4, first);
  return TRUE;
}

/**
 * studio_exif_edit_comment:
 * @existing: (nullable): an EXIF block, from its TIFF header on
 * @text: the comment, valid UTF-8
 *
 * Sets UserComment. What is there stays in its place, as makers' notes hold offsets of their own;
 * only what changes is written behind it.
 *
 * Returns: (transfer full) (nullable): a block with the comment, %NULL if @existing is damaged or
 *   too large
 */
GBytes *
studio_exif_edit_comment (GBytes *existing, const char *text)
{
  static const guint8 empty[STUDIO_TIFF_HEADER_SIZE] = { 'M', 'M', 0, '*' };
  gsize size = sizeof empty;
  const guint8 *data = existing == NULL ? empty : g_bytes_get_data (existing, &size);
  StudioTiff tiff;
  if (!studio_tiff_init (&tiff, data, size) || size > MAX_SIZE || strlen (text) > MAX_SIZE)
    return NULL;
  Edit edit = { g_byte_array_new (), tiff.big_endian };
  g_byte_array_append (edit.out, data, (guint) size);
  if (!add_comment (&edit, &tiff, text))
    {
      g_byte_array_unref (edit.out);
      return NULL;
    }
  return g_byte_array_free_to_bytes (edit.out);
}

/**
 * studio_exif_edit_orientation:
 * @orientation: 1 to 8
 *
 * A copy without metadata still has to be shown the right way up.
 *
 * Returns: (transfer full): a block that says that and nothing else
 */
GBytes *
studio_exif_edit_orientation (int orientation)
{
  guint8 block[STUDIO_TIFF_HEADER_SIZE + 2 + STUDIO_TIFF_ENTRY_SIZE + 4] = { 'M', 'M', 0, '*' };
  Edit edit = { NULL, TRUE };
  put_u32 (&edit, block + 4, STUDIO_TIFF_HEADER_SIZE);
  put_u16 (&edit, block + 8, 1);
  put_entry (&edit,
             block + 10,
             STUDIO_EXIF_TAG_ORIENTATION,
             STUDIO_TIFF_TYPE_SHORT,
             1,
             (guint32) orientation << 16);
  return g_bytes_new (block, sizeof block);
}
