/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-text-change.h"

#include <string.h>

static gboolean
is_inside_character (char byte)
{
  return ((guchar) byte & 0xC0) == 0x80;
}

/**
 * studio_text_change_find:
 * @before: a text, UTF-8
 * @after: another, UTF-8
 *
 * Returns: the piece between what both begin with and what both end with; empty where they are
 * equal
 */
StudioTextChange
studio_text_change_find (const char *before, const char *after)
{
  gsize n_before = strlen (before);
  gsize n_after = strlen (after);
  gsize shorter = MIN (n_before, n_after);
  gsize start = 0;
  gsize tail = 0;

  while (start < shorter && before[start] == after[start])
    start++;
  while (start > 0 && (is_inside_character (before[start]) || is_inside_character (after[start])))
    start--;
  while (tail < shorter - start && before[n_before - tail - 1] == after[n_after - tail - 1])
    tail++;
  while (tail > 0 && is_inside_character (before[n_before - tail]))
    tail--;
  return (StudioTextChange){
    .start = start,
    .n_removed = n_before - start - tail,
    .n_inserted = n_after - start - tail,
  };
}
