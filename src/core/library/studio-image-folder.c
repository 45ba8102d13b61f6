/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-folder.h"

#include <string.h>

static gboolean
is_image_extension (const char *extension)
{
  static const char *const extensions[] = { "png", "jpg", "jpeg", "webp", "avif", "gif" };

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_equal (extension, extensions[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_number_of (const char *name, gsize n_digits)
{
  return strlen (name) == n_digits && strspn (name, "0123456789") == n_digits;
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_months_of_year (GPtrArray *months, const char *images_dir, const char *year)
{
  g_autofree char *path = g_build_filename (images_dir, year, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_number_of (name, 2))
      g_ptr_array_add (months, g_strdup_printf ("images/%s/%s", year, name));
}

/**
 * studio_image_folder_parse_name:
 * @name: the name of a file
 * @extension: (out) (nullable): what stands behind the dot
 *
 * Returns: the id in a name such as `12.png`; 0 where there is none
 */
gint64
studio_image_folder_parse_name (const char *name, const char **extension)
{
  char *end = NULL;
  guint64 id = g_ascii_isdigit (*name) ? g_ascii_strtoull (name, &end, 10) : 0;

  *extension = NULL;
  /* A zero in front makes it another name than the one of that id. */
  if (id == 0 || id > STUDIO_IMAGE_FOLDER_MAX_ID || *name == '0' || *end != '.')
    return 0;
  *extension = end + 1;
  return (gint64) id;
}

/**
 * studio_image_folder_list:
 * @path: a folder
 * @extension: (nullable): which files, %NULL for those of images
 * @largest_id: (inout): raised to the largest id that any file bears, whatever its extension
 *
 * Returns: (transfer full) (element-type gint64 utf8): the names of the files by their ids; empty
 *   where there is no folder
 */
GHashTable *
studio_image_folder_list (const char *path, const char *extension, gint64 *largest_id)
{
  GHashTable *files = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  const char *found;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gint64 id = studio_image_folder_parse_name (name, &found);
      *largest_id = MAX (*largest_id, id);
      if (id > 0
          && (extension == NULL ? is_image_extension (found) : g_str_equal (found, extension)))
        g_hash_table_replace (files, g_memdup2 (&id, sizeof id), g_strdup (name));
    }
  return files;
}

/**
 * studio_image_folder_list_months:
 * @images_dir: the folder `images`
 *
 * Returns: (transfer full) (element-type utf8): the folders of the months, `images/YYYY/MM`, oldest
 *   first
 */
GPtrArray *
studio_image_folder_list_months (const char *images_dir)
{
  GPtrArray *months = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (images_dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_number_of (name, 4))
      add_months_of_year (months, images_dir, name);
  g_ptr_array_sort (months, compare_texts_cb);
  return months;
}

/**
 * studio_image_folder_name_month:
 * @us: a time, microseconds since 1970 UTC
 *
 * Returns: (transfer full): the folder of an image of that time, `images/YYYY/MM` in the local time
 *   zone
 */
char *
studio_image_folder_name_month (gint64 us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_local (utc);
  /* Not by the locale, which may have digits of its own. */
  return local == NULL ? g_strdup ("images/0000/00")
                       : g_strdup_printf ("images/%04d/%02d",
                                          g_date_time_get_year (local),
                                          g_date_time_get_month (local));
}
