/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-input.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioImageOutput:
 * @stream: where the copy goes
 * @cancellable: (nullable): a cancellable
 * @n_bytes: how many bytes went there
 *
 * A copy of an image that is written from front to back. Blocking. Private to this folder.
 */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  guint64 n_bytes;
} StudioImageOutput;

gboolean studio_image_output_write (StudioImageOutput *self,
                                    const void *bytes,
                                    gsize size,
                                    GError **error);
gboolean studio_image_output_copy (StudioImageOutput *self,
                                   StudioImageInput *input,
                                   guint64 size,
                                   gboolean *whole,
                                   GError **error);
gboolean studio_image_output_copy_rest (StudioImageOutput *self,
                                        StudioImageInput *input,
                                        GError **error);
gboolean studio_image_output_flush (StudioImageOutput *self, GError **error);
gboolean studio_image_output_fail (GError *failure, GError **error);

G_END_DECLS
