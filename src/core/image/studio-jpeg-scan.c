/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-jpeg-scan.h"

#include "studio-image-error.h"

#include <string.h>

/* T.81, annex B: markers are 0xff and a code, preceded by any number of fill bytes 0xff. */
enum
{
  STATE_MARKER,
  STATE_CODE,
  STATE_LENGTH_HIGH,
  STATE_LENGTH_LOW,
  STATE_SEGMENT,
  STATE_CODED,
  STATE_CODED_CODE,
  STATE_END,
};

enum
{
  CODE_STUFFED = 0x00,
  CODE_TEM = 0x01,
  CODE_SOF0 = 0xc0,
  CODE_DHT = 0xc4,
  CODE_JPG = 0xc8,
  CODE_DAC = 0xcc,
  CODE_SOF15 = 0xcf,
  CODE_RST0 = 0xd0,
  CODE_RST7 = 0xd7,
  CODE_SOI = 0xd8,
  CODE_EOI = 0xd9,
  CODE_SOS = 0xda,
};

/* A frame header up to the number of components: precision, height, width, number. */
#define FRAME_HEAD_SIZE 6

static gboolean
is_frame (guint8 code)
{
  return code >= CODE_SOF0 && code <= CODE_SOF15 && code != CODE_DHT && code != CODE_JPG
         && code != CODE_DAC;
}

static gboolean
fail_broken (GError **error)
{
  g_propagate_error (error, studio_image_error_new_broken ());
  return FALSE;
}

static gboolean
begin_marker (StudioJpegScan *self, guint8 code, GError **error)
{
  self->marker = code;
  if (code == CODE_EOI)
    {
      if (!self->has_scan)
        return fail_broken (error);
      self->whole = TRUE;
      self->state = STATE_END;
    }
  else if (code == CODE_SOI && !self->has_start)
    {
      self->has_start = TRUE;
      self->state = STATE_MARKER;
    }
  else if (code == CODE_TEM || (code >= CODE_RST0 && code <= CODE_RST7))
    self->state = STATE_MARKER;
  else if (code < CODE_SOF0 || code == CODE_SOI || (code == CODE_SOS && self->width == 0)
           || (is_frame (code) && self->width != 0))
    return fail_broken (error);
  else
    self->state = STATE_LENGTH_HIGH;
  return TRUE;
}

static gboolean
read_frame (StudioJpegScan *self, GError **error)
{
  guint height = (guint) self->held[1] << 8 | self->held[2];
  guint width = (guint) self->held[3] << 8 | self->held[4];
  if (!studio_image_error_check_size (width, height, error))
    return FALSE;
  self->width = (int) width;
  self->height = (int) height;
  return TRUE;
}

static gboolean
end_segment (StudioJpegScan *self, GError **error)
{
  if (is_frame (self->marker) && !read_frame (self, error))
    return FALSE;
  self->has_scan |= self->marker == CODE_SOS;
  self->state = self->marker == CODE_SOS ? STATE_CODED : STATE_MARKER;
  return TRUE;
}

static gboolean
begin_segment (StudioJpegScan *self, guint8 low, GError **error)
{
  guint length = self->left << 8 | low;
  if (length < 2 || (is_frame (self->marker) && length < 2 + FRAME_HEAD_SIZE))
    return fail_broken (error);
  self->left = length - 2;
  self->n_held = 0;
  self->state = STATE_SEGMENT;
  return self->left > 0 || end_segment (self, error);
}

static gsize
pass_segment (StudioJpegScan *self, const guint8 *bytes, gsize size)
{
  gsize taken = MIN (size, self->left);
  if (is_frame (self->marker) && self->n_held < FRAME_HEAD_SIZE)
    {
      gsize kept = MIN (taken, FRAME_HEAD_SIZE - self->n_held);
      memcpy (self->held + self->n_held, bytes, kept);
      self->n_held += (guint) kept;
    }
  self->left -= (guint) taken;
  return taken;
}

static gsize
pass_coded (StudioJpegScan *self, const guint8 *bytes, gsize size)
{
  const guint8 *found = memchr (bytes, 0xff, size);
  if (found == NULL)
    return size;
  self->state = STATE_CODED_CODE;
  return (gsize) (found - bytes) + 1;
}

static gboolean
pass_coded_code (StudioJpegScan *self, guint8 code, GError **error)
{
  if (code == 0xff)
    return TRUE;
  if (code == CODE_STUFFED || (code >= CODE_RST0 && code <= CODE_RST7))
    {
      self->state = STATE_CODED;
      return TRUE;
    }
  return begin_marker (self, code, error);
}

static gboolean
step (StudioJpegScan *self, const guint8 *bytes, gsize size, gsize *taken, GError **error)
{
  *taken = 1;
  switch (self->state)
    {
    case STATE_MARKER:
      self->state = STATE_CODE;
      return bytes[0] == 0xff || fail_broken (error);
    case STATE_CODE:
      return bytes[0] == 0xff || begin_marker (self, bytes[0], error);
    case STATE_LENGTH_HIGH:
      self->left = bytes[0];
      self->state = STATE_LENGTH_LOW;
      return TRUE;
    case STATE_LENGTH_LOW:
      return begin_segment (self, bytes[0], error);
    case STATE_SEGMENT:
      *taken = pass_segment (self, bytes, size);
      return self->left > 0 || end_segment (self, error);
    case STATE_CODED:
      *taken = pass_coded (self, bytes, size);
      return TRUE;
    case STATE_CODED_CODE:
      return pass_coded_code (self, bytes[0], error);
    default:
      *taken = size;
      return TRUE;
    }
}

/**
 * studio_jpeg_scan_push:
 * @self: a scan, all zero at first
 * @bytes: (array length=size): the next bytes
 * @size: how many
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Bytes after the end marker are passed over: cameras and phones append a second image there.
 *
 * Returns: whether this may still become a JPEG image
 */
gboolean
studio_jpeg_scan_push (StudioJpegScan *self, const guint8 *bytes, gsize size, GError **error)
{
  while (size > 0)
    {
      gsize taken = 0;
      if (!step (self, bytes, size, &taken, error))
        return FALSE;
      bytes += taken;
      size -= taken;
    }
  return TRUE;
}
