/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-autosave.h"

#include "studio-draft-file.h"

struct _StudioAutosave
{
  GObject parent_instance;

  GObject *owner; /* it owns this */
  char *path;
  guint delay_ms;
  StudioAutosaveForm form;
  gboolean enabled;
  guint timeout;
  gboolean saving;
  gboolean changed_while_saving;
  gboolean wanted_while_saving; /* at once */
  guint64 n_taken;

  GMutex mutex; /* held while the file is written */
  guint64 n_written;
};

G_DEFINE_FINAL_TYPE (StudioAutosave, studio_autosave, G_TYPE_OBJECT)

typedef struct
{
  StudioAutosave *autosave;
  gpointer taken;
  guint64 number;
} SaveData;

static void
free_save_data (gpointer data)
{
  SaveData *save = data;

  save->autosave->form.free (save->taken);
  g_object_unref (save->autosave);
  g_free (save);
}

static SaveData *
take (StudioAutosave *self)
{
  SaveData *save = g_new0 (SaveData, 1);

  save->autosave = g_object_ref (self);
  save->taken = self->form.take (self->owner);
  save->number = ++self->n_taken;
  return save;
}

/* Whoever comes late finds the newer text there, which is what was wanted. Any thread. */
static gboolean
write_file (SaveData *save, GError **error)
{
  StudioAutosave *self = save->autosave;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  if (save->number < self->n_written)
    return TRUE;
  g_autofree char *text = self->form.build (save->taken);
  if (!studio_draft_file_write (self->path, text, error))
    return FALSE;
  self->n_written = save->number;
  return TRUE;
}

static void
save_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_file (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (G_GNUC_UNUSED GObject *owner, GAsyncResult *result, gpointer data)
{
  StudioAutosave *self = data;

  /* Nobody waits for it; the save at the end says what went wrong. */
  studio_autosave_save_finish (self, result, NULL);
  self->saving = FALSE;
  if (self->wanted_while_saving)
    studio_autosave_save_now (self);
  else if (self->changed_while_saving)
    studio_autosave_schedule (self);
}

static void
delay_over_cb (gpointer data)
{
  StudioAutosave *self = data;

  self->timeout = 0;
  studio_autosave_save_now (self);
}

static void
studio_autosave_finalize (GObject *object)
{
  StudioAutosave *self = STUDIO_AUTOSAVE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->path, g_free);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (studio_autosave_parent_class)->finalize (object);
}

static void
studio_autosave_class_init (StudioAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_autosave_finalize;
}

static void
studio_autosave_init (StudioAutosave *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * studio_autosave_new:
 * @owner: (transfer none): what is kept; it owns the new object and calls studio_autosave_stop()
 *   at its end
 * @path: the file
 * @delay_ms: how long after a change it is written
 * @form: how it becomes a file
 *
 * Returns: (transfer full): an autosave that is not enabled yet
 */
StudioAutosave *
studio_autosave_new (GObject *owner,
                     const char *path,
                     guint delay_ms,
                     const StudioAutosaveForm *form)
{
  StudioAutosave *self = g_object_new (STUDIO_TYPE_AUTOSAVE, NULL);

  self->owner = owner;
  self->path = g_strdup (path);
  self->delay_ms = delay_ms;
  self->form = *form;
  return self;
}

/**
 * studio_autosave_set_enabled:
 * @self: an autosave
 * @enabled: whether changes from now on are written by themselves
 */
void
studio_autosave_set_enabled (StudioAutosave *self, gboolean enabled)
{
  self->enabled = enabled;
}

/**
 * studio_autosave_get_enabled:
 * @self: an autosave
 *
 * Returns: whether changes are written by themselves
 */
gboolean
studio_autosave_get_enabled (StudioAutosave *self)
{
  return self->enabled;
}

/**
 * studio_autosave_schedule:
 * @self: an autosave whose owner has changed
 *
 * Writes the file soon, if enabled: one write for many changes, and one at a time.
 */
void
studio_autosave_schedule (StudioAutosave *self)
{
  if (!self->enabled || self->owner == NULL)
    return;
  if (self->saving)
    self->changed_while_saving = TRUE;
  else if (self->timeout == 0)
    self->timeout = g_timeout_add_once (self->delay_ms, delay_over_cb, self);
}

/**
 * studio_autosave_save_now:
 * @self: an autosave
 *
 * Writes what the owner is now, if enabled, without the delay: at once, or right behind the write
 * that is under way.
 */
void
studio_autosave_save_now (StudioAutosave *self)
{
  if (!self->enabled || self->owner == NULL)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->wanted_while_saving = self->saving;
  if (self->saving)
    return;
  self->saving = TRUE;
  self->changed_while_saving = FALSE;
  studio_autosave_save_async (self, NULL, saved_cb, self);
}

/**
 * studio_autosave_save:
 * @self: an autosave
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Writes the file. Blocking: for the very end, when no window is left.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_autosave_save (StudioAutosave *self, GError **error)
{
  SaveData *save = take (self);

  g_clear_handle_id (&self->timeout, g_source_remove);
  gboolean written = write_file (save, error);
  free_save_data (save);
  return written;
}

/**
 * studio_autosave_save_async:
 * @self: an autosave
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes what the owner is now, in a worker, enabled or not. The owner is the source of the result,
 * and lives until it is there.
 */
void
studio_autosave_save_async (StudioAutosave *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self->owner, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_autosave_save_async);
  g_task_set_task_data (task, take (self), free_save_data);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * studio_autosave_save_finish:
 * @self: an autosave
 * @result: what the callback was given
 * @error: return location; as studio_autosave_save()
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_autosave_save_finish (StudioAutosave *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (STUDIO_IS_AUTOSAVE (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_autosave_save_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_autosave_stop:
 * @self: an autosave
 *
 * The owner is on its way out. What is being written is written; nothing more is begun.
 */
void
studio_autosave_stop (StudioAutosave *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->owner = NULL;
}
