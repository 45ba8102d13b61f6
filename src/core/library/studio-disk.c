/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-disk.h"

#include "studio-error.h"
#include "studio-shown-path.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define HASH_PIECE_SIZE (256 * 1024)

static gboolean
sync_path (const char *path, int flags, const char *format, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  if (fd < 0)
    return studio_disk_fail (error, errno, format, path);

  int result = fsync (fd);
  int saved_errno = errno;
  close (fd);
  /* EINVAL: this file system has nothing to flush, such as some that live in user space. */
  if (result != 0 && saved_errno != EINVAL)
    return studio_disk_fail (error, saved_errno, format, path);
  return TRUE;
}

static gboolean
can_not_link (int saved_errno)
{
  return saved_errno == EPERM || saved_errno == ENOSYS || saved_errno == EOPNOTSUPP
         || saved_errno == EMLINK || saved_errno == EACCES || saved_errno == EINVAL;
}

/* For file systems without hard links, such as those of memory cards: an empty file made with
 * O_EXCL claims the name, so what the rename replaces can only be our own claim. */
static gboolean
claim_and_rename (const char *from, const char *to, int *saved_errno)
{
  int fd = g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  *saved_errno = errno;
  if (fd < 0)
    return FALSE;
  close (fd);
  if (g_rename (from, to) == 0)
    return TRUE;
  *saved_errno = errno;
  g_unlink (to);
  return FALSE;
}

/**
 * studio_disk_fail:
 * @error: return location
 * @saved_errno: what the system said
 * @format: translated sentence with one `%1$s` for the path and one `%2$s` for the reason
 * @path: the file or folder
 *
 * Sets %STUDIO_ERROR_NO_SPACE where the disk, the quota or the largest file size is exhausted,
 * else %STUDIO_ERROR_STORAGE.
 *
 * Returns: %FALSE, so that callers can return it
 */
gboolean
studio_disk_fail (GError **error, int saved_errno, const char *format, const char *path)
{
  gboolean full = saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG;
  g_autofree char *shown = studio_shown_path_dup (path);
  GString *message = g_string_new (format);

  g_string_replace (message, "%2$s", g_strerror (saved_errno), 1);
  g_string_replace (message, "%1$s", shown, 1);
  g_set_error_literal (
      error, STUDIO_ERROR, full ? STUDIO_ERROR_NO_SPACE : STUDIO_ERROR_STORAGE, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

/**
 * studio_disk_make_folder:
 * @path: a folder
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes @path and its parents, for this user only, unless they are there, and makes the new entry
 * of its parent durable.
 *
 * Returns: whether the folder is there
 */
gboolean
studio_disk_make_folder (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (path, 0700) != 0)
    return studio_disk_fail (error, errno, _ ("The folder “%1$s” cannot be made: %2$s."), path);

  /* Year and month may both be new, so the two levels above are flushed. */
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (parent);
  return studio_disk_sync_folder (parent, error) && studio_disk_sync_folder (above, error);
}

/**
 * studio_disk_sync_folder:
 * @path: a folder
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes the names in @path durable: a renamed file is only safe once its folder is flushed.
 *
 * Returns: whether the system says so
 */
gboolean
studio_disk_sync_folder (const char *path, GError **error)
{
  return sync_path (path,
                    O_RDONLY | O_DIRECTORY,
                    _ ("The folder “%1$s” cannot be written to the disk: %2$s."),
                    error);
}

/**
 * studio_disk_sync_file:
 * @path: a file that SQLite does not have open
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes the contents of @path durable.
 *
 * Returns: whether the system says so
 */
gboolean
studio_disk_sync_file (const char *path, GError **error)
{
  return sync_path (
      path, O_RDWR, _ ("The file “%1$s” cannot be written to the disk: %2$s."), error);
}

/**
 * studio_disk_move_new:
 * @from: a file
 * @to: its new name on the same file system
 * @exists: (out) (optional): whether it failed because @to is there already
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Renames a file and never overwrites one: link() and unlink(), since rename() would replace. A
 * kill in between leaves both names on one file, never none.
 *
 * Returns: whether the file is at @to
 */
gboolean
studio_disk_move_new (const char *from, const char *to, gboolean *exists, GError **error)
{
  int saved_errno = 0;

  if (exists != NULL)
    *exists = FALSE;
  if (link (from, to) == 0)
    {
      g_unlink (from);
      return TRUE;
    }
  saved_errno = errno;
  if (can_not_link (saved_errno) && claim_and_rename (from, to, &saved_errno))
    return TRUE;
  if (exists != NULL)
    *exists = saved_errno == EEXIST;
  return studio_disk_fail (
      error, saved_errno, _ ("The file “%1$s” cannot be put in its place: %2$s."), to);
}

/**
 * studio_disk_move_over:
 * @from: a file
 * @to: its new name on the same file system, replaced in one step if it is there
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: whether the file is at @to
 */
gboolean
studio_disk_move_over (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  return studio_disk_fail (
      error, errno, _ ("The file “%1$s” cannot be put in its place: %2$s."), to);
}

/**
 * studio_disk_get_size:
 * @path: a file
 *
 * Returns: its size in bytes, -1 where there is no regular file
 */
gint64
studio_disk_get_size (const char *path)
{
  GStatBuf status;
  return g_stat (path, &status) == 0 && S_ISREG (status.st_mode) ? (gint64) status.st_size : -1;
}

/**
 * studio_disk_get_changed_us:
 * @path: a file
 *
 * Returns: when its contents last changed, microseconds since 1970 UTC, 0 where there is no file
 */
gint64
studio_disk_get_changed_us (const char *path)
{
  GStatBuf status;
  if (g_stat (path, &status) != 0)
    return 0;
  return (gint64) status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
}

/**
 * studio_disk_dup_sha256:
 * @path: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the SHA-256 of its bytes in hex
 */
char *
studio_disk_dup_sha256 (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *piece = g_malloc (HASH_PIECE_SIZE);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  ssize_t n = fd < 0 ? -1 : 1;

  while (n > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      n = read (fd, piece, HASH_PIECE_SIZE);
      if (n > 0)
        g_checksum_update (checksum, piece, n);
      else if (n < 0 && errno == EINTR)
        n = 1;
    }
  if (n < 0)
    studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be read: %2$s."), path);
  if (fd >= 0)
    close (fd);
  if (n < 0 || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_strdup (g_checksum_get_string (checksum));
}
