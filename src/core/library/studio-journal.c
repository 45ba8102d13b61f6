/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-journal.h"

#include "studio-disk.h"
#include "studio-shared-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* An append takes microseconds; who holds the lock for so long was stopped in the middle of one. */
#define LOCK_WAIT_US (5 * G_USEC_PER_SEC)
#define YOUNG_SIZE 4096
#define READ_SIZE (256 * 1024)

/* What is left of a line when a process is killed or the disk is full while it is written: the next
 * one begins on a line of its own. */
static gboolean
ends_in_the_middle (int fd, goffset size)
{
  char last = '\n';
  return size > 0 && pread (fd, &last, 1, size - 1) == 1 && last != '\n';
}

/* In one call of the system, so that not even those who could not lock mix their lines. */
static gboolean
write_lines (int fd, const char *lines, gsize length, int *saved_errno)
{
  ssize_t n;

  do
    n = write (fd, lines, length);
  while (n < 0 && errno == EINTR);
  *saved_errno = n < 0 ? errno : ENOSPC;
  return n == (ssize_t) length;
}

static gboolean
append (int fd,
        const char *lines,
        gsize length,
        gboolean locked,
        goffset *old_size,
        int *saved_errno)
{
  GStatBuf status;
  g_autofree char *mended = NULL;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      *saved_errno = EINVAL;
      return FALSE;
    }
  *old_size = status.st_size;
  if (ends_in_the_middle (fd, *old_size))
    {
      mended = g_malloc (length + 1);
      mended[0] = '\n';
      memcpy (mended + 1, lines, length);
      lines = mended;
      length++;
    }
  if (write_lines (fd, lines, length, saved_errno))
    return TRUE;
  /* Half a line is of no use to anybody, and its room is. */
  if (locked && ftruncate (fd, *old_size) != 0)
    *saved_errno = errno;
  return FALSE;
}

/* The name too while it may be new: whoever made the file may have died before it was durable. */
static gboolean
make_durable (int fd, const char *path, goffset old_size, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (fsync (fd) != 0 && errno != EINVAL)
    return studio_disk_fail (
        error, errno, _ ("The file “%1$s” cannot be written to the disk: %2$s."), path);
  return old_size > YOUNG_SIZE || studio_disk_sync_folder (folder, error);
}

/**
 * studio_journal_append:
 * @path: the file; made if it is not there, in a folder that is
 * @lines: (array length=length): whole lines
 * @length: how many bytes
 * @durable: whether they, and all before them, are to be on the disk when this returns
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: whether all of them are in the file; if not, none is
 */
gboolean
studio_journal_append (const char *path,
                       const char *lines,
                       gsize length,
                       gboolean durable,
                       GError **error)
{
  int saved_errno = 0;
  goffset old_size = 0;
  int fd = g_open (path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);

  if (fd < 0)
    return studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be written: %2$s."), path);
  gboolean locked = studio_shared_lock_take (fd, TRUE, LOCK_WAIT_US);
  gboolean good = append (fd, lines, length, locked, &old_size, &saved_errno);
  if (!good)
    studio_disk_fail (error, saved_errno, _ ("The file “%1$s” cannot be written: %2$s."), path);
  else if (durable)
    good = make_durable (fd, path, old_size, error);
  close (fd);
  return good;
}

/* Passes on the whole lines of @buffer and keeps the rest in it. */
static void
pass_lines (GByteArray *buffer,
            gboolean *skipping,
            StudioJournalLineFunc func,
            gpointer data,
            guint *n_bad)
{
  const char *at = (const char *) buffer->data;
  const char *end = at + buffer->len;
  const char *line_end;

  while (at < end && (line_end = memchr (at, '\n', (gsize) (end - at))) != NULL)
    {
      gboolean empty = line_end == at;
      if (*skipping || (!empty && !func (at, (gsize) (line_end - at), data)))
        *n_bad += 1;
      *skipping = FALSE;
      at = line_end + 1;
    }
  g_byte_array_remove_range (buffer, 0, (guint) (at - (const char *) buffer->data));
  if (buffer->len > STUDIO_JOURNAL_MAX_LINE)
    {
      *skipping = TRUE;
      g_byte_array_set_size (buffer, 0);
    }
}

static gboolean
read_lines (int fd,
            const char *path,
            StudioJournalLineFunc func,
            gpointer data,
            guint *n_bad,
            GError **error)
{
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (READ_SIZE);
  gboolean skipping = FALSE;
  ssize_t n;

  while ((n = read (fd, piece, READ_SIZE)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be read: %2$s."), path);
      g_byte_array_append (buffer, piece, (guint) n);
      pass_lines (buffer, &skipping, func, data, n_bad);
    }
  /* A last line without its end was cut off, unless it says something whole all the same. */
  if (skipping || (buffer->len > 0 && !func ((const char *) buffer->data, buffer->len, data)))
    *n_bad += 1;
  return TRUE;
}

/**
 * studio_journal_read:
 * @path: the file
 * @func: called for each line
 * @user_data: for @func
 * @n_bad: (inout): counts the lines that are none
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Nothing in the file is trusted: it may be torn, edited by hand, or not a journal at all.
 *
 * Returns: whether all that there is was read; a file that is not there has no lines
 */
gboolean
studio_journal_read (const char *path,
                     StudioJournalLineFunc func,
                     gpointer user_data,
                     guint *n_bad,
                     GError **error)
{
  GStatBuf status;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd < 0 && errno == ENOENT)
    return TRUE;
  if (fd < 0)
    return studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be read: %2$s."), path);
  gboolean good = fstat (fd, &status) == 0 && S_ISREG (status.st_mode);
  if (good)
    {
      studio_shared_lock_take (fd, FALSE, LOCK_WAIT_US);
      good = read_lines (fd, path, func, user_data, n_bad, error);
    }
  else
    studio_disk_fail (error, EINVAL, _ ("The file “%1$s” cannot be read: %2$s."), path);
  close (fd);
  return good;
}
