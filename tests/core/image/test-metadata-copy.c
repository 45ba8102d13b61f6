/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-metadata-copy.h"

#include "studio-error.h"
#include "studio-exif-edit.h"
#include "studio-image-metadata.h"
#include "studio-infotext.h"
#include "studio-metadata-fixture.h"
#include "studio-recall.h"
#include "studio-test-images.h"
#include "studio-test-support.h"
#include "studio-tiff.h"
#include "studio-xmp.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#define TRAINED "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
#define CREATED_US G_GINT64_CONSTANT (1793714709000000)

static const char *const tags[] = { "boat", "sea & sky", NULL };

static const StudioImageFacts facts = {
  .prompt = "a red boat, “海” <at> sea",
  .negative_prompt = "people",
  .template_prompt = "a {red|blue} boat",
  .revised_prompt = "a boat, red",
  .aspect_ratio = STUDIO_ASPECT_RATIO_16_9,
  .seed = 2718281828u,
  .model = "stable-image-ultra",
  .created_us = CREATED_US,
  .parent_id = 41,
  .starred = TRUE,
  .rating = 4,
  .tags = tags,
  .note = "keep\nthis",
};

/* Files are full of NUL, where the functions for strings would stop. */
static gboolean
contains (const void *bytes, gsize size, const char *text)
{
  const char *at = bytes;
  gsize length = strlen (text);
  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (at + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static GBytes *
copy (GByteArray *file, StudioMetadataChoice choice, StudioMetadataReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) source = fixture_end (file);
  GBytes *made = studio_metadata_copy_bytes (
      source, &facts, choice, STUDIO_MANIFEST_POLICY_PRESERVE, report, &error);
  g_assert_no_error (error);
  return made;
}

static StudioImageMetadata *
read_back (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  StudioImageMetadata *metadata = studio_image_metadata_read_bytes (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (metadata->issues, ==, 0);
  return metadata;
}

/* The parts of a file that its pixels are made of: all PNG chunks with an upper-case first letter;
 * of a JPEG everything but the application segments and comments. */
static GBytes *
cut_out_pixels (GBytes *file)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  GByteArray *pixels = g_byte_array_new ();
  gboolean png = bytes[0] == 0x89;
  gsize at = png ? 8 : 2;
  while (at < size)
    {
      gsize length = png ? 12
                               + ((gsize) bytes[at] << 24 | (gsize) bytes[at + 1] << 16
                                  | (gsize) bytes[at + 2] << 8 | bytes[at + 3])
                         : 2 + ((gsize) bytes[at + 2] << 8 | bytes[at + 3]);
      if (!png && bytes[at + 1] == 0xda)
        length = size - at;
      if (png ? g_ascii_isupper ((char) bytes[at + 4]) : bytes[at + 1] < 0xe0)
        g_byte_array_append (pixels, bytes + at, (guint) length);
      at += length;
    }
  return g_byte_array_free_to_bytes (pixels);
}

static GdkPixbuf *
decode (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file);
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);
  return pixbuf;
}

static void
check_same_pixels (GBytes *first, GBytes *second)
{
  g_autoptr (GBytes) before = cut_out_pixels (first);
  g_autoptr (GBytes) after = cut_out_pixels (second);
  g_autoptr (GdkPixbuf) old = decode (first);
  g_autoptr (GdkPixbuf) new = decode (second);
  g_autoptr (GBytes) old_pixels = gdk_pixbuf_read_pixel_bytes (old);
  g_autoptr (GBytes) new_pixels = gdk_pixbuf_read_pixel_bytes (new);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (g_bytes_equal (old_pixels, new_pixels));
}

static void
check_recall (GBytes *file, StudioOutputFormat format)
{
  g_autoptr (StudioRecall) found = studio_recall_from_bytes (file, NULL);
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_ULTRA_STUDIO);
  g_assert_cmpstr (found->prompt, ==, facts.prompt);
  g_assert_cmpstr (found->negative_prompt, ==, facts.negative_prompt);
  g_assert_cmpstr (found->template_prompt, ==, facts.template_prompt);
  g_assert_cmpint (found->aspect_ratio, ==, facts.aspect_ratio);
  g_assert_cmpuint (found->seed, ==, facts.seed);
  g_assert_cmpint (found->format, ==, format);
  g_assert_cmpstr (found->model, ==, facts.model);
  g_assert_cmpint (found->created_us, ==, facts.created_us);
  g_assert_cmpint (found->parent_id, ==, facts.parent_id);
  g_assert_true (found->starred);
  g_assert_cmpuint (found->rating, ==, facts.rating);
  g_assert_cmpstrv (found->tags, tags);
  g_assert_cmpstr (found->note, ==, facts.note);
}

static void
check_infotext (const char *text)
{
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (text);
  g_assert_cmpstr (infotext->prompt, ==, facts.prompt);
  g_assert_cmpstr (infotext->negative_prompt, ==, facts.negative_prompt);
  g_assert_cmpstr (studio_infotext_get (infotext, "Seed"), ==, "2718281828");
  g_assert_cmpstr (studio_infotext_get (infotext, "Size"), ==, "64x48");
}

static void
check_xmp (const char *packet)
{
  g_autoptr (StudioXmp) xmp = studio_xmp_parse (packet);
  g_auto (GStrv) subjects = studio_xmp_dup_list (xmp, STUDIO_XMP_NS_DC, "subject");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_IPTC_EXT, "DigitalSourceType"), ==, TRAINED);
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "description"), ==, facts.prompt);
  g_assert_cmpstr (
      studio_xmp_get (xmp, STUDIO_XMP_NS_IPTC_CORE, "AltTextAccessibility"), ==, facts.prompt);
  g_assert_true (
      g_str_has_prefix (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "CreatorTool"), "Ultra Studio "));
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "Rating"), ==, "4");
  g_assert_cmpstr (
      studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "CreateDate"), ==, "2026-11-03T14:05:09Z");
  g_assert_cmpstrv (subjects, tags);
}

static void
test_png_all (void)
{
  StudioMetadataReport report;
  g_autoptr (GBytes) source = fixture_end (
      fixture_png_text (fixture_png (), "Software", "Somebody"));
  g_autoptr (GBytes) made = copy (fixture_png_text (fixture_png (), "Software", "Somebody"),
                                  STUDIO_METADATA_CHOICE_ALL,
                                  &report);
  g_autoptr (StudioImageMetadata) metadata = read_back (made);
  check_same_pixels (source, made);
  check_recall (made, STUDIO_OUTPUT_FORMAT_PNG);
  check_infotext (studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "parameters"));
  check_xmp (metadata->xmp);
  g_assert_cmpstr (
      studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "Software"), ==, "Somebody");
  g_assert_cmpuint (report.n_bytes, ==, g_bytes_get_size (made));
  g_assert_false (report.has_manifest || report.unchanged || report.left_out);
}

static void
test_jpeg_all (void)
{
  StudioMetadataReport report;
  g_autoptr (GBytes) source = fixture_end (fixture_jpeg ());
  g_autoptr (GBytes) made = copy (
      fixture_jpeg_add (fixture_jpeg (), 0xfe, "Somebody", 8), STUDIO_METADATA_CHOICE_ALL, &report);
  g_autoptr (StudioImageMetadata) metadata = read_back (made);
  const guint8 *bytes = g_bytes_get_data (made, NULL);
  check_same_pixels (source, made);
  check_recall (made, STUDIO_OUTPUT_FORMAT_JPEG);
  check_infotext (studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "UserComment"));
  check_xmp (metadata->xmp);
  g_assert_cmpstr (
      studio_image_metadata_get (metadata, STUDIO_METADATA_COMMENT, "Comment"), ==, "Somebody");
  /* JFIF stays in front. */
  g_assert_cmpuint (bytes[3], ==, 0xe0);
  g_assert_false (report.has_manifest || report.unchanged || report.left_out);
}

/* Readers of infotexts want tEXt wherever it will do. */
static void
test_png_chunk_types (void)
{
  static const struct
  {
    const char *prompt;
    const char *chunk;
  } rows[] = {
    { "plain", "tEXtparameters" }, { "café", "tEXtparameters" },   { "海", "iTXtparameters" },
    { "Ã©", "iTXtparameters" },    { "a\001b", "iTXtparameters" },
  };
  g_autoptr (GBytes) png = fixture_end (fixture_png ());
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StudioImageFacts some = { .prompt = rows[i].prompt };
      g_autoptr (GBytes) made = studio_metadata_copy_bytes (
          png, &some, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, NULL, NULL);
      g_autoptr (StudioImageMetadata) metadata = read_back (made);
      g_autoptr (StudioInfotext) infotext = studio_infotext_parse (
          studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "parameters"));
      const char *bytes = g_bytes_get_data (made, NULL);
      /* Directly behind the header. */
      g_assert_cmpmem (bytes + 37, strlen (rows[i].chunk), rows[i].chunk, strlen (rows[i].chunk));
      g_assert_cmpstr (infotext->prompt, ==, rows[i].prompt);
    }
}

/* A copy of a copy has everything once, and the newer facts. */
static void
test_again (void)
{
  for (int format = 0; format < 2; format++)
    {
      GByteArray *file = format == 0 ? fixture_png () : fixture_jpeg ();
      StudioImageFacts older = { .prompt = "older", .seed = 1, .tags = tags, .rating = 1 };
      g_autoptr (GBytes) source = fixture_end (file);
      g_autoptr (GBytes) first = studio_metadata_copy_bytes (
          source, &older, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, NULL, NULL);
      g_autoptr (GBytes) second = studio_metadata_copy_bytes (
          first, &facts, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, NULL, NULL);
      g_autoptr (GBytes) direct = studio_metadata_copy_bytes (
          source, &facts, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, NULL, NULL);
      g_autoptr (StudioImageMetadata) one = read_back (direct);
      g_autoptr (StudioImageMetadata) two = read_back (second);
      g_assert_cmpuint (one->fields->len, ==, two->fields->len);
      check_recall (second, format == 0 ? STUDIO_OUTPUT_FORMAT_PNG : STUDIO_OUTPUT_FORMAT_JPEG);
      check_xmp (two->xmp);
      check_same_pixels (source, second);
    }
}

static void
check_bare (GBytes *source, StudioMetadataChoice choice)
{
  StudioMetadataReport report;
  g_autoptr (GBytes) made = studio_metadata_copy_bytes (
      source, &facts, choice, STUDIO_MANIFEST_POLICY_PRESERVE, &report, NULL);
  g_autoptr (StudioImageMetadata) metadata = read_back (made);
  g_autoptr (StudioRecall) found = studio_recall_from_bytes (made, NULL);
  gsize size = 0;
  const char *bytes = g_bytes_get_data (made, &size);
  check_same_pixels (source, made);
  g_assert_cmpuint (metadata->fields->len, ==, 0);
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_NONE);
  g_assert_false (contains (bytes, size, "boat"));
  g_assert_false (contains (bytes, size, "Ultra Studio 0"));
  if (choice == STUDIO_METADATA_CHOICE_NONE)
    {
      g_assert_null (metadata->xmp);
      return;
    }
  g_autoptr (StudioXmp) xmp = studio_xmp_parse (metadata->xmp);
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_IPTC_EXT, "DigitalSourceType"), ==, TRAINED);
  g_assert_null (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "description"));
}

/* What was written comes out again, and so does what others wrote. */
static void
test_label_and_none (void)
{
  g_autofree char *packet = fixture_xmp ("xmp:CreatorTool=\"a red boat\">");
  GByteArray *png = fixture_png_text (fixture_png (), "Software", "boat");
  fixture_png_add (png, "tIME", "1234567", 7);
  fixture_png_add (png, "prVt", "boat", 4);
  fixture_png_xmp (png, packet);
  GByteArray *jpeg = fixture_jpeg_add (fixture_jpeg (), 0xfe, "boat", 4);
  fixture_jpeg_exif (jpeg, fixture_tiff_add (fixture_tiff (TRUE), 0x010e, 2, "boat", 5));
  fixture_jpeg_xmp (jpeg, packet);
  fixture_jpeg_add (jpeg, 0xed, "Photoshop 3.0\0boat", 18);
  fixture_jpeg_add (jpeg, 0xe2, "MPF\0boat", 8);
  g_byte_array_append (jpeg, (const guint8 *) "boat behind the end", 19);
  g_autoptr (GBytes) png_source = copy (png, STUDIO_METADATA_CHOICE_ALL, NULL);
  g_autoptr (GBytes) jpeg_source = copy (jpeg, STUDIO_METADATA_CHOICE_ALL, NULL);
  check_bare (png_source, STUDIO_METADATA_CHOICE_LABEL);
  check_bare (png_source, STUDIO_METADATA_CHOICE_NONE);
  /* The bytes behind the image are among those compared: without them. */
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (jpeg_source, &size);
  g_autoptr (GBytes) image = g_bytes_new (bytes, size - 19);
  check_bare (image, STUDIO_METADATA_CHOICE_LABEL);
  check_bare (image, STUDIO_METADATA_CHOICE_NONE);
  g_autoptr (GBytes) stripped = studio_metadata_copy_bytes (jpeg_source,
                                                            &facts,
                                                            STUDIO_METADATA_CHOICE_NONE,
                                                            STUDIO_MANIFEST_POLICY_PRESERVE,
                                                            NULL,
                                                            NULL);
  bytes = g_bytes_get_data (stripped, &size);
  g_assert_cmpmem (bytes + size - 2, 2, "\xff\xd9", 2);
}

/* Without metadata the image still looks the same: turned, and in its colours. */
static void
test_none_keeps_what_shows (void)
{
  GByteArray *jpeg = fixture_jpeg ();
  GByteArray *png = fixture_png ();
  GByteArray *tiff = fixture_tiff_add (fixture_tiff (FALSE), 0x010e, 2, "boat", 5);
  fixture_tiff_add (tiff, 0x0112, 3, "\6\0", 2);
  fixture_png_add (png, "eXIf", tiff->data, tiff->len);
  fixture_png_add (png, "pHYs", "\0\0\1\0\0\0\1\0\1", 9);
  fixture_png_add (png, "gAMA", "\0\0\xb1\x8f", 4);
  fixture_jpeg_exif (jpeg, tiff);
  fixture_jpeg_add (jpeg, 0xe2, "ICC_PROFILE\0\1\1profile", 21);
  fixture_jpeg_add (jpeg, 0xee, "Adobe\0\144\0\0\0\0\1", 12);
  g_autoptr (GBytes) first = copy (jpeg, STUDIO_METADATA_CHOICE_NONE, NULL);
  g_autoptr (GBytes) second = copy (png, STUDIO_METADATA_CHOICE_NONE, NULL);
  GBytes *both[] = { first, second };
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (StudioImageMetadata) metadata = read_back (both[i]);
      g_assert_cmpint (metadata->orientation, ==, 6);
      g_assert_cmpuint (metadata->fields->len, ==, 0);
      g_assert_cmpuint (g_bytes_get_size (metadata->exif), ==, 26);
    }
  gsize size = 0;
  const char *bytes = g_bytes_get_data (first, &size);
  g_assert_true (contains (bytes, size, "JFIF"));
  g_assert_true (contains (bytes, size, "profile"));
  g_assert_true (contains (bytes, size, "Adobe"));
  bytes = g_bytes_get_data (second, &size);
  g_assert_true (contains (bytes, size, "pHYs"));
  g_assert_true (contains (bytes, size, "gAMA"));
}

/* The parameters of others are richer than ours, and stay. */
static void
test_foreign_parameters (void)
{
  static const char theirs[] = "x\nSteps: 20, Sampler: Euler, Seed: 1, Size: 64x48";
  g_autoptr (GByteArray) comment = fixture_comment ("UNICODE", theirs, TRUE, TRUE);
  GByteArray *png = fixture_png_text (fixture_png (), "parameters", theirs);
  GByteArray *tiff = fixture_tiff_exif (
      fixture_tiff (TRUE), 0x9286, 7, comment->data, comment->len);
  g_autoptr (GBytes) first = copy (png, STUDIO_METADATA_CHOICE_ALL, NULL);
  g_autoptr (GBytes) second = copy (
      fixture_jpeg_exif (fixture_jpeg (), tiff), STUDIO_METADATA_CHOICE_ALL, NULL);
  g_autoptr (StudioImageMetadata) one = read_back (first);
  g_autoptr (StudioImageMetadata) two = read_back (second);
  g_assert_cmpstr (studio_image_metadata_get (one, STUDIO_METADATA_TEXT, "parameters"), ==, theirs);
  g_assert_cmpstr (
      studio_image_metadata_get (two, STUDIO_METADATA_EXIF, "UserComment"), ==, theirs);
  check_recall (first, STUDIO_OUTPUT_FORMAT_PNG);
  check_recall (second, STUDIO_OUTPUT_FORMAT_JPEG);
}

static void
test_existing_exif (void)
{
  for (gboolean big_endian = FALSE; big_endian <= TRUE; big_endian++)
    for (int with_directory = 0; with_directory < 2; with_directory++)
      {
        GByteArray *tiff = fixture_tiff_add (fixture_tiff (big_endian), 0x010f, 2, "A maker", 8);
        fixture_tiff_add (tiff, 0x9c9c, 1, "h\0i\0\0\0", 6);
        if (with_directory)
          {
            fixture_tiff_exif (tiff, 0x9003, 2, "2026:11:03 14:05:09", 20);
            fixture_tiff_exif (tiff, 0xa420, 2, "unique", 7);
          }
        g_autoptr (GBytes) made = copy (
            fixture_jpeg_exif (fixture_jpeg (), tiff), STUDIO_METADATA_CHOICE_ALL, NULL);
        g_autoptr (StudioImageMetadata) metadata = read_back (made);
        check_infotext (studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "UserComment"));
        g_assert_cmpstr (
            studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "Make"), ==, "A maker");
        g_assert_cmpstr (
            studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "XPComment"), ==, "hi");
        if (with_directory)
          g_assert_cmpstr (
              studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "0xa420"), ==, "unique");
      }
}

static void
test_exif_edit (void)
{
  g_autoptr (GBytes) broken = g_bytes_new_static ("MM\0*\0\0\0\x10", 8);
  g_autoptr (GBytes) foreign = g_bytes_new_static ("no TIFF here", 12);
  g_autoptr (GBytes) made = studio_exif_edit_comment (NULL, "first");
  g_autoptr (GBytes) again = studio_exif_edit_comment (made, "second 海");
  g_autoptr (GBytes) turned = studio_exif_edit_orientation (8);
  StudioTiff tiff;
  StudioTiffEntry entry;
  guint32 exif = 0;
  g_assert_null (studio_exif_edit_comment (broken, "x"));
  g_assert_null (studio_exif_edit_comment (foreign, "x"));
  g_assert_true (
      studio_tiff_init (&tiff, g_bytes_get_data (again, NULL), g_bytes_get_size (again)));
  g_assert_true (studio_tiff_find_exif (&tiff, &exif));
  g_assert_cmpuint (studio_tiff_count_entries (&tiff, exif), ==, 1);
  g_assert_true (studio_tiff_find (&tiff, exif, 0x9286, &entry));
  g_assert_cmpuint (entry.n_bytes, ==, 8 + 2 * 8);
  g_assert_true (
      studio_tiff_init (&tiff, g_bytes_get_data (turned, NULL), g_bytes_get_size (turned)));
  g_assert_true (studio_tiff_find (&tiff, tiff.first, 0x112, &entry));
  g_assert_cmpuint (studio_tiff_get_number (&tiff, &entry), ==, 8);
}

static void
test_existing_xmp (void)
{
  g_autofree char *packet = fixture_xmp (
      "xmp:Label=\"Red\" xmp:Rating=\"1\" dc:format=\"image/png\">"
      "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">© A &amp; B</rdf:li></rdf:Alt></dc:rights>"
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">theirs</rdf:li></rdf:Alt>"
      "</dc:description><dc:subject><rdf:Bag><rdf:li>old</rdf:li></rdf:Bag></dc:subject>"
      "<xmp:CreatorTool>Krita</xmp:CreatorTool>"
      "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/"
      "compositeWithTrainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>"
      "<dc:source rdf:parseType=\"Resource\"><dc:title>kept</dc:title></dc:source>");
  g_autoptr (GBytes) made = copy (
      fixture_png_xmp (fixture_png (), packet), STUDIO_METADATA_CHOICE_ALL, NULL);
  g_autoptr (StudioImageMetadata) metadata = read_back (made);
  g_autoptr (StudioXmp) xmp = studio_xmp_parse (metadata->xmp);
  g_auto (GStrv) descriptions = studio_xmp_dup_list (xmp, STUDIO_XMP_NS_DC, "description");
  g_auto (GStrv) subjects = studio_xmp_dup_list (xmp, STUDIO_XMP_NS_DC, "subject");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "Label"), ==, "Red");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "format"), ==, "image/png");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "rights"), ==, "© A & B");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "Rating"), ==, "4");
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "CreatorTool"), ==, "Krita");
  g_assert_true (
      g_str_has_suffix (studio_xmp_get (xmp, STUDIO_XMP_NS_IPTC_EXT, "DigitalSourceType"),
                        "/compositeWithTrainedAlgorithmicMedia"));
  g_assert_cmpuint (g_strv_length (descriptions), ==, 1);
  g_assert_cmpstr (descriptions[0], ==, facts.prompt);
  g_assert_cmpstrv (subjects, tags);
  g_assert_nonnull (strstr (metadata->xmp, "<dc:title>kept</dc:title>"));

  /* What is no XML is replaced. */
  g_autoptr (GBytes) repaired = copy (
      fixture_png_xmp (fixture_png (), "<not><well formed"), STUDIO_METADATA_CHOICE_ALL, NULL);
  g_autoptr (StudioImageMetadata) good = read_back (repaired);
  check_xmp (good->xmp);
}

/* A photograph is not labelled as made by a model. */
static void
test_origin (void)
{
  StudioImageFacts photo = { .origin = STUDIO_IMAGE_ORIGIN_UNKNOWN, .rating = 2 };
  g_autoptr (GBytes) source = fixture_end (fixture_jpeg ());
  for (int choice = 0; choice < 3; choice++)
    {
      g_autoptr (GBytes) made = studio_metadata_copy_bytes (source,
                                                            &photo,
                                                            (StudioMetadataChoice) choice,
                                                            STUDIO_MANIFEST_POLICY_PRESERVE,
                                                            NULL,
                                                            NULL);
      gsize size = 0;
      const char *bytes = g_bytes_get_data (made, &size);
      g_assert_false (contains (bytes, size, "trainedAlgorithmicMedia"));
      g_assert_false (contains (bytes, size, "CreatorTool"));
    }
}

static void
test_manifests (void)
{
  g_autofree char *remote = fixture_xmp ("dcterms:provenance=\"https://example.com/m\">");
  GByteArray *files[] = {
    fixture_png_add (fixture_png (), "caBX", "jumb", 4),
    fixture_jpeg_manifest (fixture_jpeg ()),
    fixture_png_xmp (fixture_png (), remote),
    fixture_jpeg_xmp (fixture_jpeg (), remote),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) source = fixture_end (files[i]);
      for (int choice = 0; choice < 3; choice++)
        {
          StudioMetadataReport kept;
          StudioMetadataReport removed;
          g_autoptr (GBytes) first = studio_metadata_copy_bytes (source,
                                                                 &facts,
                                                                 (StudioMetadataChoice) choice,
                                                                 STUDIO_MANIFEST_POLICY_PRESERVE,
                                                                 &kept,
                                                                 NULL);
          g_autoptr (GBytes) second = studio_metadata_copy_bytes (source,
                                                                  &facts,
                                                                  (StudioMetadataChoice) choice,
                                                                  STUDIO_MANIFEST_POLICY_REMOVE,
                                                                  &removed,
                                                                  NULL);
          g_autoptr (StudioImageMetadata) metadata = read_back (second);
          gsize size = 0;
          const char *bytes = g_bytes_get_data (second, &size);
          g_assert_true (g_bytes_equal (source, first));
          g_assert_true (kept.has_manifest && kept.unchanged);
          g_assert_cmpuint (kept.n_bytes, ==, g_bytes_get_size (source));
          g_assert_true (removed.has_manifest && !removed.unchanged);
          g_assert_false (metadata->has_manifest);
          g_assert_false (contains (bytes, size, "jumb"));
          check_same_pixels (source, second);
        }
    }
  /* Boxes that are no manifest stay where metadata stays. */
  static const guint8 box[] = "JP\0\1\0\0\0\1\0\0\0\x20jumb\0\0\0\x18jumdjson";
  g_autoptr (GBytes) made = copy (
      fixture_jpeg_add (fixture_jpeg (), 0xeb, box, sizeof box), STUDIO_METADATA_CHOICE_ALL, NULL);
  gsize size = 0;
  const char *bytes = g_bytes_get_data (made, &size);
  g_assert_true (contains (bytes, size, "jumdjson"));
}

static char *
repeat (const char *unit, guint n)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

/* The longest prompts that the service takes, in characters that take the most room. */
static void
test_longest_prompts (void)
{
  static const char *const units[] = { "x", "海", "🌊", "&", "\"", "\\", "\n." };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      StudioMetadataReport report;
      g_autofree char *prompt = repeat (units[i], 10000 / (units[i][0] == '\n' ? 2 : 1));
      g_autofree char *stripped = g_strstrip (g_strdup (prompt));
      StudioImageFacts longest = facts;
      longest.prompt = prompt;
      longest.negative_prompt = prompt;
      g_autoptr (GBytes) png = fixture_end (fixture_png ());
      g_autoptr (GBytes) jpeg = fixture_end (fixture_jpeg ());
      GBytes *sources[] = { png, jpeg };
      for (int n = 0; n < 2; n++)
        {
          g_autoptr (GBytes) made = studio_metadata_copy_bytes (sources[n],
                                                                &longest,
                                                                STUDIO_METADATA_CHOICE_ALL,
                                                                STUDIO_MANIFEST_POLICY_PRESERVE,
                                                                &report,
                                                                NULL);
          g_autoptr (StudioRecall) found = studio_recall_from_bytes (made, NULL);
          g_autoptr (StudioImageMetadata) metadata = read_back (made);
          g_autoptr (StudioXmp) xmp = studio_xmp_parse (metadata->xmp);
          check_same_pixels (sources[n], made);
          g_assert_cmpstr (found->prompt, ==, stripped);
          g_assert_cmpstr (found->negative_prompt, ==, stripped);
          g_assert_cmpuint (found->seed, ==, facts.seed);
          g_assert_cmpstr (
              studio_xmp_get (xmp, STUDIO_XMP_NS_IPTC_EXT, "DigitalSourceType"), ==, TRAINED);
          g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "description"), ==, prompt);
          /* Two prompts of four bytes a character do not fit into EXIF; that is said. */
          g_assert_cmpint (report.left_out, ==, n == 1 && strcmp (units[i], "🌊") == 0);
        }
    }
}

/* More than a segment holds of what others wrote: ours goes in, and the loss is told. */
static void
test_too_much_xmp (void)
{
  StudioMetadataReport report;
  g_autofree char *rights = g_strnfill (60000, 'r');
  g_autofree char *properties = g_strconcat ("dc:rights=\"", rights, "\">", NULL);
  g_autofree char *packet = fixture_xmp (properties);
  g_autofree char *prompt = g_strnfill (9000, 'p');
  StudioImageFacts longest = { .prompt = prompt, .seed = 5 };
  g_autofree char *tag = g_strnfill (70000, 't');
  const char *const long_tags[] = { tag, NULL };
  StudioImageFacts tagged = { .prompt = "short", .tags = long_tags };
  g_autoptr (GBytes) jpeg = fixture_end (fixture_jpeg_xmp (fixture_jpeg (), packet));
  g_autoptr (GBytes) made = studio_metadata_copy_bytes (
      jpeg, &longest, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, &report, NULL);
  g_autoptr (StudioRecall) found = studio_recall_from_bytes (made, NULL);
  g_assert_true (report.left_out);
  g_assert_cmpuint (found->seed, ==, 5);
  g_autoptr (GBytes) other = studio_metadata_copy_bytes (
      jpeg, &tagged, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, &report, NULL);
  g_autoptr (StudioImageMetadata) metadata = read_back (other);
  g_autoptr (StudioXmp) xmp = studio_xmp_parse (metadata->xmp);
  g_assert_true (report.left_out);
  g_assert_cmpstr (studio_xmp_get (xmp, STUDIO_XMP_NS_IPTC_EXT, "DigitalSourceType"), ==, TRAINED);
}

static void
test_every_kind (void)
{
  for (int kind = 0; kind < STUDIO_TEST_PNG_N_KINDS + STUDIO_TEST_JPEG_N_KINDS; kind++)
    {
      gboolean png = kind < STUDIO_TEST_PNG_N_KINDS;
      g_autoptr (GBytes) source =
          png ? studio_test_images_png ((StudioTestPng) kind, 33, 17, kind % 2 == 0)
              : studio_test_images_jpeg ((StudioTestJpeg) (kind - STUDIO_TEST_PNG_N_KINDS), 61, 35);
      for (int choice = 0; choice < 3; choice++)
        {
          g_autoptr (GBytes) made = studio_metadata_copy_bytes (source,
                                                                &facts,
                                                                (StudioMetadataChoice) choice,
                                                                STUDIO_MANIFEST_POLICY_PRESERVE,
                                                                NULL,
                                                                NULL);
          check_same_pixels (source, made);
        }
    }
}

static void
test_every_cut (void)
{
  GByteArray *files[] = { fixture_png_text (fixture_png (), "a", "b"), fixture_jpeg () };
  for (int n = 0; n < 2; n++)
    {
      g_autoptr (GBytes) whole = fixture_end (files[n]);
      gsize size = 0;
      const guint8 *bytes = g_bytes_get_data (whole, &size);
      for (gsize length = 0; length < size; length += length < 200 ? 1 : 37)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) cut = g_bytes_new (bytes, length);
          g_assert_null (studio_metadata_copy_bytes (cut,
                                                     &facts,
                                                     STUDIO_METADATA_CHOICE_NONE,
                                                     STUDIO_MANIFEST_POLICY_PRESERVE,
                                                     NULL,
                                                     &error));
          g_assert_cmpint (error->domain, ==, STUDIO_ERROR);
          g_assert_cmpint (error->code,
                           ==,
                           length < (n == 0 ? 8 : 2) ? STUDIO_ERROR_FILE_KIND
                                                     : STUDIO_ERROR_NOT_AN_IMAGE);
        }
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) webp = fixture_end (fixture_webp ());
  g_assert_null (studio_metadata_copy_bytes (
      webp, &facts, STUDIO_METADATA_CHOICE_NONE, STUDIO_MANIFEST_POLICY_PRESERVE, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND);
}

/* What cannot be walked through cannot be copied, and a stream that fails says so. */
static void
test_broken (void)
{
  static const char *const tails[] = { "\xff\xfe\0\1", "no marker", "\xff\xda\0\1" };
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autoptr (GError) error = NULL;
      GByteArray *jpeg = g_byte_array_new ();
      g_byte_array_append (jpeg, (const guint8 *) "\xff\xd8", 2);
      g_byte_array_append (jpeg, (const guint8 *) tails[i], i == 1 ? 9 : 4);
      g_autoptr (GBytes) source = fixture_end (jpeg);
      g_assert_null (studio_metadata_copy_bytes (source,
                                                 &facts,
                                                 STUDIO_METADATA_CHOICE_ALL,
                                                 STUDIO_MANIFEST_POLICY_PRESERVE,
                                                 NULL,
                                                 &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
    }
  g_autoptr (GError) error = NULL;
  GByteArray *png = fixture_png ();
  memset (png->data + 33, 0xff, 4);
  g_autoptr (GBytes) source = fixture_end (png);
  g_assert_null (studio_metadata_copy_bytes (
      source, &facts, STUDIO_METADATA_CHOICE_ALL, STUDIO_MANIFEST_POLICY_PRESERVE, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_clear_error (&error);

  g_autoptr (GBytes) good = fixture_end (fixture_png ());
  g_autoptr (GInputStream) closed = g_memory_input_stream_new_from_bytes (good);
  g_assert_true (g_input_stream_close (closed, NULL, NULL));
  g_assert_null (studio_image_metadata_read_stream (closed, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
}

static void
test_choices (void)
{
  g_autoptr (GError) error = NULL;
  StudioMetadataChoice choice = STUDIO_METADATA_CHOICE_ALL;
  for (int i = 0; i < 3; i++)
    {
      const char *name = studio_metadata_choice_to_string ((StudioMetadataChoice) i);
      g_assert_true (studio_metadata_choice_from_string (name, &choice, NULL));
      g_assert_cmpint (choice, ==, i);
    }
  g_assert_false (studio_metadata_choice_from_string ("some", &choice, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_USAGE);
  g_assert_false (studio_metadata_choice_from_string (NULL, &choice, NULL));
}

static void
test_files (void)
{
  g_autofree char *folder = studio_test_make_folder ();
  g_autofree char *source = g_build_filename (folder, "source.png", NULL);
  g_autofree char *target = g_build_filename (folder, "target.png", NULL);
  g_autofree char *broken = g_build_filename (folder, "broken.png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "target.png", NULL);
  g_autoptr (GBytes) png = fixture_end (fixture_png ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StudioMetadataReport report;
  StudioManifestPolicy policy = STUDIO_MANIFEST_POLICY_PRESERVE;
  gsize size = 0;
  const char *bytes = g_bytes_get_data (png, &size);
  g_assert_true (g_file_set_contents (source, bytes, (gssize) size, NULL));
  g_assert_true (g_file_set_contents (broken, bytes, (gssize) size - 20, NULL));
  g_assert_true (studio_metadata_copy_file (
      source, target, &facts, STUDIO_METADATA_CHOICE_ALL, policy, &report, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *content = NULL;
  g_assert_true (g_file_get_contents (target, &content, &size, NULL));
  g_assert_cmpuint (size, ==, report.n_bytes);

  g_assert_false (studio_metadata_copy_file (
      source, target, &facts, STUDIO_METADATA_CHOICE_NONE, policy, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (target), ==, 0);
  g_assert_false (studio_metadata_copy_file (
      broken, target, &facts, STUDIO_METADATA_CHOICE_ALL, policy, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE);
  g_clear_error (&error);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_false (studio_metadata_copy_file (
      source, nowhere, &facts, STUDIO_METADATA_CHOICE_ALL, policy, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (studio_metadata_copy_file (
      nowhere, target, &facts, STUDIO_METADATA_CHOICE_ALL, policy, NULL, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (studio_metadata_copy_file (
      source, target, &facts, STUDIO_METADATA_CHOICE_ALL, policy, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  studio_test_remove_folder (g_steal_pointer (&folder));
}

/* A stream that cannot go back, such as a pipe. */
static void
test_pipes (void)
{
  g_autoptr (GBytes) png = fixture_end (fixture_png ());
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (png);
  g_autoptr (GConverter) nothing = G_CONVERTER (
      g_charset_converter_new ("ISO-8859-1", "ISO-8859-1", NULL));
  g_autoptr (GInputStream) pipe = g_converter_input_stream_new (memory, nothing);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  StudioMetadataReport report;
  g_assert_true (studio_metadata_copy_stream (pipe,
                                              output,
                                              &facts,
                                              STUDIO_METADATA_CHOICE_ALL,
                                              STUDIO_MANIFEST_POLICY_PRESERVE,
                                              &report,
                                              NULL,
                                              &error));
  g_assert_no_error (error);
  g_assert_false (g_output_stream_is_closed (output));
  g_assert_true (g_output_stream_close (output, NULL, NULL));
  g_autoptr (GBytes) made = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
  g_assert_cmpuint (report.n_bytes, ==, g_bytes_get_size (made));
  check_recall (made, STUDIO_OUTPUT_FORMAT_PNG);
  check_same_pixels (png, made);
}

/* A disk that is full. */
static void
test_no_space (void)
{
  g_autoptr (GBytes) png = studio_test_images_png (STUDIO_TEST_PNG_RGBA, 300, 300, FALSE);
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (png);
  g_autofree guint8 *room = g_malloc (1000);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new (room, 1000, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_false (studio_metadata_copy_stream (input,
                                               output,
                                               &facts,
                                               STUDIO_METADATA_CHOICE_ALL,
                                               STUDIO_MANIFEST_POLICY_PRESERVE,
                                               NULL,
                                               NULL,
                                               &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metadata-copy/png-all", test_png_all);
  g_test_add_func ("/metadata-copy/jpeg-all", test_jpeg_all);
  g_test_add_func ("/metadata-copy/png-chunk-types", test_png_chunk_types);
  g_test_add_func ("/metadata-copy/again", test_again);
  g_test_add_func ("/metadata-copy/label-and-none", test_label_and_none);
  g_test_add_func ("/metadata-copy/none-keeps-what-shows", test_none_keeps_what_shows);
  g_test_add_func ("/metadata-copy/foreign-parameters", test_foreign_parameters);
  g_test_add_func ("/metadata-copy/existing-exif", test_existing_exif);
  g_test_add_func ("/metadata-copy/exif-edit", test_exif_edit);
  g_test_add_func ("/metadata-copy/existing-xmp", test_existing_xmp);
  g_test_add_func ("/metadata-copy/origin", test_origin);
  g_test_add_func ("/metadata-copy/manifests", test_manifests);
  g_test_add_func ("/metadata-copy/longest-prompts", test_longest_prompts);
  g_test_add_func ("/metadata-copy/too-much-xmp", test_too_much_xmp);
  g_test_add_func ("/metadata-copy/every-kind", test_every_kind);
  g_test_add_func ("/metadata-copy/every-cut", test_every_cut);
  g_test_add_func ("/metadata-copy/broken", test_broken);
  g_test_add_func ("/metadata-copy/choices", test_choices);
  g_test_add_func ("/metadata-copy/files", test_files);
  g_test_add_func ("/metadata-copy/pipes", test_pipes);
  g_test_add_func ("/metadata-copy/no-space", test_no_space);
  return g_test_run ();
}
