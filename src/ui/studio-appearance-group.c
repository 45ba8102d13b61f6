/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-appearance-group.h"

#include "studio-keys-row.h"
#include "studio-word-row.h"

struct _StudioAppearanceGroup
{
  AdwPreferencesGroup parent_instance;

  StudioKeysRow *keys_row;
  AdwComboRow *style_row;
  GtkSwitch *follow_switch;
  GtkSwitch *notify_switch;
};

G_DEFINE_FINAL_TYPE (StudioAppearanceGroup, studio_appearance_group, ADW_TYPE_PREFERENCES_GROUP)

/* The words of the setting, in the order in which the row lists them. */
static const char *const style_words[] = { "default", "force-light", "force-dark", NULL };

static void
studio_appearance_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_APPEARANCE_GROUP);
  G_OBJECT_CLASS (studio_appearance_group_parent_class)->dispose (object);
}

static void
studio_appearance_group_class_init (StudioAppearanceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_appearance_group_dispose;
  g_type_ensure (STUDIO_TYPE_KEYS_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-appearance-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioAppearanceGroup, keys_row);
  gtk_widget_class_bind_template_child (widget_class, StudioAppearanceGroup, style_row);
  gtk_widget_class_bind_template_child (widget_class, StudioAppearanceGroup, follow_switch);
  gtk_widget_class_bind_template_child (widget_class, StudioAppearanceGroup, notify_switch);
}

static void
studio_appearance_group_init (StudioAppearanceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_appearance_group_set_settings:
 * @self: a new group
 * @settings: where the choices are remembered
 */
void
studio_appearance_group_set_settings (StudioAppearanceGroup *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_APPEARANCE_GROUP (self));

  studio_keys_row_set_settings (self->keys_row, settings);
  studio_word_row_bind (self->style_row, settings, "color-scheme", style_words);
  g_settings_bind (
      settings, "follow-newest", self->follow_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (
      settings, "notify-when-ready", self->notify_switch, "active", G_SETTINGS_BIND_DEFAULT);
}
