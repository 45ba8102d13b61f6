/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-sharing-group.h"

#include "studio-sharing-row.h"

struct _StudioSharingGroup
{
  AdwPreferencesGroup parent_instance;

  StudioSharingRow *save_row;
  StudioSharingRow *export_row;
  StudioSharingRow *copy_row;
  StudioSharingRow *drag_row;
  StudioSharingRow *open_row;
};

G_DEFINE_FINAL_TYPE (StudioSharingGroup, studio_sharing_group, ADW_TYPE_PREFERENCES_GROUP)

static void
studio_sharing_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_SHARING_GROUP);
  G_OBJECT_CLASS (studio_sharing_group_parent_class)->dispose (object);
}

static void
studio_sharing_group_class_init (StudioSharingGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_sharing_group_dispose;
  g_type_ensure (STUDIO_TYPE_SHARING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-sharing-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSharingGroup, save_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSharingGroup, export_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSharingGroup, copy_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSharingGroup, drag_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSharingGroup, open_row);
}

static void
studio_sharing_group_init (StudioSharingGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_sharing_group_set_settings:
 * @self: a new group
 * @settings: where the choices are remembered
 */
void
studio_sharing_group_set_settings (StudioSharingGroup *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_SHARING_GROUP (self));

  studio_sharing_row_bind (self->save_row, settings);
  studio_sharing_row_bind (self->export_row, settings);
  studio_sharing_row_bind (self->copy_row, settings);
  studio_sharing_row_bind (self->drag_row, settings);
  studio_sharing_row_bind (self->open_row, settings);
}
