/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-sharing-row.h"

#include "studio-property.h"

#include <glib/gi18n-lib.h>

struct _StudioSharingRow
{
  AdwComboRow parent_instance;

  StudioShareRoute route;
};

G_DEFINE_FINAL_TYPE (StudioSharingRow, studio_sharing_row, ADW_TYPE_COMBO_ROW)

typedef enum
{
  PROP_ROUTE = 1,
} StudioSharingRowProperty;

static GParamSpec *properties[PROP_ROUTE + 1];

#define N_CHOICES 3

static const char *
describe (StudioMetadataChoice choice)
{
  switch (choice)
    {
    case STUDIO_METADATA_CHOICE_ALL:
      return _ ("How it was made");
    case STUDIO_METADATA_CHOICE_LABEL:
      return _ ("Only that AI made it");
    case STUDIO_METADATA_CHOICE_NONE:
      return C_ ("what goes into a copy", "Nothing");
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
word_to_position (GValue *value, GVariant *variant, G_GNUC_UNUSED gpointer data)
{
  StudioMetadataChoice choice;

  if (!studio_metadata_choice_from_string (g_variant_get_string (variant, NULL), &choice, NULL))
    return FALSE;
  g_value_set_uint (value, choice);
  return TRUE;
}

static GVariant *
position_to_word (const GValue *value,
                  G_GNUC_UNUSED const GVariantType *type,
                  G_GNUC_UNUSED gpointer data)
{
  guint position = g_value_get_uint (value);

  if (position >= N_CHOICES)
    return NULL;
  return g_variant_new_string (studio_metadata_choice_to_string ((StudioMetadataChoice) position));
}

static void
studio_sharing_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioSharingRowProperty) id)
    {
    case PROP_ROUTE:
      g_value_set_enum (value, STUDIO_SHARING_ROW (object)->route);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_sharing_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((StudioSharingRowProperty) id)
    {
    case PROP_ROUTE:
      STUDIO_SHARING_ROW (object)->route = (StudioShareRoute) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_sharing_row_class_init (StudioSharingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_sharing_row_get_property;
  object_class->set_property = studio_sharing_row_set_property;
  properties[PROP_ROUTE] = g_param_spec_enum (
      "route", NULL, NULL, STUDIO_TYPE_SHARE_ROUTE, STUDIO_SHARE_SAVE, STUDIO_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_sharing_row_init (StudioSharingRow *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int i = 0; i < N_CHOICES; i++)
    gtk_string_list_append (list, describe ((StudioMetadataChoice) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
  /* Below the title there is room for all of it. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
}

/**
 * studio_sharing_row_show:
 * @self: a row
 * @settings: the settings
 *
 * Selects what the settings remember.
 */
void
studio_sharing_row_show (StudioSharingRow *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_SHARING_ROW (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              studio_sharing_get_choice (settings, self->route));
}

/**
 * studio_sharing_row_remember:
 * @self: a row
 * @settings: the settings
 *
 * Lets the settings remember what is selected.
 */
void
studio_sharing_row_remember (StudioSharingRow *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_SHARING_ROW (self));

  guint position = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self)), N_CHOICES - 1);
  studio_sharing_set_choice (settings, self->route, (StudioMetadataChoice) position);
}

/**
 * studio_sharing_row_bind:
 * @self: a row
 * @settings: the settings
 *
 * Keeps what is selected and what the settings remember the same.
 */
void
studio_sharing_row_bind (StudioSharingRow *self, GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_SHARING_ROW (self));

  g_settings_bind_with_mapping (settings,
                                studio_sharing_get_key (self->route),
                                self,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                word_to_position,
                                position_to_word,
                                NULL,
                                NULL);
}
