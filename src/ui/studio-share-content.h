/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-hand-out.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioShareContent:
 *
 * Images of the library for the clipboard or for a drag. What leaves is a copy that says of the
 * image what was chosen, made in a worker when somebody asks for it: the bytes in the image's own
 * format, and PNG for programs that take nothing else. In a drag it is files too, and in this
 * window the number (gint64) of the image that was grabbed.
 */
#define STUDIO_TYPE_SHARE_CONTENT (studio_share_content_get_type ())
G_DECLARE_FINAL_TYPE (StudioShareContent,
                      studio_share_content,
                      STUDIO,
                      SHARE_CONTENT,
                      GdkContentProvider)

GdkContentProvider *studio_share_content_new (StudioLibrary *library,
                                              StudioRecord *record,
                                              const StudioExportOptions *options);
GdkContentProvider *studio_share_content_new_for_drag (StudioLibrary *library,
                                                       StudioRecord *grabbed,
                                                       GArray *ids,
                                                       const StudioExportOptions *options);

G_END_DECLS
