/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-file.h"

#include "studio-address.h"
#include "studio-connection.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEAD "connections"
#define PREFIX "connection "

/* Hundreds of connections; a larger file is none that this program wrote. */
#define FILE_MAX (256 * 1024)

static char *
build_group (const char *name)
{
  return g_strconcat (PREFIX, name, NULL);
}

/**
 * studio_connection_file_read:
 * @path: where it is
 *
 * Returns: (transfer full): what is in it; empty for no file or one that cannot be read as one,
 *   which saving writes anew
 */
GKeyFile *
studio_connection_file_read (const char *path)
{
  GKeyFile *file = g_key_file_new ();
  GStatBuf info;
  if (g_stat (path, &info) == 0 && info.st_size <= FILE_MAX)
    g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/**
 * studio_connection_file_write:
 * @file: what is to be in it
 * @path: where it goes
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Writes the file, for its owner only to read; removes it where no connection is left.
 *
 * Returns: whether it is done
 */
gboolean
studio_connection_file_write (GKeyFile *file, const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GListModel) list = studio_connection_file_list (file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);

  if (g_list_model_get_n_items (list) == 0)
    {
      if (g_unlink (path) == 0 || !g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
      g_set_error (
          error, STUDIO_ERROR, STUDIO_ERROR_STORAGE, _ ("The file “%s” cannot be removed."), path);
      return FALSE;
    }
  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("The connection cannot be saved: %s."),
               failure->message);
  return FALSE;
}

/**
 * studio_connection_file_dup_active:
 * @file: the connections
 *
 * Returns: (transfer full) (nullable): the name of the active one, where that one is there
 */
char *
studio_connection_file_dup_active (GKeyFile *file)
{
  g_autofree char *name = g_key_file_get_string (file, HEAD, "active", NULL);
  g_autofree char *group = name == NULL ? NULL : build_group (name);
  return group != NULL && g_key_file_has_group (file, group) ? g_steal_pointer (&name) : NULL;
}

/**
 * studio_connection_file_set_active:
 * @file: the connections
 * @name: the name of one of them
 *
 * Makes it the one that is used.
 */
void
studio_connection_file_set_active (GKeyFile *file, const char *name)
{
  g_key_file_set_string (file, HEAD, "active", name);
}

/**
 * studio_connection_file_find:
 * @file: the connections
 * @name: a name
 *
 * Returns: (transfer full) (nullable): the connection of that name. Its address is normal: a file
 *   that somebody edited cannot send a key unencrypted
 */
StudioSavedConnection *
studio_connection_file_find (GKeyFile *file, const char *name)
{
  g_autofree char *group = build_group (name);
  g_autofree char *text = g_key_file_get_string (file, group, "address", NULL);
  g_autofree char *address = text == NULL ? NULL : studio_address_normalise (text, NULL);
  g_autofree char *model_text = g_key_file_get_string (file, group, "model", NULL);
  g_autofree char *model = studio_model_normalise (model_text);
  g_autofree char *active = studio_connection_file_dup_active (file);

  if (address == NULL)
    return NULL;
  return studio_saved_connection_new (name, address, model, g_strcmp0 (active, name) == 0);
}

/**
 * studio_connection_file_list:
 * @file: the connections
 *
 * Returns: (transfer full): #StudioSavedConnection objects, in the order of the file
 */
GListModel *
studio_connection_file_list (GKeyFile *file)
{
  GListStore *list = g_list_store_new (STUDIO_TYPE_SAVED_CONNECTION);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group != NULL; group++)
    {
      const char *text = g_str_has_prefix (*group, PREFIX) ? *group + strlen (PREFIX) : "";
      g_autofree char *name = studio_connection_normalise_name (text, NULL);
      g_autoptr (StudioSavedConnection) saved = g_strcmp0 (name, text) != 0
                                                    ? NULL
                                                    : studio_connection_file_find (file, name);
      if (saved != NULL)
        g_list_store_append (list, saved);
    }
  return G_LIST_MODEL (list);
}

/**
 * studio_connection_file_put:
 * @file: the connections
 * @name: a name of studio_connection_normalise_name()
 * @address: a normalised address
 * @model: a model id
 *
 * Adds a connection, or changes the one of that name.
 */
void
studio_connection_file_put (GKeyFile *file,
                            const char *name,
                            const char *address,
                            const char *model)
{
  g_autofree char *group = build_group (name);
  g_key_file_set_string (file, group, "address", address);
  g_key_file_set_string (file, group, "model", model);
}

/**
 * studio_connection_file_remove:
 * @file: the connections
 * @name: the name of one of them
 *
 * Removes it. Where it was the active one, none is.
 */
void
studio_connection_file_remove (GKeyFile *file, const char *name)
{
  g_autofree char *group = build_group (name);
  g_autofree char *active = studio_connection_file_dup_active (file);

  if (g_strcmp0 (active, name) == 0)
    g_key_file_remove_key (file, HEAD, "active", NULL);
  g_key_file_remove_group (file, group, NULL);
}
