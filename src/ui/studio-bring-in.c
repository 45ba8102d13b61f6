/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-bring-in.h"

#include "studio-dialogs.h"
#include "studio-import-actions.h"
#include "studio-paste.h"
#include "studio-present.h"
#include "studio-recall-dialog.h"
#include "studio-recall-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  StudioWindow *window;
  char *path; /* (nullable) */
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (StudioWindow *window, const char *path)
{
  Reading *self = g_new0 (Reading, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  return self;
}

static void
read_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecall) recall = studio_recall_reader_read_finish (result, &error);

  if (studio_window_get_session (reading->window) == NULL)
    return;
  if (recall != NULL)
    studio_present (studio_recall_dialog_new (reading->window, recall, reading->path));
  else
    studio_window_show_error (reading->window, error);
}

static void
chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = studio_dialogs_open_finish (result, &error);

  if (files != NULL)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, 0);
      const char *paths[] = { file == NULL ? NULL : g_file_peek_path (file), NULL };
      studio_bring_in_paths (window, paths);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    studio_window_show_error (window, error);
}

static void
open_image_action (GtkWidget *widget,
                   G_GNUC_UNUSED const char *name,
                   G_GNUC_UNUSED GVariant *parameter)
{
  studio_dialogs_open_async (GTK_WINDOW (widget),
                             _ ("Open an Image for Its Parameters"),
                             NULL,
                             NULL,
                             chosen_cb,
                             g_object_ref (widget));
}

/* An image of this window is known better by its number than by its file. */
static gboolean
drop_cb (StudioWindow *window, const GValue *value)
{
  if (G_VALUE_HOLDS_INT64 (value))
    return gtk_widget_activate_action (
        GTK_WIDGET (window), "win.recall", "x", g_value_get_int64 (value));
  if (G_VALUE_HOLDS_STRING (value))
    {
      const char *text = g_value_get_string (value);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      studio_bring_in_bytes (window, bytes);
      return TRUE;
    }
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_auto (GStrv) paths = studio_bring_in_list_paths (files);
  studio_bring_in_paths (window, (const char *const *) paths);
  return *paths != NULL;
}

static void
bring_in_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  g_autofree const char **paths = g_variant_get_bytestring_array (parameter, NULL);

  if (paths[0] == NULL)
    studio_window_add_toast (STUDIO_WINDOW (widget),
                             adw_toast_new (_ ("Only files on this computer can be opened")));
  else
    studio_bring_in_paths (STUDIO_WINDOW (widget), paths);
}

/**
 * studio_bring_in_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that bring parameters in.
 */
void
studio_bring_in_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-image", NULL, open_image_action);
  gtk_widget_class_install_action (klass, "win.bring-in", "aay", bring_in_action);
  studio_paste_install (klass);
}

/**
 * studio_bring_in_take_drops:
 * @window: a window
 * @target: a part of it
 *
 * What is dropped on @target is read for its parameters. Files go past the text fields in it, which
 * would write their addresses down; texts do not.
 */
void
studio_bring_in_take_drops (StudioWindow *window, GtkWidget *target)
{
  GType types[] = { G_TYPE_INT64, GDK_TYPE_FILE_LIST };
  GtkDropTarget *files = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkDropTarget *texts = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (files, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (files), GTK_PHASE_CAPTURE);
  g_signal_connect_object (files, "drop", G_CALLBACK (drop_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (texts, "drop", G_CALLBACK (drop_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (target, GTK_EVENT_CONTROLLER (files));
  gtk_widget_add_controller (target, GTK_EVENT_CONTROLLER (texts));
}

/**
 * studio_bring_in_files:
 * @errands: the errands of the application
 * @files: (array length=n_files): what the program was started with, or another program hands over
 * @n_files: how many
 *
 * Brings them to the window once its library is open, which says so where some have no path.
 */
void
studio_bring_in_files (StudioErrands *errands, GFile **files, int n_files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (int i = 0; i < n_files; i++)
    if (g_file_peek_path (files[i]) != NULL)
      g_ptr_array_add (paths, (gpointer) g_file_peek_path (files[i]));
  if (paths->len > 0)
    studio_errands_ask (
        errands,
        "win.bring-in",
        g_variant_new_bytestring_array ((const char *const *) paths->pdata, (gssize) paths->len));
  if ((int) paths->len < n_files)
    studio_errands_ask (errands, "win.bring-in", g_variant_new_bytestring_array (NULL, 0));
}

/**
 * studio_bring_in_paths:
 * @window: a window
 * @paths: (array zero-terminated=1): files and folders
 *
 * One file is read for its parameters; several, and folders, are taken into the library.
 */
void
studio_bring_in_paths (StudioWindow *window, const char *const *paths)
{
  if (paths[0] == NULL || studio_window_get_session (window) == NULL)
    return;
  if (paths[1] == NULL && !g_file_test (paths[0], G_FILE_TEST_IS_DIR))
    studio_recall_reader_read_file_async (paths[0], NULL, read_cb, reading_new (window, paths[0]));
  else
    studio_import_actions_start (window, paths);
}

/**
 * studio_bring_in_bytes:
 * @window: a window
 * @bytes: an image or a text
 *
 * Reads it for its parameters.
 */
void
studio_bring_in_bytes (StudioWindow *window, GBytes *bytes)
{
  studio_recall_reader_read_bytes_async (bytes, NULL, read_cb, reading_new (window, NULL));
}

/**
 * studio_bring_in_list_paths:
 * @files: (element-type GFile): files
 *
 * What has no path, as a file of a phone may, is left out.
 *
 * Returns: (transfer full) (array zero-terminated=1): their paths
 */
char **
studio_bring_in_list_paths (GSList *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (; files != NULL; files = files->next)
    if (g_file_peek_path (files->data) != NULL)
      g_strv_builder_add (paths, g_file_peek_path (files->data));
  return g_strv_builder_end (paths);
}
