/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-selection-bar.h"

#include "studio-key-follower.h"
#include "studio-view-closures.h"
#include "studio-wrap-layout.h"

struct _StudioSelectionBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *count;
  GtkWidget *run_again_button;
};

G_DEFINE_FINAL_TYPE (StudioSelectionBar, studio_selection_bar, ADW_TYPE_BIN)

static void
studio_selection_bar_class_init (StudioSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSelectionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, StudioSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, StudioSelectionBar, run_again_button);
}

static void
studio_selection_bar_init (StudioSelectionBar *self)
{
  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_key_follower_follow (GTK_WIDGET (self));
}

/**
 * studio_selection_bar_set_n_selected:
 * @self: the bar
 * @n_selected: how many are selected; it shows from two on
 */
void
studio_selection_bar_set_n_selected (StudioSelectionBar *self, guint n_selected)
{
  g_return_if_fail (STUDIO_IS_SELECTION_BAR (self));
  g_autofree char *text = studio_view_n_selected (NULL, n_selected);
  if (n_selected > 1)
    gtk_label_set_label (self->count, text);
  gtk_revealer_set_reveal_child (self->revealer, n_selected > 1);
}

/**
 * studio_selection_bar_set_calls:
 * @self: the bar
 * @calls: whether what is selected are calls that brought no image, which can be run again
 */
void
studio_selection_bar_set_calls (StudioSelectionBar *self, gboolean calls)
{
  g_return_if_fail (STUDIO_IS_SELECTION_BAR (self));
  gtk_widget_set_visible (self->run_again_button, calls);
}
