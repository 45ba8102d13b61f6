/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-gallery-area.h"

G_BEGIN_DECLS

/* The pointer of StudioGalleryArea: clicks and the rubber band. */

void studio_gallery_band_install (StudioGalleryArea *area);

G_END_DECLS
