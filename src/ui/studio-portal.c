/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-portal.h"

#include "studio-portal-request.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

typedef struct
{
  const char *portal;
  const char *method;
  const char *flag;
} Call;

static void
requested_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) results = studio_portal_request_finish (result, &error);

  if (results == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
request (GTask *task, GUnixFDList *files)
{
  const Call *self = g_task_get_task_data (task);
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  if (self->flag != NULL)
    g_variant_dict_insert (&options, self->flag, "b", TRUE);
  const StudioPortalRequest wanted = {
    .portal = self->portal,
    .method = self->method,
    .parent = "",
    .subject = g_variant_new_handle (0),
    .options = g_variant_dict_end (&options),
    .files = files,
  };
  studio_portal_request_async (&wanted, NULL, requested_cb, g_object_ref (task));
}

static void
open_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  const char *path = data;
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (file < 0)
    g_task_return_new_error (
        task, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s", g_strerror (errno));
  else
    g_task_return_pointer (task, g_unix_fd_list_new_from_array (&file, 1), g_object_unref);
}

static void
opened_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GUnixFDList) files = g_task_propagate_pointer (G_TASK (result), &error);

  if (files == NULL)
    g_task_return_error (task, error);
  else
    request (task, files);
}

/**
 * studio_portal_hand_file_async:
 * @portal: its interface, a literal
 * @method: a method (s parent, h file, a{sv} options), a literal
 * @flag: (nullable): an option that is to be true, a literal
 * @path: a file or folder
 * @callback: called in the caller's main context when the person has answered
 * @user_data: for @callback
 *
 * Hands a file to a portal of xdg-desktop-portal, as
 * https://flatpak.github.io/xdg-desktop-portal/docs/ tells.
 */
void
studio_portal_hand_file_async (const char *portal,
                               const char *method,
                               const char *flag,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GTask) opening = g_task_new (NULL, NULL, opened_cb, task);
  Call *self = g_new0 (Call, 1);

  self->portal = portal;
  self->method = method;
  self->flag = flag;
  g_task_set_source_tag (task, studio_portal_hand_file_async);
  g_task_set_task_data (task, self, g_free);
  g_task_set_source_tag (opening, open_in_thread);
  g_task_set_task_data (opening, g_strdup (path), g_free);
  g_task_run_in_thread (opening, open_in_thread);
}

/**
 * studio_portal_hand_file_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_NOT_SUPPORTED where there is no such portal,
 *   %G_IO_ERROR_CANCELLED where the person said no; not for people to read
 *
 * Returns: whether it is done
 */
gboolean
studio_portal_hand_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_portal_hand_file_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
