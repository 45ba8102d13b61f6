/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-file.h"
#include "studio-draft-private.h"

#define SAVE_DELAY_MS 500

static void
load_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  JsonObject *object = studio_draft_file_read (data);
  g_task_return_pointer (task, object, object == NULL ? NULL : (GDestroyNotify) json_object_unref);
}

typedef struct
{
  char *path;
  char *text;
} SaveData;

static void
free_save_data (gpointer data)
{
  SaveData *save = data;
  g_free (save->path);
  g_free (save->text);
  g_free (save);
}

static void
save_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  SaveData *save = data;
  GError *error = NULL;

  if (studio_draft_file_write (save->path, save->text, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
autosaved_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioDraft *self = STUDIO_DRAFT (object);

  /* Nobody waits for an autosave; the one at the end says what went wrong. */
  studio_draft_save_finish (self, result, NULL);
  self->saving = FALSE;
  if (self->changed_while_saving)
    studio_draft_schedule_save (self);
}

static void
save_delay_over_cb (gpointer data)
{
  StudioDraft *self = data;

  self->save_source = 0;
  self->saving = TRUE;
  self->changed_while_saving = FALSE;
  studio_draft_save_async (self, NULL, autosaved_cb, NULL);
}

/**
 * studio_draft_schedule_save:
 * @self: a draft that has changed
 *
 * Writes the file soon, if autosave is on: one save for many changes, and one at a time, so that
 * an older text never lands on a newer one.
 */
void
studio_draft_schedule_save (StudioDraft *self)
{
  if (!self->autosave)
    return;
  if (self->saving)
    self->changed_while_saving = TRUE;
  else if (self->save_source == 0)
    self->save_source = g_timeout_add_once (SAVE_DELAY_MS, save_delay_over_cb, self);
}

/**
 * studio_draft_load_async:
 * @self: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the file in a worker and sets the properties. A missing file leaves the draft empty; one
 * that cannot be read is moved aside to `draft.json.broken`.
 */
void
studio_draft_load_async (StudioDraft *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_draft_load_async);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * studio_draft_load_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was not cancelled
 */
gboolean
studio_draft_load_finish (StudioDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  GError *failure = NULL;
  g_autoptr (JsonObject) object = g_task_propagate_pointer (G_TASK (result), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (object != NULL)
    {
      /* What was just read need not be written again. */
      gboolean autosave = self->autosave;
      self->autosave = FALSE;
      studio_draft_file_apply (self, object);
      self->autosave = autosave;
    }
  return TRUE;
}

/**
 * studio_draft_save:
 * @self: a draft
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Writes the file at once, in one step. Blocking: for the very end, when no window is left.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_draft_save (StudioDraft *self, GError **error)
{
  g_autofree char *text = studio_draft_file_build (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  return studio_draft_file_write (self->path, text, error);
}

/**
 * studio_draft_save_async:
 * @self: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes what the properties are now, in a worker.
 */
void
studio_draft_save_async (StudioDraft *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SaveData *save = g_new0 (SaveData, 1);

  save->path = g_strdup (self->path);
  save->text = studio_draft_file_build (self);
  g_task_set_source_tag (task, studio_draft_save_async);
  g_task_set_task_data (task, save, free_save_data);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * studio_draft_save_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: return location; as studio_draft_save()
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_draft_save_finish (StudioDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
