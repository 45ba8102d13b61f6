/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-kind.h"

#include <string.h>

/* PNG (third edition), section 5.2; JPEG (T.81), annex B: SOI, then the first byte of a marker. */
static const guint8 png_head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
static const guint8 jpeg_head[] = { 0xff, 0xd8, 0xff };

/**
 * studio_image_kind_sniff:
 * @head: (array length=size): the first bytes of a file
 * @size: how many are known; more than %STUDIO_IMAGE_KIND_HEAD change nothing
 *
 * Returns: what the file is, judged by its signature
 */
StudioImageKind
studio_image_kind_sniff (const guint8 *head, gsize size)
{
  if (size == 0)
    return STUDIO_IMAGE_KIND_UNDECIDED;
  if (memcmp (head, png_head, MIN (size, sizeof png_head)) == 0)
    return size >= sizeof png_head ? STUDIO_IMAGE_KIND_PNG : STUDIO_IMAGE_KIND_UNDECIDED;
  if (memcmp (head, jpeg_head, MIN (size, sizeof jpeg_head)) == 0)
    return size >= sizeof jpeg_head ? STUDIO_IMAGE_KIND_JPEG : STUDIO_IMAGE_KIND_UNDECIDED;
  return STUDIO_IMAGE_KIND_FOREIGN;
}
