/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that lists the words of a setting. */
void studio_word_row_bind (AdwComboRow *row,
                           GSettings *settings,
                           const char *key,
                           const char *const *words);

G_END_DECLS
