/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-sink.h"
#include "studio-error.h"
#include "studio-json-scanner.h"
#include "studio-response-splitter.h"

#include <json-glib/json-glib.h>
#include <string.h>

static gboolean
feed_in_pieces (StudioResponseSplitter *splitter,
                const char *text,
                gsize size,
                gsize piece,
                GError **error)
{
  for (gsize at = 0; at < size; at += piece)
    {
      gsize n = MIN (piece, size - at);
      /* A copy of its own size, so that a read beyond the end is found. */
      g_autofree guint8 *copy = g_memdup2 (text + at, n);
      if (!studio_response_splitter_feed (splitter, copy, n, error))
        return FALSE;
    }
  return studio_response_splitter_finish (splitter, error);
}

typedef struct
{
  const char *text;
  const char *skeleton;
  const char *images;
} Good;

static const Good goods[] = {
  { "{}", "{}", "" },
  { "{\"data\":[]}", "{\"data\":[]}", "" },
  { "{\"created\":17,\"data\":[{\"b64_json\":\"Zm9v\",\"revised_prompt\":\"\"}]}",
    "{\"created\":17,\"data\":[{\"b64_json\":\"\",\"revised_prompt\":\"\"}]}",
    "foo|" },
  { " \r\n{ \"data\" : [ { \"b64_json\" : \"Zm9v\" } ] }\t\n ",
    "{\"data\":[{\"b64_json\":\"\"}]}",
    "foo|" },
  { "{\"x\":[[{\"data\":1}]],\"data\":[{\"a\":[1,{\"b64_json\":\"no\"}],\"b64_json\":\"Zm8=\","
    "\"z\":null},{\"b64_json\":\"YmFy\"}],\"y\":-1.5e+3}",
    "{\"x\":[[{\"data\":1}]],\"data\":[{\"a\":[1,{\"b64_json\":\"no\"}],\"b64_json\":\"\","
    "\"z\":null},{\"b64_json\":\"\"}],\"y\":-1.5e+3}",
    "fo|bar|" },
  { "{\"data\":[{\"b64_json\":\"Pz8\\u002bPz8\\/Zm9v\\nYm\\r\\nFy\"}]}",
    "{\"data\":[{\"b64_json\":\"\"}]}",
    "?\?>?\??foobar|" },
  { "{\"d\\u0061ta\":[{\"b64\\u005Fjson\":\"data:image\\/png;base64,Zm9vYg\"}]}",
    "{\"d\\u0061ta\":[{\"b64\\u005Fjson\":\"\"}]}",
    "foob|" },
  { "{\"data\":[{\"b64_json\":\"\"},{\"b64_json\":null},{\"b64_json\":[\"QQ\"]}]}",
    "{\"data\":[{\"b64_json\":\"\"},{\"b64_json\":null},{\"b64_json\":[\"QQ\"]}]}",
    "" },
  { "{\"datum\":[{\"b64_json\":\"*\"}],\"data\":{\"b64_json\":\"*\"},\"b64_json\":\"*\"}",
    "{\"datum\":[{\"b64_json\":\"*\"}],\"data\":{\"b64_json\":\"*\"},\"b64_json\":\"*\"}",
    "" },
  { "{\"data\":[[{\"b64_json\":\"*\"}],\"b64_json\",{\"b64_jsonx\":\"*\",\"b64_jso\":\"*\"}]}",
    "{\"data\":[[{\"b64_json\":\"*\"}],\"b64_json\",{\"b64_jsonx\":\"*\",\"b64_jso\":\"*\"}]}",
    "" },
  { "{\"a\":\"\\ud83e\\udd8a ä€🦊 \\\"\\\\\\b\\f\",\"data\":[{\"b64_json\":\"Z g\"}]}",
    "{\"a\":\"\\ud83e\\udd8a ä€🦊 \\\"\\\\\\b\\f\",\"data\":[{\"b64_json\":\"\"}]}",
    "f|" },
};

static char *
join_images (TestSink *sink)
{
  GString *text = g_string_new (NULL);
  g_assert_cmpuint (sink->n_ended, ==, sink->images->len);
  for (guint i = 0; i < sink->images->len; i++)
    {
      GByteArray *image = g_ptr_array_index (sink->images, i);
      g_string_append_len (text, (const char *) image->data, image->len);
      g_string_append_c (text, '|');
    }
  return g_string_free (text, FALSE);
}

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    for (gsize piece = 1; piece <= strlen (goods[i].text); piece++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (TestSink) sink = test_sink_new ();
        g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (
            STUDIO_IMAGE_SINK (sink), 1000);
        feed_in_pieces (splitter, goods[i].text, strlen (goods[i].text), piece, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (studio_response_splitter_get_skeleton (splitter), ==, goods[i].skeleton);
        g_autofree char *images = join_images (sink);
        g_assert_cmpstr (images, ==, goods[i].images);
        g_assert_cmpuint (studio_response_splitter_get_n_images (splitter), ==, sink->n_ended);
        g_assert_false (studio_response_splitter_is_in_image (splitter));
      }
}

/* Every document of the table cut in two at every place. */
static void
test_cut_in_two (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    for (gsize cut = 0; cut <= strlen (goods[i].text); cut++)
      {
        g_autoptr (TestSink) sink = test_sink_new ();
        g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (
            STUDIO_IMAGE_SINK (sink), 1000);
        const guint8 *bytes = (const guint8 *) goods[i].text;
        g_assert_true (studio_response_splitter_feed (splitter, bytes, cut, NULL));
        g_assert_true (studio_response_splitter_feed (
            splitter, bytes + cut, strlen (goods[i].text) - cut, NULL));
        g_assert_true (studio_response_splitter_finish (splitter, NULL));
        g_autofree char *images = join_images (sink);
        g_assert_cmpstr (images, ==, goods[i].images);
      }
}

static void
test_ends_early (void)
{
  static const char text[] = "{\"data\":[{\"b64_json\":\"Zm9v\"}],\"a\":[true,-1.0e5]}";
  for (gsize size = 0; size < strlen (text); size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, 1000);
      feed_in_pieces (splitter, text, size, 7, &error);
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_BAD_ANSWER);
    }
}

/* No JSON text by RFC 8259. */
static const char *const no_json[] = {
  "",
  " ",
  "{",
  "}",
  "[",
  "]",
  "{]",
  "[}",
  "[1,]",
  "[,1]",
  "[1 2]",
  "{\"a\"}",
  "{\"a\":}",
  "{\"a\":1,}",
  "{,\"a\":1}",
  "{\"a\":1 \"b\":2}",
  "{a:1}",
  "{'a':1}",
  "{\"a\" 1}",
  "{1:1}",
  "[01]",
  "[-]",
  "[+1]",
  "[1.]",
  "[.5]",
  "[1e]",
  "[1e+]",
  "[1.e1]",
  "[0x1]",
  "[1_0]",
  "[--1]",
  "[-01]",
  "[1.5.1]",
  "[Infinity]",
  "[NaN]",
  "[tru]",
  "[truee]",
  "[True]",
  "[nul]",
  "[fals]",
  "[\"\x01\"]",
  "[\"\n\"]",
  "[\"\t\"]",
  "[\"\\x\"]",
  "[\"\\u12\"]",
  "[\"\\u12g4\"]",
  "[\"\\\"]",
  "[\"a]",
  "[\"\xff\"]",
  "[\"\xc3\"]",
  "[\"\xc0\x80\"]",
  "[\"\xe0\x80\x80\"]",
  "[\"\xed\xa0\x80\"]",
  "[\"\xf4\x90\x80\x80\"]",
  "[\"\xf8\x88\x80\x80\x80\"]",
  "[\"\x80\"]",
  "[\xc3\xa4]",
  "{}{}",
  "{} x",
  "[]]",
  "1 2",
  "\"a\" \"b\"",
  "// no\n{}",
  "{}/**/",
  "{}\v",
  "\xef\xbb\xbf{}",
  "{\"a\":1}\f",
  "[1]\xc2\xa0",
  "{\"a\":\"\xc3\"}",
  "{\"\xc3\":1}",
};

/* JSON texts, but objects only where the flag says so. */
static const struct
{
  const char *text;
  gboolean object;
} json[] = {
  { "{}", TRUE },
  { "[]", FALSE },
  { "1", FALSE },
  { "-0", FALSE },
  { "0", FALSE },
  { "0.5e-10", FALSE },
  { "1E+5", FALSE },
  { "\"\"", FALSE },
  { "true", FALSE },
  { "null", FALSE },
  { "[false,null,[],{}]", FALSE },
  { "{\"\":{\"a\":[1,2.5,\"\\u00e4\"]}}", TRUE },
  { "{\"a\":\"\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"}",
    TRUE },
  { "{\"a\":\"\x7f\"}", TRUE },
  { " { \"a\" : [ 1 , 2 ] } ", TRUE },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_json); i++)
    for (gsize piece = 1; piece <= 3; piece++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, 1000);
        gsize size = strlen (no_json[i]);
        g_assert_false (feed_in_pieces (splitter, no_json[i], size, piece, &error));
        g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_BAD_ANSWER);
        g_assert_false (studio_json_is_object (no_json[i], size));
      }
}

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (json); i++)
    {
      g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, 1000);
      gsize size = strlen (json[i].text);
      g_assert_cmpint (feed_in_pieces (splitter, json[i].text, size, 1, NULL), ==, json[i].object);
      g_assert_cmpint (studio_json_is_object (json[i].text, size), ==, json[i].object);
    }
}

static gboolean
is_json (const char *text, gsize size)
{
  StudioJsonScanner scanner = { 0 };
  for (gsize i = 0; i < size; i++)
    if (studio_json_scanner_step (&scanner, (guint8) text[i]) == STUDIO_JSON_EVENT_ERROR)
      return FALSE;
  return studio_json_scanner_is_whole (&scanner);
}

/* What this accepts json-glib must accept: documents of the tables with random damage. (The other
 * way round does not hold: json-glib takes comments, single numbers with signs and more.) */
static void
test_against_json_glib (void)
{
  static const char alphabet[] = "{}[],:\"\\ \n0123456789.eE+-truefalsn/u\xc3\xa4";
  guint n_accepted = 0;
  for (guint round = 0; round < 20000; round++)
    {
      const char *text = goods[round % G_N_ELEMENTS (goods)].text;
      g_autofree char *copy = g_strdup (text);
      gsize size = strlen (copy);
      for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
        copy[g_test_rand_int_range (0, (int) size)] =
            alphabet[g_test_rand_int_range (0, (int) sizeof alphabet - 1)];
      /* Half a surrogate pair is good grammar, but json-glib refuses it. */
      if (!is_json (copy, size) || strstr (copy, "\\u") != NULL)
        continue;
      n_accepted++;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonParser) parser = json_parser_new ();
      if (!json_parser_load_from_data (parser, copy, (gssize) size, &error))
        g_error ("json-glib refuses %s: %s", copy, error->message);
    }
  g_assert_cmpuint (n_accepted, >, 100);
  for (guint i = 0; i < G_N_ELEMENTS (json); i++)
    g_assert_true (is_json (json[i].text, strlen (json[i].text)));
}

static void
test_depth (void)
{
  for (guint depth = STUDIO_JSON_DEPTH_MAX - 1; depth <= STUDIO_JSON_DEPTH_MAX + 1; depth++)
    {
      g_autofree char *open = g_strnfill (depth - 1, '[');
      g_autofree char *close = g_strnfill (depth - 1, ']');
      g_autofree char *text = g_strconcat ("{\"a\":", open, close, "}", NULL);
      g_assert_cmpint (
          studio_json_is_object (text, strlen (text)), ==, depth <= STUDIO_JSON_DEPTH_MAX);
    }
}

static void
check_bad_image (const char *string)
{
  g_autofree char *text = g_strconcat ("{\"data\":[{\"b64_json\":\"", string, "\"}]}", NULL);
  for (gsize piece = 1; piece <= strlen (text); piece++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TestSink) sink = test_sink_new ();
      g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (
          STUDIO_IMAGE_SINK (sink), 1000);
      feed_in_pieces (splitter, text, strlen (text), piece, &error);
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_BAD_ANSWER);
      g_assert_cmpuint (sink->n_ended, ==, 0);
      g_assert_true (studio_response_splitter_is_in_image (splitter));
    }
}

static void
test_bad_image (void)
{
  check_bad_image ("Zm9v*");
  check_bad_image ("Zm9vY");
  check_bad_image ("Zm9v\nZm9v");
  check_bad_image ("Zm9v\\u00e4");
  check_bad_image ("Zm9v\xc3\xa4");
  check_bad_image ("Zg==Zg==");
  check_bad_image ("Zm9v\\");
  check_bad_image ("data:image\\a;base64,Zm9v");
  check_bad_image ("data:image\"a;base64,Zm9v");
  check_bad_image ("https:\\/\\/example.com\\/a.png");
}

static void
test_image_limit (void)
{
  static const char text[] = "{\"data\":[{\"b64_json\":\"Zm9vYmFy\"},{\"b64_json\":\"Zm9v\"}]}";
  for (gint64 limit = 1; limit <= 10; limit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, limit);
      if (feed_in_pieces (splitter, text, strlen (text), 5, &error))
        g_assert_cmpint (limit, >=, 9);
      else
        g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_ANSWER_TOO_LARGE);
    }
}

static void
test_skeleton_limit (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fill = g_strnfill (STUDIO_SPLITTER_SKELETON_MAX, 'x');
  g_autofree char *text = g_strconcat ("{\"a\":\"", fill, "\"}", NULL);
  g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, 10);
  g_assert_false (feed_in_pieces (splitter, text, strlen (text), 100000, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_ANSWER_TOO_LARGE);

  /* White space does not count. */
  g_autoptr (StudioResponseSplitter) other = studio_response_splitter_new (NULL, 10);
  memset (fill, ' ', STUDIO_SPLITTER_SKELETON_MAX);
  g_autofree char *spaced = g_strconcat ("{", fill, "}", NULL);
  g_assert_true (feed_in_pieces (other, spaced, strlen (spaced), 100000, NULL));
}

static void
test_too_many_images (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("{\"data\":[");
  for (guint i = 0; i <= STUDIO_SPLITTER_IMAGES_MAX; i++)
    g_string_append (text, i == 0 ? "{\"b64_json\":\"Zg\"}" : ",{\"b64_json\":\"Zg\"}");
  g_string_append (text, "]}");
  g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (NULL, 1000);
  g_assert_false (feed_in_pieces (splitter, text->str, text->len, 50, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_ANSWER_TOO_LARGE);
}

static void
test_sink_fails (void)
{
  static const char text[] = "{\"data\":[{\"b64_json\":\"Zm9vYmFy\"}]}";
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TestSink) sink = test_sink_new ();
      sink->fail_begin = i == 0;
      sink->fail_write = i == 1;
      sink->fail_end = i == 2;
      g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (
          STUDIO_IMAGE_SINK (sink), 1000);
      g_assert_false (feed_in_pieces (splitter, text, strlen (text), 100, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
      g_assert_true (studio_response_splitter_has_sink_failed (splitter));
    }
}

/* A large image goes through in pieces and comes out as it was. */
static void
test_large (void)
{
  gsize size = 300000;
  g_autofree guint8 *bytes = g_malloc (size);
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) g_test_rand_int_range (0, 256);
  g_autofree char *base64 = g_base64_encode (bytes, size);
  g_autofree char *text = g_strconcat ("{\"data\":[{\"b64_json\":\"", base64, "\"}]}", NULL);
  static const gsize pieces[] = { 1000, 16384, 65536, 100003, 1000000 };
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (TestSink) sink = test_sink_new ();
      g_autoptr (StudioResponseSplitter) splitter = studio_response_splitter_new (
          STUDIO_IMAGE_SINK (sink), (gint64) size);
      g_assert_true (feed_in_pieces (splitter, text, strlen (text), pieces[i], NULL));
      GByteArray *image = g_ptr_array_index (sink->images, 0);
      g_assert_cmpmem (image->data, image->len, bytes, size);
    }
}

static void
test_scanner_events (void)
{
  StudioJsonScanner scanner = { 0 };
  g_assert_cmpint (studio_json_scanner_step (&scanner, '{'), ==, STUDIO_JSON_EVENT_OBJECT_BEGIN);
  g_assert_cmpuint (scanner.depth, ==, 1);
  g_assert_cmpint (studio_json_scanner_step (&scanner, '"'), ==, STUDIO_JSON_EVENT_KEY_BEGIN);
  g_assert_true (studio_json_scanner_is_plain (&scanner));
  g_assert_cmpint (studio_json_scanner_step (&scanner, '\\'), ==, STUDIO_JSON_EVENT_NONE);
  g_assert_false (studio_json_scanner_is_plain (&scanner));
  g_assert_cmpint (studio_json_scanner_step (&scanner, 'n'), ==, STUDIO_JSON_EVENT_CHARACTER);
  g_assert_cmpuint (scanner.character, ==, '\n');
  g_assert_cmpint (studio_json_scanner_step (&scanner, '"'), ==, STUDIO_JSON_EVENT_KEY_END);
  g_assert_cmpint (studio_json_scanner_step (&scanner, '!'), ==, STUDIO_JSON_EVENT_ERROR);
  g_assert_cmpint (studio_json_scanner_step (&scanner, ':'), ==, STUDIO_JSON_EVENT_ERROR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/splitter/good", test_good);
  g_test_add_func ("/splitter/cut-in-two", test_cut_in_two);
  g_test_add_func ("/splitter/ends-early", test_ends_early);
  g_test_add_func ("/splitter/refused", test_refused);
  g_test_add_func ("/splitter/accepted", test_accepted);
  g_test_add_func ("/splitter/against-json-glib", test_against_json_glib);
  g_test_add_func ("/splitter/depth", test_depth);
  g_test_add_func ("/splitter/bad-image", test_bad_image);
  g_test_add_func ("/splitter/image-limit", test_image_limit);
  g_test_add_func ("/splitter/skeleton-limit", test_skeleton_limit);
  g_test_add_func ("/splitter/too-many-images", test_too_many_images);
  g_test_add_func ("/splitter/sink-fails", test_sink_fails);
  g_test_add_func ("/splitter/large", test_large);
  g_test_add_func ("/splitter/scanner-events", test_scanner_events);
  return g_test_run ();
}
