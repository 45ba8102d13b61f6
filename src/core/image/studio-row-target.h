/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * StudioRowTarget:
 * @pixbuf: (nullable): the image, once its size is known
 * @pixels: its pixels
 * @stride: bytes from one row to the next
 * @n_rows: how many rows from the top are final
 *
 * Where a decoder puts its rows. Private to this folder.
 */
typedef struct
{
  GdkPixbuf *pixbuf;
  guint8 *pixels;
  gsize stride;
  int n_rows;
} StudioRowTarget;

gboolean studio_row_target_begin (StudioRowTarget *self,
                                  guint32 width,
                                  guint32 height,
                                  gboolean has_alpha,
                                  GError **error);
guint8 *studio_row_target_get_row (StudioRowTarget *self, guint32 row);
void studio_row_target_clear (StudioRowTarget *self);

G_END_DECLS
