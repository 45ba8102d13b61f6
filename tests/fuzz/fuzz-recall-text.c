/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a text as it may be pasted: JSON of any of the known programs, or an infotext. */
#include "fuzz.h"

#include "fuzz-metadata.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_autoptr (StudioRecall) recall = studio_recall_from_text (text);
  if (recall != NULL)
    fuzz_check_recall (recall);
  return 0;
}
