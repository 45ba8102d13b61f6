/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a PNG file, or what follows its signature. */
#include "fuzz.h"

#include "fuzz-metadata.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  fuzz_check_file ("\x89PNG\r\n\x1a\n", 8, bytes, size);
  return 0;
}
