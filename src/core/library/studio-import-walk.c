/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-import-walk.h"

#include "studio-disk.h"
#include "studio-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GPtrArray *files;
  GPtrArray *folders; /* still to be looked at, the next one last */
  char *excluded;     /* (nullable): its real path */
} Walk;

static gboolean
has_image_name (const char *name)
{
  static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".jpe", ".webp" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      studio_disk_fail (error, errno, _ ("The folder “%1$s” cannot be read: %2$s."), folder);
      g_ptr_array_unref (names);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
is_excluded (const Walk *self, const char *folder)
{
  g_autofree char *real = self->excluded == NULL ? NULL : g_canonicalize_filename (folder, NULL);
  return real != NULL && g_str_equal (real, self->excluded);
}

static gboolean
add_file (Walk *self, char *path, GError **error)
{
  if (self->files->len < STUDIO_IMPORT_MAX_FILES)
    {
      g_ptr_array_add (self->files, path);
      return TRUE;
    }
  g_free (path);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_USAGE,
               g_dngettext (GETTEXT_PACKAGE,
                            "This is more than %'d file; take them in folder by folder.",
                            "These are more than %'d files; take them in folder by folder.",
                            STUDIO_IMPORT_MAX_FILES),
               STUDIO_IMPORT_MAX_FILES);
  return FALSE;
}

/* Links to folders are not followed: they may lead in a circle, or out of what was meant. */
static gboolean
add_entries (Walk *self, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (folder, error);
  g_autoptr (GPtrArray) below = g_ptr_array_new ();

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (!is_link && !is_excluded (self, path))
            g_ptr_array_add (below, g_steal_pointer (&path));
        }
      else if (has_image_name (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR)
               && !add_file (self, g_steal_pointer (&path), error))
        {
          g_ptr_array_set_free_func (below, g_free);
          return FALSE;
        }
    }
  for (guint i = below->len; i > 0; i--)
    g_ptr_array_add (self->folders, g_ptr_array_index (below, i - 1));
  return TRUE;
}

static gboolean
walk_folder (Walk *self, const char *folder, GCancellable *cancellable, GError **error)
{
  g_ptr_array_add (self->folders, g_strdup (folder));
  while (self->folders->len > 0)
    {
      g_autofree char *next = g_ptr_array_steal_index (self->folders, self->folders->len - 1);
      g_autoptr (GError) failure = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (add_entries (self, next, &failure))
        continue;
      /* A folder that somebody else locked does not keep the others out. */
      if (!g_str_equal (next, folder)
          && !g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_USAGE))
        continue;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * studio_import_walk:
 * @paths: (array zero-terminated=1): files and folders
 * @excluded_folder: (nullable): a folder that is not looked into, the library's own
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE where a folder that was named cannot be read,
 *   %STUDIO_ERROR_USAGE for more than %STUDIO_IMPORT_MAX_FILES, or %G_IO_ERROR_CANCELLED
 *
 * Files are taken as they are named. Of folders, all files below whose names are those of images,
 * in the order of their names; hidden ones and links to folders are left out.
 *
 * Returns: (transfer full) (nullable) (element-type filename): the files
 */
GPtrArray *
studio_import_walk (const char *const *paths,
                    const char *excluded_folder,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *excluded = excluded_folder == NULL
                                  ? NULL
                                  : g_canonicalize_filename (excluded_folder, NULL);
  Walk self = { files, folders, excluded };

  for (; *paths != NULL; paths++)
    if (!g_file_test (*paths, G_FILE_TEST_IS_DIR))
      {
        if (!add_file (&self, g_strdup (*paths), error))
          return NULL;
      }
    else if (!walk_folder (&self, *paths, cancellable, error))
      return NULL;
  return g_steal_pointer (&files);
}
