/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-property.h"

/* An object with one property of each kind that there is a setter for. */
#define TEST_TYPE_THING (test_thing_get_type ())
G_DECLARE_FINAL_TYPE (TestThing, test_thing, TEST, THING, GObject)

typedef enum
{
  PROP_STRING = 1,
  PROP_OBJECT,
  PROP_BOOLEAN,
  PROP_INT,
  PROP_INT64,
} TestThingProperty;

struct _TestThing
{
  GObject parent_instance;

  char *string;
  GObject *object;
  gboolean boolean;
  int number;
  gint64 large;
  guint n_notified;
};

static GParamSpec *properties[PROP_INT64 + 1];

G_DEFINE_FINAL_TYPE (TestThing, test_thing, G_TYPE_OBJECT)

static void
test_thing_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TestThing *self = TEST_THING (object);
  switch ((TestThingProperty) id)
    {
    case PROP_STRING:
      g_value_set_string (value, self->string);
      break;
    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;
    case PROP_BOOLEAN:
      g_value_set_boolean (value, self->boolean);
      break;
    case PROP_INT:
      g_value_set_int (value, self->number);
      break;
    case PROP_INT64:
      g_value_set_int64 (value, self->large);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
test_thing_notify (GObject *object, G_GNUC_UNUSED GParamSpec *pspec)
{
  TEST_THING (object)->n_notified++;
}

static void
test_thing_finalize (GObject *object)
{
  TestThing *self = TEST_THING (object);
  g_clear_pointer (&self->string, g_free);
  g_clear_object (&self->object);
  G_OBJECT_CLASS (test_thing_parent_class)->finalize (object);
}

static void
test_thing_class_init (TestThingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->finalize = test_thing_finalize;
  object_class->get_property = test_thing_get_property;
  object_class->notify = test_thing_notify;
  properties[PROP_STRING] = g_param_spec_string ("string", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_OBJECT] = g_param_spec_object (
      "object", NULL, NULL, G_TYPE_OBJECT, STUDIO_PARAM_READABLE);
  properties[PROP_BOOLEAN] = g_param_spec_boolean (
      "boolean", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_INT] = g_param_spec_int (
      "int", NULL, NULL, G_MININT, G_MAXINT, 0, STUDIO_PARAM_READABLE);
  properties[PROP_INT64] = g_param_spec_int64 (
      "int64", NULL, NULL, G_MININT64, G_MAXINT64, 0, STUDIO_PARAM_READABLE);
  for (guint i = PROP_STRING; i <= PROP_INT64; i++)
    g_object_class_install_property (object_class, i, properties[i]);
}

static void
test_thing_init (G_GNUC_UNUSED TestThing *self)
{
}

static void
test_string (void)
{
  g_autoptr (TestThing) thing = g_object_new (TEST_TYPE_THING, NULL);
  GParamSpec *pspec = properties[PROP_STRING];
  g_assert_false (studio_property_set_string (thing, pspec, &thing->string, NULL));
  g_assert_true (studio_property_set_string (thing, pspec, &thing->string, "one"));
  g_assert_false (studio_property_set_string (thing, pspec, &thing->string, "one"));
  g_assert_cmpuint (thing->n_notified, ==, 1);
  /* A part of the old value is still there when it is copied. */
  g_assert_true (studio_property_set_string (thing, pspec, &thing->string, thing->string + 1));
  g_assert_cmpstr (thing->string, ==, "ne");
  g_assert_true (studio_property_set_string (thing, pspec, &thing->string, NULL));
  g_assert_null (thing->string);
  g_assert_cmpuint (thing->n_notified, ==, 3);
}

static void
test_object (void)
{
  g_autoptr (TestThing) thing = g_object_new (TEST_TYPE_THING, NULL);
  GParamSpec *pspec = properties[PROP_OBJECT];
  GObject *value = g_object_new (G_TYPE_OBJECT, NULL);
  g_assert_false (studio_property_set_object (thing, pspec, &thing->object, NULL));
  g_assert_true (studio_property_set_object (thing, pspec, &thing->object, value));
  g_assert_false (studio_property_set_object (thing, pspec, &thing->object, value));
  g_assert_cmpuint (value->ref_count, ==, 2);
  g_assert_true (studio_property_set_object (thing, pspec, &thing->object, NULL));
  g_assert_cmpuint (thing->n_notified, ==, 2);
  g_assert_finalize_object (value);
}

static void
test_numbers (void)
{
  g_autoptr (TestThing) thing = g_object_new (TEST_TYPE_THING, NULL);
  g_assert_true (studio_property_set_boolean (thing, properties[PROP_BOOLEAN], &thing->boolean, 2));
  g_assert_cmpint (thing->boolean, ==, TRUE);
  g_assert_false (
      studio_property_set_boolean (thing, properties[PROP_BOOLEAN], &thing->boolean, 4));
  g_assert_true (studio_property_set_int (thing, properties[PROP_INT], &thing->number, -7));
  g_assert_false (studio_property_set_int (thing, properties[PROP_INT], &thing->number, -7));
  g_assert_true (
      studio_property_set_int64 (thing, properties[PROP_INT64], &thing->large, G_MAXINT64));
  g_assert_false (
      studio_property_set_int64 (thing, properties[PROP_INT64], &thing->large, G_MAXINT64));
  g_assert_cmpint (thing->number, ==, -7);
  g_assert_cmpint (thing->large, ==, G_MAXINT64);
  g_assert_cmpuint (thing->n_notified, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/string", test_string);
  g_test_add_func ("/property/object", test_object);
  g_test_add_func ("/property/numbers", test_numbers);
  return g_test_run ();
}
