/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-foreign-image.h"

#include "studio-error.h"
#include "studio-image-error.h"

#include <glib/gi18n-lib.h>

#define MAX_FILE_SIZE (256 * 1024 * 1024)

/* What the loader itself says of the file is for programmers: the sentence for people is ours. */
static void
read_failure (const GError *failure, GError **refusal)
{
  if (*refusal == NULL)
    *refusal = g_error_matches (failure, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE)
                   ? studio_image_error_new_foreign ()
                   : studio_image_error_new_broken ();
}

/* A loader told to scale allocates what it is told, not what the file claims. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  GError **refusal = user_data;
  if (*refusal == NULL
      && !studio_image_error_check_size (
          (guint32) MAX (width, 0), (guint32) MAX (height, 0), refusal))
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

static gboolean
feed (GdkPixbufLoader *loader,
      StudioFilePieces *pieces,
      const guint8 *bytes,
      gsize size,
      GError **refusal,
      GCancellable *cancellable,
      GError **error)
{
  for (gsize total = size; size > 0; total += size)
    {
      if (total > MAX_FILE_SIZE)
        *refusal = g_error_new_literal (
            STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE, _ ("The image file is too large."));
      g_autoptr (GError) failure = NULL;
      if (*refusal == NULL && !gdk_pixbuf_loader_write (loader, bytes, size, &failure))
        read_failure (failure, refusal);
      if (*refusal != NULL)
        return TRUE;
      if (!studio_file_pieces_next (pieces, &bytes, &size, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * studio_foreign_image_decode:
 * @pieces: a file
 * @bytes: (array length=size): its first piece
 * @size: how many bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE, %STUDIO_ERROR_STORAGE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Decodes with gdk-pixbuf's loaders, within the limits of the row decoder. Blocking.
 *
 * Returns: (transfer full) (nullable): the image
 */
GdkPixbuf *
studio_foreign_image_decode (StudioFilePieces *pieces,
                             const guint8 *bytes,
                             gsize size,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) refusal = NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &refusal);
  gboolean good = feed (loader, pieces, bytes, size, &refusal, cancellable, error);
  g_autoptr (GError) failure = NULL;
  if (!gdk_pixbuf_loader_close (loader, &failure))
    read_failure (failure, &refusal);
  if (!good)
    return NULL;
  GdkPixbuf *pixbuf = refusal == NULL ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf == NULL)
    {
      g_propagate_error (
          error, refusal != NULL ? g_steal_pointer (&refusal) : studio_image_error_new_cut_off ());
      return NULL;
    }
  return g_object_ref (pixbuf);
}
