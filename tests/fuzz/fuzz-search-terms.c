/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the words that a desktop asks for, one a line. They become a search that the gallery
 * takes. */
#include "fuzz.h"

#include "studio-prompt-finder.h"
#include "studio-search-scan.h"
#include "studio-search.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_auto (GStrv) terms = g_strsplit (text, "\n", -1);
  g_autofree char *joined = studio_prompt_finder_join ((const char *const *) terms);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 15, 12, 0, 0);

  g_assert_true (g_utf8_validate (joined, -1, NULL));
  g_assert_cmpuint (strlen (joined), <=, STUDIO_SEARCH_MAX_BYTES);
  g_autoptr (StudioSearch) search = studio_search_new (joined, now);
  g_assert_nonnull (search);
  return 0;
}
