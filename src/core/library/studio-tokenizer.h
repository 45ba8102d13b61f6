/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The name in `tokenize = '…'`. Every connection that reads or writes the index has to know it, so
 * a plain sqlite3 shell can read all tables but can neither search nor change prompts. */
#define STUDIO_TOKENIZER_NAME "studio"

int studio_tokenizer_register (sqlite3 *connection);
char *studio_tokenizer_fold (const char *text, gsize length);

G_END_DECLS
