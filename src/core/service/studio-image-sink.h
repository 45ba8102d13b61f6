/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioImageSink:
 *
 * Where the client puts the decoded bytes of an image as they arrive. All methods are called in
 * the client's worker thread, one at a time and in order: begin, any number of writes, end; then
 * perhaps begin again for a second image of the same answer. A method that fails ends the exchange
 * with its error.
 */
#define STUDIO_TYPE_IMAGE_SINK (studio_image_sink_get_type ())
G_DECLARE_INTERFACE (StudioImageSink, studio_image_sink, STUDIO, IMAGE_SINK, GObject)

struct _StudioImageSinkInterface
{
  GTypeInterface parent_iface;

  gboolean (*begin) (StudioImageSink *self, guint index, GError **error);
  gboolean (*write) (StudioImageSink *self, const guint8 *bytes, gsize size, GError **error);
  gboolean (*end) (StudioImageSink *self, GError **error);
};

gboolean studio_image_sink_begin (StudioImageSink *self, guint index, GError **error);
gboolean studio_image_sink_write (StudioImageSink *self,
                                  const guint8 *bytes,
                                  gsize size,
                                  GError **error);
gboolean studio_image_sink_end (StudioImageSink *self, GError **error);

G_END_DECLS
