/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-store.h"

#include "studio-connection-file.h"
#include "studio-error.h"
#include "studio-file-lock.h"
#include "studio-secret.h"

#include <glib/gi18n-lib.h>

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
  return studio_connection_file_read (studio_paths_get_connection_file (self->paths));
}

static gboolean
write_file (StudioConnectionStore *self, GKeyFile *file, GError **error)
{
  return studio_connection_file_write (file, studio_paths_get_connection_file (self->paths), error);
}

static StudioFileLock *
lock_file (StudioConnectionStore *self)
{
  return studio_file_lock_take (studio_paths_get_connection_file (self->paths));
}

static StudioSavedConnection *
find (GKeyFile *file, const char *name, GError **error)
{
  StudioSavedConnection *saved = studio_connection_file_find (file, name);
  if (saved == NULL)
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_CONNECTION_NAME,
                 _ ("There is no connection “%s”."),
                 name);
  return saved;
}

static StudioConnection *
join_with_key (StudioConnectionStore *self,
               StudioSavedConnection *saved,
               GCancellable *cancellable,
               GError **error)
{
  GError *failure = NULL;
  const char *name = studio_saved_connection_get_name (saved);
  const char *address = studio_saved_connection_get_address (saved);
  g_autoptr (StudioSecret) key = studio_keyring_lookup (
      self->keyring, name, address, cancellable, &failure);

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
  g_autoptr (StudioConnection) connection = studio_connection_new (
      address, key, studio_saved_connection_get_model (saved), STUDIO_CONNECTION_KEYRING, error);
  return connection == NULL ? NULL
                            : studio_connection_copy (connection, name, STUDIO_CONNECTION_KEYRING);
}

/* Takes the key away that an earlier connection of that name had for another address. */
static gboolean
clear_old_key (StudioConnectionStore *self,
               StudioSavedConnection *old,
               const char *address,
               GCancellable *cancellable,
               GError **error)
{
  if (old == NULL || g_str_equal (studio_saved_connection_get_address (old), address))
    return TRUE;
  return studio_keyring_clear (self->keyring,
                               studio_saved_connection_get_name (old),
                               studio_saved_connection_get_address (old),
                               cancellable,
                               error);
}

/* Reads again under the lock, which is not held while the keyring may be asking a person: what
 * another process saved meanwhile stays. */
static gboolean
put (StudioConnectionStore *self, const char *name, StudioConnection *connection, GError **error)
{
  g_autoptr (StudioFileLock) lock G_GNUC_UNUSED = lock_file (self);
  g_autoptr (GKeyFile) file = read_file (self);

  studio_connection_file_put (file,
                              name,
                              studio_connection_get_address (connection),
                              studio_connection_get_model (connection));
  studio_connection_file_set_active (file, name);
  return write_file (self, file, error);
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
 * @paths: where the file is
 * @keyring: where the keys are kept
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
 * Finds the connection that is used: the environment's, else the active one. Blocking.
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
  g_autofree char *active = studio_connection_file_dup_active (file);
  if (active == NULL)
    return NULL;
  g_autoptr (StudioSavedConnection) saved = find (file, active, error);
  return saved == NULL ? NULL : join_with_key (self, saved, cancellable, error);
}

/**
 * studio_connection_store_load_named:
 * @self: a store
 * @name: the name of a saved connection
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_CONNECTION_NAME, %STUDIO_ERROR_KEYRING or
 *   %STUDIO_ERROR_NOT_CONNECTED
 *
 * Finds a saved connection, whatever the environment says. Blocking.
 *
 * Returns: (transfer full) (nullable): the connection
 */
StudioConnection *
studio_connection_store_load_named (StudioConnectionStore *self,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_autoptr (GKeyFile) file = read_file (self);
  g_autoptr (StudioSavedConnection) saved = find (file, name, error);
  return saved == NULL ? NULL : join_with_key (self, saved, cancellable, error);
}

/**
 * studio_connection_store_list:
 * @self: a store
 *
 * Reads the file only; the keyring is not asked. Blocking.
 *
 * Returns: (transfer full): #StudioSavedConnection objects
 */
GListModel *
studio_connection_store_list (StudioConnectionStore *self)
{
  g_autoptr (GKeyFile) file = read_file (self);
  return studio_connection_file_list (file);
}

/**
 * studio_connection_store_save:
 * @self: a store
 * @connection: what to keep; without a name it takes the place of the active one
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_KEYRING or %STUDIO_ERROR_STORAGE
 *
 * Keeps the key in the keyring and address and model in the file, and makes the connection the
 * active one. Where the keyring refuses, nothing is kept at all: a key never goes into a file.
 * Blocking.
 *
 * Returns: whether it is kept
 */
gboolean
studio_connection_store_save (StudioConnectionStore *self,
                              StudioConnection *connection,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GKeyFile) before = read_file (self);
  g_autofree char *active = studio_connection_file_dup_active (before);
  const char *address = studio_connection_get_address (connection);
  const char *name = studio_connection_get_name (connection);

  if (name == NULL)
    name = active != NULL ? active : STUDIO_CONNECTION_DEFAULT_NAME;
  g_autoptr (StudioSavedConnection) old = studio_connection_file_find (before, name);
  if (!studio_keyring_store (
          self->keyring, name, address, studio_connection_get_key (connection), cancellable, error)
      || !put (self, name, connection, error))
    return FALSE;
  return clear_old_key (self, old, address, cancellable, error);
}

/**
 * studio_connection_store_set_active:
 * @self: a store
 * @name: the name of a saved connection
 * @error: return location; %STUDIO_ERROR_CONNECTION_NAME or %STUDIO_ERROR_STORAGE
 *
 * Makes it the one that studio_connection_store_load() finds. The keyring is not asked. Blocking.
 *
 * Returns: whether it is
 */
gboolean
studio_connection_store_set_active (StudioConnectionStore *self, const char *name, GError **error)
{
  g_autoptr (StudioFileLock) lock G_GNUC_UNUSED = lock_file (self);
  g_autoptr (GKeyFile) file = read_file (self);
  g_autoptr (StudioSavedConnection) saved = find (file, name, error);

  if (saved == NULL)
    return FALSE;
  studio_connection_file_set_active (file, name);
  return write_file (self, file, error);
}

/**
 * studio_connection_store_forget:
 * @self: a store
 * @name: (nullable): the name of a saved connection, %NULL for the active one
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_CONNECTION_NAME, %STUDIO_ERROR_KEYRING or
 *   %STUDIO_ERROR_STORAGE
 *
 * Removes a saved connection: the key first, so that a failure never leaves a key behind that
 * nothing points to any more. Where it was the active one, none is. Blocking.
 *
 * Returns: whether it is not kept any more; also where there was no active one
 */
gboolean
studio_connection_store_forget (StudioConnectionStore *self,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GKeyFile) before = read_file (self);
  g_autofree char *active = studio_connection_file_dup_active (before);

  if (name == NULL && active == NULL)
    return TRUE;
  g_autoptr (StudioSavedConnection) saved = find (before, name == NULL ? active : name, error);
  if (saved == NULL
      || !studio_keyring_clear (self->keyring,
                                studio_saved_connection_get_name (saved),
                                studio_saved_connection_get_address (saved),
                                cancellable,
                                error))
    return FALSE;
  g_autoptr (StudioFileLock) lock G_GNUC_UNUSED = lock_file (self);
  g_autoptr (GKeyFile) file = read_file (self);
  studio_connection_file_remove (file, studio_saved_connection_get_name (saved));
  return write_file (self, file, error);
}
