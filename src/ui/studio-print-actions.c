/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-print-actions.h"

#include "studio-gallery-selection.h"
#include "studio-print.h"
#include "studio-window-actions.h"

#include <glib/gi18n-lib.h>

/* So many that nobody wants more, and that the spooler's disk holds. */
#define MAX_PAGES 200

static void
free_ids (gpointer ids)
{
  g_array_unref (ids);
}

/* The records that have an image. */
static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  const GArray *ids = data;
  GError *error = NULL;
  GPtrArray *records = studio_library_load_many (
      source, (const gint64 *) (gconstpointer) ids->data, MIN (ids->len, MAX_PAGES), &error);

  for (guint i = records == NULL ? 0 : records->len; i > 0; i--)
    if (studio_record_get_state (g_ptr_array_index (records, i - 1)) != STUDIO_RECORD_KEPT)
      g_ptr_array_remove_index (records, i - 1);
  if (records == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, StudioWindow *window)
{
  g_autoptr (GError) error = NULL;
  const GError *own = studio_print_get_error (operation);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (studio_window_get_session (window) != NULL && (own != NULL || error != NULL))
    studio_window_show_error (window, own != NULL ? own : error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), &error);

  if (studio_window_get_session (window) == NULL)
    return;
  if (records == NULL)
    studio_window_show_error (window, error);
  if (records == NULL || records->len == 0)
    return;
  g_autoptr (GtkPrintOperation) operation = studio_print_new (STUDIO_LIBRARY (source), records);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, 0);
  /* What goes wrong here, "done" tells too. */
  gtk_print_operation_run (
      operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), NULL);
}

/* All that are selected where the image is one of them, as drags do. */
static GArray *
find_ids (StudioWindow *window, gint64 id)
{
  StudioGalleryPage *page = studio_window_get_parts (window).gallery_page;

  if (page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)))
    {
      g_autoptr (GArray) ids = studio_gallery_selection_dup_ids (
          studio_gallery_page_get_model (page));
      for (guint i = 0; i < ids->len; i++)
        if (g_array_index (ids, gint64, i) == id)
          return g_steal_pointer (&ids);
    }
  return g_array_append_val (g_array_new (FALSE, FALSE, sizeof id), id);
}

static void
print_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioSession *session = studio_window_get_session (window);
  StudioLibrary *library = session == NULL ? NULL : studio_session_get_library (session);

  if (library == NULL)
    return;
  GArray *ids = find_ids (window, g_variant_get_int64 (parameter));
  g_autoptr (GTask) task = g_task_new (library, NULL, loaded_cb, g_object_ref (window));
  if (ids->len > MAX_PAGES)
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: of more images that were selected. */
          ngettext ("Only the first %'u image is printed",
                    "Only the first %'u images are printed",
                    MAX_PAGES),
          (guint) MAX_PAGES);
      studio_window_add_toast (window, adw_toast_new (text));
    }
  g_task_set_source_tag (task, print_action);
  g_task_set_task_data (task, ids, free_ids);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * studio_print_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the action that prints.
 */
void
studio_print_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.print", "x", print_action);
}
