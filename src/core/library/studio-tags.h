/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tags of an image: short words, each on a line of one text, sorted, none twice in any case. */

#define STUDIO_TAGS_MAX_LENGTH 100
#define STUDIO_TAGS_MAX_NUMBER 200

char *studio_tags_clean (const char *tag);
char *studio_tags_change (const char *tags, const char *const *add, const char *const *remove);
char **studio_tags_split (const char *tags);

G_END_DECLS
