/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-reveal.h"

#include "studio-portal.h"

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
open_folder_of (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder != NULL)
    studio_reveal_folder (folder);
}

static void
handed_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;

  if (!studio_portal_hand_file_finish (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    open_folder_of (file);
}

/* A sandbox does not see the file manager. */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (
      G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    studio_portal_hand_file_async ("org.freedesktop.portal.OpenURI",
                                   "OpenDirectory",
                                   NULL,
                                   g_file_peek_path (file),
                                   handed_cb,
                                   g_object_ref (file));
}

static void
connected_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      open_folder_of (file);
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
 * @file: a local file
 *
 * Shows @file selected in the file manager, in a sandbox through the portal; where neither offers
 * that, opens its folder.
 */
void
studio_reveal_file (GFile *file)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, g_object_ref (file));
}
