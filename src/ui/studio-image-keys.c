/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-keys.h"

#include "studio-details.h"
#include "studio-gallery-tile.h"
#include "studio-lineage-page.h"
#include "studio-window-actions.h"

/* The gallery's image is the one that has the focus, or whose details have it. */
static StudioRecord *
find_focused (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *tile = focus == NULL ? NULL
                                  : gtk_widget_get_ancestor (focus, STUDIO_TYPE_GALLERY_TILE);
  GtkWidget *details = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, STUDIO_TYPE_DETAILS);

  if (details != NULL)
    return studio_details_get_record (STUDIO_DETAILS (details));
  return tile == NULL ? NULL : studio_gallery_tile_get_record (STUDIO_GALLERY_TILE (tile));
}

static void
on_image_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *action)
{
  gint64 id = studio_image_keys_find (widget);

  if (id > 0)
    gtk_widget_activate_action (widget, g_variant_get_string (action, NULL), "x", id);
}

/**
 * studio_image_keys_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the action that the keys have.
 */
void
studio_image_keys_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.on-image", "s", on_image_action);
}

/**
 * studio_image_keys_find:
 * @window: a StudioWindow
 *
 * Returns: the record of the image that is on show, under the focus or selected in the tree, 0 for
 *   none
 */
gint64
studio_image_keys_find (GtkWidget *window)
{
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (window));
  const char *view = adw_view_stack_get_visible_child_name (parts.view_stack);
  StudioRecord *record = NULL;

  if (studio_deck_get_page (parts.deck) != NULL)
    return 0;
  if (g_strcmp0 (view, "studio") == 0)
    return parts.viewer == NULL ? 0 : studio_viewer_get_record_id (parts.viewer);
  GtkWidget *page = adw_view_stack_get_visible_child (parts.view_stack);
  record = STUDIO_IS_LINEAGE_PAGE (page)
               ? studio_lineage_page_get_selected (STUDIO_LINEAGE_PAGE (page))
               : find_focused (window);
  return record == NULL ? 0 : studio_record_get_id (record);
}
