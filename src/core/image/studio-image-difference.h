/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* Pixels of which no channel differs by more are alike to the eye, and to lossy formats. */
#define STUDIO_IMAGE_DIFFERENCE_LEAST 4
#define STUDIO_IMAGE_DIFFERENCE_MAX_GAIN 8

/**
 * StudioImageDifference:
 * @share: of all pixels, how many differ, 0…1
 * @gain: by how much the difference was multiplied to be seen
 */
typedef struct
{
  double share;
  int gain;
} StudioImageDifference;

GdkPixbuf *studio_image_difference_new (GdkPixbuf *one,
                                        GdkPixbuf *other,
                                        StudioImageDifference *facts);

G_END_DECLS
