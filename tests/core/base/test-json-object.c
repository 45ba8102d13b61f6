/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-json-object.h"

#include <string.h>

/* As many levels as overflow the stack of a parser that recurses. */
#define MANY 500000

static JsonObject *
parse (const char *text)
{
  return studio_json_object_parse (text, strlen (text));
}

static void
test_object (void)
{
  static const char text[] = "{\"a\":{\"b\":[1,\"\xc3\xa4\"]},\"c\":null} and more";
  g_autoptr (JsonObject) object = studio_json_object_parse (text, strlen (text) - 9);
  g_autoptr (JsonObject) empty = parse (" {} \r\n");

  g_assert_nonnull (object);
  g_assert_cmpuint (json_object_get_size (object), ==, 2);
  JsonObject *inner = json_object_get_object_member (object, "a");
  JsonArray *array = json_object_get_array_member (inner, "b");
  g_assert_cmpint (json_array_get_int_element (array, 0), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (array, 1), ==, "\xc3\xa4");
  g_assert_nonnull (empty);
  g_assert_cmpuint (json_object_get_size (empty), ==, 0);
}

static void
test_none (void)
{
  static const char *const texts[] = { "",
                                       "null",
                                       "[1]",
                                       "{",
                                       "{}}",
                                       "{} {}",
                                       "{\"a\":1,}",
                                       "{'a':1}",
                                       "{\"a\":\"\xff\"}",
                                       "/* a comment */ {}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (parse (texts[i]));
  g_assert_null (studio_json_object_parse (NULL, 0));
}

/* Quotation marks that json-glib takes for a comment or a piece of text must not hide them. */
static void
test_deep (void)
{
  static const char *const beginnings[] = {
    "", "{\"a\":", "/*\"*/{\"a\":", "{\"a\":1,//\"\n\"b\":", "{'\"':1,\"b\":"
  };
  g_autofree char *open = g_strnfill (MANY, '[');
  g_autofree char *close = g_strnfill (MANY, ']');

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *text = g_strconcat (beginnings[i], open, close, "}", NULL);
      g_assert_null (parse (text));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-object/object", test_object);
  g_test_add_func ("/json-object/none", test_none);
  g_test_add_func ("/json-object/deep", test_deep);
  return g_test_run ();
}
