/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-import-actions.h"

#include "studio-bring-in.h"
#include "studio-dialogs.h"
#include "studio-session-work.h"
#include "studio-toast.h"
#include "studio-work-toast.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioWindow *window;
  AdwToast *toast;
} Import;

static void
free_import (Import *self)
{
  g_object_unref (self->window);
  g_object_unref (self->toast);
  g_free (self);
}

static const char *
describe_importing (void)
{
  return _ ("Importing");
}

static void
progress_cb (guint64 n_done, guint64 n_all, gpointer data)
{
  Import *self = data;
  studio_work_toast_show_progress (self->toast, describe_importing (), n_done, n_all);
}

static char *
describe_taken (const StudioImportTally *tally)
{
  g_autofree char *count = g_strdup_printf (
      ngettext ("%'u image imported", "%'u images imported", tally->n_new), tally->n_new);

  if (tally->n_known == 0)
    return g_steal_pointer (&count);
  g_autofree char *known = g_strdup_printf (
      ngettext ("%'u was there already", "%'u were there already", tally->n_known), tally->n_known);
  return g_strdup_printf ("%s, %s", count, known);
}

/* One file is named with what is wrong with it, several are counted. */
static char *
describe_refused (const StudioImportTally *tally)
{
  if (tally->n_refused == 1)
    return g_strdup_printf ("%s: %s", tally->refused, tally->failure->message);
  return g_strdup_printf (ngettext ("%'u file could not be imported",
                                    "%'u files could not be imported",
                                    tally->n_refused),
                          tally->n_refused);
}

/* One is looked at, several are looked through: they stand where they were made. */
static void
tell_taken (StudioWindow *window, const StudioImportTally *tally)
{
  g_autofree char *taken = describe_taken (tally);
  AdwToast *toast = adw_toast_new (taken);

  adw_toast_set_button_label (toast, _ ("Show"));
  if (tally->n_new > 0 && tally->n_new + tally->n_known > 1)
    {
      adw_toast_set_action_name (toast, "win.search-for");
      adw_toast_set_action_target (toast, "s", "is:imported");
    }
  else
    {
      adw_toast_set_action_name (toast, "win.show-record");
      adw_toast_set_action_target (toast, "x", tally->first_id);
    }
  studio_window_add_toast (window, toast);
}

static void
tell (StudioWindow *window, const StudioImportTally *tally)
{
  if (tally->n_new + tally->n_known + tally->n_refused == 0)
    {
      studio_window_add_toast (window, adw_toast_new (_ ("There is no PNG, JPEG or WebP image")));
      return;
    }
  if (tally->n_new + tally->n_known > 0)
    tell_taken (window, tally);
  if (tally->n_refused > 0)
    {
      g_autofree char *refused = describe_refused (tally);
      g_autofree char *markup = g_markup_escape_text (refused, -1);
      studio_window_add_toast (window, adw_toast_new (markup));
    }
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Import *self = data;
  g_autoptr (GError) error = NULL;
  StudioImportTally tally;
  gboolean good = studio_session_import_finish (STUDIO_SESSION (source), result, &tally, &error);

  studio_toast_dismiss (self->toast);
  if (studio_window_get_session (self->window) != NULL)
    {
      if (good || tally.n_new > 0)
        tell (self->window, &tally);
      if (!good && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        studio_window_show_error (self->window, error);
    }
  free_import (self);
}

static void
folder_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = studio_dialogs_select_folder_finish (result, &error);
  const char *paths[] = { folder == NULL ? NULL : g_file_peek_path (folder), NULL };

  if (paths[0] != NULL)
    studio_import_actions_start (window, paths);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    studio_window_show_error (window, error);
}

static void
import_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  studio_dialogs_select_folder_async (GTK_WINDOW (widget),
                                      _ ("Import a Folder of Images"),
                                      NULL,
                                      NULL,
                                      folder_chosen_cb,
                                      g_object_ref (widget));
}

static gboolean
drop_cb (StudioWindow *window, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_auto (GStrv) paths = studio_bring_in_list_paths (files);

  if (*paths == NULL)
    return FALSE;
  studio_import_actions_start (window, (const char *const *) paths);
  return TRUE;
}

static void
files_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = studio_dialogs_open_finish (result, &error);
  GSList *list = NULL;

  for (guint i = files == NULL ? 0 : g_list_model_get_n_items (files); i > 0; i--)
    list = g_slist_prepend (list, g_list_model_get_item (files, i - 1));
  g_auto (GStrv) paths = studio_bring_in_list_paths (list);
  g_slist_free_full (list, g_object_unref);
  if (*paths != NULL)
    studio_import_actions_start (window, (const char *const *) paths);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    studio_window_show_error (window, error);
}

static void
import_files_action (GtkWidget *widget,
                     G_GNUC_UNUSED const char *name,
                     G_GNUC_UNUSED GVariant *parameter)
{
  studio_dialogs_open_async (
      GTK_WINDOW (widget), _ ("Import Images"), NULL, NULL, files_chosen_cb, g_object_ref (widget));
}

/**
 * studio_import_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the action that takes images in.
 */
void
studio_import_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import", NULL, import_action);
  gtk_widget_class_install_action (klass, "win.import-files", NULL, import_files_action);
}

/**
 * studio_import_actions_take_drops:
 * @window: a window
 * @target: a part of it
 *
 * Files and folders that are dropped on @target come into the library.
 */
void
studio_import_actions_take_drops (StudioWindow *window, GtkWidget *target)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (target, GTK_EVENT_CONTROLLER (drop));
}

/**
 * studio_import_actions_start:
 * @window: a window whose library is open, or nothing happens
 * @paths: (array zero-terminated=1): files and folders
 *
 * Takes them in, and tells how far it is and what became of them.
 */
void
studio_import_actions_start (StudioWindow *window, const char *const *paths)
{
  StudioSession *session = studio_window_get_session (window);

  if (session == NULL || studio_session_get_library (session) == NULL)
    return;
  Import *self = g_new0 (Import, 1);
  self->window = g_object_ref (window);
  g_autoptr (GCancellable) cancellable = studio_work_toast_add (
      window, describe_importing (), &self->toast);
  studio_session_import_async (session, paths, cancellable, progress_cb, self, imported_cb, self);
}
