/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _StudioFileLock
{
  int fd;
};

/**
 * studio_file_lock_take:
 * @path: the file that will be read and replaced
 *
 * Waits until nobody else holds the lock of @path, which is a file beside it: @path itself gets a
 * new inode each time it is replaced. Blocking; for holders that read and write a small file and do
 * nothing else meanwhile.
 *
 * Returns: (transfer full) (nullable): the lock; %NULL where none can be made, as in a folder that
 *   cannot be written, in which the change will fail by itself
 */
StudioFileLock *
studio_file_lock_take (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);
  int result;

  g_mkdir_with_parents (folder, 0700);
  int fd = g_open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return NULL;
  do
    result = flock (fd, LOCK_EX);
  while (result != 0 && errno == EINTR);
  if (result != 0)
    {
      close (fd);
      return NULL;
    }
  StudioFileLock *self = g_new (StudioFileLock, 1);
  self->fd = fd;
  return self;
}

/**
 * studio_file_lock_release:
 * @self: (transfer full) (nullable): a lock
 *
 * Lets the next one in.
 */
void
studio_file_lock_release (StudioFileLock *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self);
}
