/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-undo-private.h"

#include <glib/gstdio.h>

/* Texts of half a megabyte, each escaped, are below this. */
#define MAX_FILE_SIZE (4 * 1024 * 1024)

typedef struct
{
  GPtrArray *steps;
  guint position;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->steps, g_ptr_array_unref);
  g_free (loaded);
}

static void
load_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  const char *path = data;
  Loaded *loaded = g_new0 (Loaded, 1);
  g_autofree char *text = NULL;
  gsize length = 0;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && info.st_size <= MAX_FILE_SIZE
      && g_file_get_contents (path, &text, &length, NULL))
    loaded->steps = studio_draft_steps_parse (text, length, &loaded->position);
  g_task_return_pointer (task, loaded, free_loaded);
}

typedef struct
{
  GPtrArray *steps;
  guint position;
} Taken;

static void
free_taken (gpointer data)
{
  Taken *taken = data;

  g_ptr_array_unref (taken->steps);
  g_free (taken);
}

static gpointer
take (gpointer data)
{
  StudioDraftUndo *self = data;
  Taken *taken = g_new0 (Taken, 1);

  taken->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_draft_step_unref);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (taken->steps, studio_draft_step_ref (g_ptr_array_index (self->steps, i)));
  taken->position = self->position;
  return taken;
}

static char *
build (gpointer data)
{
  Taken *taken = data;
  return studio_draft_steps_build (taken->steps, taken->position);
}

/* For the files of the undo alone. The draft, which matters more, says when the disk is full. */
const StudioAutosaveForm studio_draft_undo_form = { take, build, free_taken };

/**
 * studio_draft_undo_set_autosave:
 * @self: an undo
 * @autosave: whether steps are written a second after they were made
 */
void
studio_draft_undo_set_autosave (StudioDraftUndo *self, gboolean autosave)
{
  g_return_if_fail (STUDIO_IS_DRAFT_UNDO (self));
  studio_autosave_set_enabled (self->autosave, autosave);
}

/**
 * studio_draft_undo_load_async:
 * @self: an undo
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the steps of an earlier time in a worker, once the draft of that time is read. Without a
 * file, or with one that is none, there are none.
 */
void
studio_draft_undo_load_async (StudioDraftUndo *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_draft_undo_load_async);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * studio_draft_undo_load_finish:
 * @self: an undo
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was not cancelled
 */
gboolean
studio_draft_undo_load_finish (StudioDraftUndo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  Loaded *loaded = g_task_propagate_pointer (G_TASK (result), error);

  if (loaded == NULL)
    return FALSE;
  if (loaded->steps != NULL)
    studio_draft_undo_take_steps (self, g_steal_pointer (&loaded->steps), loaded->position);
  free_loaded (loaded);
  return TRUE;
}

/**
 * studio_draft_undo_save_async:
 * @self: an undo
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes the steps in a worker, in one step.
 */
void
studio_draft_undo_save_async (StudioDraftUndo *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  studio_autosave_save_async (self->autosave, cancellable, callback, user_data);
}

/**
 * studio_draft_undo_save_finish:
 * @self: an undo
 * @result: what the callback was given
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: whether the steps are on the disk
 */
gboolean
studio_draft_undo_save_finish (StudioDraftUndo *self, GAsyncResult *result, GError **error)
{
  return studio_autosave_save_finish (self->autosave, result, error);
}
