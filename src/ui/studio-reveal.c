/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-reveal.h"

/**
 * studio_reveal_folder:
 * @folder: a folder
 *
 * Opens @folder in the file manager, in a sandbox through the portal.
 */
void
studio_reveal_folder (GFile *folder)
{
  g_autofree char *uri = g_file_get_uri (folder);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (
      G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (answer == NULL && folder != NULL)
    studio_reveal_folder (folder);
}

static void
connected_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (bus == NULL)
    {
      if (folder != NULL)
        studio_reveal_folder (folder);
      return;
    }
  g_autofree char *uri = g_file_get_uri (file);
  const char *uris[] = { uri, NULL };
  g_dbus_connection_call (bus,
                          "org.freedesktop.FileManager1",
                          "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1",
                          "ShowItems",
                          g_variant_new ("(^ass)", uris, ""),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          shown_cb,
                          g_steal_pointer (&file));
}

/**
 * studio_reveal_file:
 * @file: a file
 *
 * Shows @file selected in the file manager; where no file manager offers that, opens its folder.
 */
void
studio_reveal_file (GFile *file)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, g_object_ref (file));
}
