/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Images made in memory, with pixels that depend on their place alone, so that the same call
 * gives the same bytes. */

typedef enum
{
  STUDIO_TEST_PNG_RGB,
  STUDIO_TEST_PNG_RGBA,
  STUDIO_TEST_PNG_GRAY,
  STUDIO_TEST_PNG_GRAY_ALPHA,
  STUDIO_TEST_PNG_GRAY_1_BIT,
  STUDIO_TEST_PNG_PALETTE,
  STUDIO_TEST_PNG_PALETTE_TRANSPARENT,
  STUDIO_TEST_PNG_RGB_TRANSPARENT,
  STUDIO_TEST_PNG_RGB_16_BIT,
  STUDIO_TEST_PNG_N_KINDS,
} StudioTestPng;

typedef enum
{
  STUDIO_TEST_JPEG_FULL_COLOUR,
  STUDIO_TEST_JPEG_HALVED_COLOUR,
  STUDIO_TEST_JPEG_RESTARTS,
  STUDIO_TEST_JPEG_PROGRESSIVE,
  STUDIO_TEST_JPEG_GRAY,
  STUDIO_TEST_JPEG_CMYK,
  STUDIO_TEST_JPEG_CMYK_ADOBE,
  STUDIO_TEST_JPEG_YCCK,
  STUDIO_TEST_JPEG_N_KINDS,
} StudioTestJpeg;

GBytes *studio_test_images_png (StudioTestPng kind, int width, int height, gboolean interlaced);
GBytes *studio_test_images_jpeg (StudioTestJpeg kind, int width, int height);
GBytes *studio_test_images_png_chunk (const char *type, const void *data, gsize size);
GBytes *studio_test_images_png_claim (guint32 width, guint32 height);
GBytes *studio_test_images_jpeg_claim (guint width, guint height);
void studio_test_images_pixel (int x, int y, guint8 rgba[4]);

G_END_DECLS
