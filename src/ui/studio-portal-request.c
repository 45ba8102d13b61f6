/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-portal-request.h"

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
  char *parent;
  GVariant *subject;
  GVariant *options;
  GUnixFDList *files;
  GDBusConnection *bus;
  char *handle;
  guint response_id;
  guint watch_id;
  gulong cancelled_id;
} Call;

static void
free_call (gpointer data)
{
  Call *self = data;

  g_free (self->parent);
  g_variant_unref (self->subject);
  g_variant_unref (self->options);
  g_clear_object (&self->files);
  g_clear_object (&self->bus);
  g_free (self->handle);
  g_free (self);
}

/* Whether this is the first that is heard of the end. */
static gboolean
settle (GTask *task)
{
  Call *self = g_task_get_task_data (task);
  guint response_id = self->response_id;
  gulong cancelled_id = self->cancelled_id;

  self->response_id = 0;
  self->cancelled_id = 0;
  if (response_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, response_id);
  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), cancelled_id);
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
  g_autoptr (GTask) task = g_object_ref (user_data);
  g_autoptr (GVariant) results = NULL;
  guint32 response = G_MAXUINT32;

  if (!settle (task))
    return;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == RESPONSE_DONE)
    g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_variant_unref);
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

  if (settle (task))
    fail (task, G_IO_ERROR_FAILED, "The portal went away");
}

static void
cancelled_cb (G_GNUC_UNUSED GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Call *self = g_task_get_task_data (task);

  if (!settle (task))
    return;
  g_dbus_connection_call (self->bus,
                          STUDIO_PORTAL_NAME,
                          self->handle,
                          REQUEST,
                          "Close",
                          NULL,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          NULL,
                          NULL);
  fail (task, G_IO_ERROR_CANCELLED, "Called back");
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer == NULL && settle (task))
    fail (task, G_IO_ERROR_NOT_SUPPORTED, error->message);
  else if (answer != NULL && self->response_id != 0)
    self->watch_id = g_bus_watch_name_on_connection (self->bus,
                                                     STUDIO_PORTAL_NAME,
                                                     G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                     NULL,
                                                     vanished_cb,
                                                     g_object_ref (task),
                                                     g_object_unref);
}

/* Before the call, so that no answer comes too early. */
static char *
listen (GTask *task, Call *self)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (self->bus) + 1);
  char *token = g_strdup_printf ("ultra_studio_%u", g_random_int ());

  g_strdelimit (sender, ".", '_');
  self->handle = g_strdup_printf (STUDIO_PORTAL_PATH "/request/%s/%s", sender, token);
  self->response_id = g_dbus_connection_signal_subscribe (self->bus,
                                                          STUDIO_PORTAL_NAME,
                                                          REQUEST,
                                                          "Response",
                                                          self->handle,
                                                          NULL,
                                                          G_DBUS_SIGNAL_FLAGS_NONE,
                                                          responded_cb,
                                                          g_object_ref (task),
                                                          g_object_unref);
  return token;
}

static void
follow_cancellable (GTask *task, Call *self)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    self->cancelled_id = g_signal_connect_object (
        cancellable, "cancelled", G_CALLBACK (cancelled_cb), task, (GConnectFlags) 0);
}

static void
call (GTask *task, Call *self)
{
  g_autofree char *token = listen (task, self);
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (self->options);

  g_variant_dict_insert (&options, "handle_token", "s", token);
  follow_cancellable (task, self);
  g_dbus_connection_call_with_unix_fd_list (
      self->bus,
      STUDIO_PORTAL_NAME,
      STUDIO_PORTAL_PATH,
      self->portal,
      self->method,
      g_variant_new ("(s@*@a{sv})", self->parent, self->subject, g_variant_dict_end (&options)),
      G_VARIANT_TYPE ("(o)"),
      G_DBUS_CALL_FLAGS_NONE,
      -1,
      self->files,
      NULL,
      called_cb,
      g_object_ref (task));
}

static void
connected_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  self->bus = g_bus_get_finish (result, &error);
  if (self->bus == NULL)
    fail (task, G_IO_ERROR_NOT_SUPPORTED, error->message);
  else
    call (task, self);
}

/**
 * studio_portal_request_async:
 * @request: what to ask for; its floating values are taken
 * @cancellable: (nullable): calls the request back, on the main thread
 * @callback: called in the caller's main context when the person has answered
 * @user_data: for @callback
 */
void
studio_portal_request_async (const StudioPortalRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Call *self = g_new0 (Call, 1);

  self->portal = request->portal;
  self->method = request->method;
  self->parent = g_strdup (request->parent);
  self->subject = g_variant_ref_sink (request->subject);
  self->options = g_variant_ref_sink (request->options);
  g_set_object (&self->files, request->files);
  g_task_set_source_tag (task, studio_portal_request_async);
  g_task_set_task_data (task, self, free_call);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, task);
}

/**
 * studio_portal_request_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_NOT_SUPPORTED where there is no such portal,
 *   %G_IO_ERROR_CANCELLED where the person said no; not for people to read
 *
 * Returns: (transfer full) (nullable): what the portal answered with, a{sv}
 */
GVariant *
studio_portal_request_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_portal_request_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
