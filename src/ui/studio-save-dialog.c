/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-save-dialog.h"

#include "studio-sharing-row.h"

struct _StudioSaveDialog
{
  AdwWindow parent_instance;

  StudioSharingRow *sharing_row;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (StudioSaveDialog, studio_save_dialog, ADW_TYPE_WINDOW)

static guint save_signal;

static void
save_cb (StudioSaveDialog *self)
{
  studio_sharing_row_remember (self->sharing_row, self->settings);
  g_signal_emit (self, save_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
studio_save_dialog_dispose (GObject *object)
{
  g_clear_object (&STUDIO_SAVE_DIALOG (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_SAVE_DIALOG);
  G_OBJECT_CLASS (studio_save_dialog_parent_class)->dispose (object);
}

static void
studio_save_dialog_class_init (StudioSaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_save_dialog_dispose;
  save_signal = g_signal_new (
      "save", STUDIO_TYPE_SAVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, (GdkModifierType) 0, "window.close", NULL);
  g_type_ensure (STUDIO_TYPE_SHARING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-save-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSaveDialog, sharing_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
studio_save_dialog_init (StudioSaveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_save_dialog_new:
 * @settings: where the choice is remembered
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the dialog, which GTK owns
 */
GtkWindow *
studio_save_dialog_new (GSettings *settings, GtkWindow *parent)
{
  StudioSaveDialog *self = g_object_new (STUDIO_TYPE_SAVE_DIALOG, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  studio_sharing_row_show (self->sharing_row, settings);
  return GTK_WINDOW (self);
}
