/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a JPEG file, or what follows its first marker. */
#include "fuzz.h"

#include "fuzz-metadata.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  fuzz_check_file ("\xff\xd8", 2, bytes, size);
  return 0;
}
