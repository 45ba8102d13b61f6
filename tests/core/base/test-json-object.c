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

/* Whatever was typed comes back from a file of ours. */
static void
test_written (void)
{
  for (guint c = 1; c < 0x100; c++)
    {
      g_autoptr (JsonObject) object = json_object_new ();
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      char letter[8] = { 0 };
      g_unichar_to_utf8 (c, letter);
      json_object_set_string_member (object, "a", letter);
      json_node_set_object (node, object);
      g_autofree char *text = json_to_string (node, FALSE);
      g_autoptr (JsonObject) read = parse (text);
      g_assert_nonnull (read);
      g_assert_cmpstr (studio_json_object_get_text (read, "a"), ==, letter);
    }
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

static void
test_members (void)
{
  g_autoptr (JsonObject) object = parse ("{\"text\":\"\\u00e4\",\"number\":-7,"
                                         "\"list\":[1],\"none\":null,\"broken\":1.5}");
  static const char *const no_texts[] = { "number", "list", "none", "broken", "absent" };
  static const char *const no_numbers[] = { "text", "list", "none", "broken", "absent" };

  g_assert_cmpstr (studio_json_object_get_text (object, "text"), ==, "\xc3\xa4");
  g_assert_cmpint (studio_json_object_get_int (object, "number", 3), ==, -7);
  for (guint i = 0; i < G_N_ELEMENTS (no_texts); i++)
    g_assert_null (studio_json_object_get_text (object, no_texts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no_numbers); i++)
    g_assert_cmpint (studio_json_object_get_int (object, no_numbers[i], 3), ==, 3);
}

/* Half of a character: json-glib gives what is no text up to 1.8, and refuses the whole later. */
static void
test_half (void)
{
  g_autoptr (JsonObject) object = parse ("{\"half\":\"\\ud83e x\"}");

  if (object == NULL)
    return;
  g_assert_null (studio_json_object_get_text (object, "half"));
  g_assert_cmpint (studio_json_object_get_int (object, "half", 3), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-object/object", test_object);
  g_test_add_func ("/json-object/written", test_written);
  g_test_add_func ("/json-object/none", test_none);
  g_test_add_func ("/json-object/deep", test_deep);
  g_test_add_func ("/json-object/members", test_members);
  g_test_add_func ("/json-object/half", test_half);
  return g_test_run ();
}
