/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text from strangers, made fit for file names. Private to this folder. */
char *studio_file_text_slug (const char *text, gsize max_bytes);
char *studio_file_text_clean (const char *text, gsize max_bytes);

G_END_DECLS
