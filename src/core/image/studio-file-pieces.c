/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-pieces.h"

#include "studio-error.h"
#include "studio-shown-path.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PIECE_SIZE (64 * 1024)

struct _StudioFilePieces
{
  int fd;
  char *path;
  guint8 piece[PIECE_SIZE];
};

static void
set_read_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *shown = studio_shown_path_dup (path);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("The file “%s” cannot be read: %s."),
               shown,
               reason);
}

/**
 * studio_file_pieces_open:
 * @path: a file
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Only regular files are opened: a pipe or a device could keep the reader waiting for ever.
 *
 * Returns: (transfer full) (nullable): the file, at its beginning
 */
StudioFilePieces *
studio_file_pieces_open (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      set_read_error (error, path, g_strerror (errno));
      return NULL;
    }
  struct stat status;
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      set_read_error (error, path, _ ("it is not a regular file"));
      close (fd);
      return NULL;
    }
  StudioFilePieces *self = g_new (StudioFilePieces, 1);
  self->fd = fd;
  self->path = g_strdup (path);
  return self;
}

/**
 * studio_file_pieces_free:
 * @self: (transfer full): a file
 */
void
studio_file_pieces_free (StudioFilePieces *self)
{
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/**
 * studio_file_pieces_next:
 * @self: a file
 * @bytes: (out) (transfer none): the next piece, valid until the next call
 * @size: (out): its size, 0 at the end of the file
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether reading went well
 */
gboolean
studio_file_pieces_next (StudioFilePieces *self,
                         const guint8 **bytes,
                         gsize *size,
                         GCancellable *cancellable,
                         GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  ssize_t n_read;
  do
    n_read = read (self->fd, self->piece, PIECE_SIZE);
  while (n_read < 0 && errno == EINTR);
  if (n_read < 0)
    {
      set_read_error (error, self->path, g_strerror (errno));
      return FALSE;
    }
  *bytes = self->piece;
  *size = (gsize) n_read;
  return TRUE;
}
