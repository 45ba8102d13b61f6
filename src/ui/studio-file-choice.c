/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-choice.h"

#include <glib/gi18n-lib.h>

/* The toolkit itself begins with what was used last, by any program. In a sandbox that does not
 * know where the pictures are, the dialog is the desktop's, which remembers this for each program.
 */
static GFile *
find_start (GFile *wanted)
{
  const char *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);

  if (wanted != NULL)
    return g_object_ref (wanted);
  if (pictures == NULL && g_getenv ("FLATPAK_ID") != NULL)
    return NULL;
  return g_file_new_for_path (pictures == NULL ? g_get_home_dir () : pictures);
}

/**
 * studio_file_choice_new:
 * @kind: what is asked for
 * @parent: the window that asks
 * @title: of the dialog
 * @name: (nullable): what a file to write is called at first
 * @start: (nullable): the folder to begin with, %NULL for the pictures
 *
 * Returns: (transfer full): the choice
 */
StudioFileChoice *
studio_file_choice_new (StudioFileChoiceKind kind,
                        GtkWindow *parent,
                        const char *title,
                        const char *name,
                        GFile *start)
{
  StudioFileChoice *self = g_new0 (StudioFileChoice, 1);

  self->kind = kind;
  self->parent = g_object_ref (parent);
  self->title = g_strdup (title);
  self->name = g_strdup (name);
  self->start = find_start (start);
  return self;
}

/**
 * studio_file_choice_free:
 * @self: a choice
 */
void
studio_file_choice_free (StudioFileChoice *self)
{
  g_object_unref (self->parent);
  g_free (self->title);
  g_free (self->name);
  g_clear_object (&self->start);
  g_free (self);
}

/**
 * studio_file_choice_get_accept_label:
 * @self: a choice
 *
 * Returns: (transfer none): what the button says that ends the dialog well, with a mnemonic
 */
const char *
studio_file_choice_get_accept_label (const StudioFileChoice *self)
{
  switch (self->kind)
    {
    case STUDIO_FILE_CHOICE_OPEN:
      return _ ("_Open");
    case STUDIO_FILE_CHOICE_SAVE:
      return _ ("_Save");
    case STUDIO_FILE_CHOICE_FOLDER:
    default:
      return _ ("_Select");
    }
}
