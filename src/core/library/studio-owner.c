/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-owner.h"

#include "studio-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define IMPORT_PREFIX "import-"
#define UUID_LENGTH 36
/* Where a UUID says of what kind it is: 4 is drawn at random, 8 whatever a program makes of it. */
#define UUID_KIND 14
#define UUID_KIND_OWN '8'

struct _StudioOwner
{
  char *name;
  char *path;
  int fd;
};

static char *
dup_lock_path (const char *folder, const char *name)
{
  g_autofree char *file = g_strdup_printf ("owner-%s.lock", name);
  return g_build_filename (folder, file, NULL);
}

/* Whoever sweeps removes the file while it holds the lock, so a lock only counts when the file
 * that was locked still bears the name. */
static gboolean
is_same_file (int fd, const char *path)
{
  struct stat locked;
  struct stat named;
  return fstat (fd, &locked) == 0 && stat (path, &named) == 0 && locked.st_ino == named.st_ino
         && locked.st_dev == named.st_dev;
}

static int
open_and_lock (const char *path, int flags)
{
  int fd = g_open (path, flags | O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && is_same_file (fd, path))
    return fd;
  int saved_errno = errno;
  close (fd);
  errno = saved_errno;
  return -1;
}

static StudioOwner *
new_locked (const char *folder, const char *name, int flags)
{
  g_autofree char *path = dup_lock_path (folder, name);
  int fd = open_and_lock (path, flags);
  if (fd < 0)
    return NULL;

  StudioOwner *self = g_new0 (StudioOwner, 1);
  self->name = g_strdup (name);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

/**
 * studio_owner_new:
 * @folder: the library's `incoming` folder
 * @leaves_waiting: whether its calls that only wait are to be found again by
 *   studio_library_take_waiting() when it is dead
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: (transfer full) (nullable): an owner that lives until it is freed or the process ends
 */
StudioOwner *
studio_owner_new (const char *folder, gboolean leaves_waiting, GError **error)
{
  /* A new file and no other: a process made by fork() draws the same random names as its parent.
   * More than one try for that, and should a sweep meet the file before it is locked. */
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_uuid_string_random ();
      if (leaves_waiting)
        name[UUID_KIND] = UUID_KIND_OWN;
      StudioOwner *self = new_locked (folder, name, O_EXCL);
      if (self != NULL)
        return self;
    }
  studio_disk_fail (
      error, errno, _ ("The folder “%1$s” cannot be used for arriving images: %2$s."), folder);
  return NULL;
}

/**
 * studio_owner_take_over:
 * @folder: the library's `incoming` folder
 * @name: the name of an owner, from a row
 *
 * Returns: (transfer full) (nullable): the lock of a dead owner, so that nobody else recovers its
 *   rows meanwhile; %NULL where it lives, or another process is recovering
 */
StudioOwner *
studio_owner_take_over (const char *folder, const char *name)
{
  /* The name comes from a file: only what studio_owner_new() makes becomes part of a path. */
  return g_uuid_string_is_valid (name) ? new_locked (folder, name, 0) : NULL;
}

/**
 * studio_owner_leaves_waiting:
 * @name: the name of an owner, from a row
 *
 * Returns: whether it was made to leave its calls that only wait to whoever comes after it
 */
gboolean
studio_owner_leaves_waiting (const char *name)
{
  return g_uuid_string_is_valid (name) && name[UUID_KIND] == UUID_KIND_OWN;
}

/**
 * studio_owner_renew:
 * @self: an owner
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes its file again if somebody removed it, so that nobody takes its calls for orphans.
 *
 * Returns: whether it is seen to live
 */
gboolean
studio_owner_renew (StudioOwner *self, GError **error)
{
  if (is_same_file (self->fd, self->path))
    return TRUE;
  int fd = open_and_lock (self->path, 0);
  if (fd < 0)
    return studio_disk_fail (error, errno, _ ("The file “%1$s” cannot be made: %2$s."), self->path);
  close (self->fd);
  self->fd = fd;
  return TRUE;
}

/* Copies of files that are elsewhere, on their way into the library. */
static void
sweep_import (const char *folder, const char *file)
{
  g_autofree char *name = g_strndup (file + strlen (IMPORT_PREFIX), UUID_LENGTH);
  g_autofree char *lock_path = dup_lock_path (folder, name);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (g_uuid_string_is_valid (name) && !g_file_test (lock_path, G_FILE_TEST_EXISTS))
    g_unlink (path);
}

static void
sweep_imports (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (file, IMPORT_PREFIX) && g_str_has_suffix (file, ".part"))
      sweep_import (folder, file);
}

/**
 * studio_owner_sweep:
 * @folder: the library's `incoming` folder
 *
 * Removes the lock files that dead processes left, and the copies `import-<owner>-….part` of files
 * that they were taking in. Those of the living stay.
 */
void
studio_owner_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_prefix (file, "owner-") || !g_str_has_suffix (file, ".lock"))
        continue;
      g_autofree char *name = g_strndup (file + strlen ("owner-"),
                                         strlen (file) - strlen ("owner-.lock"));
      studio_owner_free (studio_owner_take_over (folder, name));
    }
  sweep_imports (folder);
}

/**
 * studio_owner_free:
 * @self: (transfer full) (nullable): an owner
 *
 * Ends its life and removes its file.
 */
void
studio_owner_free (StudioOwner *self)
{
  if (self == NULL)
    return;
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/**
 * studio_owner_get_name:
 * @self: an owner
 *
 * Returns: (transfer none): what its rows bear
 */
const char *
studio_owner_get_name (StudioOwner *self)
{
  return self->name;
}
