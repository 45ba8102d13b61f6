/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-paths.h"

#include "studio-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _StudioPaths
{
  GObject parent_instance;

  char *library_dir;
  char *database;
  char *images_dir;
  char *incoming_dir;
  char *trash_dir;
  char *draft;
  char *undo;
  char *last_view;
  char *styles;
  char *word_lists_dir;
  char *thumbnails_dir;
  char *connection_file;
};

G_DEFINE_FINAL_TYPE (StudioPaths, studio_paths, G_TYPE_OBJECT)

static void
studio_paths_finalize (GObject *object)
{
  StudioPaths *self = STUDIO_PATHS (object);

  g_clear_pointer (&self->library_dir, g_free);
  g_clear_pointer (&self->database, g_free);
  g_clear_pointer (&self->images_dir, g_free);
  g_clear_pointer (&self->incoming_dir, g_free);
  g_clear_pointer (&self->trash_dir, g_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->undo, g_free);
  g_clear_pointer (&self->last_view, g_free);
  g_clear_pointer (&self->styles, g_free);
  g_clear_pointer (&self->word_lists_dir, g_free);
  g_clear_pointer (&self->thumbnails_dir, g_free);
  g_clear_pointer (&self->connection_file, g_free);
  G_OBJECT_CLASS (studio_paths_parent_class)->finalize (object);
}

static void
studio_paths_class_init (StudioPathsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_paths_finalize;
}

static void
studio_paths_init (G_GNUC_UNUSED StudioPaths *self)
{
}

static StudioPaths *
new_for_dirs (const char *library_dir, const char *cache_dir, const char *config_dir)
{
  StudioPaths *self = g_object_new (STUDIO_TYPE_PATHS, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, library_dir, -1);

  self->library_dir = g_strdup (library_dir);
  self->database = g_build_filename (library_dir, "library.db", NULL);
  self->images_dir = g_build_filename (library_dir, "images", NULL);
  self->incoming_dir = g_build_filename (library_dir, "incoming", NULL);
  self->trash_dir = g_build_filename (library_dir, "trash", NULL);
  self->draft = g_build_filename (library_dir, "draft.json", NULL);
  self->undo = g_build_filename (library_dir, "undo.json", NULL);
  self->last_view = g_build_filename (library_dir, "last-view.json", NULL);
  self->styles = g_build_filename (library_dir, "styles.json", NULL);
  self->word_lists_dir = g_build_filename (library_dir, "wildcards", NULL);
  /* Image ids are numbers counted in each library, so each library has thumbnails of its own. */
  digest[16] = '\0';
  self->thumbnails_dir = g_build_filename (cache_dir, "ultra-studio", "thumbnails", digest, NULL);
  self->connection_file = g_build_filename (config_dir, "ultra-studio", "connections.ini", NULL);
  return self;
}

/**
 * studio_paths_new:
 * @library_dir: (nullable): the library's folder, or %NULL for `$XDG_DATA_HOME/ultra-studio`
 *
 * Returns: (transfer full): the paths; a relative @library_dir is taken from the current folder
 */
StudioPaths *
studio_paths_new (const char *library_dir)
{
  g_autofree char *dir = library_dir == NULL
                             ? g_build_filename (g_get_user_data_dir (), "ultra-studio", NULL)
                             : g_canonicalize_filename (library_dir, NULL);
  return new_for_dirs (dir, g_get_user_cache_dir (), g_get_user_config_dir ());
}

/**
 * studio_paths_new_for_test:
 * @base_dir: an empty folder
 *
 * Returns: (transfer full): paths that all lie under @base_dir
 */
StudioPaths *
studio_paths_new_for_test (const char *base_dir)
{
  g_autofree char *library_dir = g_build_filename (base_dir, "library", NULL);
  g_autofree char *cache_dir = g_build_filename (base_dir, "cache", NULL);
  g_autofree char *config_dir = g_build_filename (base_dir, "config", NULL);
  return new_for_dirs (library_dir, cache_dir, config_dir);
}

/**
 * studio_paths_get_library_dir:
 * @self: paths
 *
 * Returns: (transfer none): the library's folder
 */
const char *
studio_paths_get_library_dir (StudioPaths *self)
{
  return self->library_dir;
}

/**
 * studio_paths_get_database:
 * @self: paths
 *
 * Returns: (transfer none): the SQLite file
 */
const char *
studio_paths_get_database (StudioPaths *self)
{
  return self->database;
}

/**
 * studio_paths_get_images_dir:
 * @self: paths
 *
 * Returns: (transfer none): the folder under which images lie as `YYYY/MM/<id>.<png|jpg>`
 */
const char *
studio_paths_get_images_dir (StudioPaths *self)
{
  return self->images_dir;
}

/**
 * studio_paths_get_incoming_dir:
 * @self: paths
 *
 * Returns: (transfer none): the folder of `<id>.part` files, on the same file system as the images
 */
const char *
studio_paths_get_incoming_dir (StudioPaths *self)
{
  return self->incoming_dir;
}

/**
 * studio_paths_get_trash_dir:
 * @self: paths
 *
 * Returns: (transfer none): the folder of trashed images
 */
const char *
studio_paths_get_trash_dir (StudioPaths *self)
{
  return self->trash_dir;
}

/**
 * studio_paths_get_draft:
 * @self: paths
 *
 * Returns: (transfer none): the file that holds what is typed in the composer
 */
const char *
studio_paths_get_draft (StudioPaths *self)
{
  return self->draft;
}

/**
 * studio_paths_get_undo:
 * @self: the paths
 *
 * Returns: (transfer none): the file of what can be undone in the composer
 */
const char *
studio_paths_get_undo (StudioPaths *self)
{
  return self->undo;
}

/**
 * studio_paths_get_last_view:
 * @self: paths
 *
 * Returns: (transfer none): the file that keeps what the window showed last
 */
const char *
studio_paths_get_last_view (StudioPaths *self)
{
  return self->last_view;
}

/**
 * studio_paths_get_styles:
 * @self: the paths
 *
 * Returns: (transfer none): the file of presets and styles
 */
const char *
studio_paths_get_styles (StudioPaths *self)
{
  return self->styles;
}

/**
 * studio_paths_get_word_lists_dir:
 * @self: the paths
 *
 * Returns: (transfer none): the folder of the word lists that templates name, a text file each
 */
const char *
studio_paths_get_word_lists_dir (StudioPaths *self)
{
  return self->word_lists_dir;
}

/**
 * studio_paths_get_thumbnails_dir:
 * @self: paths
 *
 * Returns: (transfer none): this library's thumbnails in the cache
 */
const char *
studio_paths_get_thumbnails_dir (StudioPaths *self)
{
  return self->thumbnails_dir;
}

/**
 * studio_paths_get_connection_file:
 * @self: paths
 *
 * Returns: (transfer none): the file of addresses and models; never of keys
 */
const char *
studio_paths_get_connection_file (StudioPaths *self)
{
  return self->connection_file;
}

/**
 * studio_paths_ensure:
 * @self: paths
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes the library's folders and the thumbnail folder, readable by this user only. Blocking.
 *
 * Returns: whether all of them are there
 */
gboolean
studio_paths_ensure (StudioPaths *self, GError **error)
{
  const char *dirs[] = {
    self->library_dir, self->images_dir, self->incoming_dir, self->trash_dir, self->thumbnails_dir,
  };
  for (gsize i = 0; i < G_N_ELEMENTS (dirs); i++)
    if (g_mkdir_with_parents (dirs[i], 0700) != 0)
      {
        int saved = errno;
        g_set_error (error,
                     STUDIO_ERROR,
                     saved == ENOSPC ? STUDIO_ERROR_NO_SPACE : STUDIO_ERROR_STORAGE,
                     _ ("The folder “%s” cannot be made: %s."),
                     dirs[i],
                     g_strerror (saved));
        return FALSE;
      }
  return TRUE;
}
