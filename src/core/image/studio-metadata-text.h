/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes from a file as text. All of them end at the first NUL and give valid UTF-8. Private to
 * this folder. */
char *studio_metadata_text_decode (const guint8 *bytes, gsize size);
char *studio_metadata_text_decode_utf8 (const guint8 *bytes, gsize size);
char *studio_metadata_text_decode_utf16 (const guint8 *bytes, gsize size, gboolean big_endian);
char *studio_metadata_text_decode_comment (const guint8 *bytes,
                                           gsize size,
                                           gboolean big_endian,
                                           gboolean *unreadable);
char *studio_metadata_text_to_latin1 (const char *text);

G_END_DECLS
