/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioSelectionContent:
 *
 * Several images of the library for a drag: their files, whose places are looked up in a worker
 * when somebody asks for them, since of a selection only what is in sight is known. In this window
 * it is the number (gint64) of the image that was grabbed.
 */
#define STUDIO_TYPE_SELECTION_CONTENT (studio_selection_content_get_type ())
G_DECLARE_FINAL_TYPE (StudioSelectionContent,
                      studio_selection_content,
                      STUDIO,
                      SELECTION_CONTENT,
                      GdkContentProvider)

GdkContentProvider *studio_selection_content_new (StudioLibrary *library,
                                                  GArray *ids,
                                                  gint64 grabbed);

G_END_DECLS
