/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioXmpName:
 * @uri: a namespace
 * @name: a property in it
 */
typedef struct
{
  const char *uri;
  const char *name;
} StudioXmpName;

/* Putting properties into an XMP packet that somebody else wrote. Private to this folder. */
char *studio_xmp_merge (const char *packet,
                        const StudioXmpName *dropped,
                        gsize n_dropped,
                        const char *block);

G_END_DECLS
