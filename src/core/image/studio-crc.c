/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-crc.h"

#include <zlib.h>

/**
 * studio_crc_add:
 * @crc: the sum of what came before, 0 at the beginning
 * @bytes: (array length=size): what comes next
 * @size: how many bytes
 *
 * Returns: the CRC-32 of all, as in PNG files and ZIP archives
 */
guint32
studio_crc_add (guint32 crc, const guint8 *bytes, gsize size)
{
  return (guint32) crc32_z (crc, bytes, size);
}
