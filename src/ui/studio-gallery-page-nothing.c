/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-page-private.h"

#include <glib/gi18n-lib.h>

/* What stands in the place of the images where there are none. It is made when it is first to be
 * seen. */

static AdwStatusPage *
add_page (StudioGalleryPage *self, const char *name, const char *icon, const char *title)
{
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title, NULL);

  gtk_stack_add_named (self->stack, page, name);
  return ADW_STATUS_PAGE (page);
}

static GtkWidget *
add_button (AdwStatusPage *page, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_status_page_set_child (page, button);
  return button;
}

static void
make_empty (StudioGalleryPage *self)
{
  AdwStatusPage *page = add_page (self, "empty", "folder-pictures-symbolic", _ ("No Images Yet"));

  adw_status_page_set_description (
      page, _ ("Every image that is made is kept here, with its prompt and seed."));
  gtk_widget_add_css_class (add_button (page, _ ("_Make an Image"), "win.focus-prompt"),
                            "suggested-action");
}

static void
say_what_for (StudioGalleryPage *self, AdwStatusPage *page)
{
  g_autofree char *search = g_strstrip (g_strdup (studio_gallery_search_get_text (self->search)));
  /* Translators: what was searched for */
  g_autofree char *text = g_strdup_printf (_ ("No image matches “%s”."), search);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (page, markup);
}

/**
 * studio_gallery_page_show_empty:
 * @self: the page
 *
 * Shows that there are no images at all.
 */
void
studio_gallery_page_show_empty (StudioGalleryPage *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "empty") == NULL)
    make_empty (self);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * studio_gallery_page_show_nothing:
 * @self: the page
 *
 * Shows that no image is what was searched for.
 */
void
studio_gallery_page_show_nothing (StudioGalleryPage *self)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, "nothing");
  AdwStatusPage *page = child == NULL ? add_page (
                            self, "nothing", "system-search-symbolic", _ ("Nothing Found"))
                                      : ADW_STATUS_PAGE (child);

  if (child == NULL)
    add_button (page, _ ("_Clear Search"), "gallery.clear-search");
  say_what_for (self, page);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}
