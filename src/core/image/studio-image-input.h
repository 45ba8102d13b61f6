/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So much of a file is passed over at most: a stream need not have an end. */
#define STUDIO_IMAGE_INPUT_MAX_SKIPPED (G_GUINT64_CONSTANT (4) << 30)

/**
 * StudioImageInput:
 * @stream: the file behind a buffer
 * @cancellable: (nullable): a cancellable
 * @n_skipped: how many bytes were passed over
 *
 * An image file that is read from front to back: exact reads, and skips that seek where the stream
 * can. Blocking. Private to this folder.
 */
typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
  guint64 n_skipped;
} StudioImageInput;

GInputStream *studio_image_input_open (const char *path, GCancellable *cancellable, GError **error);
StudioImageInput *studio_image_input_new (GInputStream *stream, GCancellable *cancellable);
void studio_image_input_free (StudioImageInput *self);
gboolean studio_image_input_read (StudioImageInput *self,
                                  guint8 *buffer,
                                  gsize size,
                                  gsize *n_read,
                                  GError **error);
gboolean studio_image_input_skip (StudioImageInput *self,
                                  guint64 size,
                                  gboolean *whole,
                                  GError **error);
gboolean studio_image_input_peek (StudioImageInput *self,
                                  const guint8 **bytes,
                                  gsize *size,
                                  GError **error);
void studio_image_input_drop (StudioImageInput *self, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioImageInput, studio_image_input_free)

G_END_DECLS
