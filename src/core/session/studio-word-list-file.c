/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-word-lists.h"

#include "studio-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".txt"

static char *
build_path (const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static gboolean
check_name (const char *name, GError **error)
{
  if (studio_word_list_name_is_valid (name))
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_USAGE,
               _ ("“%s” cannot name a word list: use letters, digits, “-” and single “_”."),
               name);
  return FALSE;
}

static gboolean
check_text (const char *name, const char *text, gsize length, GError **error)
{
  if (length > STUDIO_WORD_LIST_MAX_SIZE)
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_FILE_KIND,
                 _ ("The word list “%s” is larger than %d kB."),
                 name,
                 STUDIO_WORD_LIST_MAX_SIZE / 1024);
  else if (!g_utf8_validate_len (text, length, NULL))
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_FILE_KIND,
                 _ ("The word list “%s” is not text in UTF-8."),
                 name);
  else
    return TRUE;
  return FALSE;
}

/**
 * studio_word_list_read:
 * @folder: the folder of the lists
 * @name: the name of one
 * @error: return location; %STUDIO_ERROR_USAGE, %STUDIO_ERROR_FILE_KIND or %STUDIO_ERROR_STORAGE
 *
 * Reads the file of a list. Blocking.
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
studio_word_list_read (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  gsize length = 0;
  GStatBuf info;

  if (!check_name (name, error))
    return NULL;
  path = build_path (folder, name);
  /* Looked at first, since a file without an end would be read for ever. */
  if (g_stat (path, &info) == 0 && info.st_size > STUDIO_WORD_LIST_MAX_SIZE)
    {
      check_text (name, "", (gsize) info.st_size, error);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, &failure))
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_STORAGE,
                   _ ("The word list “%s” cannot be read: %s."),
                   name,
                   failure->message);
      return NULL;
    }
  return check_text (name, text, length, error) ? g_steal_pointer (&text) : NULL;
}

static gboolean
load_file (StudioWordLists *self, const char *folder, const char *file, GError **error)
{
  g_autofree char *name = g_strndup (file, strlen (file) - strlen (SUFFIX));

  /* A file of another kind of name can be named by no template. */
  if (!studio_word_list_name_is_valid (name))
    return TRUE;
  g_autofree char *text = studio_word_list_read (folder, name, error);
  if (text == NULL)
    return FALSE;
  studio_word_lists_set (self, name, text);
  return TRUE;
}

/**
 * studio_word_lists_load:
 * @folder: the folder of the lists
 * @error: return location; as studio_word_list_read()
 *
 * Reads all lists, at most %STUDIO_WORD_LISTS_MAX. Blocking, in a worker.
 *
 * Returns: (transfer full) (nullable): the lists; none where there is no folder
 */
StudioWordLists *
studio_word_lists_load (const char *folder, GError **error)
{
  g_autoptr (StudioWordLists) self = studio_word_lists_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  if (dir == NULL)
    return g_steal_pointer (&self);
  for (guint n = 0; n < STUDIO_WORD_LISTS_MAX && (file = g_dir_read_name (dir)) != NULL;)
    {
      if (!g_str_has_suffix (file, SUFFIX) || *file == '.')
        continue;
      if (!load_file (self, folder, file, error))
        return NULL;
      n++;
    }
  return g_steal_pointer (&self);
}

/**
 * studio_word_list_write:
 * @folder: the folder of the lists, made where it is missing
 * @name: the name of one
 * @text: its text, an entry a line
 * @error: return location; %STUDIO_ERROR_USAGE, %STUDIO_ERROR_FILE_KIND, %STUDIO_ERROR_STORAGE or
 *   %STUDIO_ERROR_NO_SPACE
 *
 * Writes the file of a list in one step. Blocking, in a worker.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_word_list_write (const char *folder, const char *name, const char *text, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!check_name (name, error) || !check_text (name, text, strlen (text), error))
    return FALSE;
  g_autofree char *path = build_path (folder, name);
  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? STUDIO_ERROR_NO_SPACE
                                                                           : STUDIO_ERROR_STORAGE,
               _ ("The word list “%s” cannot be saved: %s."),
               name,
               failure->message);
  return FALSE;
}

/**
 * studio_word_list_remove:
 * @folder: the folder of the lists
 * @name: the name of one
 * @error: return location; %STUDIO_ERROR_USAGE or %STUDIO_ERROR_STORAGE
 *
 * Removes the file of a list; one that is gone already is fine. Blocking, in a worker.
 *
 * Returns: whether it is gone
 */
gboolean
studio_word_list_remove (const char *folder, const char *name, GError **error)
{
  if (!check_name (name, error))
    return FALSE;
  g_autofree char *path = build_path (folder, name);
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  int reason = errno;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("The word list “%s” cannot be removed: %s."),
               name,
               g_strerror (reason));
  return FALSE;
}
