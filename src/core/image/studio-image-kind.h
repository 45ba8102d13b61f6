/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes decide at most. */
#define STUDIO_IMAGE_KIND_HEAD 8

/**
 * StudioImageKind:
 * @STUDIO_IMAGE_KIND_UNDECIDED: more bytes are needed to tell
 * @STUDIO_IMAGE_KIND_PNG: begins like a PNG file
 * @STUDIO_IMAGE_KIND_JPEG: begins like a JPEG file
 * @STUDIO_IMAGE_KIND_FOREIGN: neither
 *
 * What the first bytes of a file say it is. Private to this folder.
 */
typedef enum
{
  STUDIO_IMAGE_KIND_UNDECIDED,
  STUDIO_IMAGE_KIND_PNG,
  STUDIO_IMAGE_KIND_JPEG,
  STUDIO_IMAGE_KIND_FOREIGN,
} StudioImageKind;

StudioImageKind studio_image_kind_sniff (const guint8 *head, gsize size);

G_END_DECLS
