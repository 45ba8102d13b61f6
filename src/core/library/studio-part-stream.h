/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-part.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioPartStream:
 *
 * Writes into a part whatever writes into a GIO stream. Closing it leaves the part to be finished.
 */
#define STUDIO_TYPE_PART_STREAM (studio_part_stream_get_type ())
G_DECLARE_FINAL_TYPE (StudioPartStream, studio_part_stream, STUDIO, PART_STREAM, GOutputStream)

GOutputStream *studio_part_stream_new (StudioPart *part);

G_END_DECLS
