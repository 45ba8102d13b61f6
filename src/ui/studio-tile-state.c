/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tile-state.h"

#include "studio-error.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/**
 * studio_tile_state_for_record:
 * @record: (nullable): a record
 *
 * Returns: why it has no image; nothing where it has one, or nobody knows yet
 */
StudioTileState
studio_tile_state_for_record (StudioRecord *record)
{
  if (record == NULL || !studio_record_get_loaded (record))
    return (StudioTileState){ NULL, NULL };

  const char *icon = studio_view_state_icon (studio_record_get_state (record));
  switch (studio_record_get_state (record))
    {
    case STUDIO_RECORD_KEPT:
      return (StudioTileState){ NULL, NULL };
    case STUDIO_RECORD_REFUSED:
      return (StudioTileState){ icon, _ ("Refused") };
    case STUDIO_RECORD_FAILED:
      return (StudioTileState){ icon, _ ("Failed") };
    case STUDIO_RECORD_CANCELLED:
      return (StudioTileState){ icon, _ ("Cancelled") };
    case STUDIO_RECORD_UNKNOWN:
      return (StudioTileState){ icon, _ ("May have been billed") };
    case STUDIO_RECORD_QUEUED:
    case STUDIO_RECORD_SENT:
    case STUDIO_RECORD_RECEIVING:
      return (StudioTileState){ icon, _ ("Under way") };
    default:
      g_assert_not_reached ();
    }
}

/**
 * studio_tile_state_for_error:
 * @error: why there is no thumbnail
 *
 * Returns: what a tile says then
 */
StudioTileState
studio_tile_state_for_error (const GError *error)
{
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE))
    return (StudioTileState){ "image-missing-symbolic", _ ("Broken file") };
  return (StudioTileState){ "image-missing-symbolic", _ ("File missing") };
}
