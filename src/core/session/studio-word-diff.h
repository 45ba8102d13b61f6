/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With more words than this removed and added, everything between the first and the last of them
 * counts as changed: nobody reads such a difference word by word. */
#define STUDIO_WORD_DIFF_MAX_EDITS 256

typedef enum
{
  STUDIO_WORD_SAME,
  STUDIO_WORD_REMOVED,
  STUDIO_WORD_ADDED,
} StudioWordChange;

/**
 * StudioWordPart:
 * @change: what became of these words
 * @start: where they begin, bytes into the text before for removed ones, else into that after
 * @length: their bytes, without the space round them
 */
typedef struct
{
  StudioWordChange change;
  gsize start;
  gsize length;
} StudioWordPart;

GArray *studio_word_diff (const char *before, const char *after);
char *studio_word_diff_dup_summary (const char *before, const char *after, gsize max_characters);

G_END_DECLS
