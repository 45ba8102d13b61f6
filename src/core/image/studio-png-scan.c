/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-png-scan.h"

#include "studio-image-error.h"

#include <string.h>
#include <zlib.h>

/* PNG (third edition), section 5: the signature, then chunks of length, type, data and CRC-32
 * over type and data. */
enum
{
  STATE_SIGNATURE,
  STATE_HEAD,
  STATE_DATA,
  STATE_CRC,
  STATE_END,
};

#define SIGNATURE_SIZE 8
#define HEAD_SIZE 8
#define CRC_SIZE 4
#define IHDR_SIZE 13
#define MAX_CHUNK_SIZE 0x7fffffffu

#define TYPE_IHDR 0x49484452u
#define TYPE_IDAT 0x49444154u
#define TYPE_IEND 0x49454e44u

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
fail_broken (GError **error)
{
  g_propagate_error (error, studio_image_error_new_broken ());
  return FALSE;
}

static gboolean
is_chunk_type (const guint8 *type)
{
  for (int i = 0; i < 4; i++)
    if (!g_ascii_isalpha ((char) type[i]))
      return FALSE;
  return TRUE;
}

/* Section 11.2.1: which bit depths go with which colour type, one bit for each depth. */
static gboolean
is_colour_type (guint8 colour_type, guint8 depth)
{
  static const guint32 depths[] = {
    [0] = 0x10116, [2] = 0x10100, [3] = 0x116, [4] = 0x10100, [6] = 0x10100
  };
  return colour_type < G_N_ELEMENTS (depths) && depth <= 16 && (depths[colour_type] >> depth & 1);
}

static gboolean
read_header (StudioPngScan *self, GError **error)
{
  guint32 width = read_u32 (self->held);
  guint32 height = read_u32 (self->held + 4);
  if (!is_colour_type (self->held[9], self->held[8]) || self->held[10] != 0 || self->held[11] != 0
      || self->held[12] > 1)
    return fail_broken (error);
  if (!studio_image_error_check_size (width, height, error))
    return FALSE;
  self->width = (int) width;
  self->height = (int) height;
  self->has_header = TRUE;
  return TRUE;
}

static gboolean
begin_chunk (StudioPngScan *self, GError **error)
{
  self->left = read_u32 (self->held);
  self->type = read_u32 (self->held + 4);
  gboolean good = self->left <= MAX_CHUNK_SIZE && is_chunk_type (self->held + 4)
                  && (self->type == TYPE_IHDR) == !self->has_header
                  && (self->type != TYPE_IHDR || self->left == IHDR_SIZE)
                  && (self->type != TYPE_IEND || (self->left == 0 && self->has_data));
  if (!good)
    return fail_broken (error);
  self->has_data |= self->type == TYPE_IDAT;
  self->crc = (guint32) crc32 (0, self->held + 4, 4);
  self->n_held = 0;
  self->state = self->left > 0 ? STATE_DATA : STATE_CRC;
  return TRUE;
}

static gboolean
end_chunk (StudioPngScan *self, GError **error)
{
  if (read_u32 (self->held) != self->crc)
    return fail_broken (error);
  self->whole = self->type == TYPE_IEND;
  self->n_held = 0;
  self->state = self->whole ? STATE_END : STATE_HEAD;
  return TRUE;
}

/* Collects the few bytes that must be seen together. */
static gsize
hold (StudioPngScan *self, const guint8 *bytes, gsize size, guint wanted)
{
  gsize taken = MIN (size, wanted - self->n_held);
  memcpy (self->held + self->n_held, bytes, taken);
  self->n_held += (guint) taken;
  return taken;
}

static gboolean
pass_data (StudioPngScan *self, const guint8 *bytes, gsize size, GError **error)
{
  self->crc = (guint32) crc32 (self->crc, bytes, (uInt) size);
  self->left -= (guint32) size;
  if (self->type == TYPE_IHDR)
    hold (self, bytes, size, IHDR_SIZE);
  if (self->left > 0)
    return TRUE;
  if (self->type == TYPE_IHDR && !read_header (self, error))
    return FALSE;
  self->n_held = 0;
  self->state = STATE_CRC;
  return TRUE;
}

static gboolean
step (StudioPngScan *self, const guint8 *bytes, gsize size, gsize *taken, GError **error)
{
  switch (self->state)
    {
    case STATE_SIGNATURE:
      *taken = hold (self, bytes, size, SIGNATURE_SIZE);
      if (self->n_held == SIGNATURE_SIZE)
        {
          self->n_held = 0;
          self->state = STATE_HEAD;
        }
      return TRUE;
    case STATE_HEAD:
      *taken = hold (self, bytes, size, HEAD_SIZE);
      return self->n_held < HEAD_SIZE || begin_chunk (self, error);
    case STATE_DATA:
      *taken = MIN (size, self->left);
      return pass_data (self, bytes, *taken, error);
    case STATE_CRC:
      *taken = hold (self, bytes, size, CRC_SIZE);
      return self->n_held < CRC_SIZE || end_chunk (self, error);
    default:
      *taken = size;
      return TRUE;
    }
}

/**
 * studio_png_scan_push:
 * @self: a scan, all zero at first
 * @bytes: (array length=size): the next bytes; the first eight are known to be the signature
 * @size: how many
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Bytes after the last chunk are passed over.
 *
 * Returns: whether this may still become a PNG image
 */
gboolean
studio_png_scan_push (StudioPngScan *self, const guint8 *bytes, gsize size, GError **error)
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
