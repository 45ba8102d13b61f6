/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

/**
 * StudioTileState:
 * @icon: (nullable): what stands in place of the image, %NULL where there is one
 * @text: (nullable): what it means, in a few words, to be shown
 *
 * Why a tile has no image. Static texts, translated.
 */
typedef struct
{
  const char *icon;
  const char *text;
} StudioTileState;

StudioTileState studio_tile_state_for_record (StudioRecord *record);
StudioTileState studio_tile_state_for_error (const GError *error);

G_END_DECLS
