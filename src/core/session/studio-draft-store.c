/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-file.h"
#include "studio-draft-private.h"

static void
load_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  JsonObject *object = studio_draft_file_read (data);
  g_task_return_pointer (task, object, object == NULL ? NULL : (GDestroyNotify) json_object_unref);
}

static gpointer
take (gpointer draft)
{
  return studio_draft_file_build (draft);
}

static char *
build (gpointer taken)
{
  return g_strdup (taken);
}

/* For the files of the draft alone. */
const StudioAutosaveForm studio_draft_form = { take, build, g_free };

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
      gboolean enabled = studio_autosave_get_enabled (self->autosave);
      studio_autosave_set_enabled (self->autosave, FALSE);
      studio_draft_file_apply (self, object);
      studio_autosave_set_enabled (self->autosave, enabled);
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
  return studio_autosave_save (self->autosave, error);
}

/**
 * studio_draft_save_async:
 * @self: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes what the properties are now, in a worker. For studio_draft_save_finish().
 */
void
studio_draft_save_async (StudioDraft *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  studio_autosave_save_async (self->autosave, cancellable, callback, user_data);
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
  return studio_autosave_save_finish (self->autosave, result, error);
}

/**
 * studio_draft_save_now:
 * @self: a draft
 *
 * Writes what the properties are now, if autosave is on, in a worker and without its delay: when
 * they were just used, and would be missed.
 */
void
studio_draft_save_now (StudioDraft *self)
{
  g_return_if_fail (STUDIO_IS_DRAFT (self));
  studio_autosave_save_now (self->autosave);
}
