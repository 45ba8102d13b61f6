/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-help.h"

#include "studio-search-operators.h"

#include <glib/gi18n-lib.h>

#define EXAMPLE_KEY "studio-search-help-example"

/* Under this width of the window the words wrap early, to stay inside it. */
#define NARROW_WIDTH 480

/* Between the words and the edges of the window. */
#define MARGINS 36

struct _StudioSearchHelp
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (StudioSearchHelp, studio_search_help, ADW_TYPE_BIN)

static guint insert_signal;

/* In large text, the words come below what is typed. */
static void
find_room (GtkBox *box, GtkWidget *label, int width)
{
  int least = 0;

  gtk_widget_measure (GTK_WIDGET (box), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least <= width - MARGINS)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (box, 0);
  gtk_label_set_width_chars (GTK_LABEL (label), -1);
}

static void
add_row (StudioSearchHelp *self, const char *example, const char *summary)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *code = gtk_label_new (example);
  GtkWidget *label = gtk_label_new (summary);
  int width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  gboolean narrow = width < NARROW_WIDTH;

  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (code), 16);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), narrow ? 20 : 36);
  gtk_widget_set_hexpand (label, TRUE);
  /* What is typed runs from left to right in every language. */
  gtk_widget_add_css_class (code, "monospace");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (narrow)
    find_room (GTK_BOX (box), label, width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, example, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  g_object_set_data_full (G_OBJECT (row), EXAMPLE_KEY, g_strdup (example), g_free);
  gtk_list_box_append (self->list, row);
}

/* Not before somebody asks: thirty widgets that most people see once. */
static void
create_cb (G_GNUC_UNUSED GtkMenuButton *button, gpointer user_data)
{
  StudioSearchHelp *self = user_data;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL)
    return;
  add_row (self, "\"red fox\"", _ ("Exactly these words"));
  add_row (self, "-dog", _ ("Without this word; also before any of the others"));
  for (guint id = STUDIO_SEARCH_WORD + 1; id < STUDIO_N_SEARCH_OPERATORS; id++)
    {
      const StudioSearchOperator *op = studio_search_operators_get ((StudioSearchOperatorId) id);
      g_autofree char *example = g_strdup_printf ("%s:%s", op->name, op->example);
      add_row (self, example, _ (op->summary));
    }
}

static void
row_activated_cb (StudioSearchHelp *self, GtkListBoxRow *row)
{
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, insert_signal, 0, g_object_get_data (G_OBJECT (row), EXAMPLE_KEY));
}

static void
studio_search_help_class_init (StudioSearchHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  insert_signal = g_signal_new ("insert",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-search-help.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSearchHelp, button);
  gtk_widget_class_bind_template_child (widget_class, StudioSearchHelp, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
studio_search_help_init (StudioSearchHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, create_cb, self, NULL);
}
