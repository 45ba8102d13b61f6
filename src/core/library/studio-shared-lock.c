/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shared-lock.h"

#include "studio-disk.h"
#include "studio-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Who holds it alone makes a database anew, which takes a while for a hundred thousand images. */
#define WAIT_US (10 * 60 * G_USEC_PER_SEC)
#define FIRST_PAUSE_US 500
#define LAST_PAUSE_US (50 * 1000)
#define NUMBER_SIZE 21

struct _StudioSharedLock
{
  char *path;
  int fd;
};

static int
open_file (const char *path)
{
  return g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

static gboolean
is_at (int fd, const char *path)
{
  GStatBuf locked;
  GStatBuf named;
  return fstat (fd, &locked) == 0 && g_stat (path, &named) == 0 && locked.st_ino == named.st_ino
         && locked.st_dev == named.st_dev;
}

/**
 * studio_shared_lock_new:
 * @path: the file; made if it is not there
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: (transfer full) (nullable): a lock that is not held
 */
StudioSharedLock *
studio_shared_lock_new (const char *path, GError **error)
{
  int fd = open_file (path);
  if (fd < 0)
    {
      studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be made: %2$s."), path);
      return NULL;
    }
  StudioSharedLock *self = g_new0 (StudioSharedLock, 1);
  self->path = g_strdup (path);
  self->fd = fd;
  return self;
}

/**
 * studio_shared_lock_free:
 * @self: (transfer full) (nullable): a lock
 */
void
studio_shared_lock_free (StudioSharedLock *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/**
 * studio_shared_lock_acquire:
 * @self: a lock that this thread does not hold
 * @alone: whether nobody else may hold it meanwhile
 * @error: return location; %STUDIO_ERROR_DATABASE where others did not let go of it for minutes,
 *   %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE where its folder is gone
 *
 * Waits until it can be held. Not across machines: a file system that cannot lock is taken for one
 * that nobody else uses. Where somebody removed the file, others lock a new one, so that one it is.
 *
 * Returns: whether it is held
 */
gboolean
studio_shared_lock_acquire (StudioSharedLock *self, gboolean alone, GError **error)
{
  int fd;

  while (studio_shared_lock_take (self->fd, alone, WAIT_US) || errno != EWOULDBLOCK)
    {
      if (is_at (self->fd, self->path))
        return TRUE;
      fd = open_file (self->path);
      if (fd < 0)
        return studio_disk_fail (
            error, errno, _ ("The file “%1$s” cannot be made: %2$s."), self->path);
      close (self->fd);
      self->fd = fd;
    }
  g_set_error_literal (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_DATABASE,
                       _ ("Another program keeps the library busy and does not go on."));
  return FALSE;
}

/**
 * studio_shared_lock_release:
 * @self: a lock
 */
void
studio_shared_lock_release (StudioSharedLock *self)
{
  flock (self->fd, LOCK_UN);
}

/**
 * studio_shared_lock_get_number:
 * @self: a lock
 *
 * Returns: the number that was written into its file last, 0 where there is none
 */
gint64
studio_shared_lock_get_number (StudioSharedLock *self)
{
  char text[NUMBER_SIZE + 1] = "";
  guint64 number = 0;

  if (pread (self->fd, text, NUMBER_SIZE, 0) != NUMBER_SIZE)
    return 0;
  text[strcspn (text, "\n")] = '\0';
  return g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, G_MAXINT64 / 2, &number, NULL)
             ? (gint64) number
             : 0;
}

/**
 * studio_shared_lock_raise_number:
 * @self: a lock that is held, while nobody else raises the number
 * @number: a number from 0 on
 *
 * Writes @number into the file if it is larger than the one there. It outlives a kill, but nothing
 * waits until it is on the disk.
 *
 * Returns: whether the file has it, or a larger one
 */
gboolean
studio_shared_lock_raise_number (StudioSharedLock *self, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%*" G_GINT64_FORMAT "\n", NUMBER_SIZE - 1, number);

  return number <= studio_shared_lock_get_number (self)
         || pwrite (self->fd, text, NUMBER_SIZE, 0) == NUMBER_SIZE;
}

/**
 * studio_shared_lock_take:
 * @fd: an open file
 * @alone: whether nobody else may hold it meanwhile
 * @wait_us: how long to try, in microseconds
 *
 * Locks an open file until it is closed. A blocking wait could not be ended.
 *
 * Returns: whether it is locked; if not, `errno` is `EWOULDBLOCK` where others hold it
 */
gboolean
studio_shared_lock_take (int fd, gboolean alone, gint64 wait_us)
{
  gint64 until = g_get_monotonic_time () + wait_us;
  gulong pause_us = FIRST_PAUSE_US;

  while (flock (fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0)
    {
      if (errno == EINTR)
        continue;
      if (errno != EWOULDBLOCK || g_get_monotonic_time () >= until)
        return FALSE;
      g_usleep (pause_us);
      pause_us = MIN (pause_us * 2, LAST_PAUSE_US);
    }
  return TRUE;
}
