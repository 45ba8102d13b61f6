/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-heading.h"

#include "studio-record.h"
#include "studio-view-closures.h"

struct _StudioGalleryHeading
{
  AdwBin parent_instance;

  GtkLabel *month;
  GtkLabel *count;
  StudioRecord *record; /* the first in sight */
};

G_DEFINE_FINAL_TYPE (StudioGalleryHeading, studio_gallery_heading, ADW_TYPE_BIN)

static void
record_loaded_cb (StudioGalleryHeading *self)
{
  if (self->record == NULL || !studio_record_get_loaded (self->record))
    return;
  g_autofree char *month = studio_view_month (studio_record_get_created_us (self->record));
  gtk_label_set_label (self->month, month);
}

static void
forget_record (StudioGalleryHeading *self)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
}

static void
studio_gallery_heading_dispose (GObject *object)
{
  forget_record (STUDIO_GALLERY_HEADING (object));
  G_OBJECT_CLASS (studio_gallery_heading_parent_class)->dispose (object);
}

static void
studio_gallery_heading_class_init (StudioGalleryHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_gallery_heading_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-gallery-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryHeading, month);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryHeading, count);
}

static void
studio_gallery_heading_init (StudioGalleryHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_gallery_heading_update:
 * @self: the heading
 * @gallery: a list of StudioRecord
 * @first_visible: the first item in sight
 *
 * Follows the list and the scrolling. A row that is not read yet shows its month when it is.
 */
void
studio_gallery_heading_update (StudioGalleryHeading *self, GListModel *gallery, guint first_visible)
{
  g_return_if_fail (STUDIO_IS_GALLERY_HEADING (self));
  guint n_items = g_list_model_get_n_items (gallery);
  g_autofree char *count = studio_view_n_images (NULL, n_items);
  g_autoptr (StudioRecord) record = g_list_model_get_item (gallery, first_visible);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), n_items > 0);
  if (record == self->record)
    return;
  forget_record (self);
  if (record == NULL)
    return;
  self->record = g_object_ref (record);
  g_signal_connect_object (
      record, "notify::loaded", G_CALLBACK (record_loaded_cb), self, G_CONNECT_SWAPPED);
  record_loaded_cb (self);
}
