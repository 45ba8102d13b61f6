/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-export.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioShareRoute:
 * @STUDIO_SHARE_SAVE: a copy under a name that a person chose
 * @STUDIO_SHARE_EXPORT: copies in a folder
 * @STUDIO_SHARE_COPY: the clipboard
 * @STUDIO_SHARE_DRAG: files that are dragged out
 * @STUDIO_SHARE_OPEN: a copy that another program is given
 * @STUDIO_SHARE_AUTO_SAVE: the folder into which each new image is written too
 *
 * The ways out of the library. What copies say of themselves is remembered for each.
 */
typedef enum
{
  STUDIO_SHARE_SAVE,
  STUDIO_SHARE_EXPORT,
  STUDIO_SHARE_COPY,
  STUDIO_SHARE_DRAG,
  STUDIO_SHARE_OPEN,
  STUDIO_SHARE_AUTO_SAVE,
} StudioShareRoute;

#define STUDIO_TYPE_SHARE_ROUTE (studio_share_route_get_type ())
GType studio_share_route_get_type (void);

const char *studio_sharing_get_key (StudioShareRoute route);
StudioMetadataChoice studio_sharing_get_choice (GSettings *settings, StudioShareRoute route);
void studio_sharing_set_choice (GSettings *settings,
                                StudioShareRoute route,
                                StudioMetadataChoice choice);
void studio_sharing_fill_options (GSettings *settings,
                                  StudioShareRoute route,
                                  StudioExportOptions *options);
char *studio_sharing_dup_template (GSettings *settings);
GFile *studio_sharing_dup_folder (GSettings *settings, const char *key);
char *studio_sharing_dup_folder_markup (GSettings *settings, const char *key, const char *unset);

G_END_DECLS
