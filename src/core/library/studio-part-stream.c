/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-part-stream.h"

struct _StudioPartStream
{
  GOutputStream parent_instance;

  StudioPart *part; /* not owned */
};

G_DEFINE_FINAL_TYPE (StudioPartStream, studio_part_stream, G_TYPE_OUTPUT_STREAM)

static gssize
studio_part_stream_write (GOutputStream *stream,
                          const void *bytes,
                          gsize size,
                          GCancellable *cancellable,
                          GError **error)
{
  StudioPartStream *self = STUDIO_PART_STREAM (stream);

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !studio_part_write (self->part, bytes, size, error))
    return -1;
  return (gssize) size;
}

static void
studio_part_stream_class_init (StudioPartStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = studio_part_stream_write;
}

static void
studio_part_stream_init (G_GNUC_UNUSED StudioPartStream *self)
{
}

/**
 * studio_part_stream_new:
 * @part: a part, which has to live as long as the stream is written to
 *
 * Its errors are those of studio_part_write().
 *
 * Returns: (transfer full): a stream that appends to @part
 */
GOutputStream *
studio_part_stream_new (StudioPart *part)
{
  StudioPartStream *self = g_object_new (STUDIO_TYPE_PART_STREAM, NULL);
  self->part = part;
  return G_OUTPUT_STREAM (self);
}
