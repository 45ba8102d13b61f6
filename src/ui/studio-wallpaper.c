/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wallpaper.h"

#include <gio/gio.h>

#define SCHEMA "org.gnome.desktop.background"

/* Those that show what these settings say; others have the schema too, but do not look at it. */
static gboolean
is_of_gnome (void)
{
  static const char *const desktops[] = { "GNOME", "Unity", "Budgie", "Pantheon" };
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) names = g_strsplit (current == NULL ? "" : current, ":", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (desktops); i++)
    if (g_strv_contains ((const char *const *) names, desktops[i]))
      return TRUE;
  return FALSE;
}

static GSettingsSchema *
look_up_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  return source == NULL ? NULL : g_settings_schema_source_lookup (source, SCHEMA, TRUE);
}

/**
 * studio_wallpaper_is_settable:
 *
 * Returns: whether studio_wallpaper_set() changes what the desktop shows: not in a sandbox, whose
 *   settings are its own
 */
gboolean
studio_wallpaper_is_settable (void)
{
  g_autoptr (GSettingsSchema) schema = look_up_schema ();

  return schema != NULL && g_settings_schema_has_key (schema, "picture-uri") && is_of_gnome ()
         && g_getenv ("FLATPAK_ID") == NULL && g_getenv ("SNAP") == NULL;
}

/**
 * studio_wallpaper_dup_folder:
 *
 * Returns: (transfer full): where GNOME Settings keeps pictures that a person added, and offers
 * them
 */
char *
studio_wallpaper_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "backgrounds", NULL);
}

/**
 * studio_wallpaper_set:
 * @path: an image file that stays
 *
 * Makes it the wallpaper by day and by night. Only where studio_wallpaper_is_settable().
 */
void
studio_wallpaper_set (const char *path)
{
  g_autoptr (GSettingsSchema) schema = look_up_schema ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_return_if_fail (schema != NULL && uri != NULL);
  g_autoptr (GSettings) settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_set_string (settings, "picture-uri", uri);
  if (g_settings_schema_has_key (schema, "picture-uri-dark"))
    g_settings_set_string (settings, "picture-uri-dark", uri);
  if (g_settings_schema_has_key (schema, "picture-options"))
    g_settings_set_string (settings, "picture-options", "zoom");
}
