/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-session-private.h"

#include "studio-error.h"

static void
connection_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = studio_connection_store_load_finish (
      STUDIO_CONNECTION_STORE (object), result, &error);

  studio_session_take_loaded_connection (self, connection, g_steal_pointer (&error));
}

/* Two things run side by side while a session opens; the task is done when both are. */
typedef struct
{
  guint n_pending;
  GMainContext *context;
  GError *error;
} OpenData;

static void
free_open_data (gpointer data)
{
  OpenData *open = data;
  g_main_context_unref (open->context);
  g_clear_error (&open->error);
  g_free (open);
}

static void
finish_part_of_open (GTask *task)
{
  OpenData *open = g_task_get_task_data (task);

  if (--open->n_pending > 0)
    return;
  if (open->error != NULL)
    g_task_return_error (task, g_steal_pointer (&open->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
draft_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  StudioSession *self = g_task_get_source_object (task);

  /* A draft that cannot be read is an empty one; its file was put aside. */
  studio_draft_load_finish (STUDIO_DRAFT (object), result, NULL);
  if (*studio_draft_get_seed (self->draft) == '\0')
    studio_session_draw_new_seed (self);
  studio_draft_set_autosave (self->draft, TRUE);
  finish_part_of_open (task);
}

static void
open_library_in_thread (GTask *task,
                        gpointer source,
                        gpointer data,
                        G_GNUC_UNUSED GCancellable *cancellable)
{
  StudioSession *self = source;
  GError *error = NULL;
  g_autoptr (StudioLibrary) library = NULL;

  if (studio_paths_ensure (self->paths, &error))
    library = studio_library_open (self->paths, self->clock, data, &error);
  if (library != NULL)
    studio_library_recover (library, NULL, NULL, &error);
  /* From before the gallery lists on, so that nothing falls between the two. */
  if (library != NULL && error == NULL)
    studio_library_follow (library, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&library), g_object_unref);
}

static void
library_opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  StudioSession *self = STUDIO_SESSION (object);
  g_autoptr (GTask) task = data;
  OpenData *open = g_task_get_task_data (task);
  StudioLibrary *library = g_task_propagate_pointer (G_TASK (result), &open->error);

  if (library != NULL)
    studio_session_take_library (self, library);
  finish_part_of_open (task);
}

/**
 * studio_session_open_async:
 * @self: a session
 * @cancellable: (nullable): a cancellable
 * @callback: called when library and draft are there
 * @user_data: for @callback
 *
 * Opens and recovers the library, reads the draft and looks for the connection, all in workers.
 */
void
studio_session_open_async (StudioSession *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  OpenData *open = g_new0 (OpenData, 1);

  open->n_pending = 2;
  open->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, studio_session_open_async);
  g_task_set_task_data (task, open, free_open_data);

  g_autoptr (GTask) library = g_task_new (
      self, cancellable, library_opened_cb, g_object_ref (task));
  g_task_set_source_tag (library, open_library_in_thread);
  g_task_set_task_data (
      library, g_main_context_ref (open->context), (GDestroyNotify) g_main_context_unref);
  g_task_run_in_thread (library, open_library_in_thread);
  studio_draft_load_async (self->draft, cancellable, draft_loaded_cb, g_object_ref (task));
  studio_connection_store_load_async (self->store, NULL, connection_loaded_cb, g_object_ref (self));
}

/**
 * studio_session_open_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; why the library cannot be opened, as studio_paths_ensure(),
 *   studio_library_open() and studio_library_recover()
 *
 * Returns: whether there is a library
 */
gboolean
studio_session_open_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
