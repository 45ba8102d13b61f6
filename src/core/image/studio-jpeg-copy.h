/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-output.h"
#include "studio-metadata-plan.h"

G_BEGIN_DECLS

/* A JPEG file with other metadata and the same pixels. Private to this folder. */
gboolean studio_jpeg_copy (StudioImageInput *input,
                           StudioImageOutput *output,
                           const StudioMetadataPlan *plan,
                           GError **error);

G_END_DECLS
