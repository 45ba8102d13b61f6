/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-zip-writer.h"

#include "studio-crc.h"
#include "studio-disk.h"
#include "studio-file-name.h"
#include "studio-part.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The format is PKWARE's APPNOTE.TXT 6.3: a header before each file, all of them again at the end
 * as a directory. What does not fit into 32 bits stands in an extra field (ZIP64), with all ones in
 * its place. */

#define LOCAL_SIGNATURE 0x04034b50u
#define DIRECTORY_SIGNATURE 0x02014b50u
#define END_SIGNATURE 0x06054b50u
#define END64_SIGNATURE 0x06064b50u
#define LOCATOR64_SIGNATURE 0x07064b50u

#define VERSION_PLAIN 20
#define VERSION_64 45
#define MADE_ON_UNIX (3u << 8)
#define NAME_IS_UTF8 0x0800u
#define STORED 0
#define EXTRA_64 1
/* A regular file that its owner writes and everybody reads, in Unix's half of the attributes. */
#define ATTRIBUTES (0100644u << 16)

#define NO_16 0xffffu
#define NO_32 0xffffffffu
#define BUFFER_SIZE (256 * 1024)

struct _StudioZipWriter
{
  char *path;
  StudioPart *part;
  GByteArray *directory;
  GHashTable
      *names; /* char* → the last number that it got; folded: to some systems case is nothing */
  guint64 n_entries;
  gboolean broken;
};

typedef struct
{
  const char *name;
  guint16 time;
  guint16 date;
  guint32 crc;
  guint64 size;
  guint64 offset;
} Entry;

static void
append_16 (GByteArray *bytes, guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16) value);
  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_32 (GByteArray *bytes, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_64 (GByteArray *bytes, guint64 value)
{
  guint64 little = GUINT64_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static guint32
clamp_32 (guint64 value)
{
  return (guint32) MIN (value, NO_32);
}

/* What headers and directory have in common: from the version that reads it to the name's length.
 */
static void
append_common (GByteArray *bytes, const Entry *entry, gboolean large)
{
  append_16 (bytes, large ? VERSION_64 : VERSION_PLAIN);
  append_16 (bytes, NAME_IS_UTF8);
  append_16 (bytes, STORED);
  append_16 (bytes, entry->time);
  append_16 (bytes, entry->date);
  append_32 (bytes, entry->crc);
  append_32 (bytes, clamp_32 (entry->size));
  append_32 (bytes, clamp_32 (entry->size));
  append_16 (bytes, (guint) strlen (entry->name));
}

static void
append_name (GByteArray *bytes, const Entry *entry)
{
  g_byte_array_append (bytes, (const guint8 *) entry->name, (guint) strlen (entry->name));
}

static GByteArray *
make_header (const Entry *entry)
{
  GByteArray *bytes = g_byte_array_new ();
  gboolean large = entry->size >= NO_32;

  append_32 (bytes, LOCAL_SIGNATURE);
  append_common (bytes, entry, large);
  append_16 (bytes, large ? 20 : 0);
  append_name (bytes, entry);
  if (large)
    {
      append_16 (bytes, EXTRA_64);
      append_16 (bytes, 16);
      append_64 (bytes, entry->size);
      append_64 (bytes, entry->size);
    }
  return bytes;
}

static void
append_to_directory (GByteArray *bytes, const Entry *entry)
{
  gboolean large = entry->size >= NO_32;
  gboolean far_off = entry->offset >= NO_32;
  guint extra = (large ? 16 : 0) + (far_off ? 8 : 0);

  append_32 (bytes, DIRECTORY_SIGNATURE);
  append_16 (bytes, MADE_ON_UNIX | VERSION_64);
  append_common (bytes, entry, large || far_off);
  append_16 (bytes, extra == 0 ? 0 : extra + 4);
  append_16 (bytes, 0); /* no comment */
  append_16 (bytes, 0); /* on the first disk */
  append_16 (bytes, 0); /* no text */
  append_32 (bytes, ATTRIBUTES);
  append_32 (bytes, clamp_32 (entry->offset));
  append_name (bytes, entry);
  if (extra == 0)
    return;
  append_16 (bytes, EXTRA_64);
  append_16 (bytes, extra);
  if (large)
    {
      append_64 (bytes, entry->size);
      append_64 (bytes, entry->size);
    }
  if (far_off)
    append_64 (bytes, entry->offset);
}

static void
append_end_64 (GByteArray *bytes, guint64 n_entries, guint64 size, guint64 offset)
{
  append_32 (bytes, END64_SIGNATURE);
  append_64 (bytes, 44); /* of what follows */
  append_16 (bytes, MADE_ON_UNIX | VERSION_64);
  append_16 (bytes, VERSION_64);
  append_32 (bytes, 0);
  append_32 (bytes, 0);
  append_64 (bytes, n_entries);
  append_64 (bytes, n_entries);
  append_64 (bytes, size);
  append_64 (bytes, offset);
  append_32 (bytes, LOCATOR64_SIGNATURE);
  append_32 (bytes, 0);
  append_64 (bytes, offset + size);
  append_32 (bytes, 1);
}

static void
append_end (GByteArray *bytes, guint64 n_entries, guint64 size, guint64 offset)
{
  guint count = (guint) MIN (n_entries, NO_16);

  if (n_entries >= NO_16 || size >= NO_32 || offset >= NO_32)
    append_end_64 (bytes, n_entries, size, offset);
  append_32 (bytes, END_SIGNATURE);
  append_16 (bytes, 0);
  append_16 (bytes, 0);
  append_16 (bytes, count);
  append_16 (bytes, count);
  append_32 (bytes, clamp_32 (size));
  append_32 (bytes, clamp_32 (offset));
  append_16 (bytes, 0);
}

/* As MS-DOS wrote it: local, in steps of two seconds, from 1980 on. */
static void
set_time (Entry *entry, gint64 time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (time_us / G_USEC_PER_SEC);
  int year = time == NULL ? 0 : g_date_time_get_year (time);

  entry->time = 0;
  entry->date = 1 << 5 | 1;
  if (year < 1980 || year > 2107)
    return;
  entry->time = (guint16) (g_date_time_get_hour (time) << 11 | g_date_time_get_minute (time) << 5
                           | g_date_time_get_second (time) / 2);
  entry->date = (guint16) ((year - 1980) << 9 | g_date_time_get_month (time) << 5
                           | g_date_time_get_day_of_month (time));
}

static char *
choose_name (StudioZipWriter *self, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, wanted)) + 1;
  g_autofree char *chosen = number == 1 ? g_strdup (name) : studio_file_name_number (name, number);
  g_autofree char *folded = g_utf8_casefold (chosen, -1);

  while (g_hash_table_contains (self->names, folded))
    {
      g_free (chosen);
      g_free (folded);
      chosen = studio_file_name_number (name, ++number);
      folded = g_utf8_casefold (chosen, -1);
    }
  g_hash_table_insert (self->names, g_steal_pointer (&wanted), GUINT_TO_POINTER (number));
  if (number > 1)
    g_hash_table_insert (self->names, g_steal_pointer (&folded), GUINT_TO_POINTER (1));
  return g_steal_pointer (&chosen);
}

static gboolean
fail_to_read (const char *source, const GError *failure, GError **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (failure));
      return FALSE;
    }
  return studio_disk_fail (error, EIO, _ ("The image file “%1$s” cannot be read: %2$s."), source);
}

/* To the archive if there is a @part; counts and sums up otherwise. */
static gboolean
pass (const char *source, StudioPart *part, Entry *entry, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (source);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, &failure);
  guint32 crc = 0;
  guint64 size = 0;
  gssize n = 0;

  if (input == NULL)
    return fail_to_read (source, failure, error);
  while (
      (n = g_input_stream_read (G_INPUT_STREAM (input), buffer, BUFFER_SIZE, cancellable, &failure))
      > 0)
    {
      crc = studio_crc_add (crc, buffer, (gsize) n);
      size += (guint64) n;
      if (part != NULL && !studio_part_write (part, buffer, (gsize) n, error))
        return FALSE;
    }
  /* What was counted is in the header by now. */
  if (n < 0 || (part != NULL && (size != entry->size || crc != entry->crc)))
    return fail_to_read (source, failure, error);
  entry->crc = crc;
  entry->size = size;
  return TRUE;
}

/**
 * studio_zip_writer_open:
 * @path: where the archive is going to be, in a folder that is there
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: (transfer full) (nullable): an archive without files
 */
StudioZipWriter *
studio_zip_writer_open (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *file = g_strdup_printf (".ultra-studio-%s.part", uuid);
  g_autofree char *hidden = g_build_filename (folder, file, NULL);
  StudioPart *part = studio_part_open (hidden, error);

  if (part == NULL)
    return NULL;
  StudioZipWriter *self = g_new0 (StudioZipWriter, 1);
  self->path = g_strdup (path);
  self->part = part;
  self->directory = g_byte_array_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * studio_zip_writer_free:
 * @self: (transfer full): an archive
 *
 * Lets go of it; one that was not finished goes away.
 */
void
studio_zip_writer_free (StudioZipWriter *self)
{
  studio_part_discard (self->part);
  studio_part_free (self->part);
  g_byte_array_unref (self->directory);
  g_hash_table_unref (self->names);
  g_free (self->path);
  g_free (self);
}

/**
 * studio_zip_writer_get_n_entries:
 * @self: an archive
 *
 * Returns: how many files are in it
 */
guint64
studio_zip_writer_get_n_entries (StudioZipWriter *self)
{
  return self->n_entries;
}

/**
 * studio_zip_writer_get_broken:
 * @self: an archive
 *
 * Returns: whether half a file is in it, so that it cannot be finished any more
 */
gboolean
studio_zip_writer_get_broken (StudioZipWriter *self)
{
  return self->broken;
}

/**
 * studio_zip_writer_add:
 * @self: an archive
 * @source: a file that nobody changes meanwhile
 * @name: what it is called in the archive, without a folder; one that is taken gets -2, -3 and so
 *   on
 * @time_us: its time, in microseconds since 1970
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or %G_IO_ERROR_CANCELLED
 *
 * Stores the file. It is read twice, for its checksum stands before it.
 *
 * Returns: (transfer full) (nullable): the name that it got
 */
char *
studio_zip_writer_add (StudioZipWriter *self,
                       const char *source,
                       const char *name,
                       gint64 time_us,
                       GCancellable *cancellable,
                       GError **error)
{
  Entry entry = { .offset = (guint64) studio_part_get_size (self->part) };

  g_return_val_if_fail (!self->broken && strlen (name) < NO_16 / 2, NULL);
  if (!pass (source, NULL, &entry, cancellable, error))
    return NULL;
  g_autofree char *chosen = choose_name (self, name);
  entry.name = chosen;
  set_time (&entry, time_us);
  g_autoptr (GByteArray) header = make_header (&entry);
  self->broken = TRUE;
  if (!studio_part_write (self->part, header->data, header->len, error)
      || !pass (source, self->part, &entry, cancellable, error))
    return NULL;
  append_to_directory (self->directory, &entry);
  self->n_entries++;
  self->broken = FALSE;
  return g_steal_pointer (&chosen);
}

/**
 * studio_zip_writer_finish:
 * @self: an archive that is not broken
 * @replace: whether a file of its name is replaced, for a person agreed to that
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Writes the directory, makes the archive durable and gives it its name in one step.
 *
 * Returns: whether it is there
 */
gboolean
studio_zip_writer_finish (StudioZipWriter *self, gboolean replace, GError **error)
{
  guint64 offset = (guint64) studio_part_get_size (self->part);
  guint64 size = self->directory->len;

  g_return_val_if_fail (!self->broken, FALSE);
  append_end (self->directory, self->n_entries, size, offset);
  self->broken = TRUE;
  if (!studio_part_write (self->part, self->directory->data, self->directory->len, error))
    return FALSE;
  return replace ? studio_part_finish_over (self->part, self->path, error)
                 : studio_part_finish (self->part, self->path, error);
}
