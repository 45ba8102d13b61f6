/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-inflate.h"
#include "studio-json-text.h"
#include "studio-metadata-text.h"
#include "studio-tiff.h"
#include "studio-xml-names.h"
#include "studio-xmp.h"

#include <string.h>
#include <zlib.h>

typedef struct
{
  const char *bytes;
  gsize size;
  const char *text;
} Row;

#define BYTES(text) text, sizeof text - 1

static void
test_latin1_and_utf8 (void)
{
  static const Row rows[] = {
    { BYTES (""), "" },
    { BYTES ("plain"), "plain" },
    { BYTES ("caf\xe9"), "café" },
    { BYTES ("caf\xc3\xa9"), "café" },
    { BYTES ("cut\0off"), "cut" },
    { BYTES ("\xff\xfe"), "ÿþ" },
    { BYTES ("\xed\xa0\x80"), "í\302\240\302\200" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = studio_metadata_text_decode ((const guint8 *) rows[i].bytes,
                                                           rows[i].size);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_autofree char *repaired = studio_metadata_text_decode_utf8 ((const guint8 *) "a\xff"
                                                                                 "b\0c",
                                                                5);
  g_assert_cmpstr (repaired, ==, "a\357\277\275b");
  g_autofree char *nothing = studio_metadata_text_decode_utf8 (NULL, 0);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_utf16 (void)
{
  static const struct
  {
    Row row;
    gboolean big_endian;
  } rows[] = {
    { { BYTES ("\0a\0\xe9"), "aé" }, TRUE },
    { { BYTES ("a\0\xe9\0"), "aé" }, FALSE },
    { { BYTES ("\xfe\xff\0a"), "a" }, FALSE },
    { { BYTES ("\xff\xfe"
               "a\0"),
        "a" },
      TRUE },
    { { BYTES ("\xd8\x3c\xdf\x0a"), "🌊" }, TRUE },
    { { BYTES ("\xd8\x3c\0a"), "\357\277\275a" }, TRUE },
    { { BYTES ("\xdf\x0a\0a"), "\357\277\275a" }, TRUE },
    { { BYTES ("\xd8\x3c"), "\357\277\275" }, TRUE },
    { { BYTES ("\0a\0b\0"), "ab" }, TRUE },
    { { BYTES ("\0a\0\0\0b"), "a" }, TRUE },
    { { BYTES (""), "" }, TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = studio_metadata_text_decode_utf16 (
          (const guint8 *) rows[i].row.bytes, rows[i].row.size, rows[i].big_endian);
      g_assert_cmpstr (text, ==, rows[i].row.text);
    }
}

static void
test_user_comment (void)
{
  static const struct
  {
    Row row;
    gboolean big_endian;
  } rows[] = {
    { { BYTES ("ASCII\0\0\0sea"), "sea" }, TRUE },
    { { BYTES ("ASCII\0\0\0caf\xc3\xa9"), "café" }, TRUE },
    { { BYTES ("\0\0\0\0\0\0\0\0sea"), "sea" }, TRUE },
    /* The order of the block is wrong about the text in either way. */
    { { BYTES ("UNICODE\0\0s\0e\0a"), "sea" }, TRUE },
    { { BYTES ("UNICODE\0\0s\0e\0a"), "sea" }, FALSE },
    { { BYTES ("UNICODE\0s\0e\0a\0"), "sea" }, TRUE },
    { { BYTES ("UNICODE\0s\0e\0a\0"), "sea" }, FALSE },
    { { BYTES ("UNICODE\0\xff\xfes\0"), "s" }, TRUE },
    /* Nothing in it tells: the block decides. */
    { { BYTES ("UNICODE\0\x6d\x77\x91\xce"), "海野" }, TRUE },
    { { BYTES ("UNICODE\0\x77\x6d\xce\x91"), "海野" }, FALSE },
    { { BYTES ("UNICODE\0sea in UTF-8"), "sea in UTF-8" }, FALSE },
    { { BYTES ("UNICODE\0"), "" }, FALSE },
    { { BYTES ("bare text, no code"), "bare text, no code" }, FALSE },
    { { BYTES ("short"), "short" }, FALSE },
    { { BYTES (""), "" }, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean unreadable = TRUE;
      g_autofree char *text = studio_metadata_text_decode_comment (
          (const guint8 *) rows[i].row.bytes, rows[i].row.size, rows[i].big_endian, &unreadable);
      g_assert_cmpstr (text, ==, rows[i].row.text);
      g_assert_false (unreadable);
    }
  gboolean unreadable = FALSE;
  g_assert_null (studio_metadata_text_decode_comment (
      (const guint8 *) "JIS\0\0\0\0\0\x33\x24", 10, TRUE, &unreadable));
  g_assert_true (unreadable);
}

static void
test_to_latin1 (void)
{
  static const char *const good[][2] = {
    { "", "" },
    { "two\nlines", "two\nlines" },
    { "café", "caf\xe9" },
  };
  /* The last one is Latin-1, and would be read as “é”. */
  static const char *const bad[] = { "海", "“", "a\rb", "\001", "\302\205", "Ã©" };
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = studio_metadata_text_to_latin1 (good[i][0]);
      g_assert_cmpstr (text, ==, good[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (studio_metadata_text_to_latin1 (bad[i]));
}

static GByteArray *
deflate_zeros (gsize size, gsize *n_deflated)
{
  g_autofree guint8 *zeros = g_malloc0 (size);
  uLongf bound = compressBound (size);
  GByteArray *deflated = g_byte_array_new ();
  g_byte_array_set_size (deflated, (guint) bound);
  g_assert_cmpint (compress (deflated->data, &bound, zeros, size), ==, Z_OK);
  *n_deflated = bound;
  return deflated;
}

static void
test_inflate (void)
{
  gsize size = 0;
  gboolean too_large = TRUE;
  g_autoptr (GByteArray) deflated = deflate_zeros (100000, &size);
  g_autoptr (GByteArray) all = studio_inflate (deflated->data, size, 100000, &too_large);
  g_assert_cmpuint (all->len, ==, 100000);
  g_assert_false (too_large);
  g_assert_null (studio_inflate (deflated->data, size, 99999, &too_large));
  g_assert_true (too_large);
  g_assert_null (studio_inflate (deflated->data, size - 1, 200000, &too_large));
  g_assert_false (too_large);
  g_assert_null (studio_inflate ((const guint8 *) "nothing of zlib", 15, 100, &too_large));
  g_assert_false (too_large);
  g_assert_null (studio_inflate (deflated->data, size, 0, &too_large));
  g_assert_true (too_large);
}

static char *
reprint (const char *text)
{
  g_autoptr (JsonNode) node = studio_json_text_parse (text);
  return node == NULL ? NULL : json_to_string (node, FALSE);
}

static void
test_json (void)
{
  static const char *const rows[][2] = {
    { "{\"a\": [1, -2.5e3, true, null]}", "{\"a\":[1,-2500.0,true,null]}" },
    { "[NaN, Infinity, -Infinity]", "[null,null,null]" },
    { "[18446744073709551615]", "[\"18446744073709551615\"]" },
    { "[123456789012345678]", "[123456789012345678]" },
    { "[\"\\u00e9\\ud83c\\udf0a\"]", "[\"é🌊\"]" },
    { "[\"\\ud83c\", \"\\udf0a\", \"\\u0000\"]",
      "[\"\357\277\275\",\"\357\277\275\",\"\357\277\275\"]" },
    { "[\"\\u0022\\u005c\\u0001\"]", "[\"\\\"\\\\\\u0001\"]" },
    { "[\"two\nlines\"]", "[\"two\\nlines\"]" },
  };
  static const char *const refused[] = {
    "",
    "nothing",
    "{",
    "}",
    "[1",
    "[\"open]",
    "[\"\\x\"]",
    "[\"\\u12\"]",
    "[undef]",
    "[1]]",
    "[--]",
    "[1 2 3",
    "[\"a\" \"b\"]",
    "/* */ []",
    "\"text\"",
    "[\\]",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = reprint (rows[i][0]);
      g_assert_cmpstr (text, ==, rows[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *text = reprint (refused[i]);
      g_assert_cmpstr (text, ==, NULL);
    }
}

static char *
repeat (const char *unit, guint n, const char *middle, const char *other)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, other);
  return g_string_free (text, FALSE);
}

static void
test_json_bounds (void)
{
  g_autofree char *deep = repeat ("[", 64, "", "]");
  g_autofree char *too_deep = repeat ("[", 65, "", "]");
  g_autofree char *abyss = repeat ("{\"a\":", 700000, "", "");
  g_autofree char *many = repeat ("0,", 90000, "", "");
  g_autofree char *too_many = repeat ("0,", 100001, "", "");
  g_autofree char *good = g_strdup_printf ("[%s0]", many);
  g_autofree char *bad = g_strdup_printf ("[%s0]", too_many);
  g_autofree char *spaces = repeat (" ", 5000000, "[]", "");
  g_autoptr (JsonNode) nested = studio_json_text_parse (deep);
  g_autoptr (JsonNode) long_one = studio_json_text_parse (good);
  g_assert_nonnull (nested);
  g_assert_nonnull (long_one);
  g_assert_null (studio_json_text_parse (too_deep));
  g_assert_null (studio_json_text_parse (abyss));
  g_assert_null (studio_json_text_parse (bad));
  g_assert_null (studio_json_text_parse (spaces));
}

static void
test_json_members (void)
{
  g_autoptr (JsonNode) node = studio_json_text_parse (
      "{\"text\":\"t\",\"number\":7,\"object\":{},\"array\":[1],\"null\":null}");
  JsonObject *object = json_node_get_object (node);
  g_autofree char *number = studio_json_text_dup_member (object, "number");
  g_autofree char *array = studio_json_text_dup_member (object, "array");
  g_autofree char *text = studio_json_text_dup_value (json_object_get_member (object, "text"));
  g_assert_cmpstr (studio_json_text_get_string (object, "text"), ==, "t");
  g_assert_null (studio_json_text_get_string (object, "number"));
  g_assert_null (studio_json_text_get_string (object, "array"));
  g_assert_nonnull (studio_json_text_get_object (object, "object"));
  g_assert_null (studio_json_text_get_object (object, "array"));
  g_assert_nonnull (studio_json_text_get_array (object, "array"));
  g_assert_null (studio_json_text_get_array (object, "none"));
  g_assert_cmpstr (number, ==, "7");
  g_assert_cmpstr (array, ==, "[1]");
  g_assert_cmpstr (text, ==, "t");
  g_assert_null (studio_json_text_dup_member (object, "null"));
  g_assert_null (studio_json_text_dup_member (object, "none"));
}

#define RDF "<r:RDF xmlns:r='" STUDIO_XMP_NS_RDF "'>"

static void
test_xmp (void)
{
  /* Prefixes are free, and may mean something else further in. */
  g_autoptr (StudioXmp) xmp = studio_xmp_parse (
      "\xef\xbb\xbf" RDF "<r:Description xmlns:d='" STUDIO_XMP_NS_DC "' xmlns:x='" STUDIO_XMP_NS_XMP
      "' x:Rating='4' r:about=''>"
      "<d:title>One &lt;two&gt;</d:title>"
      "<d:description><r:Alt><r:li xml:lang='de'>Meer</r:li>"
      "<r:li xml:lang='x-default'><![CDATA[The <sea>]]></r:li></r:Alt></d:description>"
      "<d:subject><r:Bag><r:li>boat</r:li><r:li>sea</r:li></r:Bag></d:subject>"
      "<d:source r:resource='https://example.com/'/>"
      "<d:creator><r:Seq/></d:creator>"
      "<x:Thing r:parseType='Resource'><x:Part>inner</x:Part></x:Thing>"
      "<y:title xmlns:y='other'>not this</y:title>"
      "<d:nick xmlns:d='" STUDIO_XMP_NS_XMP "'>shadowed</d:nick>"
      "</r:Description></r:RDF>");
  g_auto (GStrv) tags = studio_xmp_dup_list (xmp, STUDIO_XMP_NS_DC, "subject");
  g_auto (GStrv) none = studio_xmp_dup_list (xmp, STUDIO_XMP_NS_DC, "none");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "Rating"), ==, "4");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "title"), ==, "One <two>");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "description"), ==, "The <sea>");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "source"), ==, "https://example.com/");
  g_assert_null (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "creator"));
  g_assert_null (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "Thing"));
  g_assert_null (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "Part"));
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "nick"), ==, "shadowed");
  g_assert_cmpstr (tags[0], ==, "boat");
  g_assert_cmpstr (tags[1], ==, "sea");
  g_assert_null (tags[2]);
  g_assert_null (none[0]);
}

static void
test_bad_xmp (void)
{
  g_autofree char *deep = repeat ("<a>", 64, "", "</a>");
  g_autofree char *too_deep = repeat ("<a>", 65, "", "</a>");
  g_autofree char *abyss = repeat ("<a>", 500000, "", "");
  g_autofree char *prefixes = g_strdup ("<a");
  for (int i = 0; i < 200; i++)
    {
      char *more = g_strdup_printf ("%s xmlns:p%d='u%d'", prefixes, i, i);
      g_free (prefixes);
      prefixes = more;
    }
  g_autofree char *crowded = g_strconcat (prefixes, "/>", NULL);
  g_autoptr (StudioXmp) good = studio_xmp_parse (deep);
  g_assert_nonnull (good);
  g_assert_null (studio_xmp_parse (too_deep));
  g_assert_null (studio_xmp_parse (abyss));
  g_assert_null (studio_xmp_parse (crowded));
  g_assert_null (studio_xmp_parse (""));
  g_assert_null (studio_xmp_parse ("<a><b></a></b>"));
  g_assert_null (studio_xmp_parse ("no markup"));
}

static void
test_xml_names (void)
{
  const char *names[] = { "xmlns", "xmlns:p", "plain", NULL };
  const char *values[] = { "default", "first", "value", NULL };
  const char *inner_names[] = { "xmlns:p", NULL };
  const char *inner_values[] = { "second", NULL };
  const char *local = NULL;
  g_autoptr (StudioXmlNames) self = studio_xml_names_new ();
  g_assert_true (studio_xml_names_open (self, names, values));
  g_assert_true (studio_xml_names_open (self, inner_names, inner_values));
  g_assert_cmpuint (studio_xml_names_get_depth (self), ==, 2);
  g_assert_cmpstr (studio_xml_names_resolve (self, "p:name", &local), ==, "second");
  g_assert_cmpstr (local, ==, "name");
  studio_xml_names_close (self);
  g_assert_true (studio_xml_names_is (self, "p:name", "first", "name"));
  g_assert_false (studio_xml_names_is (self, "p:name", "first", "other"));
  g_assert_true (studio_xml_names_is (self, "name", "default", "name"));
  g_assert_cmpstr (studio_xml_names_resolve (self, "q:name", &local), ==, "");
  studio_xml_names_close (self);
  g_assert_cmpuint (studio_xml_names_get_depth (self), ==, 0);
  g_assert_cmpstr (studio_xml_names_resolve (self, "name", &local), ==, "");
}

static void
test_tiff (void)
{
  static const guint8 block[] = {
    'I',
    'I',
    '*',
    0,
    8,
    0,
    0,
    0,
    3,
    0,
    /* Orientation 6; a LONG; an ASCII text beyond the end */
    0x12,
    1,
    3,
    0,
    1,
    0,
    0,
    0,
    6,
    0,
    0,
    0,
    0x69,
    0x87,
    4,
    0,
    1,
    0,
    0,
    0,
    0x39,
    0x30,
    0,
    0,
    0x0f,
    1,
    2,
    0,
    9,
    0,
    0,
    0,
    0xf0,
    0xff,
    0xff,
    0xff,
  };
  StudioTiff tiff;
  StudioTiffEntry entry;
  guint32 directory = 0;
  g_assert_true (studio_tiff_init (&tiff, block, sizeof block));
  g_assert_cmpuint (studio_tiff_count_entries (&tiff, tiff.first), ==, 3);
  g_assert_true (studio_tiff_find (&tiff, tiff.first, 0x112, &entry));
  g_assert_cmpuint (studio_tiff_get_number (&tiff, &entry), ==, 6);
  g_assert_true (studio_tiff_find_exif (&tiff, &directory));
  g_assert_cmpuint (directory, ==, 12345);
  g_assert_cmpuint (studio_tiff_count_entries (&tiff, directory), ==, 0);
  g_assert_false (studio_tiff_get_entry (&tiff, tiff.first, 2, &entry));
  g_assert_false (studio_tiff_find (&tiff, tiff.first, 0x10f, &entry));
  g_assert_cmpuint (studio_tiff_get_u16 (&tiff, block + 2), ==, 42);
  g_assert_cmpuint (studio_tiff_get_u32 (&tiff, block + 4), ==, 8);
  g_assert_false (studio_tiff_init (&tiff, block, 7));
  g_assert_false (studio_tiff_init (&tiff, (const guint8 *) "MM*\0\0\0\0\0", 8));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metadata-text/latin1-and-utf8", test_latin1_and_utf8);
  g_test_add_func ("/metadata-text/utf16", test_utf16);
  g_test_add_func ("/metadata-text/user-comment", test_user_comment);
  g_test_add_func ("/metadata-text/to-latin1", test_to_latin1);
  g_test_add_func ("/metadata-text/inflate", test_inflate);
  g_test_add_func ("/metadata-text/json", test_json);
  g_test_add_func ("/metadata-text/json-bounds", test_json_bounds);
  g_test_add_func ("/metadata-text/json-members", test_json_members);
  g_test_add_func ("/metadata-text/xmp", test_xmp);
  g_test_add_func ("/metadata-text/bad-xmp", test_bad_xmp);
  g_test_add_func ("/metadata-text/xml-names", test_xml_names);
  g_test_add_func ("/metadata-text/tiff", test_tiff);
  return g_test_run ();
}
