/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-export-dialog.h"

#include "studio-dialog-title.h"
#include "studio-file-name.h"
#include "studio-present.h"
#include "studio-session-work.h"
#include "studio-shared-closures.h"
#include "studio-sharing-row.h"

#include <glib/gi18n-lib.h>

struct _StudioExportDialog
{
  AdwWindow parent_instance;

  GtkWidget *export_button;
  AdwComboRow *format_row;
  GtkWidget *quality_row;
  GtkAdjustment *quality;
  GtkAdjustment *edge;
  GtkSwitch *credentials;
  GtkWidget *credentials_row;
  GtkSwitch *zip;
  GtkWidget *zip_row;
  StudioSharingRow *sharing_row;
  GtkEditable *name_row;
  GSettings *settings;
  GCancellable *cancellable; /* of looking at the images */
};

G_DEFINE_FINAL_TYPE (StudioExportDialog, studio_export_dialog, ADW_TYPE_WINDOW)

static guint export_signal;

/* The words of the settings, in the order in which the row lists them. */
static const char *const format_words[] = { "as-it-is", "png", "jpeg" };

static void
select_word (AdwComboRow *row, const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      adw_combo_row_set_selected (row, i);
}

static void
name_changed_cb (StudioExportDialog *self)
{
  gboolean good = studio_file_name_check_template (gtk_editable_get_text (self->name_row), NULL);

  gtk_widget_set_sensitive (self->export_button, good);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
}

/* A copy in the format that the image has is not encoded anew, unless it is made smaller. */
static void
update_quality (StudioExportDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format_row);
  gboolean smaller = gtk_adjustment_get_value (self->edge) > 0;

  gtk_widget_set_visible (self->quality_row, format == 2 || (format == 0 && smaller));
}

static void
export_cb (StudioExportDialog *self)
{
  guint format = MIN (adw_combo_row_get_selected (self->format_row), 2);

  g_settings_set_string (self->settings, "export-format", format_words[format]);
  studio_sharing_row_remember (self->sharing_row, self->settings);
  g_settings_set_int (
      self->settings, "export-quality", (int) gtk_adjustment_get_value (self->quality));
  g_settings_set_int (
      self->settings, "export-max-edge", (int) gtk_adjustment_get_value (self->edge));
  g_settings_set_boolean (
      self->settings, "export-keep-credentials", gtk_switch_get_active (self->credentials));
  if (gtk_widget_get_visible (self->zip_row))
    g_settings_set_boolean (self->settings, "export-zip", gtk_switch_get_active (self->zip));
  g_settings_set_string (
      self->settings, "file-name-template", gtk_editable_get_text (self->name_row));
  g_signal_emit (self, export_signal, 0);
  studio_dismiss (GTK_WINDOW (self), NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioExportDialog) self = data;
  gboolean found = studio_session_find_credentials_finish (STUDIO_SESSION (source), result, NULL);

  if (found && !g_cancellable_is_cancelled (self->cancellable))
    gtk_widget_set_visible (self->credentials_row, TRUE);
}

static void
studio_export_dialog_dispose (GObject *object)
{
  StudioExportDialog *self = STUDIO_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (studio_export_dialog_parent_class)->dispose (object);
}

static void
studio_export_dialog_class_init (StudioExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_export_dialog_dispose;
  export_signal = g_signal_new (
      "export", STUDIO_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, (GdkModifierType) 0, "window.close", NULL);
  g_type_ensure (STUDIO_TYPE_SHARING_ROW);
  g_type_ensure (STUDIO_TYPE_DIALOG_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, quality_row);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, quality);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, edge);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, credentials);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, credentials_row);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, zip);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, zip_row);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, sharing_row);
  gtk_widget_class_bind_template_child (widget_class, StudioExportDialog, name_row);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_name_example);
}

static void
studio_export_dialog_init (StudioExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (
      self->format_row, "notify::selected", G_CALLBACK (update_quality), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->edge, "value-changed", G_CALLBACK (update_quality), self, G_CONNECT_SWAPPED);
}

/**
 * studio_export_dialog_new:
 * @settings: where the choices are remembered
 * @n_images: how many are exported
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the dialog, which GTK owns
 */
GtkWindow *
studio_export_dialog_new (GSettings *settings, guint n_images, GtkWindow *parent)
{
  StudioExportDialog *self = g_object_new (
      STUDIO_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *format = g_settings_get_string (settings, "export-format");
  g_autofree char *name = g_settings_get_string (settings, "file-name-template");
  g_autofree char *title = g_strdup_printf (
      ngettext ("Export %'u Image", "Export %'u Images", n_images), n_images);

  self->settings = g_object_ref (settings);
  gtk_window_set_title (GTK_WINDOW (self), title);
  select_word (self->format_row, format_words, G_N_ELEMENTS (format_words), format);
  studio_sharing_row_show (self->sharing_row, settings);
  gtk_adjustment_set_value (self->quality, g_settings_get_int (settings, "export-quality"));
  gtk_adjustment_set_value (self->edge, g_settings_get_int (settings, "export-max-edge"));
  gtk_switch_set_active (self->credentials,
                         g_settings_get_boolean (settings, "export-keep-credentials"));
  /* A single image is a file already. */
  gtk_widget_set_visible (self->zip_row, n_images > 1);
  gtk_switch_set_active (self->zip, g_settings_get_boolean (settings, "export-zip"));
  update_quality (self);
  gtk_editable_set_text (self->name_row, name);
  return GTK_WINDOW (self);
}

/**
 * studio_export_dialog_look_at:
 * @self: a dialog
 * @session: a session with a library
 * @ids: (array length=n_ids): the images that are exported
 * @n_ids: how many
 *
 * Asks about content credentials where one of the images holds them: most people never meet one.
 */
void
studio_export_dialog_look_at (StudioExportDialog *self,
                              StudioSession *session,
                              const gint64 *ids,
                              gsize n_ids)
{
  g_return_if_fail (STUDIO_IS_EXPORT_DIALOG (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  studio_session_find_credentials_async (
      session, ids, n_ids, self->cancellable, looked_cb, g_object_ref (self));
}

/**
 * studio_export_dialog_fill_options:
 * @settings: where the choices are remembered
 * @options: (out caller-allocates): what copies are to be like, but for the name
 */
void
studio_export_dialog_fill_options (GSettings *settings, StudioExportOptions *options)
{
  g_autofree char *format = g_settings_get_string (settings, "export-format");

  *options = (StudioExportOptions){
    .metadata = studio_sharing_get_choice (settings, STUDIO_SHARE_EXPORT),
    .max_edge = g_settings_get_int (settings, "export-max-edge"),
    .manifest = g_settings_get_boolean (settings, "export-keep-credentials")
                    ? STUDIO_MANIFEST_POLICY_PRESERVE
                    : STUDIO_MANIFEST_POLICY_REMOVE,
  };
  options->has_format = studio_output_format_from_string (format, &options->format, NULL);
  if (options->has_format ? options->format == STUDIO_OUTPUT_FORMAT_JPEG : options->max_edge > 0)
    options->quality = g_settings_get_int (settings, "export-quality");
}
