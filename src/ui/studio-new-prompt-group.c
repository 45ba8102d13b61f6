/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-new-prompt-group.h"

#include "studio-aspect-ratio.h"
#include "studio-shared-closures.h"
#include "studio-word-row.h"

struct _StudioNewPromptGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *ratio_row;
  AdwComboRow *format_row;
};

G_DEFINE_FINAL_TYPE (StudioNewPromptGroup, studio_new_prompt_group, ADW_TYPE_PREFERENCES_GROUP)

/* The words of the setting, in the order in which the row lists them. */
static const char *const format_words[] = { "png", "jpeg", NULL };

static gboolean
ratio_to_position (GValue *value, GVariant *variant, gpointer data G_GNUC_UNUSED)
{
  StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_DEFAULT;

  if (!studio_aspect_ratio_from_string (g_variant_get_string (variant, NULL), &ratio, NULL))
    return FALSE;
  g_value_set_uint (value, ratio);
  return TRUE;
}

static GVariant *
position_to_ratio (const GValue *value,
                   const GVariantType *type G_GNUC_UNUSED,
                   gpointer data G_GNUC_UNUSED)
{
  guint position = g_value_get_uint (value);

  if (position >= STUDIO_N_ASPECT_RATIOS)
    return NULL;
  return g_variant_new_string (studio_aspect_ratio_to_string ((StudioAspectRatio) position));
}

static void
fill_ratios (StudioNewPromptGroup *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      g_autofree char *text = studio_closure_ratio_summary (NULL, (StudioAspectRatio) i);
      gtk_string_list_append (list, text);
    }
  adw_combo_row_set_model (self->ratio_row, G_LIST_MODEL (list));
}

static void
studio_new_prompt_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_NEW_PROMPT_GROUP);
  G_OBJECT_CLASS (studio_new_prompt_group_parent_class)->dispose (object);
}

static void
studio_new_prompt_group_class_init (StudioNewPromptGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_new_prompt_group_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-new-prompt-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioNewPromptGroup, ratio_row);
  gtk_widget_class_bind_template_child (widget_class, StudioNewPromptGroup, format_row);
}

static void
studio_new_prompt_group_init (StudioNewPromptGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_new_prompt_group_set_settings:
 * @self: a new group
 * @settings: where the choices are remembered
 */
void
studio_new_prompt_group_set_settings (StudioNewPromptGroup *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_NEW_PROMPT_GROUP (self));

  fill_ratios (self);
  g_settings_bind_with_mapping (settings,
                                "default-aspect-ratio",
                                self->ratio_row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                ratio_to_position,
                                position_to_ratio,
                                NULL,
                                NULL);
  studio_word_row_bind (self->format_row, settings, "default-output-format", format_words);
}
