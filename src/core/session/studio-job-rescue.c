/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-job-private.h"

#include "studio-file-name.h"
#include "studio-image-scan.h"
#include "studio-part.h"

/* An image that arrived whole and could not be put into its place. */

static gboolean
scan (GBytes *bytes, StudioImageInfo *info)
{
  g_autoptr (StudioImageScan) image_scan = studio_image_scan_new ();
  return studio_image_scan_push (
             image_scan, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL)
         && studio_image_scan_finish (image_scan, info, NULL);
}

static void
save_in_thread (GTask *task,
                gpointer source,
                gpointer path,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;

  if (studio_job_save_rescued (source, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * studio_job_dup_rescue_name:
 * @self: a job with rescued bytes
 * @counter: the number of this image, from 1
 *
 * Returns: (transfer full): a name for the file that they are saved to
 */
char *
studio_job_dup_rescue_name (StudioJob *self, guint counter)
{
  StudioImageInfo info = { 0 };
  StudioFileNameFields fields = {
    .request = self->request,
    .info = &info,
    .created_us = studio_clock_get_real_us (self->clock),
    .id = self->record_id,
    .counter = counter,
  };

  g_return_val_if_fail (self->rescued != NULL, NULL);
  return scan (self->rescued, &info)
             ? studio_file_name_expand (STUDIO_FILE_NAME_DEFAULT_TEMPLATE, &fields)
             : g_strdup ("ultra-studio-image");
}

/**
 * studio_job_save_rescued:
 * @self: a job with rescued bytes
 * @path: a file that a person chose, having agreed to replace what is there
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Saves the image to @path in one step. Blocking, any thread.
 *
 * Returns: whether it is there
 */
gboolean
studio_job_save_rescued (StudioJob *self, const char *path, GError **error)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *part_path = g_strdup_printf ("%s.%.8s.part", path, unique);
  g_autoptr (StudioPart) part = NULL;

  g_return_val_if_fail (self->rescued != NULL, FALSE);
  part = studio_part_open (part_path, error);
  if (part == NULL)
    return FALSE;
  if (studio_part_write (
          part, g_bytes_get_data (self->rescued, NULL), g_bytes_get_size (self->rescued), error)
      && studio_part_finish_over (part, path, error))
    return TRUE;
  studio_part_discard (part);
  return FALSE;
}

/**
 * studio_job_save_rescued_async:
 * @self: a job with rescued bytes
 * @path: as in studio_job_save_rescued()
 * @callback: called when done
 * @user_data: for @callback
 *
 * studio_job_save_rescued() in a worker.
 */
void
studio_job_save_rescued_async (StudioJob *self,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_job_save_rescued_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * studio_job_save_rescued_finish:
 * @self: a job
 * @result: what the callback was given
 * @error: return location; as studio_job_save_rescued()
 *
 * Returns: whether it is there
 */
gboolean
studio_job_save_rescued_finish (StudioJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
