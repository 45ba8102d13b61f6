/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#define _GNU_SOURCE /* sync_file_range(), where there is one */
#include "studio-part.h"

#include "studio-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* How much is written before the disk is set to work on it. */
#define PUSH_SIZE (4 * 1024 * 1024)

struct _StudioPart
{
  char *path;
  int fd;
  gint64 size;
  gint64 pushed; /* how much of it the disk has been set to work on */
  gboolean flushed;
  int flush_errno; /* what a flush failed with, for it is not to be believed a second time */
  gboolean moved;
};

static gboolean
write_all (int fd, const guint8 *bytes, gsize size, gint64 *written)
{
  gsize done = 0;
  while (done < size)
    {
      ssize_t n = write (fd, bytes + done, size - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      done += (gsize) n;
      *written += n;
    }
  return TRUE;
}

/* Lets the disk begin while more of a large image arrives, so that the flush at the end has little
 * left to wait for. Only a hint: that flush makes the file durable and tells what went wrong. */
static void
push_to_disk (StudioPart *self)
{
#ifdef SYNC_FILE_RANGE_WRITE
  if (self->size - self->pushed < PUSH_SIZE)
    return;
  sync_file_range (self->fd, self->pushed, self->size - self->pushed, SYNC_FILE_RANGE_WRITE);
  self->pushed = self->size;
#endif
}

static gboolean
sync_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  return studio_disk_sync_folder (folder, error);
}

/**
 * studio_part_open:
 * @part_path: the temporary name, in a folder that is there, on the file system of the final name
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes a new empty file. One that is there already is an error: it may hold what was paid for.
 *
 * Returns: (transfer full) (nullable): the part
 */
StudioPart *
studio_part_open (const char *part_path, GError **error)
{
  int fd = g_open (part_path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0)
    {
      studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be made: %2$s."), part_path);
      return NULL;
    }
  StudioPart *self = g_new0 (StudioPart, 1);
  self->path = g_strdup (part_path);
  self->fd = fd;
  return self;
}

/**
 * studio_part_free:
 * @self: (transfer full) (nullable): a part
 *
 * Lets go of the part. Bytes that were written and not finished stay under the temporary name, so
 * that nothing which arrived is lost; an empty file goes away.
 */
void
studio_part_free (StudioPart *self)
{
  if (self == NULL)
    return;
  if (!self->moved && self->size == 0)
    studio_part_discard (self);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

/**
 * studio_part_get_path:
 * @self: a part
 *
 * Returns: (transfer none): the temporary name
 */
const char *
studio_part_get_path (StudioPart *self)
{
  return self->path;
}

/**
 * studio_part_get_size:
 * @self: a part
 *
 * Returns: how many bytes were written
 */
gint64
studio_part_get_size (StudioPart *self)
{
  return self->size;
}

/**
 * studio_part_write:
 * @self: a part
 * @bytes: (array length=size): what to append
 * @size: how many bytes
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: whether all bytes were taken by the system
 */
gboolean
studio_part_write (StudioPart *self, const guint8 *bytes, gsize size, GError **error)
{
  g_return_val_if_fail (self->fd >= 0 && !self->moved, FALSE);

  self->flushed = FALSE;
  if (write_all (self->fd, bytes, size, &self->size))
    {
      push_to_disk (self);
      return TRUE;
    }
  return studio_disk_fail (
      error, errno, _ ("The file “%1$s” cannot be written: %2$s."), self->path);
}

/**
 * studio_part_read_back:
 * @self: a part that was not discarded
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * For when the file cannot be brought to its place: its bytes are there even when its name is gone.
 *
 * Returns: (transfer full) (nullable): the bytes that were written
 */
GBytes *
studio_part_read_back (StudioPart *self, GError **error)
{
  g_autofree guint8 *bytes = g_try_malloc ((gsize) MAX (self->size, 1));
  gint64 done = 0;

  while (bytes != NULL && done < self->size)
    {
      ssize_t n = pread (self->fd, bytes + done, (gsize) (self->size - done), done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          studio_disk_fail (
              error, n < 0 ? errno : EIO, _ ("The file “%1$s” cannot be read: %2$s."), self->path);
          return NULL;
        }
      done += n;
    }
  if (bytes == NULL)
    {
      studio_disk_fail (error, ENOMEM, _ ("The file “%1$s” cannot be read: %2$s."), self->path);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), (gsize) self->size);
}

/**
 * studio_part_restart:
 * @self: a part that has not got its name
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Takes all bytes out of it, to write them anew.
 *
 * Returns: whether it is empty
 */
gboolean
studio_part_restart (StudioPart *self, GError **error)
{
  if (self->fd < 0 || ftruncate (self->fd, 0) != 0 || lseek (self->fd, 0, SEEK_SET) != 0)
    return studio_disk_fail (error,
                             self->fd < 0 ? EBADF : errno,
                             _ ("The file “%1$s” cannot be written: %2$s."),
                             self->path);
  self->size = 0;
  self->pushed = 0;
  self->flushed = FALSE;
  self->flush_errno = 0;
  return TRUE;
}

/**
 * studio_part_flush:
 * @self: a part that gets no more bytes
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes the bytes durable under the temporary name; finishing does it too.
 *
 * Returns: whether they are
 */
gboolean
studio_part_flush (StudioPart *self, GError **error)
{
  if (self->fd < 0 || self->flushed)
    return TRUE;
  /* EINVAL: this file system has nothing to flush, such as some that live in user space. After
   * another failure Linux forgets what it could not write, and a second flush would succeed. */
  if (self->flush_errno == 0 && fsync (self->fd) != 0 && errno != EINVAL)
    self->flush_errno = errno;
  self->flushed = self->flush_errno == 0;
  if (self->flushed)
    return TRUE;
  return studio_disk_fail (error,
                           self->flush_errno,
                           _ ("The file “%1$s” cannot be written to the disk: %2$s."),
                           self->path);
}

/**
 * studio_part_finish:
 * @self: a part
 * @path: the final name, in a folder that is there
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Flushes the bytes, gives the file its name, flushes the folder: at a kill or power cut at any
 * moment there is either the part or the whole file. A file that is at @path already is never
 * overwritten; then, and at any other failure, the part stays and finish can be called again.
 *
 * Returns: whether the whole file is durably at @path
 */
gboolean
studio_part_finish (StudioPart *self, const char *path, GError **error)
{
  return studio_part_finish_new (self, path, NULL, error);
}

/**
 * studio_part_place_new:
 * @self: a part
 * @path: the final name
 * @exists: (out) (optional): whether it failed because @path is there already
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * As studio_part_finish_new(), for who flushes the folder once for many files.
 *
 * Returns: whether the whole file is at @path
 */
gboolean
studio_part_place_new (StudioPart *self, const char *path, gboolean *exists, GError **error)
{
  if (exists != NULL)
    *exists = FALSE;
  if (!studio_part_flush (self, error))
    return FALSE;
  if (!self->moved && !studio_disk_move_new (self->path, path, exists, error))
    return FALSE;
  self->moved = TRUE;
  return TRUE;
}

/**
 * studio_part_finish_new:
 * @self: a part
 * @path: the final name
 * @exists: (out) (optional): whether it failed because @path is there already
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * As studio_part_finish(), for who wants to try another name.
 *
 * Returns: whether the whole file is durably at @path
 */
gboolean
studio_part_finish_new (StudioPart *self, const char *path, gboolean *exists, GError **error)
{
  return studio_part_place_new (self, path, exists, error) && sync_folder_of (path, error);
}

/**
 * studio_part_finish_over:
 * @self: a part
 * @path: the final name; a file there is replaced in one step
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * As studio_part_finish() for a name that a person chose and agreed to replace.
 *
 * Returns: whether the whole file is durably at @path
 */
gboolean
studio_part_finish_over (StudioPart *self, const char *path, GError **error)
{
  if (!studio_part_flush (self, error))
    return FALSE;
  if (!self->moved && !studio_disk_move_over (self->path, path, error))
    return FALSE;
  self->moved = TRUE;
  return sync_folder_of (path, error);
}

/**
 * studio_part_discard:
 * @self: a part
 *
 * Removes the temporary file with what is in it. @self stays, to be freed; a finished file stays.
 */
void
studio_part_discard (StudioPart *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  if (!self->moved)
    g_unlink (self->path);
  self->moved = TRUE;
}
