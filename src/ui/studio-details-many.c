/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-details-many.h"

#include "studio-rating-bar.h"
#include "studio-tag-field.h"
#include "studio-view-closures.h"

struct _StudioDetailsMany
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkEditable *tags;
  GtkWidget *tag_button;
  GtkWidget *untag_button;
};

G_DEFINE_FINAL_TYPE (StudioDetailsMany, studio_details_many, ADW_TYPE_BIN)

static void
rated_cb (StudioDetailsMany *self, int rating)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "edit.rate", "i", rating);
}

static void
change_tags (StudioDetailsMany *self, const char *action)
{
  g_auto (GStrv) tags = studio_tag_field_parse (gtk_editable_get_text (self->tags));

  if (tags[0] == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), action, "^as", tags);
  gtk_editable_set_text (self->tags, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->tags));
}

static void
tag_cb (StudioDetailsMany *self)
{
  change_tags (self, "edit.tag");
}

static void
untag_cb (StudioDetailsMany *self)
{
  change_tags (self, "edit.untag");
}

static void
tags_changed_cb (StudioDetailsMany *self)
{
  g_auto (GStrv) tags = studio_tag_field_parse (gtk_editable_get_text (self->tags));

  gtk_widget_set_sensitive (self->tag_button, tags[0] != NULL);
  gtk_widget_set_sensitive (self->untag_button, tags[0] != NULL);
}

static void
studio_details_many_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_DETAILS_MANY);
  G_OBJECT_CLASS (studio_details_many_parent_class)->dispose (object);
}

static void
studio_details_many_class_init (StudioDetailsManyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_details_many_dispose;
  g_type_ensure (STUDIO_TYPE_RATING_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-details-many.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsMany, count);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsMany, tags);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsMany, tag_button);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsMany, untag_button);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, untag_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
}

static void
studio_details_many_init (StudioDetailsMany *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tags_changed_cb (self);
}

/**
 * studio_details_many_set_n_selected:
 * @self: the details
 * @n_selected: how many images are selected
 */
void
studio_details_many_set_n_selected (StudioDetailsMany *self, guint n_selected)
{
  g_return_if_fail (STUDIO_IS_DETAILS_MANY (self));
  g_autofree char *text = studio_view_n_selected (NULL, n_selected);
  gtk_label_set_label (self->count, text);
}
