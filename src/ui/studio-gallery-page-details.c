/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-page-private.h"

#include "studio-gallery-heading.h"
#include "studio-turns.h"

/* What tells of the images that are selected, the details beside the grid and the bar below it.
 * Each is made in a turn of the main loop of its own: with the rest of the page they would hold it
 * for too long. */

static void
close_cb (StudioGalleryPage *self)
{
  gtk_selection_model_unselect_all (studio_gallery_grid_get_model (self->grid));
}

static void
record_activated_cb (StudioGalleryPage *self, StudioRecord *record)
{
  g_signal_emit_by_name (self, "record-activated", record);
}

static gboolean
make_details (GtkWidget *page)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (page);

  self->details = g_object_new (STUDIO_TYPE_DETAILS, NULL);
  g_signal_connect_object (self->details, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->details, "record-activated", G_CALLBACK (record_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->details));
  studio_gallery_page_join_details (self);
  studio_gallery_page_apply_layout (self);
  studio_gallery_page_show_selected (self);
  return G_SOURCE_REMOVE;
}

static void
show_in_bar (StudioGalleryPage *self, guint n_selected)
{
  studio_selection_bar_set_n_selected (self->selection_bar, n_selected);
  if (n_selected > 1)
    studio_selection_bar_set_calls (
        self->selection_bar,
        studio_gallery_heading_lists_calls (studio_gallery_get_query (self->gallery)));
}

static gboolean
make_selection_bar (GtkWidget *page)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (page);

  self->selection_bar = g_object_new (STUDIO_TYPE_SELECTION_BAR, NULL);
  gtk_box_append (self->main, GTK_WIDGET (self->selection_bar));
  studio_gallery_page_show_selected (self);
  return G_SOURCE_REMOVE;
}

/**
 * studio_gallery_page_expect_details:
 * @self: the page
 *
 * Makes the details and the bar in turns of the main loop to come, before a frame is drawn.
 */
void
studio_gallery_page_expect_details (StudioGalleryPage *self)
{
  studio_turns_add (GTK_WIDGET (self), make_details);
  studio_turns_add (GTK_WIDGET (self), make_selection_bar);
}

/**
 * studio_gallery_page_join_details:
 * @self: the page
 *
 * Gives the details, if they are there, what the page has been given.
 */
void
studio_gallery_page_join_details (StudioGalleryPage *self)
{
  if (self->details == NULL || self->session == NULL)
    return;
  studio_details_set_session (self->details, self->session);
  studio_details_set_thumbnailer (self->details, studio_session_get_thumbnailer (self->session));
}

/**
 * studio_gallery_page_show_selected:
 * @self: the page
 *
 * Shows the one image that is selected, or how many are, where what tells of them is made.
 */
void
studio_gallery_page_show_selected (StudioGalleryPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
      studio_gallery_grid_get_model (self->grid));
  guint64 n_selected = gtk_bitset_get_size (selected);
  g_autoptr (StudioRecord) record = NULL;

  if (self->selection_bar != NULL)
    show_in_bar (self, (guint) n_selected);
  if (self->details == NULL)
    return;
  if (n_selected == 1)
    record = g_list_model_get_item (G_LIST_MODEL (self->gallery),
                                    gtk_bitset_get_minimum (selected));
  studio_details_set_record (self->details, record);
  studio_details_set_n_selected (self->details, (guint) n_selected);
  studio_gallery_page_update_details (self);
}
