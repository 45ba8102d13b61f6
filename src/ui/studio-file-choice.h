/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  STUDIO_FILE_CHOICE_OPEN,
  STUDIO_FILE_CHOICE_SAVE,
  STUDIO_FILE_CHOICE_FOLDER,
} StudioFileChoiceKind;

/**
 * StudioFileChoice:
 * @kind: existing files, one file to write, or a folder
 * @parent: the window that asks
 * @title: of the dialog
 * @name: (nullable): what a file to write is called at first
 * @start: (nullable): the folder to begin with
 *
 * What a dialog asks for, whoever shows it.
 */
typedef struct
{
  StudioFileChoiceKind kind;
  GtkWindow *parent;
  char *title;
  char *name;
  GFile *start;
} StudioFileChoice;

StudioFileChoice *studio_file_choice_new (StudioFileChoiceKind kind,
                                          GtkWindow *parent,
                                          const char *title,
                                          const char *name,
                                          GFile *start);
void studio_file_choice_free (StudioFileChoice *self);
const char *studio_file_choice_get_accept_label (const StudioFileChoice *self);

G_END_DECLS
