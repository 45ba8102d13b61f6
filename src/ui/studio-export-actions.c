/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-export-actions.h"

#include "studio-dialogs.h"
#include "studio-export-dialog.h"
#include "studio-file-name.h"
#include "studio-present.h"
#include "studio-reveal.h"
#include "studio-session-work.h"
#include "studio-sharing.h"
#include "studio-toast.h"
#include "studio-work-toast.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioWindow *window;
  GArray *ids; /* gint64 */
  AdwToast *toast;
} Export;

static void
free_export (Export *self)
{
  g_object_unref (self->window);
  g_array_unref (self->ids);
  g_clear_object (&self->toast);
  g_free (self);
}

static Export *
new_export (StudioWindow *window, const gint64 *ids, gsize n_ids)
{
  Export *self = g_new0 (Export, 1);

  self->window = g_object_ref (window);
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, (guint) n_ids);
  return self;
}

static const char *
describe_exporting (void)
{
  return _ ("Exporting");
}

static void
progress_cb (guint64 n_done, guint64 n_all, gpointer data)
{
  Export *self = data;
  studio_work_toast_show_progress (self->toast, describe_exporting (), n_done, n_all);
}

static void
reveal_cb (G_GNUC_UNUSED AdwToast *toast, gpointer file)
{
  studio_reveal_file (file);
}

static void
free_file_cb (gpointer file, G_GNUC_UNUSED GClosure *closure)
{
  g_object_unref (file);
}

static void
tell_copied (StudioWindow *window, const StudioExportTally *tally)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%'u image exported", "%'u images exported", tally->n_copied), tally->n_copied);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("Show in _Files"));
  g_signal_connect_data (toast,
                         "button-clicked",
                         G_CALLBACK (reveal_cb),
                         g_file_new_for_path (tally->path),
                         free_file_cb,
                         0);
  studio_window_add_toast (window, toast);
}

/* Takes the text. */
static void
tell_text (StudioWindow *window, char *text)
{
  g_autofree char *title = text;
  studio_window_add_toast (window, adw_toast_new (title));
}

static void
tell (StudioWindow *window, const StudioExportTally *tally)
{
  if (tally->n_copied > 0)
    tell_copied (window, tally);
  if (tally->n_unchanged > 0)
    tell_text (window,
               g_strdup_printf (ngettext ("%'u copied unchanged, to keep content credentials whole",
                                          "%'u copied unchanged, to keep content credentials whole",
                                          tally->n_unchanged),
                                tally->n_unchanged));
  if (tally->n_failed == 1)
    studio_window_show_error (window, tally->failure);
  else if (tally->n_failed > 1)
    tell_text (
        window,
        g_strdup_printf (
            ngettext ("%'u could not be exported", "%'u could not be exported", tally->n_failed),
            tally->n_failed));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  StudioExportTally tally;
  gboolean good = studio_session_export_finish (STUDIO_SESSION (source), result, &tally, &error);

  studio_toast_dismiss (self->toast);
  if (studio_window_get_session (self->window) != NULL)
    {
      tell (self->window, &tally);
      if (!good && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        studio_window_show_error (self->window, error);
    }
  free_export (self);
}

/* @chosen is a folder or an archive; takes @self. */
static void
go_on (Export *self, GFile *chosen, gboolean as_zip, const GError *error)
{
  gboolean closed = studio_window_get_session (self->window) == NULL;

  if (!closed && chosen != NULL && g_file_peek_path (chosen) != NULL)
    {
      g_autoptr (GFile) above = as_zip ? g_file_get_parent (chosen) : NULL;
      g_autofree char *uri = g_file_get_uri (above == NULL ? chosen : above);
      g_settings_set_string (studio_window_get_settings (self->window), "save-folder", uri);
      studio_export_actions_start (self->window,
                                   (const gint64 *) (gpointer) self->ids->data,
                                   self->ids->len,
                                   g_file_peek_path (chosen),
                                   as_zip);
    }
  else if (!closed && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    studio_window_show_error (self->window, error);
  free_export (self);
}

static void
folder_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = studio_dialogs_select_folder_finish (result, &error);

  go_on (data, folder, FALSE, error);
}

static void
archive_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) archive = studio_dialogs_save_finish (result, &error);

  go_on (data, archive, TRUE, error);
}

static void
choose_place_cb (G_GNUC_UNUSED StudioExportDialog *dialog, gpointer data)
{
  const Export *self = data;
  GSettings *settings = studio_window_get_settings (self->window);
  g_autoptr (GFile) start = studio_sharing_dup_folder (settings, "save-folder");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "ultra-studio-%Y-%m-%d.zip");
  Export *next = new_export (
      self->window, (const gint64 *) (gpointer) self->ids->data, self->ids->len);

  if (self->ids->len > 1 && g_settings_get_boolean (settings, "export-zip"))
    studio_dialogs_save_async (GTK_WINDOW (self->window),
                               _ ("Export to a ZIP File"),
                               name,
                               start,
                               NULL,
                               archive_chosen_cb,
                               next);
  else
    studio_dialogs_select_folder_async (
        GTK_WINDOW (self->window), _ ("Export to a Folder"), start, NULL, folder_chosen_cb, next);
}

static void
free_export_cb (gpointer data, G_GNUC_UNUSED GClosure *closure)
{
  free_export (data);
}

static void
export_all_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  gsize n_ids = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof *ids);

  if (n_ids == 0)
    return;
  GtkWindow *dialog = studio_export_dialog_new (
      studio_window_get_settings (window), (guint) n_ids, GTK_WINDOW (window));
  studio_export_dialog_look_at (
      STUDIO_EXPORT_DIALOG (dialog), studio_window_get_session (window), ids, n_ids);
  g_signal_connect_data (dialog,
                         "export",
                         G_CALLBACK (choose_place_cb),
                         new_export (window, ids, n_ids),
                         free_export_cb,
                         0);
  studio_present (dialog);
}

static void
export_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GVariant) ids = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));

  gtk_widget_activate_action_variant (widget, "win.export-all", ids);
}

/**
 * studio_export_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that make copies of one or many images.
 */
void
studio_export_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.export", "x", export_action);
  gtk_widget_class_install_action (klass, "win.export-all", "ax", export_all_action);
}

/**
 * studio_export_actions_start:
 * @window: a window whose library is open
 * @ids: (array length=n_ids): images
 * @n_ids: how many
 * @place: the folder where the copies go, or the archive
 * @as_zip: whether it is a ZIP archive
 *
 * Makes copies as the settings say, and tells how far it is and what became of them.
 */
void
studio_export_actions_start (StudioWindow *window,
                             const gint64 *ids,
                             gsize n_ids,
                             const char *place,
                             gboolean as_zip)
{
  GSettings *settings = studio_window_get_settings (window);
  g_autofree char *name_template = g_settings_get_string (settings, "file-name-template");
  Export *self = new_export (window, ids, n_ids);
  g_autoptr (GCancellable) cancellable = studio_work_toast_add (
      window, describe_exporting (), &self->toast);
  StudioExportOptions options;

  studio_export_dialog_fill_options (settings, &options);
  if (studio_file_name_check_template (name_template, NULL))
    options.name_template = name_template;
  studio_session_export_async (studio_window_get_session (window),
                               ids,
                               n_ids,
                               place,
                               as_zip,
                               &options,
                               cancellable,
                               progress_cb,
                               self,
                               exported_cb,
                               self);
}
