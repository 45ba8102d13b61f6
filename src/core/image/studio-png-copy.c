/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-png-copy.h"

#include "studio-image-error.h"
#include "studio-metadata-text.h"
#include "studio-png-metadata.h"

#include <string.h>
#include <zlib.h>

#define SIGNATURE_SIZE 8
#define HEAD_SIZE 8
#define CRC_SIZE 4
#define MAX_CHUNK_SIZE 0x7fffffffu

typedef struct
{
  guint32 length;
  guint8 head[HEAD_SIZE];
  /* The beginning of the data, as far as it had to be looked at. */
  guint8 data[STUDIO_PNG_MAX_KEYWORD + 1];
  gsize n_data;
} Chunk;

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
put_u32 (guint8 *to, guint32 value)
{
  for (int i = 0; i < 4; i++)
    to[i] = (guint8) (value >> (24 - 8 * i));
}

static gboolean
fail_cut_off (GError **error)
{
  g_propagate_error (error, studio_image_error_new_cut_off ());
  return FALSE;
}

static gboolean
is_type (const Chunk *chunk, const char *type)
{
  return memcmp (chunk->head + 4, type, 4) == 0;
}

static gboolean
write_chunk (StudioImageOutput *output, const char *type, GByteArray *data, GError **error)
{
  guint8 head[HEAD_SIZE];
  guint8 tail[CRC_SIZE];
  put_u32 (head, data->len);
  memcpy (head + 4, type, 4);
  guint32 crc = (guint32) crc32 (0, head + 4, 4);
  put_u32 (tail, (guint32) crc32 (crc, data->data, data->len));
  return studio_image_output_write (output, head, sizeof head, error)
         && studio_image_output_write (output, data->data, data->len, error)
         && studio_image_output_write (output, tail, sizeof tail, error);
}

/* AUTOMATIC1111's readers, and Civitai, want tEXt wherever Latin-1 will do. */
static gboolean
write_text (StudioImageOutput *output,
            const char *keyword,
            const char *text,
            gboolean always_international,
            GError **error)
{
  g_autofree char *latin1 = always_international ? NULL : studio_metadata_text_to_latin1 (text);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  const char *value = latin1 == NULL ? text : latin1;
  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  /* Not compressed, by method 0, in no named language, without a translated keyword. */
  if (latin1 == NULL)
    g_byte_array_append (data, (const guint8 *) "\0\0\0\0", 4);
  g_byte_array_append (data, (const guint8 *) value, (guint) strlen (value));
  return write_chunk (output, latin1 == NULL ? "iTXt" : "tEXt", data, error);
}

static gboolean
write_exif (StudioImageOutput *output, GBytes *exif, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_byte_array_append (data, g_bytes_get_data (exif, NULL), (guint) g_bytes_get_size (exif));
  return write_chunk (output, "eXIf", data, error);
}

static gboolean
write_planned (StudioImageOutput *output, const StudioMetadataPlan *plan, GError **error)
{
  return (plan->infotext == NULL || write_text (output, "parameters", plan->infotext, FALSE, error))
         && (plan->parameters == NULL
             || write_text (output, "ultra-studio", plan->parameters, TRUE, error))
         && (plan->xmp == NULL
             || write_text (output, STUDIO_PNG_XMP_KEYWORD, plan->xmp, TRUE, error))
         && (plan->exif == NULL || write_exif (output, plan->exif, error));
}

/* What the pixels are made of and shown with (PNG, third edition, section 11, and APNG). */
static gboolean
is_for_pixels (const Chunk *chunk)
{
  static const char *const types[] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA",
                                       "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD",
                                       "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (is_type (chunk, types[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_text (const Chunk *chunk)
{
  return is_type (chunk, "tEXt") || is_type (chunk, "zTXt") || is_type (chunk, "iTXt");
}

static gboolean
is_replaced_text (const Chunk *chunk, const StudioMetadataPlan *plan)
{
  const char *keyword = (const char *) chunk->data;
  if (memchr (keyword, 0, chunk->n_data) == NULL)
    return FALSE;
  return strcmp (keyword, "ultra-studio") == 0 || strcmp (keyword, STUDIO_PNG_XMP_KEYWORD) == 0
         || (plan->infotext != NULL && strcmp (keyword, "parameters") == 0);
}

/* Manifests are removed wherever this runs: files that keep theirs are not taken apart. */
static gboolean
is_dropped (const Chunk *chunk, const StudioMetadataPlan *plan)
{
  if (!plan->keep_others)
    return !is_for_pixels (chunk);
  return is_type (chunk, "caBX") || (is_type (chunk, "eXIf") && plan->replaces_exif)
         || (is_text (chunk) && is_replaced_text (chunk, plan));
}

static gboolean
read_head (StudioImageInput *input, Chunk *chunk, gboolean *whole, GError **error)
{
  gsize n_read = 0;
  chunk->n_data = 0;
  if (!studio_image_input_read (input, chunk->head, HEAD_SIZE, &n_read, error))
    return FALSE;
  *whole = n_read == HEAD_SIZE;
  chunk->length = *whole ? read_u32 (chunk->head) : 0;
  if (chunk->length > MAX_CHUNK_SIZE)
    {
      g_propagate_error (error, studio_image_error_new_broken ());
      return FALSE;
    }
  if (!*whole || !is_text (chunk))
    return TRUE;
  chunk->n_data = MIN (chunk->length, sizeof chunk->data);
  if (!studio_image_input_read (input, chunk->data, chunk->n_data, &n_read, error))
    return FALSE;
  *whole = n_read == chunk->n_data;
  return TRUE;
}

static gboolean
pass_chunk (StudioImageInput *input,
            StudioImageOutput *output,
            const Chunk *chunk,
            gboolean dropped,
            GError **error)
{
  gboolean whole = TRUE;
  guint64 rest = (guint64) chunk->length - chunk->n_data + CRC_SIZE;
  if (dropped && !studio_image_input_skip (input, rest, &whole, error))
    return FALSE;
  if (!dropped
      && (!studio_image_output_write (output, chunk->head, HEAD_SIZE, error)
          || !studio_image_output_write (output, chunk->data, chunk->n_data, error)
          || !studio_image_output_copy (output, input, rest, &whole, error)))
    return FALSE;
  return whole || fail_cut_off (error);
}

/**
 * studio_png_copy:
 * @input: a PNG file, at its beginning
 * @output: where the copy goes
 * @plan: what to do with its metadata
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE if the file is cut off, or an error of
 *   reading or writing
 *
 * Copies chunk by chunk; those of the pixels pass through as they are. What is added stands
 * directly behind the header, where readers that stop at the pixels find it.
 *
 * Returns: whether the copy is whole
 */
gboolean
studio_png_copy (StudioImageInput *input,
                 StudioImageOutput *output,
                 const StudioMetadataPlan *plan,
                 GError **error)
{
  gboolean whole = TRUE;
  if (!studio_image_output_copy (output, input, SIGNATURE_SIZE, &whole, error))
    return FALSE;
  while (whole)
    {
      Chunk chunk;
      if (!read_head (input, &chunk, &whole, error))
        return FALSE;
      if (!whole)
        break;
      if (!pass_chunk (input, output, &chunk, is_dropped (&chunk, plan), error))
        return FALSE;
      if (is_type (&chunk, "IHDR") && !write_planned (output, plan, error))
        return FALSE;
      if (is_type (&chunk, "IEND"))
        return !plan->keep_others || studio_image_output_copy_rest (output, input, error);
    }
  return fail_cut_off (error);
}
