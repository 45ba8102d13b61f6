/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Image files with metadata as other programs write it, put together byte by byte. Each function
 * changes the file that it is given and returns it. */
GByteArray *fixture_png (void);
GByteArray *fixture_png_add (GByteArray *png, const char *type, const void *data, gsize size);
GByteArray *fixture_png_text (GByteArray *png, const char *keyword, const char *latin1);
GByteArray *fixture_png_international (GByteArray *png,
                                       const char *keyword,
                                       const char *text,
                                       gboolean compressed);
GByteArray *fixture_png_compressed (GByteArray *png, const char *keyword, const char *latin1);
GByteArray *fixture_png_xmp (GByteArray *png, const char *xmp);

GByteArray *fixture_jpeg (void);
GByteArray *fixture_jpeg_add (GByteArray *jpeg, guint8 marker, const void *data, gsize size);
GByteArray *fixture_jpeg_exif (GByteArray *jpeg, GByteArray *tiff);
GByteArray *fixture_jpeg_xmp (GByteArray *jpeg, const char *xmp);
GByteArray *fixture_jpeg_manifest (GByteArray *jpeg);

GByteArray *fixture_webp (void);
GByteArray *fixture_webp_add (GByteArray *webp, const char *type, const void *data, gsize size);

GByteArray *fixture_tiff (gboolean big_endian);
GByteArray *fixture_tiff_add (GByteArray *tiff,
                              guint tag,
                              guint type,
                              const void *data,
                              gsize size);
GByteArray *fixture_tiff_exif (GByteArray *tiff,
                               guint tag,
                               guint type,
                               const void *data,
                               gsize size);
GByteArray *fixture_comment (const char *code,
                             const char *text,
                             gboolean utf16,
                             gboolean big_endian);
char *fixture_xmp (const char *properties);
GBytes *fixture_end (GByteArray *file);

G_END_DECLS
