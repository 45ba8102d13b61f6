/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-store.h"

static void
return_pointer (GTask *task, gpointer object, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, object, g_object_unref);
}

static void
return_done (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
load_in_thread (GTask *task,
                gpointer source,
                G_GNUC_UNUSED gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StudioConnection *connection = studio_connection_store_load (source, cancellable, &error);
  return_pointer (task, connection, error);
}

/* The key first: what cannot be used does not become the active one. */
static void
use_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  StudioConnection *connection = studio_connection_store_load_named (
      source, data, cancellable, &error);
  if (connection != NULL && !studio_connection_store_set_active (source, data, &error))
    g_clear_object (&connection);
  return_pointer (task, connection, error);
}

static void
list_in_thread (GTask *task,
                gpointer source,
                G_GNUC_UNUSED gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  return_pointer (task, studio_connection_store_list (source), NULL);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = studio_connection_store_save (source, data, cancellable, &error);
  return_done (task, done, error);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = studio_connection_store_forget (source, data, cancellable, &error);
  return_done (task, done, error);
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
 * studio_connection_store_use_async:
 * @self: a store
 * @name: the name of a saved connection
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_connection_store_load_named(), then studio_connection_store_set_active(), in a worker.
 */
void
studio_connection_store_use_async (StudioConnectionStore *self,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_connection_store_use_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  g_task_run_in_thread (task, use_in_thread);
}

/**
 * studio_connection_store_use_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location; as the two functions
 *
 * Returns: (transfer full) (nullable): the connection, which is the active one now
 */
StudioConnection *
studio_connection_store_use_finish (StudioConnectionStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_connection_store_list_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_connection_store_list() in a worker.
 */
void
studio_connection_store_list_async (StudioConnectionStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_connection_store_list_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * studio_connection_store_list_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): as studio_connection_store_list()
 */
GListModel *
studio_connection_store_list_finish (StudioConnectionStore *self,
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
 * @name: (nullable): the name of a saved connection, %NULL for the active one
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_connection_store_forget() in a worker.
 */
void
studio_connection_store_forget_async (StudioConnectionStore *self,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_connection_store_forget_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  g_task_run_in_thread (task, forget_in_thread);
}

/**
 * studio_connection_store_forget_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location; as studio_connection_store_forget()
 *
 * Returns: whether the connection is not kept any more
 */
gboolean
studio_connection_store_forget_finish (StudioConnectionStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
