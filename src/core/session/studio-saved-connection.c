/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-saved-connection.h"

#include "studio-property.h"

struct _StudioSavedConnection
{
  GObject parent_instance;

  char *name;
  char *address;
  char *model;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (StudioSavedConnection, studio_saved_connection, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
  PROP_ADDRESS,
  PROP_MODEL,
  PROP_ACTIVE,
} StudioSavedConnectionProperty;

static GParamSpec *properties[PROP_ACTIVE + 1];

static void
studio_saved_connection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioSavedConnection *self = STUDIO_SAVED_CONNECTION (object);

  switch ((StudioSavedConnectionProperty) id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_saved_connection_finalize (GObject *object)
{
  StudioSavedConnection *self = STUDIO_SAVED_CONNECTION (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->model, g_free);
  G_OBJECT_CLASS (studio_saved_connection_parent_class)->finalize (object);
}

static void
studio_saved_connection_class_init (StudioSavedConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_saved_connection_get_property;
  object_class->finalize = studio_saved_connection_finalize;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_ADDRESS] = g_param_spec_string (
      "address", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_ACTIVE] = g_param_spec_boolean (
      "active", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_saved_connection_init (G_GNUC_UNUSED StudioSavedConnection *self)
{
}

/**
 * studio_saved_connection_new:
 * @name: its name
 * @address: its normalised address
 * @model: its model id
 * @active: whether it is the one that is used
 *
 * Returns: (transfer full): an item of the list of connections
 */
StudioSavedConnection *
studio_saved_connection_new (const char *name,
                             const char *address,
                             const char *model,
                             gboolean active)
{
  StudioSavedConnection *self = g_object_new (STUDIO_TYPE_SAVED_CONNECTION, NULL);
  self->name = g_strdup (name);
  self->address = g_strdup (address);
  self->model = g_strdup (model);
  self->active = active;
  return self;
}

/**
 * studio_saved_connection_get_name:
 * @self: an item
 *
 * Returns: (transfer none): its name
 */
const char *
studio_saved_connection_get_name (StudioSavedConnection *self)
{
  return self->name;
}

/**
 * studio_saved_connection_get_address:
 * @self: an item
 *
 * Returns: (transfer none): its address
 */
const char *
studio_saved_connection_get_address (StudioSavedConnection *self)
{
  return self->address;
}

/**
 * studio_saved_connection_get_model:
 * @self: an item
 *
 * Returns: (transfer none): its model id
 */
const char *
studio_saved_connection_get_model (StudioSavedConnection *self)
{
  return self->model;
}

/**
 * studio_saved_connection_get_active:
 * @self: an item
 *
 * Returns: whether it is the one that is used, where the environment names none
 */
gboolean
studio_saved_connection_get_active (StudioSavedConnection *self)
{
  return self->active;
}
