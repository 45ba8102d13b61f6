/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-filters.h"

#include "studio-filter-chip.h"

#include <glib/gi18n-lib.h>

struct _StudioGalleryFilters
{
  AdwBin parent_instance;

  GtkBox *box;
  guint n_chips; /* that are made by now */
  StudioFilterChip *chips[STUDIO_N_SEARCH_FILTERS];
};

G_DEFINE_FINAL_TYPE (StudioGalleryFilters, studio_gallery_filters, ADW_TYPE_BIN)

static guint changed_signal;

static void
changed_cb (StudioGalleryFilters *self, const char *text)
{
  g_signal_emit (self, changed_signal, 0, text);
}

static void
studio_gallery_filters_class_init (StudioGalleryFiltersClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
}

static void
studio_gallery_filters_init (StudioGalleryFilters *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * studio_gallery_filters_add_next:
 * @self: the chips
 *
 * Makes one more chip, which is as much as there is time for between two frames. What is not made
 * in this way is made when it is first told what it shows.
 *
 * Returns: whether there are more to be made
 */
gboolean
studio_gallery_filters_add_next (StudioGalleryFilters *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY_FILTERS (self), FALSE);
  if (self->n_chips == STUDIO_N_SEARCH_FILTERS)
    return FALSE;
  GtkWidget *chip = studio_filter_chip_new ((StudioSearchFilter) self->n_chips);

  g_signal_connect_object (chip, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, chip);
  self->chips[self->n_chips++] = STUDIO_FILTER_CHIP (chip);
  return self->n_chips < STUDIO_N_SEARCH_FILTERS;
}

/**
 * studio_gallery_filters_add_all:
 * @self: the chips
 *
 * Makes those that are missing.
 */
void
studio_gallery_filters_add_all (StudioGalleryFilters *self)
{
  while (studio_gallery_filters_add_next (self))
    ;
}

/**
 * studio_gallery_filters_set_text:
 * @self: the chips
 * @text: the search
 *
 * Shows what is chosen there.
 */
void
studio_gallery_filters_set_text (StudioGalleryFilters *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_GALLERY_FILTERS (self));
  studio_gallery_filters_add_all (self);
  for (guint i = 0; i < STUDIO_N_SEARCH_FILTERS; i++)
    studio_filter_chip_set_text (self->chips[i], text);
}

/**
 * studio_gallery_filters_set_tags:
 * @self: the chips
 * @tags: (nullable) (array zero-terminated=1): the tags that there are, the most used first
 */
void
studio_gallery_filters_set_tags (StudioGalleryFilters *self, const char *const *tags)
{
  g_return_if_fail (STUDIO_IS_GALLERY_FILTERS (self));
  studio_gallery_filters_add_all (self);
  studio_filter_chip_set_tags (self->chips[STUDIO_SEARCH_FILTER_TAG], tags);
}
