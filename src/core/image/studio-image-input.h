/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioImageInput:
 *
 * An image file that is read from front to back: exact reads, and skips that seek where the stream
 * can. Blocking. Private to this folder.
 */
typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
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
