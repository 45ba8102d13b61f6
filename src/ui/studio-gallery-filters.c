/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-filters.h"

#include "studio-filter-chip.h"

#include <glib/gi18n-lib.h>

struct _StudioGalleryFilters
{
  AdwBin parent_instance;

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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  for (guint i = 0; i < STUDIO_N_SEARCH_FILTERS; i++)
    {
      GtkWidget *chip = studio_filter_chip_new ((StudioSearchFilter) i);
      self->chips[i] = STUDIO_FILTER_CHIP (chip);
      g_signal_connect_object (chip, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), chip);
    }
  adw_bin_set_child (ADW_BIN (self), box);
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
  studio_filter_chip_set_tags (self->chips[STUDIO_SEARCH_FILTER_TAG], tags);
}
