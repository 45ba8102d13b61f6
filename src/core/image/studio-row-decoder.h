/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* An image of the service has about 1 megapixel; a file that a person opens may have more. */
#define STUDIO_ROW_DECODER_MAX_EDGE 16384
#define STUDIO_ROW_DECODER_MAX_PIXELS (100 * 1000 * 1000)

/**
 * StudioRowFunc:
 * @pixbuf: the image, complete above @n_rows
 * @n_rows: how many rows from the top will not change any more
 * @user_data: what was given with the function
 *
 * Called in the thread that pushes, when the size is known (with 0 rows) and when rows were added.
 */
typedef void (*StudioRowFunc) (GdkPixbuf *pixbuf, int n_rows, gpointer user_data);

/**
 * StudioRowDecoder:
 *
 * Decodes a PNG or JPEG image row by row while its bytes arrive, into the pixels of a GdkPixbuf:
 * libpng's progressive reader and libjpeg-turbo with a suspending source. One thread at a time.
 */
typedef struct _StudioRowDecoder StudioRowDecoder;

StudioRowDecoder *studio_row_decoder_new (StudioRowFunc func, gpointer user_data);
void studio_row_decoder_free (StudioRowDecoder *self);
gboolean studio_row_decoder_push (StudioRowDecoder *self,
                                  const guint8 *bytes,
                                  gsize size,
                                  GError **error);
gboolean studio_row_decoder_finish (StudioRowDecoder *self, GError **error);
GdkPixbuf *studio_row_decoder_get_pixbuf (StudioRowDecoder *self);
GdkPixbuf *studio_row_decoder_decode_file (const char *path,
                                           GCancellable *cancellable,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRowDecoder, studio_row_decoder_free)

G_END_DECLS
