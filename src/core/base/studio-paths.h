/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioPaths:
 *
 * Where everything is kept. Immutable, so it may be used from any thread. Nothing is created
 * by asking; only studio_paths_ensure() makes folders.
 */
#define STUDIO_TYPE_PATHS (studio_paths_get_type ())
G_DECLARE_FINAL_TYPE (StudioPaths, studio_paths, STUDIO, PATHS, GObject)

StudioPaths *studio_paths_new (const char *library_dir);
StudioPaths *studio_paths_new_for_test (const char *base_dir);
const char *studio_paths_get_library_dir (StudioPaths *self);
const char *studio_paths_get_database (StudioPaths *self);
const char *studio_paths_get_images_dir (StudioPaths *self);
const char *studio_paths_get_incoming_dir (StudioPaths *self);
const char *studio_paths_get_trash_dir (StudioPaths *self);
const char *studio_paths_get_draft (StudioPaths *self);
const char *studio_paths_get_undo (StudioPaths *self);
const char *studio_paths_get_last_view (StudioPaths *self);
const char *studio_paths_get_styles (StudioPaths *self);
const char *studio_paths_get_word_lists_dir (StudioPaths *self);
const char *studio_paths_get_thumbnails_dir (StudioPaths *self);
const char *studio_paths_get_connection_file (StudioPaths *self);
gboolean studio_paths_ensure (StudioPaths *self, GError **error);

G_END_DECLS
