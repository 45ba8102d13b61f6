/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-output-format.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioImageContent:
 *
 * An image of the library for the clipboard or for a drag: its very bytes, and PNG for programs
 * that take nothing else, read in a worker when somebody asks for them. In a drag it is the file
 * too, and in this window the record's number (gint64).
 */
#define STUDIO_TYPE_IMAGE_CONTENT (studio_image_content_get_type ())
G_DECLARE_FINAL_TYPE (StudioImageContent,
                      studio_image_content,
                      STUDIO,
                      IMAGE_CONTENT,
                      GdkContentProvider)

GdkContentProvider *studio_image_content_new (const char *path, StudioOutputFormat format);
GdkContentProvider *studio_image_content_new_for_drag (const char *path,
                                                       StudioOutputFormat format,
                                                       gint64 id);

G_END_DECLS
