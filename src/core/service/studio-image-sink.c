/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-sink.h"

G_DEFINE_INTERFACE (StudioImageSink, studio_image_sink, G_TYPE_OBJECT)

static void
studio_image_sink_default_init (G_GNUC_UNUSED StudioImageSinkInterface *iface)
{
}

/**
 * studio_image_sink_begin:
 * @self: a sink
 * @index: which image of the answer this is, from 0
 * @error: return location; whatever the sink reports, passed on unchanged
 *
 * Called in the client's worker thread when the first bytes of an image are there.
 *
 * Returns: whether the sink takes the image
 */
gboolean
studio_image_sink_begin (StudioImageSink *self, guint index, GError **error)
{
  g_return_val_if_fail (STUDIO_IS_IMAGE_SINK (self), FALSE);
  return STUDIO_IMAGE_SINK_GET_IFACE (self)->begin (self, index, error);
}

/**
 * studio_image_sink_write:
 * @self: a sink, after studio_image_sink_begin()
 * @bytes: (array length=size): the next bytes of the image, valid during the call only
 * @size: how many
 * @error: return location; whatever the sink reports, passed on unchanged
 *
 * Called in the client's worker thread.
 *
 * Returns: whether the sink took all of them
 */
gboolean
studio_image_sink_write (StudioImageSink *self, const guint8 *bytes, gsize size, GError **error)
{
  g_return_val_if_fail (STUDIO_IS_IMAGE_SINK (self), FALSE);
  return STUDIO_IMAGE_SINK_GET_IFACE (self)->write (self, bytes, size, error);
}

/**
 * studio_image_sink_end:
 * @self: a sink, after studio_image_sink_begin()
 * @error: return location; whatever the sink reports, passed on unchanged
 *
 * Called in the client's worker thread when the image is whole. Not called for an image that
 * breaks off: there the exchange ends with an error.
 *
 * Returns: whether the image is kept
 */
gboolean
studio_image_sink_end (StudioImageSink *self, GError **error)
{
  g_return_val_if_fail (STUDIO_IS_IMAGE_SINK (self), FALSE);
  return STUDIO_IMAGE_SINK_GET_IFACE (self)->end (self, error);
}
