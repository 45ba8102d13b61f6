/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording-dialog.h"

#include <glib/gi18n-lib.h>

struct _StudioWordingDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  AdwEntryRow *second;
  AdwEntryRow *third;
  AdwEntryRow *fourth;
  GtkLabel *error;
  GtkButton *generate_button;

  StudioRequest *request;
  gsize start;
  gsize length;
};

G_DEFINE_FINAL_TYPE (StudioWordingDialog, studio_wording_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static StudioWording *
read_wording (StudioWordingDialog *self, GError **error)
{
  const char *const others[] = { gtk_editable_get_text (GTK_EDITABLE (self->second)),
                                 gtk_editable_get_text (GTK_EDITABLE (self->third)),
                                 gtk_editable_get_text (GTK_EDITABLE (self->fourth)),
                                 NULL };
  const guint32 seed = studio_request_get_seed (self->request);

  return studio_wording_new (self->request, self->start, self->length, others, &seed, 1, error);
}

static void
changed_cb (StudioWordingDialog *self)
{
  g_autoptr (StudioWording) wording = read_wording (self, NULL);
  guint n = wording == NULL ? 0 : studio_wording_get_n_phrases (wording);
  g_autofree char *label = n == 0 ? g_strdup (_ ("_Generate"))
                                  : g_strdup_printf (
                                      ngettext ("_Generate %u Image", "_Generate %u Images", n), n);

  gtk_button_set_label (self->generate_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->generate_button), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
generate_cb (StudioWordingDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioWording) wording = read_wording (self, &error);

  if (wording == NULL)
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }
  g_signal_emit (self, chosen_signal, 0, wording);
  gtk_window_close (GTK_WINDOW (self));
}

static void
studio_wording_dialog_dispose (GObject *object)
{
  StudioWordingDialog *self = STUDIO_WORDING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_WORDING_DIALOG);
  g_clear_object (&self->request);
  G_OBJECT_CLASS (studio_wording_dialog_parent_class)->dispose (object);
}

static void
studio_wording_dialog_class_init (StudioWordingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_wording_dialog_dispose;
  chosen_signal = g_signal_new ("chosen",
                                STUDIO_TYPE_WORDING_DIALOG,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                STUDIO_TYPE_WORDING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-wording-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, group);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, second);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, third);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, fourth);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, error);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, generate_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, generate_cb);
}

static void
studio_wording_dialog_init (StudioWordingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_wording_dialog_new:
 * @request: what the composer asks for
 * @start: where in its prompt the marked words begin, bytes
 * @length: how long they are; 0 for none, to try what more words do there
 * @parent: the window
 *
 * Returns: (transfer none): the dialog, which GTK owns
 */
GtkWindow *
studio_wording_dialog_new (StudioRequest *request, gsize start, gsize length, GtkWindow *parent)
{
  StudioWordingDialog *self = g_object_new (
      STUDIO_TYPE_WORDING_DIALOG, "transient-for", parent, NULL);
  g_autofree char *words = g_strndup (studio_request_get_prompt (request) + start, length);
  g_autofree char *title = length == 0 ? g_strdup (_ ("Without More Words, or With"))
                                       : g_strdup_printf (_ ("“%s” or"), words);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *seed = g_strdup_printf (_ ("All with the same seed, %u"),
                                           studio_request_get_seed (request));

  self->request = g_object_ref (request);
  self->start = start;
  self->length = length;
  adw_preferences_group_set_title (self->group, markup);
  adw_preferences_group_set_description (self->group, seed);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->second));
  return GTK_WINDOW (self);
}
