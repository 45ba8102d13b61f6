/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-store.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define GROUP "connection"

struct _StudioConnectionStore
{
  GObject parent_instance;

  StudioPaths *paths;
  StudioKeyring *keyring;
  char **environment;
};

G_DEFINE_FINAL_TYPE (StudioConnectionStore, studio_connection_store, G_TYPE_OBJECT)

static GKeyFile *
read_file (StudioConnectionStore *self)
{
  GKeyFile *file = g_key_file_new ();
  /* No file, or one that cannot be read as one, is no connection; saving writes it anew. */
  g_key_file_load_from_file (
      file, studio_paths_get_connection_file (self->paths), G_KEY_FILE_NONE, NULL);
  return file;
}

static gboolean
write_file (StudioConnectionStore *self, const char *address, const char *model, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) failure = NULL;
  const char *path = studio_paths_get_connection_file (self->paths);
  g_autofree char *folder = g_path_get_dirname (path);

  g_key_file_set_string (file, GROUP, "address", address);
  g_key_file_set_string (file, GROUP, "model", model);
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);
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

static void
load_in_thread (GTask *task,
                gpointer source,
                G_GNUC_UNUSED gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StudioConnection *connection = studio_connection_store_load (source, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, connection, g_object_unref);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  if (studio_connection_store_save (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
forget_in_thread (GTask *task,
                  gpointer source,
                  G_GNUC_UNUSED gpointer data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  if (studio_connection_store_forget (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
studio_connection_store_finalize (GObject *object)
{
  StudioConnectionStore *self = STUDIO_CONNECTION_STORE (object);

  g_clear_object (&self->paths);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->environment, g_strfreev);
  G_OBJECT_CLASS (studio_connection_store_parent_class)->finalize (object);
}

static void
studio_connection_store_class_init (StudioConnectionStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_connection_store_finalize;
}

static void
studio_connection_store_init (G_GNUC_UNUSED StudioConnectionStore *self)
{
}

/**
 * studio_connection_store_new:
 * @paths: where the file with the address lies
 * @keyring: where the key is kept
 * @environment: (array zero-terminated=1): variables as g_get_environ() gives them, copied
 *
 * Returns: (transfer full): a store; its functions may be called from any thread
 */
StudioConnectionStore *
studio_connection_store_new (StudioPaths *paths, StudioKeyring *keyring, char **environment)
{
  StudioConnectionStore *self = g_object_new (STUDIO_TYPE_CONNECTION_STORE, NULL);
  self->paths = g_object_ref (paths);
  self->keyring = g_object_ref (keyring);
  self->environment = g_strdupv (environment);
  return self;
}

/**
 * studio_connection_store_load:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_connection_new_from_environment(), %STUDIO_ERROR_KEYRING, or
 *   %STUDIO_ERROR_NOT_CONNECTED where an address is kept whose key the keyring does not have
 *
 * Finds the connection: the environment's, else the saved one. Blocking.
 *
 * Returns: (transfer full) (nullable): the connection; %NULL without an error where there is none
 */
StudioConnection *
studio_connection_store_load (StudioConnectionStore *self,
                              GCancellable *cancellable,
                              GError **error)
{
  GError *failure = NULL;
  StudioConnection *connection = studio_connection_new_from_environment (self->environment,
                                                                         &failure);
  if (connection != NULL)
    return connection;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  g_autoptr (GKeyFile) file = read_file (self);
  g_autofree char *address = g_key_file_get_string (file, GROUP, "address", NULL);
  g_autofree char *model = g_key_file_get_string (file, GROUP, "model", NULL);
  if (address == NULL)
    return NULL;
  g_autofree char *key = studio_keyring_lookup (self->keyring, address, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (key == NULL)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_NOT_CONNECTED,
                   _ ("The keyring has no key for %s."),
                   address);
      return NULL;
    }
  return studio_connection_new (address, key, model, STUDIO_CONNECTION_KEYRING, error);
}

/**
 * studio_connection_store_save:
 * @self: a store
 * @connection: what to keep
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_KEYRING or %STUDIO_ERROR_STORAGE
 *
 * Keeps the key in the keyring and address and model in the file. Where the keyring refuses,
 * nothing is kept at all: a key never goes into a file. Blocking.
 *
 * Returns: whether it is kept
 */
gboolean
studio_connection_store_save (StudioConnectionStore *self,
                              StudioConnection *connection,
                              GCancellable *cancellable,
                              GError **error)
{
  const char *address = studio_connection_get_address (connection);
  if (!studio_keyring_store (
          self->keyring, address, studio_connection_get_key (connection), cancellable, error))
    return FALSE;
  return write_file (self, address, studio_connection_get_model (connection), error);
}

/**
 * studio_connection_store_forget:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_KEYRING or %STUDIO_ERROR_STORAGE
 *
 * Removes the saved connection: the key first, so that a failure never leaves a key behind that
 * nothing points to any more. Blocking.
 *
 * Returns: whether nothing is kept any more
 */
gboolean
studio_connection_store_forget (StudioConnectionStore *self,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GKeyFile) file = read_file (self);
  g_autofree char *address = g_key_file_get_string (file, GROUP, "address", NULL);
  const char *path = studio_paths_get_connection_file (self->paths);

  if (address != NULL && !studio_keyring_clear (self->keyring, address, cancellable, error))
    return FALSE;
  if (g_unlink (path) == 0 || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (
      error, STUDIO_ERROR, STUDIO_ERROR_STORAGE, _ ("The file “%s” cannot be removed."), path);
  return FALSE;
}

/**
 * studio_connection_store_load_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_connection_store_load() in a worker.
 */
void
studio_connection_store_load_async (StudioConnectionStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_connection_store_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * studio_connection_store_load_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location; as studio_connection_store_load()
 *
 * Returns: (transfer full) (nullable): as studio_connection_store_load()
 */
StudioConnection *
studio_connection_store_load_finish (StudioConnectionStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_connection_store_save_async:
 * @self: a store
 * @connection: what to keep
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_connection_store_save() in a worker.
 */
void
studio_connection_store_save_async (StudioConnectionStore *self,
                                    StudioConnection *connection,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_connection_store_save_async);
  g_task_set_task_data (task, g_object_ref (connection), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * studio_connection_store_save_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location; as studio_connection_store_save()
 *
 * Returns: whether the connection is kept
 */
gboolean
studio_connection_store_save_finish (StudioConnectionStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_connection_store_forget_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_connection_store_forget() in a worker.
 */
void
studio_connection_store_forget_async (StudioConnectionStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_connection_store_forget_async);
  g_task_run_in_thread (task, forget_in_thread);
}

/**
 * studio_connection_store_forget_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location; as studio_connection_store_forget()
 *
 * Returns: whether nothing is kept any more
 */
gboolean
studio_connection_store_forget_finish (StudioConnectionStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
