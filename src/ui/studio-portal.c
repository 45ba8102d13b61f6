/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-portal.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"

/* What a request ends with. */
typedef enum
{
  RESPONSE_DONE = 0,
  RESPONSE_CANCELLED = 1,
} Response;

typedef struct
{
  const char *portal;
  const char *method;
  const char *flag;
  GUnixFDList *files;
  GDBusConnection *bus;
  char *token;
  guint response_id;
  guint watch_id;
} Call;

static void
free_call (gpointer data)
{
  Call *self = data;

  g_clear_object (&self->files);
  g_clear_object (&self->bus);
  g_free (self->token);
  g_free (self);
}

/* Whether this is the first that is heard of the end. */
static gboolean
settle (Call *self)
{
  guint response_id = self->response_id;

  self->response_id = 0;
  if (response_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, response_id);
  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  return response_id != 0;
}

static void
fail (GTask *task, int code, const char *reason)
{
  g_task_return_new_error (task, G_IO_ERROR, code, "%s", reason);
}

static void
responded_cb (G_GNUC_UNUSED GDBusConnection *bus,
              G_GNUC_UNUSED const char *sender,
              G_GNUC_UNUSED const char *path,
              G_GNUC_UNUSED const char *interface,
              G_GNUC_UNUSED const char *signal,
              GVariant *parameters,
              gpointer user_data)
{
  GTask *task = user_data;
  guint32 response = G_MAXUINT32;

  if (!settle (g_task_get_task_data (task)))
    return;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get_child (parameters, 0, "u", &response);
  if (response == RESPONSE_DONE)
    g_task_return_boolean (task, TRUE);
  else if (response == RESPONSE_CANCELLED)
    fail (task, G_IO_ERROR_CANCELLED, "The person said no");
  else
    fail (task, G_IO_ERROR_FAILED, "The portal could not do it");
}

/* A portal that ends does not answer any more. */
static void
vanished_cb (G_GNUC_UNUSED GDBusConnection *bus, G_GNUC_UNUSED const char *name, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  if (settle (g_task_get_task_data (task)))
    fail (task, G_IO_ERROR_FAILED, "The portal went away");
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer == NULL && settle (self))
    fail (task, G_IO_ERROR_NOT_SUPPORTED, error->message);
  else if (answer != NULL && self->response_id != 0)
    self->watch_id = g_bus_watch_name_on_connection (self->bus,
                                                     NAME,
                                                     G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                     NULL,
                                                     vanished_cb,
                                                     g_object_ref (task),
                                                     g_object_unref);
}

/* Before the call, so that no answer comes too early. */
static void
listen (GTask *task, Call *self)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (self->bus) + 1);
  g_autofree char *handle = NULL;

  self->token = g_strdup_printf ("ultra_studio_%u", g_random_int ());
  g_strdelimit (sender, ".", '_');
  handle = g_strdup_printf (PATH "/request/%s/%s", sender, self->token);
  self->response_id = g_dbus_connection_signal_subscribe (self->bus,
                                                          NAME,
                                                          REQUEST,
                                                          "Response",
                                                          handle,
                                                          NULL,
                                                          G_DBUS_SIGNAL_FLAGS_NONE,
                                                          responded_cb,
                                                          g_object_ref (task),
                                                          g_object_unref);
}

static void
connected_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  self->bus = g_bus_get_finish (result, &error);
  if (self->bus == NULL)
    {
      fail (task, G_IO_ERROR_NOT_SUPPORTED, error->message);
      return;
    }
  listen (task, self);
  g_variant_dict_insert (&options, "handle_token", "s", self->token);
  if (self->flag != NULL)
    g_variant_dict_insert (&options, self->flag, "b", TRUE);
  g_dbus_connection_call_with_unix_fd_list (
      self->bus,
      NAME,
      PATH,
      self->portal,
      self->method,
      g_variant_new ("(sh@a{sv})", "", 0, g_variant_dict_end (&options)),
      G_VARIANT_TYPE ("(o)"),
      G_DBUS_CALL_FLAGS_NONE,
      -1,
      self->files,
      NULL,
      called_cb,
      g_object_ref (task));
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
  Call *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->files = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->files == NULL)
    g_task_return_error (task, error);
  else
    g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, g_object_ref (task));
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
  g_task_set_task_data (task, self, free_call);
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
