/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioTextChange:
 * @start: where both texts begin to differ
 * @n_removed: so many bytes of the old text went from there
 * @n_inserted: so many bytes of the new text came there
 *
 * The one piece in which two texts differ, in bytes, on borders of characters.
 */
typedef struct
{
  gsize start;
  gsize n_removed;
  gsize n_inserted;
} StudioTextChange;

StudioTextChange studio_text_change_find (const char *before, const char *after);

G_END_DECLS
