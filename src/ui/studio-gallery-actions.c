/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-actions.h"

#include "studio-action-table.h"
#include "studio-gallery-page.h"
#include "studio-gallery-selection.h"

static void
unselect_cb (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  gtk_selection_model_unselect_all (studio_gallery_page_get_model (STUDIO_GALLERY_PAGE (widget)));
}

static void
activate_on_selected (GtkWidget *page, const char *action)
{
  g_autoptr (GArray) ids = studio_gallery_selection_dup_ids (
      studio_gallery_page_get_model (STUDIO_GALLERY_PAGE (page)));

  gtk_widget_activate_action_variant (
      page,
      action,
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
trash_cb (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  studio_gallery_page_expect_removal (STUDIO_GALLERY_PAGE (widget));
  activate_on_selected (widget, "win.trash-all");
}

/* "gallery.export" is "win.export-all" of what is selected, and so on. */
static void
selected_cb (GtkWidget *widget, const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("win.", name + strlen ("gallery."), "-all", NULL);

  activate_on_selected (widget, action);
}

/**
 * studio_gallery_actions_install:
 * @klass: the class of StudioGalleryPage
 *
 * For its class_init alone.
 */
void
studio_gallery_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "gallery.unselect", NULL, unselect_cb);
  gtk_widget_class_install_action (klass, "gallery.trash", NULL, trash_cb);
  gtk_widget_class_install_action (klass, "gallery.export", NULL, selected_cb);
  gtk_widget_class_install_action (klass, "gallery.compare", NULL, selected_cb);
  gtk_widget_class_install_action (klass, "gallery.cull", NULL, selected_cb);
  gtk_widget_class_install_action (klass, "gallery.run-again", NULL, selected_cb);
  studio_action_table_bind (klass, "gallery.unselect");
  studio_action_table_bind (klass, "gallery.export");
  studio_action_table_bind (klass, "gallery.clear-search");
  studio_action_table_bind (klass, "edit.star(true)");
  studio_action_table_bind (klass, "edit.star(false)");
}
