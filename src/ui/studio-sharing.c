/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-sharing.h"

#include "studio-file-name.h"
#include "studio-shown-path.h"

G_DEFINE_ENUM_TYPE (StudioShareRoute,
                    studio_share_route,
                    G_DEFINE_ENUM_VALUE (STUDIO_SHARE_SAVE, "save"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SHARE_EXPORT, "export"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SHARE_COPY, "copy"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SHARE_DRAG, "drag"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SHARE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SHARE_AUTO_SAVE, "auto-save"))

/* What the settings begin with. Saved, exported, dragged out and written by themselves are files
 * that a person keeps: they say all, so that the image can be made again years later. A program on
 * the same computer learns no more than the library knows, and may need it. What is pasted goes
 * into chats and documents, where nobody expects the prompt to come along: it says only that AI
 * made it, which whoever gets it should know. */
static const char *const keys[] = {
  [STUDIO_SHARE_SAVE] = "save-metadata", [STUDIO_SHARE_EXPORT] = "export-metadata",
  [STUDIO_SHARE_COPY] = "copy-metadata", [STUDIO_SHARE_DRAG] = "drag-metadata",
  [STUDIO_SHARE_OPEN] = "open-metadata", [STUDIO_SHARE_AUTO_SAVE] = "auto-save-metadata",
};

/**
 * studio_sharing_get_key:
 * @route: a way out
 *
 * Returns: (transfer none): the key of its choice in the settings
 */
const char *
studio_sharing_get_key (StudioShareRoute route)
{
  g_return_val_if_fail ((guint) route < G_N_ELEMENTS (keys), keys[0]);
  return keys[route];
}

/**
 * studio_sharing_get_choice:
 * @settings: the settings
 * @route: a way out
 *
 * Returns: what copies that go this way say of themselves
 */
StudioMetadataChoice
studio_sharing_get_choice (GSettings *settings, StudioShareRoute route)
{
  g_autofree char *word = g_settings_get_string (settings, studio_sharing_get_key (route));
  StudioMetadataChoice choice = STUDIO_METADATA_CHOICE_ALL;

  studio_metadata_choice_from_string (word, &choice, NULL);
  return choice;
}

/**
 * studio_sharing_set_choice:
 * @settings: the settings
 * @route: a way out
 * @choice: what copies that go this way say from now on
 */
void
studio_sharing_set_choice (GSettings *settings, StudioShareRoute route, StudioMetadataChoice choice)
{
  g_settings_set_string (
      settings, studio_sharing_get_key (route), studio_metadata_choice_to_string (choice));
}

/**
 * studio_sharing_fill_options:
 * @settings: the settings
 * @route: a way out other than the export, which asks for more
 * @options: (out caller-allocates): what copies are like, but for the name
 *
 * Content credentials are metadata too: who wants none gets none. Otherwise they stay whole as long
 * as the person wants them to.
 */
void
studio_sharing_fill_options (GSettings *settings,
                             StudioShareRoute route,
                             StudioExportOptions *options)
{
  StudioMetadataChoice choice = studio_sharing_get_choice (settings, route);
  gboolean keeps = choice != STUDIO_METADATA_CHOICE_NONE
                   && g_settings_get_boolean (settings, "export-keep-credentials");

  *options = (StudioExportOptions){
    .metadata = choice,
    .manifest = keeps ? STUDIO_MANIFEST_POLICY_PRESERVE : STUDIO_MANIFEST_POLICY_REMOVE,
  };
}

/**
 * studio_sharing_dup_template:
 * @settings: the settings
 *
 * Returns: (transfer full): the template of file names, the default where the one of the settings
 *   is none
 */
char *
studio_sharing_dup_template (GSettings *settings)
{
  g_autofree char *name_template = g_settings_get_string (settings, "file-name-template");

  return studio_file_name_check_template (name_template, NULL)
             ? g_steal_pointer (&name_template)
             : g_strdup (STUDIO_FILE_NAME_DEFAULT_TEMPLATE);
}

/**
 * studio_sharing_dup_folder:
 * @settings: the settings
 * @key: the address of a folder, empty for none
 *
 * Returns: (transfer full) (nullable): the folder
 */
GFile *
studio_sharing_dup_folder (GSettings *settings, const char *key)
{
  g_autofree char *uri = g_settings_get_string (settings, key);

  return *uri == '\0' ? NULL : g_file_new_for_uri (uri);
}

/**
 * studio_sharing_dup_folder_markup:
 * @settings: the settings
 * @key: the address of a folder, empty for none
 * @unset: what is said of none
 *
 * Returns: (transfer full): what a person calls the folder, as markup
 */
char *
studio_sharing_dup_folder_markup (GSettings *settings, const char *key, const char *unset)
{
  g_autofree char *uri = g_settings_get_string (settings, key);
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autofree char *shown = path == NULL ? NULL : studio_shown_path_dup (path);

  return g_markup_escape_text (*uri == '\0' ? unset : shown != NULL ? shown : uri, -1);
}
