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
undo_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  studio_draft_undo_load_finish (STUDIO_DRAFT_UNDO (object), result, NULL);
  studio_draft_undo_set_autosave (STUDIO_DRAFT_UNDO (object), TRUE);
  finish_part_of_open (data);
  g_object_unref (data);
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
  studio_draft_undo_forget (self->undo);
  studio_draft_undo_load_async (self->undo, NULL, undo_loaded_cb, g_steal_pointer (&task));
}

/* What the worker that opens the library gets to know, and what it finds beside it. */
typedef struct
{
  GMainContext *context;
  gboolean rebuild;
  StudioSpending *spending;
  GPtrArray *waiting; /* StudioRecord */
  StudioFoundView last;
} LibraryData;

static void
free_library_data (gpointer data)
{
  LibraryData *library = data;
  g_clear_object (&library->spending);
  g_main_context_unref (library->context);
  g_clear_pointer (&library->waiting, g_ptr_array_unref);
  studio_session_clear_found_view (&library->last);
  g_free (library);
}

/* Calls that cannot be ended now, as on a full disk, are ended at a later start; a database in
 * which they cannot even be looked up is damaged. */
static gboolean
recover (StudioLibrary *library, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (studio_library_recover (library, NULL, NULL, &failure)
      || !g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What cannot be summed up now is with the next change. */
static void
look_at_spending (StudioSession *self, LibraryData *data, StudioLibrary *library)
{
  data->spending = studio_spending_new (self->paths, self->clock);
  studio_spending_load (data->spending);
  studio_spending_refresh (data->spending, library, NULL);
}

static void
open_library_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  StudioSession *self = source;
  LibraryData *library_data = data;
  GError *error = NULL;
  const StudioLibraryOpening opening = {
    .flags = STUDIO_LIBRARY_OPEN_LEAVE_WAITING
             | (library_data->rebuild ? STUDIO_LIBRARY_OPEN_ANEW
                                      : STUDIO_LIBRARY_OPEN_OR_READ_ONLY),
    .cancellable = cancellable,
  };
  g_autoptr (StudioLibrary) library = studio_library_open_with (
      self->paths, self->clock, library_data->context, &opening, &error);

  /* Followed from before the gallery lists on, so that nothing falls between the two. */
  if (library != NULL && recover (library, &error) && studio_library_follow (library, &error))
    {
      look_at_spending (self, library_data, library);
      /* What cannot be taken now is found at a later start. */
      library_data->waiting = studio_library_take_waiting (library, NULL);
      studio_session_find_last_view (self, library, &library_data->last);
      g_task_return_pointer (task, g_steal_pointer (&library), g_object_unref);
    }
  else
    g_task_return_error (task, error);
}

static void
library_opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  StudioSession *self = STUDIO_SESSION (object);
  g_autoptr (GTask) task = data;
  OpenData *open = g_task_get_task_data (task);
  LibraryData *library_data = g_task_get_task_data (G_TASK (result));
  StudioLibrary *library = g_task_propagate_pointer (G_TASK (result), &open->error);

  if (library != NULL)
    {
      studio_spending_follow (self->spending, library, library_data->spending);
      studio_session_take_library (self, library);
      studio_session_take_last_view (self, &library_data->last);
    }
  if (library != NULL && library_data->waiting != NULL)
    studio_session_take_waiting (self, library_data->waiting);
  finish_part_of_open (task);
}

/**
 * studio_session_allow_rebuild:
 * @self: a session without a library
 * @allowed: whether a person agreed
 *
 * Lets the next studio_session_open_async() put a database aside that is damaged and make it anew
 * from the files.
 */
void
studio_session_allow_rebuild (StudioSession *self, gboolean allowed)
{
  self->rebuild = allowed;
}

/**
 * studio_session_open_async:
 * @self: a session
 * @cancellable: (nullable): a cancellable
 * @callback: called when library and draft are there
 * @user_data: for @callback
 *
 * Opens and recovers the library, reads the draft and looks for the connection, all in workers. A
 * library that cannot be written is opened for reading, which studio_library_get_read_only() says;
 * one whose database was missing has been made anew, as studio_library_get_origin() says.
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
  LibraryData *library_data = g_new0 (LibraryData, 1);
  library_data->context = g_main_context_ref (open->context);
  library_data->rebuild = self->rebuild;
  self->rebuild = FALSE;
  g_task_set_task_data (library, library_data, free_library_data);
  g_task_run_in_thread (library, open_library_in_thread);
  studio_draft_load_async (self->draft, cancellable, draft_loaded_cb, g_object_ref (task));
  /* Once: another attempt to open the library asks nobody for a key again. */
  if (!self->connection_asked)
    studio_connection_store_load_async (
        self->store, NULL, connection_loaded_cb, g_object_ref (self));
  self->connection_asked = TRUE;
}

/**
 * studio_session_open_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location; why the library cannot be opened, as studio_library_open_with()
 *
 * Returns: whether there is a library
 */
gboolean
studio_session_open_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
