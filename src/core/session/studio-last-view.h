/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_LAST_VIEW_MAX_STRIP 200
#define STUDIO_LAST_VIEW_MAX_SELECTED 100
#define STUDIO_LAST_VIEW_MAX_COMPARED 4
#define STUDIO_LAST_VIEW_MAX_SEARCH 4096

/**
 * StudioLastZoom:
 * @STUDIO_LAST_ZOOM_FIT: the whole image
 * @STUDIO_LAST_ZOOM_FILL: as much of it as fills the window
 * @STUDIO_LAST_ZOOM_FREE: as #StudioLastView has it
 */
typedef enum
{
  STUDIO_LAST_ZOOM_FIT,
  STUDIO_LAST_ZOOM_FILL,
  STUDIO_LAST_ZOOM_FREE,
} StudioLastZoom;

/**
 * StudioLastView:
 * @shown: the image on show, 0 for none
 * @zoom_mode: how it was looked at
 * @zoom: device pixels to one of the image, 0.001…1000
 * @x: what of it was in the middle, 0…1 across
 * @y: likewise down
 * @strip: (element-type gint64): the images that were made, oldest first, at most
 *   %STUDIO_LAST_VIEW_MAX_STRIP
 * @search: what the gallery was searched for, at most %STUDIO_LAST_VIEW_MAX_SEARCH bytes
 * @first: the image at the upper edge of the gallery, 0 for the beginning
 * @selected: (element-type gint64): what was selected there, at most
 *   %STUDIO_LAST_VIEW_MAX_SELECTED
 * @compared: (element-type gint64): what was being compared: none, or two to
 *   %STUDIO_LAST_VIEW_MAX_COMPARED
 * @compare_mode: in which way, counted from 0
 *
 * What a window showed, kept over restarts in `last-view.json` beside the library, whose images it
 * names. Nothing of it is certain to be there still.
 */
typedef struct
{
  gint64 shown;
  StudioLastZoom zoom_mode;
  double zoom;
  double x;
  double y;
  GArray *strip;
  char *search;
  gint64 first;
  GArray *selected;
  GArray *compared;
  guint compare_mode;
} StudioLastView;

StudioLastView *studio_last_view_new (void);
void studio_last_view_free (StudioLastView *self);
char *studio_last_view_build (const StudioLastView *self);
StudioLastView *studio_last_view_parse (const char *text, gsize length);
StudioLastView *studio_last_view_read (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLastView, studio_last_view_free)

G_END_DECLS
