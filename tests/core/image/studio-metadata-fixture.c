/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-metadata-fixture.h"

#include "studio-test-images.h"

#include <string.h>
#include <zlib.h>

/* Where new chunks go: behind the signature and the header. */
#define PNG_FIRST 33

static void
append (GByteArray *to, const void *data, gsize size)
{
  if (size > 0)
    g_byte_array_append (to, data, (guint) size);
}

static void
insert (GByteArray *file, gsize at, const void *data, gsize size)
{
  guint before = file->len;
  g_byte_array_set_size (file, before + (guint) size);
  memmove (file->data + at + size, file->data + at, before - at);
  memcpy (file->data + at, data, size);
}

GByteArray *
fixture_png (void)
{
  return g_bytes_unref_to_array (studio_test_images_png (STUDIO_TEST_PNG_RGB, 64, 48, FALSE));
}

/* Each new chunk stands behind those that were added before: in front of the pixels. */
GByteArray *
fixture_png_add (GByteArray *png, const char *type, const void *data, gsize size)
{
  g_autoptr (GBytes) chunk = studio_test_images_png_chunk (type, data, size);
  gsize at = PNG_FIRST;
  while (memcmp (png->data + at + 4, "IDAT", 4) != 0)
    at += 12
          + ((gsize) png->data[at] << 24 | (gsize) png->data[at + 1] << 16
             | (gsize) png->data[at + 2] << 8 | png->data[at + 3]);
  insert (png, at, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  return png;
}

GByteArray *
fixture_png_text (GByteArray *png, const char *keyword, const char *latin1)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  append (data, keyword, strlen (keyword) + 1);
  append (data, latin1, strlen (latin1));
  return fixture_png_add (png, "tEXt", data->data, data->len);
}

static void
append_deflated (GByteArray *to, const char *text)
{
  uLongf size = compressBound (strlen (text));
  g_autofree guint8 *deflated = g_malloc (size);
  g_assert_cmpint (compress (deflated, &size, (const Bytef *) text, strlen (text)), ==, Z_OK);
  append (to, deflated, size);
}

GByteArray *
fixture_png_compressed (GByteArray *png, const char *keyword, const char *latin1)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  append (data, keyword, strlen (keyword) + 1);
  append (data, "\0", 1);
  append_deflated (data, latin1);
  return fixture_png_add (png, "zTXt", data->data, data->len);
}

GByteArray *
fixture_png_international (GByteArray *png,
                           const char *keyword,
                           const char *text,
                           gboolean compressed)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  append (data, keyword, strlen (keyword) + 1);
  append (data, compressed ? "\1\0" : "\0\0", 2);
  append (data, "en\0translated", 14);
  if (compressed)
    append_deflated (data, text);
  else
    append (data, text, strlen (text));
  return fixture_png_add (png, "iTXt", data->data, data->len);
}

GByteArray *
fixture_png_xmp (GByteArray *png, const char *xmp)
{
  return fixture_png_international (png, "XML:com.adobe.xmp", xmp, FALSE);
}

GByteArray *
fixture_jpeg (void)
{
  return g_bytes_unref_to_array (studio_test_images_jpeg (STUDIO_TEST_JPEG_HALVED_COLOUR, 64, 48));
}

/* Behind SOI and the segments that were added before, JFIF too. */
GByteArray *
fixture_jpeg_add (GByteArray *jpeg, guint8 marker, const void *data, gsize size)
{
  g_autoptr (GByteArray) segment = g_byte_array_new ();
  guint8 head[4] = { 0xff, marker, (guint8) ((size + 2) >> 8), (guint8) (size + 2) };
  gsize at = 2;
  g_assert_cmpuint (size, <=, 65533);
  while (jpeg->data[at + 1] >= 0xe0)
    at += 2 + ((gsize) jpeg->data[at + 2] << 8 | jpeg->data[at + 3]);
  append (segment, head, 4);
  append (segment, data, size);
  insert (jpeg, at, segment->data, segment->len);
  return jpeg;
}

GByteArray *
fixture_jpeg_exif (GByteArray *jpeg, GByteArray *tiff)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  append (data, "Exif\0\0", 6);
  append (data, tiff->data, tiff->len);
  g_byte_array_unref (tiff);
  return fixture_jpeg_add (jpeg, 0xe1, data->data, data->len);
}

GByteArray *
fixture_jpeg_xmp (GByteArray *jpeg, const char *xmp)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  append (data, "http://ns.adobe.com/xap/1.0/", 29);
  append (data, xmp, strlen (xmp));
  return fixture_jpeg_add (jpeg, 0xe1, data->data, data->len);
}

/* One box in two packets, as long manifests come. */
GByteArray *
fixture_jpeg_manifest (GByteArray *jpeg)
{
  static const guint8 first[] = "JP\0\7\0\0\0\1\0\0\0\x40jumb\0\0\0\x1ejumdc2pa\0\x11\0\x10\x80\0\0"
                                "\xaa\0\x38\x9b\x71\3c2pa";
  static const guint8 second[] = "JP\0\7\0\0\0\2\0\0\0\x40jumb and the rest of it";
  fixture_jpeg_add (jpeg, 0xeb, first, sizeof first);
  return fixture_jpeg_add (jpeg, 0xeb, second, sizeof second);
}

static void
put_size (GByteArray *webp)
{
  guint32 size = webp->len - 8;
  for (int i = 0; i < 4; i++)
    webp->data[4 + i] = (guint8) (size >> (8 * i));
}

GByteArray *
fixture_webp_add (GByteArray *webp, const char *type, const void *data, gsize size)
{
  guint8 length[4] = {
    (guint8) size, (guint8) (size >> 8), (guint8) (size >> 16), (guint8) (size >> 24)
  };
  append (webp, type, 4);
  append (webp, length, 4);
  append (webp, data, size);
  if (size % 2 != 0)
    append (webp, "", 1);
  put_size (webp);
  return webp;
}

/* A canvas of 640 × 1536 and no pixels that could be shown. */
GByteArray *
fixture_webp (void)
{
  static const guint8 canvas[] = { 0x0c, 0, 0, 0, 0x7f, 0x02, 0, 0xff, 0x05, 0 };
  static const guint8 pixels[] = { 0x2f, 0xff, 0x3f, 0xff, 0x0f, 1, 2, 3, 4, 5, 6 };
  GByteArray *webp = g_byte_array_new ();
  append (webp, "RIFF\0\0\0\0WEBP", 12);
  fixture_webp_add (webp, "VP8X", canvas, sizeof canvas);
  return fixture_webp_add (webp, "VP8L", pixels, sizeof pixels);
}

static void
put_number (GByteArray *tiff, gsize at, guint32 value, guint n_bytes)
{
  gboolean big_endian = tiff->data[0] == 'M';
  for (guint i = 0; i < n_bytes; i++)
    tiff->data[at + i] = (guint8) (value >> (big_endian ? 8 * (n_bytes - 1 - i) : 8 * i));
}

static guint32
get_number (GByteArray *tiff, gsize at, guint n_bytes)
{
  guint32 value = 0;
  gboolean big_endian = tiff->data[0] == 'M';
  for (guint i = 0; i < n_bytes; i++)
    value |= (guint32) tiff->data[at + i] << (big_endian ? 8 * (n_bytes - 1 - i) : 8 * i);
  return value;
}

/* Two directories of room for eight entries each; tags have to be added in ascending order. */
#define ROOM (2 + 8 * 12 + 4)
#define FIRST_DIRECTORY 8
#define EXIF_DIRECTORY (FIRST_DIRECTORY + ROOM)

GByteArray *
fixture_tiff (gboolean big_endian)
{
  GByteArray *tiff = g_byte_array_new ();
  g_byte_array_set_size (tiff, EXIF_DIRECTORY + ROOM);
  memset (tiff->data, 0, tiff->len);
  memcpy (tiff->data, big_endian ? "MM\0*" : "II*\0", 4);
  put_number (tiff, 4, FIRST_DIRECTORY, 4);
  return tiff;
}

static void
add_entry (GByteArray *tiff, gsize directory, guint tag, guint type, const void *data, gsize size)
{
  static const guint sizes[] = { 1, 1, 1, 2, 4, 8, 1, 1 };
  guint32 n = get_number (tiff, directory, 2);
  gsize at = directory + 2 + n * 12;
  guint32 offset = (guint32) at + 8;
  g_assert_cmpuint (n, <, 8);
  if (size > 4)
    {
      offset = tiff->len;
      append (tiff, data, size);
      if (size % 2 != 0)
        append (tiff, "", 1);
      put_number (tiff, at + 8, offset, 4);
    }
  else
    memcpy (tiff->data + offset, data, size);
  put_number (tiff, directory, n + 1, 2);
  put_number (tiff, at, tag, 2);
  put_number (tiff, at + 2, type, 2);
  put_number (tiff, at + 4, (guint32) (size / sizes[type]), 4);
}

GByteArray *
fixture_tiff_add (GByteArray *tiff, guint tag, guint type, const void *data, gsize size)
{
  add_entry (tiff, FIRST_DIRECTORY, tag, type, data, size);
  return tiff;
}

/* The first one also makes the pointer to the directory, so it has to come last of the others. */
GByteArray *
fixture_tiff_exif (GByteArray *tiff, guint tag, guint type, const void *data, gsize size)
{
  if (get_number (tiff, EXIF_DIRECTORY, 2) == 0)
    {
      guint8 pointer[4] = { 0 };
      guint32 n = get_number (tiff, FIRST_DIRECTORY, 2);
      add_entry (tiff, FIRST_DIRECTORY, 0x8769, 4, pointer, 4);
      put_number (tiff, FIRST_DIRECTORY + 2 + n * 12 + 8, EXIF_DIRECTORY, 4);
    }
  add_entry (tiff, EXIF_DIRECTORY, tag, type, data, size);
  return tiff;
}

/* The value of UserComment: a code of eight bytes, and the text. */
GByteArray *
fixture_comment (const char *code, const char *text, gboolean utf16, gboolean big_endian)
{
  GByteArray *value = g_byte_array_new ();
  glong n_units = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  guint8 head[8] = { 0 };
  memcpy (head, code, strlen (code));
  append (value, head, code[0] == '-' ? 0 : 8);
  for (glong i = 0; utf16 && i < n_units; i++)
    {
      guint8 bytes[2] = { (guint8) (units[i] >> 8), (guint8) units[i] };
      guint8 swapped[2] = { bytes[1], bytes[0] };
      append (value, big_endian ? bytes : swapped, 2);
    }
  if (!utf16)
    append (value, text, strlen (text));
  return value;
}

char *
fixture_xmp (const char *properties)
{
  return g_strconcat (
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" "
      "xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" "
      "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" ",
      properties,
      "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>",
      NULL);
}

GBytes *
fixture_end (GByteArray *file)
{
  return g_byte_array_free_to_bytes (file);
}
