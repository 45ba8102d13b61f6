/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-png-gate.h"

#include <string.h>

#define CRC_SIZE 4
#define MAX_CHUNK_SIZE 0x7fffffffu
/* A palette, the largest critical chunk but image data, has 768 bytes. */
#define MAX_HELD_SIZE 1024u
/* Section 5.4: a small first letter marks a chunk that a decoder may do without. */
#define ANCILLARY_BIT 0x20

static gboolean
begin_chunk (StudioPngGate *self)
{
  const guint8 *head = self->head;
  guint32 length = (guint32) head[0] << 24 | (guint32) head[1] << 16 | (guint32) head[2] << 8
                   | head[3];
  gboolean critical = (head[4] & ANCILLARY_BIT) == 0;
  self->open = critical || memcmp (head + 4, "tRNS", 4) == 0;
  self->left = (guint64) length + CRC_SIZE;
  return length <= MAX_CHUNK_SIZE
         && (!self->open || length <= MAX_HELD_SIZE || memcmp (head + 4, "IDAT", 4) == 0);
}

static gboolean
take_head (StudioPngGate *self, const guint8 **bytes, gsize *size)
{
  gsize taken = MIN (*size, sizeof self->head - self->n_head);
  memcpy (self->head + self->n_head, *bytes, taken);
  self->n_head += (guint) taken;
  *bytes += taken;
  *size -= taken;
  return self->n_head == sizeof self->head;
}

/**
 * studio_png_gate_take:
 * @self: a gate, all zero at first
 * @bytes: (inout): what has come, moved past what was taken
 * @size: (inout): how many bytes are left there, not 0
 * @passed: (out) (transfer none): what to give to libpng, valid until the next call
 * @n_passed: (out): how many bytes, perhaps 0
 *
 * Takes up to the end of a chunk's head or of a chunk. The signature is as long as a head.
 *
 * Returns: whether the chunk may be
 */
gboolean
studio_png_gate_take (StudioPngGate *self,
                      const guint8 **bytes,
                      gsize *size,
                      const guint8 **passed,
                      gsize *n_passed)
{
  *n_passed = 0;
  *passed = NULL;
  if (self->left > 0)
    {
      gsize taken = (gsize) MIN (*size, self->left);
      *passed = *bytes;
      *n_passed = self->open ? taken : 0;
      *bytes += taken;
      *size -= taken;
      self->left -= taken;
      return TRUE;
    }
  if (!take_head (self, bytes, size))
    return TRUE;
  self->n_head = 0;
  *passed = self->head;
  if (!self->past_signature)
    self->past_signature = self->open = TRUE;
  else if (!begin_chunk (self))
    return FALSE;
  *n_passed = self->open ? sizeof self->head : 0;
  return TRUE;
}
