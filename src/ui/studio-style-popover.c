/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-style-popover.h"

#include "studio-present.h"
#include "studio-session-compose.h"
#include "studio-style-dialog.h"
#include "studio-window.h"
#include "studio-word-lists-window.h"
#include "studio-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define STYLE_KEY "studio-style"

struct _StudioStylePopover
{
  GtkPopover parent_instance;

  GtkLabel *message;
  GtkWidget *scroller;
  GtkListBox *list;
  StudioSession *session;
};

G_DEFINE_FINAL_TYPE (StudioStylePopover, studio_style_popover, GTK_TYPE_POPOVER)

static void edited_cb (GObject *source, GAsyncResult *result, gpointer data);

static StudioStyle *
get_style (GtkWidget *within)
{
  GtkWidget *row = gtk_widget_get_ancestor (within, GTK_TYPE_LIST_BOX_ROW);
  return row == NULL ? NULL : g_object_get_data (G_OBJECT (row), STYLE_KEY);
}

static GtkWindow *
get_window (StudioStylePopover *self)
{
  return GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW));
}

static void
show_dialog (StudioStylePopover *self, StudioStyle *style)
{
  GtkWindow *window = get_window (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  studio_present (studio_style_dialog_new (self->session, style, window));
}

static void
change_cb (StudioStylePopover *self, GtkWidget *button)
{
  show_dialog (self, get_style (button));
}

typedef struct
{
  StudioSession *session;
  StudioStyle *style;
} Removed;

static void
free_removed (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
  Removed *removed = data;

  g_object_unref (removed->session);
  g_object_unref (removed->style);
  g_free (removed);
}

static void
undo_remove_cb (AdwToast *toast G_GNUC_UNUSED, gpointer data)
{
  Removed *removed = data;

  studio_session_edit_styles_async (removed->session, removed->style, NULL, NULL, NULL);
}

static void
offer_undo (StudioStylePopover *self, StudioStyle *style)
{
  GtkWindow *window = get_window (self);
  Removed *removed = g_new0 (Removed, 1);
  g_autofree char *title = g_strdup_printf (_ ("“%s” removed"), studio_style_get_name (style));
  g_autoptr (AdwToast) toast = adw_toast_new (title);

  removed->session = g_object_ref (self->session);
  removed->style = g_object_ref (style);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (
      toast, "button-clicked", G_CALLBACK (undo_remove_cb), removed, free_removed, 0);
  if (STUDIO_IS_WINDOW (window))
    studio_window_add_toast (STUDIO_WINDOW (window), g_steal_pointer (&toast));
}

static void
remove_cb (StudioStylePopover *self, GtkWidget *button)
{
  StudioStyle *style = get_style (button);

  offer_undo (self, style);
  studio_session_edit_styles_async (
      self->session, NULL, studio_style_get_name (style), edited_cb, g_object_ref (self));
}

static GtkWidget *
create_button (StudioStylePopover *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = g_object_new (
      GTK_TYPE_BUTTON, "icon-name", icon, "tooltip-text", label, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   text,
                                   "xalign",
                                   0.0f,
                                   "ellipsize",
                                   PANGO_ELLIPSIZE_END,
                                   "max-width-chars",
                                   24,
                                   NULL);

  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
create_row (StudioStylePopover *self, StudioStyle *style)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = g_object_new (GTK_TYPE_BOX,
                                   "orientation",
                                   GTK_ORIENTATION_VERTICAL,
                                   "spacing",
                                   2,
                                   "hexpand",
                                   TRUE,
                                   "margin-top",
                                   6,
                                   "margin-bottom",
                                   6,
                                   NULL);
  g_autofree char *summary = studio_style_dup_summary (style);

  gtk_box_append (GTK_BOX (words), create_label (studio_style_get_name (style), NULL));
  gtk_box_append (GTK_BOX (words), create_label (summary, "caption"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (
      GTK_BOX (box),
      create_button (
          self, "document-edit-symbolic", _ ("Rename or Change"), G_CALLBACK (change_cb)));
  gtk_box_append (
      GTK_BOX (box),
      create_button (self, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, studio_style_get_name (style), -1);
  g_object_set_data_full (G_OBJECT (row), STYLE_KEY, g_object_ref (style), g_object_unref);
  return row;
}

static void
show_styles (StudioStylePopover *self, GPtrArray *styles)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < styles->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (styles, i)));
  gtk_widget_set_visible (self->scroller, styles->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->message), styles->len == 0);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (row);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioStylePopover) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) styles = studio_session_edit_styles_finish (
      STUDIO_SESSION (source), result, &error);

  if (self->list == NULL)
    return;
  if (styles != NULL)
    {
      show_styles (self, styles);
      return;
    }
  gtk_label_set_label (self->message, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
row_activated_cb (StudioStylePopover *self, GtkListBoxRow *row)
{
  StudioStyle *style = g_object_get_data (G_OBJECT (row), STYLE_KEY);

  gtk_popover_popdown (GTK_POPOVER (self));
  studio_style_apply (style, studio_session_get_draft (self->session));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-prompt", NULL);
}

static void
save_cb (StudioStylePopover *self)
{
  show_dialog (self, NULL);
}

static void
word_lists_cb (StudioStylePopover *self)
{
  GtkWindow *window = get_window (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  studio_present (studio_word_lists_window_new (self->session, window));
}

static void
studio_style_popover_map (GtkWidget *widget)
{
  StudioStylePopover *self = STUDIO_STYLE_POPOVER (widget);

  GTK_WIDGET_CLASS (studio_style_popover_parent_class)->map (widget);
  studio_session_edit_styles_async (self->session, NULL, NULL, edited_cb, g_object_ref (self));
}

static void
studio_style_popover_dispose (GObject *object)
{
  StudioStylePopover *self = STUDIO_STYLE_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_STYLE_POPOVER);
  self->list = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_style_popover_parent_class)->dispose (object);
}

static void
studio_style_popover_class_init (StudioStylePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_style_popover_dispose;
  widget_class->map = studio_style_popover_map;
  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-style-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioStylePopover, message);
  gtk_widget_class_bind_template_child (widget_class, StudioStylePopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioStylePopover, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, word_lists_cb);
}

static void
studio_style_popover_init (StudioStylePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_style_popover_new:
 * @session: whose presets and styles are shown
 *
 * Returns: (transfer floating): a popover that reads them each time it is opened
 */
GtkWidget *
studio_style_popover_new (StudioSession *session)
{
  StudioStylePopover *self = g_object_new (STUDIO_TYPE_STYLE_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
