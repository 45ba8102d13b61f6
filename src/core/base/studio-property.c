/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-property.h"

/**
 * studio_property_set_string:
 * @object: (type GObject): the owner of the property
 * @pspec: the property
 * @field: (inout): where the owner keeps the string
 * @value: (nullable): the new string, copied
 *
 * Returns: whether the value changed (then `notify` was emitted)
 */
gboolean
studio_property_set_string (gpointer object, GParamSpec *pspec, char **field, const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  char *copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  g_object_notify_by_pspec (object, pspec);
  return TRUE;
}

/**
 * studio_property_set_object:
 * @object: (type GObject): the owner of the property
 * @pspec: the property
 * @field: (type gpointer): the address of the owner's pointer
 * @value: (nullable) (transfer none): the new object, a reference is taken
 *
 * Returns: whether the value changed (then `notify` was emitted)
 */
gboolean
studio_property_set_object (gpointer object, GParamSpec *pspec, gpointer field, gpointer value)
{
  if (!g_set_object ((GObject **) field, value))
    return FALSE;
  g_object_notify_by_pspec (object, pspec);
  return TRUE;
}

/**
 * studio_property_set_boolean:
 * @object: (type GObject): the owner of the property
 * @pspec: the property
 * @field: (inout): where the owner keeps the value
 * @value: the new value
 *
 * Returns: whether the value changed (then `notify` was emitted)
 */
gboolean
studio_property_set_boolean (gpointer object, GParamSpec *pspec, gboolean *field, gboolean value)
{
  value = !!value;
  if (*field == value)
    return FALSE;
  *field = value;
  g_object_notify_by_pspec (object, pspec);
  return TRUE;
}

/**
 * studio_property_set_int:
 * @object: (type GObject): the owner of the property
 * @pspec: the property
 * @field: (inout): where the owner keeps the value
 * @value: the new value
 *
 * Returns: whether the value changed (then `notify` was emitted)
 */
gboolean
studio_property_set_int (gpointer object, GParamSpec *pspec, int *field, int value)
{
  if (*field == value)
    return FALSE;
  *field = value;
  g_object_notify_by_pspec (object, pspec);
  return TRUE;
}

/**
 * studio_property_set_int64:
 * @object: (type GObject): the owner of the property
 * @pspec: the property
 * @field: (inout): where the owner keeps the value
 * @value: the new value
 *
 * Returns: whether the value changed (then `notify` was emitted)
 */
gboolean
studio_property_set_int64 (gpointer object, GParamSpec *pspec, gint64 *field, gint64 value)
{
  if (*field == value)
    return FALSE;
  *field = value;
  g_object_notify_by_pspec (object, pspec);
  return TRUE;
}
