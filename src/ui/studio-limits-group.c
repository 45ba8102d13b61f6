/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-limits-group.h"

struct _StudioLimitsGroup
{
  AdwPreferencesGroup parent_instance;

  GtkAdjustment *limit_adjustment;
  GtkAdjustment *time_adjustment;
};

G_DEFINE_FINAL_TYPE (StudioLimitsGroup, studio_limits_group, ADW_TYPE_PREFERENCES_GROUP)

static void
studio_limits_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_LIMITS_GROUP);
  G_OBJECT_CLASS (studio_limits_group_parent_class)->dispose (object);
}

static void
studio_limits_group_class_init (StudioLimitsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_limits_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-limits-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLimitsGroup, limit_adjustment);
  gtk_widget_class_bind_template_child (widget_class, StudioLimitsGroup, time_adjustment);
}

static void
studio_limits_group_init (StudioLimitsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_limits_group_set_settings:
 * @self: a new group
 * @settings: where the choices are remembered
 */
void
studio_limits_group_set_settings (StudioLimitsGroup *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_LIMITS_GROUP (self));

  g_settings_bind (
      settings, "image-limit-mb", self->limit_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "time-limit", self->time_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
}
