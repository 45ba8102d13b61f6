/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-import-copy.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-image-convert.h"
#include "studio-image-kind.h"
#include "studio-part.h"
#include "studio-shown-path.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_SIZE (256 * 1024)

/**
 * studio_import_copy_new:
 * @source: the file
 *
 * Returns: (transfer full): its copy, nothing of which is done yet
 */
StudioImportCopy *
studio_import_copy_new (const char *source)
{
  StudioImportCopy *self = g_new0 (StudioImportCopy, 1);
  self->source = g_strdup (source);
  return self;
}

/**
 * studio_import_copy_free:
 * @self: (transfer full) (nullable): a copy
 *
 * Removes what was copied and has no place in the library.
 */
void
studio_import_copy_free (StudioImportCopy *self)
{
  if (self == NULL)
    return;
  if (self->part_path != NULL)
    g_unlink (self->part_path);
  g_free (self->path);
  g_free (self->part_path);
  g_free (self->source);
  g_free (self->sha256);
  g_clear_pointer (&self->recall, studio_recall_free);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
copy_piece (StudioImportCopy *self,
            StudioPart *part,
            StudioImageScan *scan,
            GChecksum *checksum,
            const guint8 *piece,
            gsize size)
{
  if (studio_part_get_size (part) + (gint64) size > STUDIO_IMPORT_MAX_BYTES)
    {
      g_autofree char *shown = studio_shown_path_dup (self->source);
      g_set_error (&self->error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_STORAGE,
                   _ ("The file “%s” is too large for an image."),
                   shown);
      return FALSE;
    }
  g_checksum_update (checksum, piece, (gssize) size);
  return studio_image_scan_push (scan, piece, size, &self->error)
         && studio_part_write (part, piece, size, &self->error);
}

/* One pass over the file: copied, hashed and looked at. */
static gboolean
copy_all (StudioImportCopy *self, StudioPart *part, int fd, GCancellable *cancellable)
{
  g_autofree guint8 *piece = g_malloc (PIECE_SIZE);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (StudioImageScan) scan = studio_image_scan_new ();
  ssize_t n;

  while ((n = read (fd, piece, PIECE_SIZE)) != 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, &self->error))
        return FALSE;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return studio_disk_fail (
            &self->error, errno, _ ("The file “%1$s” cannot be read: %2$s."), self->source);
      if (!copy_piece (self, part, scan, checksum, piece, (gsize) n))
        return FALSE;
    }
  self->sha256 = g_strdup (g_checksum_get_string (checksum));
  return studio_image_scan_finish (scan, &self->info, &self->error)
         && studio_part_flush (part, &self->error);
}

/* WebP and the like are larger in memory than on the disk: one at a time. */
G_LOCK_DEFINE_STATIC (convert);

static gboolean
is_foreign (int fd)
{
  guint8 head[STUDIO_IMAGE_KIND_HEAD];
  struct stat status;
  ssize_t n = fstat (fd, &status) == 0 && S_ISREG (status.st_mode)
                  ? pread (fd, head, sizeof head, 0)
                  : -1;

  return n > 0 && studio_image_kind_sniff (head, (gsize) n) == STUDIO_IMAGE_KIND_FOREIGN;
}

/* Where the system has no loader, the sentence says what is missing, not that it is no image. */
static void
explain_failure (StudioImportCopy *self)
{
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_file (
      self->source, NULL, NULL);

  if (metadata == NULL || metadata->container != STUDIO_IMAGE_CONTAINER_WEBP
      || !g_error_matches (self->error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE))
    return;
  g_clear_error (&self->error);
  g_set_error_literal (&self->error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_NOT_AN_IMAGE,
                       _ ("This system cannot decode WebP images, or this one is damaged."));
}

/* The library holds what the service sends, PNG and JPEG: the pixels of others go into a PNG file,
 * which loses none of them. What they say of themselves goes into the row. */
static gboolean
convert_all (StudioImportCopy *self, StudioPart *part, GCancellable *cancellable)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (StudioImageScan) scan = studio_image_scan_new ();
  StudioImageInfo info = { .format = STUDIO_OUTPUT_FORMAT_PNG };

  G_LOCK (convert);
  g_autoptr (GBytes) bytes = studio_image_convert_file (
      self->source, &info, 0, 0, cancellable, &self->error);
  G_UNLOCK (convert);
  if (bytes == NULL)
    {
      explain_failure (self);
      return FALSE;
    }
  if (!copy_piece (
          self, part, scan, checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
    return FALSE;
  self->converted = TRUE;
  self->sha256 = g_strdup (g_checksum_get_string (checksum));
  return studio_image_scan_finish (scan, &self->info, &self->error)
         && studio_part_flush (part, &self->error);
}

static gboolean
take_all (StudioImportCopy *self, StudioPart *part, int fd, GCancellable *cancellable)
{
  return is_foreign (fd) ? convert_all (self, part, cancellable)
                         : copy_all (self, part, fd, cancellable);
}

/* What is wrong with the metadata of a whole image does not keep the image out. */
static void
read_facts (StudioImportCopy *self, GCancellable *cancellable)
{
  self->recall = studio_recall_from_file (
      self->converted ? self->source : self->part_path, cancellable, NULL);
  self->created_us = self->recall != NULL
                             && (self->recall->found & STUDIO_RECALL_FOUND_CREATED) != 0
                         ? self->recall->created_us
                         : studio_disk_get_changed_us (self->source);
}

/**
 * studio_import_copy_run:
 * @self: a copy
 * @part_path: where the bytes go
 * @cancellable: (nullable): a cancellable
 *
 * Copies the file, converting it to PNG where it is neither PNG nor JPEG, flushes the copy, and
 * finds out what it is and how it was made. The file itself is only read. What goes wrong is in
 * @error of @self: %STUDIO_ERROR_NOT_AN_IMAGE, %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or
 * %G_IO_ERROR_CANCELLED. Blocking, in any thread.
 */
void
studio_import_copy_run (StudioImportCopy *self, const char *part_path, GCancellable *cancellable)
{
  /* Not to wait for ever at a pipe that bears the name of an image. */
  int fd = g_open (self->source, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      studio_disk_fail (
          &self->error, errno, _ ("The file “%1$s” cannot be read: %2$s."), self->source);
      return;
    }
  StudioPart *part = studio_part_open (part_path, &self->error);
  if (part != NULL && take_all (self, part, fd, cancellable))
    {
      self->part_path = g_strdup (part_path);
      read_facts (self, cancellable);
    }
  else if (part != NULL)
    studio_part_discard (part);
  studio_part_free (part);
  close (fd);
}
