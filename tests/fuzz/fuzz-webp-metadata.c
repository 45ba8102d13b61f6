/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a WebP file, or what follows its file header. */
#include "fuzz.h"

#include "fuzz-metadata.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  fuzz_check_file ("RIFF\0\0\0\0WEBP", 12, bytes, size);
  return 0;
}
