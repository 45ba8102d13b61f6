/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-portal.h"

#include "studio-file-filters.h"
#include "studio-portal-request.h"
#include "studio-window-handle.h"

#define INTERFACE "org.freedesktop.portal.FileChooser"

/* The first that knows of folders. */
#define LEAST_VERSION 3

/* So long the desktop has to say whether it has the portal, which it may have to start first. */
#define PATIENCE_MS 5000

/* It did not answer in time, and is not waited for again. */
static gboolean is_silent;

typedef struct
{
  const StudioFileChoice *choice; /* the caller's */
  char *handle;
} Choosing;

static void
free_choosing (gpointer data)
{
  Choosing *self = data;

  g_free (self->handle);
  g_free (self);
}

static void
add_filters (GVariantDict *options)
{
  g_autoptr (GListModel) filters = studio_file_filters_new ();
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sa(us))"));
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);
      g_variant_builder_add_value (&builder, gtk_file_filter_to_gvariant (filter));
    }
  g_variant_dict_insert_value (options, "filters", g_variant_builder_end (&builder));
}

/* As https://flatpak.github.io/xdg-desktop-portal/docs/ names them. */
static GVariant *
make_options (const StudioFileChoice *choice)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *start = choice->start == NULL ? NULL : g_file_get_path (choice->start);

  g_variant_dict_insert (&options, "modal", "b", TRUE);
  g_variant_dict_insert (
      &options, "accept_label", "s", studio_file_choice_get_accept_label (choice));
  if (start != NULL)
    g_variant_dict_insert (&options, "current_folder", "^ay", start);
  if (choice->name != NULL)
    g_variant_dict_insert (&options, "current_name", "s", choice->name);
  if (choice->kind == STUDIO_FILE_CHOICE_FOLDER)
    g_variant_dict_insert (&options, "directory", "b", TRUE);
  if (choice->kind == STUDIO_FILE_CHOICE_OPEN)
    {
      g_variant_dict_insert (&options, "multiple", "b", TRUE);
      add_filters (&options);
    }
  return g_variant_dict_end (&options);
}

/* A portal is another program, which may say anything. */
static GListModel *
read_files (GVariant *results)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree const char **uris = NULL;

  if (!g_variant_lookup (results, "uris", "^a&s", &uris))
    return NULL;
  for (gsize i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_list_store_append (files, file);
    }
  return g_list_model_get_n_items (G_LIST_MODEL (files)) == 0
             ? NULL
             : G_LIST_MODEL (g_steal_pointer (&files));
}

static void
answered_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Choosing *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GVariant) results = studio_portal_request_finish (result, &error);
  GListModel *files = results == NULL ? NULL : read_files (results);

  studio_window_handle_drop (self->choice->parent, self->handle);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (files == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The portal named no file");
  else
    g_task_return_pointer (task, files, g_object_unref);
}

static void
exported_cb (const char *handle, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Choosing *self = g_task_get_task_data (task);
  gboolean saves = self->choice->kind == STUDIO_FILE_CHOICE_SAVE;
  const StudioPortalRequest wanted = {
    .portal = INTERFACE,
    .method = saves ? "SaveFile" : "OpenFile",
    .parent = handle,
    .subject = g_variant_new_string (self->choice->title),
    .options = make_options (self->choice),
  };

  self->handle = g_strdup (handle);
  studio_portal_request_async (
      &wanted, g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

static void
has_version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Choosing *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (
      G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) version = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (answer != NULL)
    g_variant_get (answer, "(v)", &version);
  is_silent = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  if (version == NULL || !g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32)
      || g_variant_get_uint32 (version) < LEAST_VERSION)
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No portal of files, or an old one");
  else
    studio_window_handle_export (self->choice->parent, exported_cb, g_object_ref (task));
}

static void
connected_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No session bus");
      return;
    }
  g_dbus_connection_call (bus,
                          STUDIO_PORTAL_NAME,
                          STUDIO_PORTAL_PATH,
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          g_variant_new ("(ss)", INTERFACE, "version"),
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE,
                          PATIENCE_MS,
                          g_task_get_cancellable (task),
                          has_version_cb,
                          g_object_ref (task));
}

/**
 * studio_file_portal_choose_async:
 * @choice: what is asked for; it stays until @callback is called
 * @cancellable: (nullable): closes the dialog
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Has the desktop ask for files in a dialog of its own, which is another program's: the toolkit's
 * dialog takes the main loop for longer than a frame, even where it leaves the asking to a portal.
 */
void
studio_file_portal_choose_async (const StudioFileChoice *choice,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Choosing *self = g_new0 (Choosing, 1);

  self->choice = choice;
  g_task_set_source_tag (task, studio_file_portal_choose_async);
  g_task_set_task_data (task, self, free_choosing);
  /* As in GTK 3, and in browsers. */
  if (is_silent || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "0") == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No portal is wanted");
  else
    g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, g_object_ref (task));
}

/**
 * studio_file_portal_choose_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_NOT_SUPPORTED where the desktop has no such portal,
 *   %G_IO_ERROR_CANCELLED where the person chose nothing; not for people to read
 *
 * Returns: (transfer full) (nullable): the files, #GFile, at least one
 */
GListModel *
studio_file_portal_choose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_file_portal_choose_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
