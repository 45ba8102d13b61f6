/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioBase64:
 *
 * An incremental decoder that takes what servers are known to send: both alphabets, white space,
 * missing padding and a `data:…;base64,` prefix. A plain struct; it owns nothing. All fields are
 * private.
 */
typedef struct
{
  guint32 bits;
  guint8 state;
  guint8 n_characters;
  guint8 n_padding;
  guint8 n_prefix;
  guint8 n_matched;
  gboolean take_breaks;
} StudioBase64;

/* How many bytes may come out of so many characters, with room for a fast store. */
#define STUDIO_BASE64_ROOM(n_characters) ((n_characters) / 4 * 3 + 12)

void studio_base64_init (StudioBase64 *self, gboolean take_breaks);
gsize studio_base64_decode (StudioBase64 *self,
                            const char *text,
                            gsize size,
                            guint8 *out,
                            gsize *n_out);
gboolean studio_base64_finish (StudioBase64 *self, guint8 *out, gsize *n_out);

G_END_DECLS
