/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-metadata.h"

#include "studio-error.h"
#include "studio-metadata-fixture.h"
#include "studio-test-images.h"
#include "studio-test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#define MB (1024u * 1024u)

static StudioImageMetadata *
read_bytes (GByteArray *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fixture_end (file);
  StudioImageMetadata *metadata = studio_image_metadata_read_bytes (bytes, &error);
  g_assert_no_error (error);
  return metadata;
}

static const char *
get_text (StudioImageMetadata *metadata, const char *key)
{
  return studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, key);
}

static const char *
get_exif (StudioImageMetadata *metadata, const char *key)
{
  return studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, key);
}

static void
test_png (void)
{
  GByteArray *png = fixture_png ();
  fixture_png_text (png, "plain", "caf\xe9");
  fixture_png_compressed (png, "deflated", "sea\nsea");
  fixture_png_international (png, "international", "海 “quoted”", FALSE);
  fixture_png_international (png, "both", "海 deflated", TRUE);
  fixture_png_text (png, "plain", "the second of that name");
  fixture_png_xmp (png, "<packet/>");
  g_autoptr (StudioImageMetadata) metadata = read_bytes (png);
  g_assert_cmpint (metadata->container, ==, STUDIO_IMAGE_CONTAINER_PNG);
  g_assert_cmpint (metadata->width, ==, 64);
  g_assert_cmpint (metadata->height, ==, 48);
  g_assert_cmpuint (metadata->fields->len, ==, 5);
  g_assert_cmpstr (get_text (metadata, "plain"), ==, "café");
  g_assert_cmpstr (get_text (metadata, "deflated"), ==, "sea\nsea");
  g_assert_cmpstr (get_text (metadata, "international"), ==, "海 “quoted”");
  g_assert_cmpstr (get_text (metadata, "both"), ==, "海 deflated");
  g_assert_null (get_text (metadata, "none"));
  g_assert_null (get_exif (metadata, "plain"));
  g_assert_cmpstr (metadata->xmp, ==, "<packet/>");
  g_assert_null (metadata->exif);
  g_assert_cmpint (metadata->orientation, ==, 1);
  g_assert_false (metadata->has_manifest);
  g_assert_cmpuint (metadata->issues, ==, 0);
}

/* Behind the pixels, as some programs put it. */
static void
test_png_text_at_the_end (void)
{
  static const char text[] = "late\0here";
  GByteArray *png = fixture_png ();
  g_autoptr (GBytes) chunk = studio_test_images_png_chunk ("tEXt", text, sizeof text - 1);
  g_autoptr (GBytes) end = studio_test_images_png_chunk ("IEND", NULL, 0);
  g_byte_array_set_size (png, png->len - 12);
  g_byte_array_append (png, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  g_byte_array_append (png, g_bytes_get_data (end, NULL), 12);
  g_byte_array_append (png, (const guint8 *) "and what is behind", 18);
  g_autoptr (StudioImageMetadata) metadata = read_bytes (png);
  g_assert_cmpstr (get_text (metadata, "late"), ==, "here");
  g_assert_cmpuint (metadata->issues, ==, 0);
}

static GByteArray *
make_tiff (gboolean big_endian)
{
  g_autoptr (GByteArray) comment = fixture_comment ("UNICODE", "Meer 海 🌊", TRUE, TRUE);
  guint8 orientation[2] = { big_endian ? 0 : 6, big_endian ? 6 : 0 };
  GByteArray *tiff = fixture_tiff (big_endian);
  fixture_tiff_add (tiff, 0x010f, 2, "A maker", 8);
  fixture_tiff_add (tiff, 0x0110, 2, "M", 2);
  fixture_tiff_add (tiff, 0x0112, 3, orientation, 2);
  fixture_tiff_add (tiff, 0x1234, 2, "own tag", 8);
  fixture_tiff_add (tiff, 0x9c9c, 1, "h\0i\0\0\0", 6);
  return fixture_tiff_exif (tiff, 0x9286, 7, comment->data, comment->len);
}

static void
check_exif (StudioImageMetadata *metadata)
{
  g_assert_cmpstr (get_exif (metadata, "Make"), ==, "A maker");
  g_assert_cmpstr (get_exif (metadata, "Model"), ==, "M");
  g_assert_cmpstr (get_exif (metadata, "0x1234"), ==, "own tag");
  g_assert_cmpstr (get_exif (metadata, "XPComment"), ==, "hi");
  g_assert_cmpstr (get_exif (metadata, "UserComment"), ==, "Meer 海 🌊");
  g_assert_cmpint (metadata->orientation, ==, 6);
  g_assert_nonnull (metadata->exif);
  g_assert_cmpuint (metadata->issues, ==, 0);
}

static void
test_exif_in_each_container (void)
{
  for (gboolean big_endian = FALSE; big_endian <= TRUE; big_endian++)
    {
      g_autoptr (GByteArray) tiff = make_tiff (big_endian);
      GByteArray *headed = g_byte_array_new ();
      g_byte_array_append (headed, (const guint8 *) "Exif\0\0", 6);
      g_byte_array_append (headed, tiff->data, tiff->len);
      g_autoptr (StudioImageMetadata) png = read_bytes (
          fixture_png_add (fixture_png (), "eXIf", tiff->data, tiff->len));
      g_autoptr (StudioImageMetadata) jpeg = read_bytes (
          fixture_jpeg_exif (fixture_jpeg (), g_byte_array_ref (tiff)));
      g_autoptr (StudioImageMetadata) webp = read_bytes (
          fixture_webp_add (fixture_webp (), "EXIF", tiff->data, tiff->len));
      g_autoptr (StudioImageMetadata) second = read_bytes (
          fixture_webp_add (fixture_webp (), "EXIF", headed->data, headed->len));
      check_exif (png);
      check_exif (jpeg);
      check_exif (webp);
      check_exif (second);
      g_byte_array_unref (headed);
    }
}

static void
test_character_sets (void)
{
  static const char code[] = "JIS\0\0\0\0\0\x33\x24";
  GByteArray *tiff = fixture_tiff_exif (fixture_tiff (TRUE), 0x9286, 7, code, sizeof code - 1);
  g_autoptr (StudioImageMetadata) metadata = read_bytes (fixture_jpeg_exif (fixture_jpeg (), tiff));
  g_auto (GStrv) sentences = studio_metadata_issues_describe (metadata->issues);
  g_assert_null (get_exif (metadata, "UserComment"));
  g_assert_cmpuint (metadata->issues, ==, STUDIO_METADATA_ISSUE_CHARACTER_SET);
  g_assert_cmpstr (sentences[0], ==, "A comment is in a character set that cannot be read.");
  g_assert_null (sentences[1]);
}

static void
test_jpeg (void)
{
  GByteArray *jpeg = fixture_jpeg ();
  fixture_jpeg_add (jpeg, 0xfe, "first caf\xe9", 10);
  fixture_jpeg_add (jpeg, 0xfe, "second", 6);
  fixture_jpeg_xmp (jpeg, "<packet/>");
  g_autoptr (StudioImageMetadata) metadata = read_bytes (jpeg);
  g_assert_cmpint (metadata->container, ==, STUDIO_IMAGE_CONTAINER_JPEG);
  g_assert_cmpint (metadata->width, ==, 64);
  g_assert_cmpint (metadata->height, ==, 48);
  g_assert_cmpuint (metadata->fields->len, ==, 2);
  g_assert_cmpstr (
      studio_image_metadata_get (metadata, STUDIO_METADATA_COMMENT, "Comment"), ==, "first café");
  g_assert_cmpstr (metadata->xmp, ==, "<packet/>");
  g_assert_cmpuint (metadata->issues, ==, 0);
}

static void
add_extension (GByteArray *jpeg, const char *guid, const char *part, guint32 offset, guint32 whole)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint32 numbers[2] = { GUINT32_TO_BE (whole), GUINT32_TO_BE (offset) };
  g_byte_array_append (data, (const guint8 *) "http://ns.adobe.com/xmp/extension/", 35);
  g_byte_array_append (data, (const guint8 *) guid, 32);
  g_byte_array_append (data, (const guint8 *) numbers, 8);
  g_byte_array_append (data, (const guint8 *) part, (guint) strlen (part));
  fixture_jpeg_add (jpeg, 0xe1, data->data, data->len);
}

#define GUID "0123456789ABCDEF0123456789ABCDEF"
#define OTHER_GUID "FEDCBA98765432100123456789ABCDEF"

static void
test_extended_xmp (void)
{
  /* Parts may come in any order, and from somebody else. */
  GByteArray *jpeg = fixture_jpeg ();
  fixture_jpeg_xmp (jpeg, "<packet n='" GUID "'/>");
  add_extension (jpeg, GUID, "part>", 5, 10);
  add_extension (jpeg, GUID, "<two ", 0, 10);
  g_autoptr (StudioImageMetadata) good = read_bytes (jpeg);
  g_assert_cmpstr (good->xmp_extension, ==, "<two part>");
  g_assert_cmpuint (good->issues, ==, 0);

  jpeg = fixture_jpeg_xmp (fixture_jpeg (), "<packet n='" GUID "'/>");
  add_extension (jpeg, OTHER_GUID, "<two part>", 0, 10);
  g_autoptr (StudioImageMetadata) foreign = read_bytes (jpeg);
  g_assert_null (foreign->xmp_extension);

  static const struct
  {
    guint32 offset;
    guint32 whole;
  } bad[] = { { 1, 4 }, { 0, 5 }, { 4000000000u, 4 }, { 0, 0 }, { 0, 4000000000u } };
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      jpeg = fixture_jpeg_xmp (fixture_jpeg (), "<packet n='" GUID "'/>");
      add_extension (jpeg, GUID, "part", bad[i].offset, bad[i].whole);
      g_autoptr (StudioImageMetadata) metadata = read_bytes (jpeg);
      g_assert_null (metadata->xmp_extension);
      g_assert_cmpuint (metadata->issues & STUDIO_METADATA_ISSUE_MALFORMED, !=, 0);
    }
}

static void
test_webp (void)
{
  GByteArray *webp = fixture_webp ();
  fixture_webp_add (webp, "XMP ", "<odd/>.", 7);
  fixture_webp_add (webp, "UNKN", "abc", 3);
  g_autoptr (StudioImageMetadata) metadata = read_bytes (webp);
  g_assert_cmpint (metadata->container, ==, STUDIO_IMAGE_CONTAINER_WEBP);
  g_assert_cmpint (metadata->width, ==, 640);
  g_assert_cmpint (metadata->height, ==, 1536);
  g_assert_cmpstr (metadata->xmp, ==, "<odd/>.");

  static const guint8 lossy[] = { 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 0x45, 0, 0x83, 0, 0 };
  static const guint8 lossless[] = { 0x2f, 0x3f, 0xc5, 0xbf, 0, 0, 0, 0, 0, 0 };
  webp = g_byte_array_new ();
  g_byte_array_append (webp, (const guint8 *) "RIFF\0\0\0\0WEBP", 12);
  g_autoptr (StudioImageMetadata) first = read_bytes (
      fixture_webp_add (webp, "VP8 ", lossy, sizeof lossy));
  g_assert_cmpint (first->width, ==, 0x540);
  g_assert_cmpint (first->height, ==, 0x300);
  webp = g_byte_array_new ();
  g_byte_array_append (webp, (const guint8 *) "RIFF\0\0\0\0WEBP", 12);
  g_autoptr (StudioImageMetadata) second = read_bytes (
      fixture_webp_add (webp, "VP8L", lossless, sizeof lossless));
  g_assert_cmpint (second->width, ==, 0x540);
  g_assert_cmpint (second->height, ==, 0x300);
}

static void
test_manifests (void)
{
  g_autofree char *remote = fixture_xmp (
      "dcterms:provenance=\"https://example.com/manifest.c2pa\">");
  g_autoptr (StudioImageMetadata) png = read_bytes (
      fixture_png_add (fixture_png (), "caBX", "box", 3));
  g_autoptr (StudioImageMetadata) jpeg = read_bytes (fixture_jpeg_manifest (fixture_jpeg ()));
  g_autoptr (StudioImageMetadata) webp = read_bytes (
      fixture_webp_add (fixture_webp (), "C2PA", "box", 3));
  g_autoptr (StudioImageMetadata) named = read_bytes (fixture_png_xmp (fixture_png (), remote));
  static const guint8 other_box[] = "JP\0\1\0\0\0\1\0\0\0\x20jumb\0\0\0\x18jumdjson";
  g_autoptr (StudioImageMetadata) other = read_bytes (
      fixture_jpeg_add (fixture_jpeg (), 0xeb, other_box, sizeof other_box));
  g_assert_true (png->has_manifest);
  g_assert_true (jpeg->has_manifest);
  g_assert_true (webp->has_manifest);
  g_assert_true (named->has_manifest);
  g_assert_false (other->has_manifest);
}

/* Damage is told; what can be read is read. */
static void
test_wrong_checksum (void)
{
  GByteArray *png = fixture_png_text (fixture_png (), "plain", "text");
  png->data[33 + 8 + 10 + 2] ^= 1;
  g_autoptr (StudioImageMetadata) metadata = read_bytes (png);
  g_assert_cmpstr (get_text (metadata, "plain"), ==, "text");
  g_assert_cmpuint (metadata->issues, ==, STUDIO_METADATA_ISSUE_CRC);
}

static void
check_every_cut (GByteArray *file, gsize n_head)
{
  g_autoptr (GBytes) whole = fixture_end (file);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (whole, &size);
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) cut = g_bytes_new (bytes, length);
      g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_bytes (cut, &error);
      if (length < n_head)
        g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
      else
        g_assert_no_error (error);
    }
}

static void
test_every_cut (void)
{
  g_autofree char *xmp = fixture_xmp (">");
  GByteArray *png = fixture_png_text (fixture_png (), "plain", "text");
  fixture_png_international (png, "both", "deflated", TRUE);
  GByteArray *jpeg = fixture_jpeg_exif (fixture_jpeg (), make_tiff (FALSE));
  fixture_jpeg_xmp (jpeg, xmp);
  g_autoptr (GByteArray) tiff = make_tiff (TRUE);
  check_every_cut (png, 8);
  check_every_cut (jpeg, 2);
  check_every_cut (fixture_webp_add (fixture_webp (), "EXIF", tiff->data, tiff->len), 12);

  GByteArray *cut = fixture_png_text (fixture_png (), "plain", "text");
  g_byte_array_set_size (cut, cut->len - 30);
  g_autoptr (StudioImageMetadata) metadata = read_bytes (cut);
  g_assert_cmpstr (get_text (metadata, "plain"), ==, "text");
  g_assert_cmpuint (metadata->issues, ==, STUDIO_METADATA_ISSUE_CUT_OFF);
}

static void
check_chunk (const char *type, const void *data, gsize size, guint issues)
{
  GByteArray *png = fixture_png_add (fixture_png (), type, data, size);
  g_autoptr (StudioImageMetadata) metadata = read_bytes (
      fixture_png_text (png, "after", "still read"));
  g_assert_cmpuint (metadata->fields->len, ==, 1);
  g_assert_cmpstr (get_text (metadata, "after"), ==, "still read");
  g_assert_cmpuint (metadata->issues, ==, issues);
}

static void
test_malformed_chunks (void)
{
  char keyword[100];
  memset (keyword, 'k', sizeof keyword);
  keyword[90] = '\0';
  check_chunk ("tEXt", NULL, 0, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("tEXt", "no end", 6, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("tEXt", "\0no keyword", 11, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("tEXt", keyword, sizeof keyword, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("zTXt", "key\0", 4, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("zTXt", "key\0\1deflated?", 14, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("zTXt", "key\0\0no zlib", 12, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("iTXt", "key\0", 4, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("iTXt", "key\0\2\0\0\0text", 12, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("iTXt", "key\0\0\1\0\0text", 12, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("iTXt", "key\0\0\0en", 8, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("iTXt", "key\0\0\0en\0translated", 19, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("eXIf", "no TIFF", 7, STUDIO_METADATA_ISSUE_MALFORMED);
  check_chunk ("prVt", "what others keep", 16, 0);
}

static void
test_malformed_segments (void)
{
  GByteArray *jpeg = fixture_jpeg ();
  GByteArray *tail = fixture_jpeg ();
  /* Fill bytes are allowed; a length below two and something that is no marker are not. */
  static const guint8 filled[] = "\xff\xff\xff\xfe\0\4hi";
  static const guint8 too_short[] = { 0xff, 0xfe, 0, 1 };
  g_byte_array_set_size (jpeg, 2);
  g_byte_array_append (jpeg, filled, sizeof filled - 1);
  g_byte_array_append (jpeg, tail->data + 2, tail->len - 2);
  g_autoptr (StudioImageMetadata) good = read_bytes (jpeg);
  g_assert_cmpstr (studio_image_metadata_get (good, STUDIO_METADATA_COMMENT, "Comment"), ==, "hi");
  g_assert_cmpuint (good->issues, ==, 0);
  g_byte_array_unref (tail);

  jpeg = g_byte_array_new ();
  g_byte_array_append (jpeg, (const guint8 *) "\xff\xd8", 2);
  g_byte_array_append (jpeg, too_short, 4);
  g_autoptr (StudioImageMetadata) bad = read_bytes (jpeg);
  g_assert_cmpuint (bad->issues, ==, STUDIO_METADATA_ISSUE_MALFORMED);

  jpeg = g_byte_array_new ();
  g_byte_array_append (jpeg, (const guint8 *) "\xff\xd8no marker", 11);
  g_autoptr (StudioImageMetadata) none = read_bytes (jpeg);
  g_assert_cmpuint (none->issues, ==, STUDIO_METADATA_ISSUE_MALFORMED);

  jpeg = g_byte_array_new ();
  g_byte_array_append (jpeg, (const guint8 *) "\xff\xd8", 2);
  guint n = jpeg->len;
  g_byte_array_set_size (jpeg, n + 100000);
  memset (jpeg->data + n, 0xff, 100000);
  g_autoptr (StudioImageMetadata) fill = read_bytes (jpeg);
  g_assert_cmpuint (fill->issues, ==, STUDIO_METADATA_ISSUE_MALFORMED);
}

/* Directories that point at themselves, claim entries beyond the end, or share one long value. */
static void
test_malicious_exif (void)
{
  GByteArray *tiff = fixture_tiff_exif (fixture_tiff (TRUE), 0x9286, 7, "itself", 6);
  /* The pointer to the EXIF directory leads back to the first one. */
  memcpy (tiff->data + 10 + 8, "\0\0\0\10", 4);
  g_autoptr (StudioImageMetadata) loop = read_bytes (fixture_jpeg_exif (fixture_jpeg (), tiff));
  g_assert_cmpuint (loop->fields->len, ==, 0);

  tiff = fixture_tiff_add (fixture_tiff (TRUE), 0x010f, 2, "A maker", 8);
  memcpy (tiff->data + 8, "\xff\xff", 2);
  g_autoptr (StudioImageMetadata) crowd = read_bytes (fixture_jpeg_exif (fixture_jpeg (), tiff));
  g_assert_cmpuint (crowd->fields->len, <=, 18);
  g_assert_cmpuint (crowd->issues, ==, STUDIO_METADATA_ISSUE_MALFORMED);

  g_autofree char *text = g_strnfill (3 * MB, 'x');
  GByteArray *large = g_byte_array_new ();
  g_byte_array_append (large, (const guint8 *) "MM\0*\0\0\0\10\1\0", 10);
  for (guint i = 0; i < 256; i++)
    {
      /* Each of 256 entries claims the same three megabytes. */
      const guint8 entry[] = { 0x40, (guint8) i, 0, 2, 0, 0x30, 0, 0, 0, 0, 0x0c, 0x0e };
      g_byte_array_append (large, entry, sizeof entry);
    }
  g_byte_array_append (large, (const guint8 *) "\0\0\0\0", 4);
  g_byte_array_append (large, (const guint8 *) text, 3 * MB);
  g_autoptr (StudioImageMetadata) shared = read_bytes (
      fixture_webp_add (fixture_webp (), "EXIF", large->data, large->len));
  g_byte_array_unref (large);
  g_assert_cmpuint (shared->fields->len, <=, 5);
  g_assert_cmpuint (shared->issues, ==, STUDIO_METADATA_ISSUE_TOO_LARGE);
}

static GByteArray *
make_bomb (gsize size)
{
  g_autofree guint8 *zeros = g_malloc (size);
  memset (zeros, 'a', size);
  uLongf n = compressBound (size);
  GByteArray *bomb = g_byte_array_new ();
  g_byte_array_append (bomb, (const guint8 *) "bomb\0", 6);
  g_byte_array_set_size (bomb, (guint) (6 + n));
  g_assert_cmpint (compress2 (bomb->data + 6, &n, zeros, size, 9), ==, Z_OK);
  g_byte_array_set_size (bomb, (guint) (6 + n));
  return bomb;
}

/* A thousand bombs cost no more than the limit for a file, and what stood in front is kept. */
static void
test_decompression_bombs (void)
{
  g_autoptr (GByteArray) bomb = make_bomb (64 * MB);
  GByteArray *png = fixture_png_text (fixture_png (), "before", "kept");
  GByteArray *many = g_byte_array_new ();
  g_autoptr (GBytes) chunk = studio_test_images_png_chunk ("zTXt", bomb->data, bomb->len);
  for (int i = 0; i < 1000; i++)
    g_byte_array_append (many, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  GByteArray *file = g_byte_array_new ();
  gsize n_front = 33 + 12 + 11;
  g_byte_array_append (file, png->data, (guint) n_front);
  g_byte_array_append (file, many->data, many->len);
  g_byte_array_append (file, png->data + n_front, png->len - (guint) n_front);
  g_byte_array_unref (png);
  g_byte_array_unref (many);
  g_autoptr (StudioImageMetadata) metadata = read_bytes (file);
  g_assert_cmpstr (get_text (metadata, "before"), ==, "kept");
  g_assert_cmpuint (metadata->fields->len, ==, 1);
  g_assert_cmpuint (metadata->issues, ==, STUDIO_METADATA_ISSUE_TOO_LARGE);
  g_assert_cmpuint (metadata->n_taken, <=, 16 * MB);
}

static void
test_too_many_chunks (void)
{
  g_autoptr (GBytes) text = studio_test_images_png_chunk ("tEXt", "a\0b", 3);
  GByteArray *png = fixture_png ();
  g_byte_array_set_size (png, 33);
  for (int i = 0; i < 300000; i++)
    g_byte_array_append (png, g_bytes_get_data (text, NULL), (guint) g_bytes_get_size (text));
  g_autoptr (StudioImageMetadata) metadata = read_bytes (png);
  g_assert_cmpuint (metadata->fields->len, ==, 256);
  g_assert_cmpuint (metadata->issues, ==, STUDIO_METADATA_ISSUE_TOO_LARGE);

  GByteArray *webp = fixture_webp ();
  for (int i = 0; i < 300000; i++)
    g_byte_array_append (webp, (const guint8 *) "NONE\0\0\0\0", 8);
  g_autoptr (StudioImageMetadata) empty = read_bytes (webp);
  g_assert_cmpuint (empty->issues, ==, STUDIO_METADATA_ISSUE_TOO_LARGE);

  GByteArray *jpeg = fixture_jpeg ();
  g_byte_array_set_size (jpeg, 2);
  for (int i = 0; i < 300000; i++)
    g_byte_array_append (jpeg, (const guint8 *) "\xff\xfe\0\2", 4);
  g_autoptr (StudioImageMetadata) comments = read_bytes (jpeg);
  g_assert_cmpuint (comments->fields->len, ==, 256);
  g_assert_cmpuint (comments->issues, ==, STUDIO_METADATA_ISSUE_TOO_LARGE);
}

/* Gives some bytes, and then others over and over. */
#define TEST_TYPE_ENDLESS (test_endless_get_type ())
G_DECLARE_FINAL_TYPE (TestEndless, test_endless, TEST, ENDLESS, GInputStream)

struct _TestEndless
{
  GInputStream parent;
  const char *head;
  gsize n_head;
  const char *unit;
  gsize n_unit;
  guint64 at;
};

G_DEFINE_FINAL_TYPE (TestEndless, test_endless, G_TYPE_INPUT_STREAM)

static gssize
read_endless (GInputStream *stream,
              void *buffer,
              gsize size,
              G_GNUC_UNUSED GCancellable *cancellable,
              G_GNUC_UNUSED GError **error)
{
  TestEndless *self = TEST_ENDLESS (stream);
  char *to = buffer;
  for (gsize i = 0; i < size; i++, self->at++)
    to[i] = self->at < self->n_head ? self->head[self->at]
                                    : self->unit[(self->at - self->n_head) % self->n_unit];
  return (gssize) size;
}

/* Passing over costs nothing here, so that gigabytes can go by in no time. */
static gssize
skip_endless (GInputStream *stream,
              gsize size,
              G_GNUC_UNUSED GCancellable *cancellable,
              G_GNUC_UNUSED GError **error)
{
  TEST_ENDLESS (stream)->at += size;
  return (gssize) size;
}

static void
test_endless_class_init (TestEndlessClass *class)
{
  G_INPUT_STREAM_CLASS (class)->read_fn = read_endless;
  G_INPUT_STREAM_CLASS (class)->skip = skip_endless;
}

static void
test_endless_init (G_GNUC_UNUSED TestEndless *self)
{
}

static guint
read_without_end (const char *head, gsize n_head, const char *unit, gsize n_unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestEndless) stream = g_object_new (TEST_TYPE_ENDLESS, NULL);
  stream->head = head;
  stream->n_head = n_head;
  stream->unit = unit;
  stream->n_unit = n_unit;
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_stream (
      G_INPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  return metadata->issues;
}

/* Streams without an end: of empty chunks, of chunks as large as they get, of text, of fill. */
static void
test_without_end (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n";
  static const char webp[] = "RIFF\xff\xff\xff\xffWEBP";
  const guint large = STUDIO_METADATA_ISSUE_TOO_LARGE;
  const guint cut_off = STUDIO_METADATA_ISSUE_CUT_OFF;
  g_assert_cmpuint (read_without_end (png, 8, "\0\0\0\0IDATcrc.", 12), ==, large);
  g_assert_cmpuint (read_without_end (png, 8, "\x7f\xff\xff\xf4IDAT", 8), ==, cut_off);
  g_assert_cmpuint (read_without_end (png, 8, "\0\0\0\4tEXta\0bccrc.", 16),
                    ==,
                    large | STUDIO_METADATA_ISSUE_CRC);
  g_assert_cmpuint (read_without_end (webp, 12, "NONE\0\0\0\0", 8), ==, large);
  g_assert_cmpuint (read_without_end (webp, 12, "NONE\xf8\xff\xff\xff", 8), ==, cut_off);
  g_assert_cmpuint (read_without_end ("\xff\xd8", 2, "\xff\xfe\0\2", 4), ==, large);
  g_assert_cmpuint (
      read_without_end ("\xff\xd8", 2, "\xff", 1), ==, STUDIO_METADATA_ISSUE_MALFORMED);
}

/* Sizes that a header claims are told, not allocated. */
static void
test_claims (void)
{
  g_autoptr (GBytes) png = studio_test_images_png_claim (65535, 65535);
  g_autoptr (GBytes) jpeg = studio_test_images_jpeg_claim (65535, 65535);
  g_autoptr (StudioImageMetadata) first = studio_image_metadata_read_bytes (png, NULL);
  g_autoptr (StudioImageMetadata) second = studio_image_metadata_read_bytes (jpeg, NULL);
  g_assert_cmpint (first->width, ==, 65535);
  g_assert_cmpint (second->height, ==, 65535);

  GByteArray *claim = fixture_png ();
  g_byte_array_set_size (claim, 33);
  g_byte_array_append (claim, (const guint8 *) "\x7f\xff\xff\xfftEXtkey\0text", 16);
  g_autoptr (StudioImageMetadata) third = read_bytes (claim);
  g_assert_cmpuint (third->fields->len, ==, 0);
  g_assert_cmpuint (
      third->issues, ==, STUDIO_METADATA_ISSUE_CUT_OFF | STUDIO_METADATA_ISSUE_TOO_LARGE);

  claim = fixture_png ();
  g_byte_array_set_size (claim, 33);
  g_byte_array_append (claim, (const guint8 *) "\xff\xff\xff\xfftEXtkey\0text", 16);
  g_autoptr (StudioImageMetadata) fourth = read_bytes (claim);
  g_assert_cmpuint (fourth->issues, ==, STUDIO_METADATA_ISSUE_MALFORMED);
}

static void
test_issues (void)
{
  g_auto (GStrv) none = studio_metadata_issues_describe (0);
  g_auto (GStrv) all = studio_metadata_issues_describe (0xff);
  g_assert_null (none[0]);
  g_assert_cmpuint (g_strv_length (all), ==, 5);
}

static void
test_foreign_bytes (void)
{
  static const char *const files[] = {
    "", "x", "RIFF\1\1\1\1WAVE", "GIF89a and more than that", "\x89PNG\r\n\x1a"
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (files[i], strlen (files[i]));
      g_assert_null (studio_image_metadata_read_bytes (bytes, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
    }
}

static void
test_files (void)
{
  g_autofree char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "image.png", NULL);
  g_autofree char *pipe_path = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GBytes) png = fixture_end (fixture_png_text (fixture_png (), "plain", "text"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (
      path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (metadata, "plain"), ==, "text");

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_null (studio_image_metadata_read_file (pipe_path, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_null (studio_image_metadata_read_file (folder, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (studio_image_metadata_read_file (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (studio_image_metadata_read_file (path, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_test_remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-metadata/png", test_png);
  g_test_add_func ("/image-metadata/png-text-at-the-end", test_png_text_at_the_end);
  g_test_add_func ("/image-metadata/exif", test_exif_in_each_container);
  g_test_add_func ("/image-metadata/character-sets", test_character_sets);
  g_test_add_func ("/image-metadata/jpeg", test_jpeg);
  g_test_add_func ("/image-metadata/extended-xmp", test_extended_xmp);
  g_test_add_func ("/image-metadata/webp", test_webp);
  g_test_add_func ("/image-metadata/manifests", test_manifests);
  g_test_add_func ("/image-metadata/wrong-checksum", test_wrong_checksum);
  g_test_add_func ("/image-metadata/every-cut", test_every_cut);
  g_test_add_func ("/image-metadata/malformed-chunks", test_malformed_chunks);
  g_test_add_func ("/image-metadata/malformed-segments", test_malformed_segments);
  g_test_add_func ("/image-metadata/malicious-exif", test_malicious_exif);
  g_test_add_func ("/image-metadata/decompression-bombs", test_decompression_bombs);
  g_test_add_func ("/image-metadata/too-many-chunks", test_too_many_chunks);
  g_test_add_func ("/image-metadata/without-end", test_without_end);
  g_test_add_func ("/image-metadata/claims", test_claims);
  g_test_add_func ("/image-metadata/issues", test_issues);
  g_test_add_func ("/image-metadata/foreign-bytes", test_foreign_bytes);
  g_test_add_func ("/image-metadata/files", test_files);
  return g_test_run ();
}
