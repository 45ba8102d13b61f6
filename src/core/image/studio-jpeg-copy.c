/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-jpeg-copy.h"

#include "studio-image-error.h"
#include "studio-jpeg-segment.h"

#include <string.h>

/* The part of an extended packet in one segment; 65,400 is what Adobe's own writer uses. */
#define EXTENSION_PART 65400

typedef struct
{
  StudioImageInput *input;
  StudioImageOutput *output;
  const StudioMetadataPlan *plan;
  gboolean placed;
  /* The number of the box whose later packets are left out with it, -1 for none. */
  int dropped_box;
  guint8 segment[STUDIO_JPEG_MAX_SEGMENT];
} Copy;

static gboolean
fail_cut_off (GError **error)
{
  g_propagate_error (error, studio_image_error_new_cut_off ());
  return FALSE;
}

static gboolean
fail_broken (GError **error)
{
  g_propagate_error (error, studio_image_error_new_broken ());
  return FALSE;
}

static gboolean
read_exactly (Copy *copy, guint8 *buffer, gsize size, GError **error)
{
  gsize n_read = 0;
  if (!studio_image_input_read (copy->input, buffer, size, &n_read, error))
    return FALSE;
  return n_read == size || fail_cut_off (error);
}

static gboolean
write_marker (Copy *copy, guint8 marker, GError **error)
{
  guint8 bytes[2] = { 0xff, marker };
  return studio_image_output_write (copy->output, bytes, 2, error);
}

static gboolean
write_segment (Copy *copy,
               guint8 marker,
               const void *head,
               gsize n_head,
               const void *data,
               gsize size,
               GError **error)
{
  gsize length = n_head + size + 2;
  guint8 bytes[4] = { 0xff, marker, (guint8) (length >> 8), (guint8) length };
  return studio_image_output_write (copy->output, bytes, 4, error)
         && studio_image_output_write (copy->output, head, n_head, error)
         && studio_image_output_write (copy->output, data, size, error);
}

static gboolean
write_known (Copy *copy, StudioJpegSegment segment, const void *data, gsize size, GError **error)
{
  gsize n_signature = 0;
  const char *signature = studio_jpeg_segment_get_signature (segment, &n_signature);
  return write_segment (copy, STUDIO_JPEG_APP1, signature, n_signature, data, size, error);
}

static void
put_u32 (GByteArray *to, gsize value)
{
  guint8 bytes[4];
  for (int i = 0; i < 4; i++)
    bytes[i] = (guint8) (value >> (24 - 8 * i));
  g_byte_array_append (to, bytes, 4);
}

static gboolean
write_extension (Copy *copy, GError **error)
{
  const char *text = copy->plan->xmp_extension;
  gsize size = strlen (text);
  for (gsize at = 0; at < size; at += EXTENSION_PART)
    {
      g_autoptr (GByteArray) part = g_byte_array_new ();
      g_byte_array_append (part, (const guint8 *) copy->plan->guid, STUDIO_JPEG_XMP_GUID_SIZE);
      put_u32 (part, size);
      put_u32 (part, at);
      g_byte_array_append (
          part, (const guint8 *) text + at, (guint) MIN (EXTENSION_PART, size - at));
      if (!write_known (copy, STUDIO_JPEG_SEGMENT_XMP_EXTENSION, part->data, part->len, error))
        return FALSE;
    }
  return TRUE;
}

/* Behind JFIF, which has to be first, and in front of everything else. */
static gboolean
write_planned (Copy *copy, GError **error)
{
  const StudioMetadataPlan *plan = copy->plan;
  copy->placed = TRUE;
  if (plan->exif != NULL
      && !write_known (copy,
                       STUDIO_JPEG_SEGMENT_EXIF,
                       g_bytes_get_data (plan->exif, NULL),
                       g_bytes_get_size (plan->exif),
                       error))
    return FALSE;
  if (plan->xmp != NULL
      && !write_known (copy, STUDIO_JPEG_SEGMENT_XMP, plan->xmp, strlen (plan->xmp), error))
    return FALSE;
  return plan->xmp_extension == NULL || write_extension (copy, error);
}

/* Manifests are removed wherever this runs: files that keep theirs are not taken apart. */
static gboolean
is_dropped (Copy *copy, StudioJpegSegment segment, guint8 marker, gsize size)
{
  const StudioMetadataPlan *plan = copy->plan;
  int box = size >= 4 ? copy->segment[2] << 8 | copy->segment[3] : -1;
  if (!plan->keep_others)
    return studio_jpeg_segment_is_application (marker) && segment != STUDIO_JPEG_SEGMENT_JFIF
           && segment != STUDIO_JPEG_SEGMENT_ICC && segment != STUDIO_JPEG_SEGMENT_ADOBE;
  if (segment == STUDIO_JPEG_SEGMENT_MANIFEST)
    copy->dropped_box = box;
  if (segment == STUDIO_JPEG_SEGMENT_MANIFEST
      || (segment == STUDIO_JPEG_SEGMENT_JUMBF && box == copy->dropped_box))
    return TRUE;
  return (segment == STUDIO_JPEG_SEGMENT_EXIF && plan->replaces_exif)
         || (segment == STUDIO_JPEG_SEGMENT_XMP && plan->xmp != NULL)
         || (segment == STUDIO_JPEG_SEGMENT_XMP_EXTENSION && plan->xmp_extension != NULL);
}

static gboolean
pass_segment (Copy *copy, guint8 marker, GError **error)
{
  guint8 bytes[2];
  gsize n_signature = 0;
  if (!read_exactly (copy, bytes, 2, error))
    return FALSE;
  gsize length = (gsize) bytes[0] << 8 | bytes[1];
  if (length < 2)
    return fail_broken (error);
  gsize size = length - 2;
  if (!read_exactly (copy, copy->segment, size, error))
    return FALSE;
  StudioJpegSegment segment = studio_jpeg_segment_identify (
      marker, copy->segment, size, &n_signature);
  if (!copy->placed && segment != STUDIO_JPEG_SEGMENT_JFIF && !write_planned (copy, error))
    return FALSE;
  return is_dropped (copy, segment, marker, size)
         || write_segment (copy, marker, NULL, 0, copy->segment, size, error);
}

/* Passes coded data up to a marker that is not part of it, and takes that. Where the metadata
 * stays, so does everything behind the first scan, whatever it is. */
static gboolean
pass_coded (Copy *copy, guint8 *marker, GError **error)
{
  gboolean in_marker = FALSE;
  while (TRUE)
    {
      const guint8 *bytes = NULL;
      gsize size = 0;
      if (!studio_image_input_peek (copy->input, &bytes, &size, error))
        return FALSE;
      if (size == 0)
        return fail_cut_off (error);
      gsize n = 1;
      if (!in_marker)
        {
          const guint8 *found = memchr (bytes, 0xff, size);
          n = found == NULL ? size : (gsize) (found - bytes) + 1;
          in_marker = found != NULL;
          gsize n_copied = found == NULL ? n : n - 1;
          if (!studio_image_output_write (copy->output, bytes, n_copied, error))
            return FALSE;
        }
      else if (bytes[0] == 0 || (bytes[0] >= STUDIO_JPEG_RST0 && bytes[0] <= STUDIO_JPEG_RST7))
        {
          if (!write_marker (copy, bytes[0], error))
            return FALSE;
          in_marker = FALSE;
        }
      else if (bytes[0] != 0xff)
        {
          *marker = bytes[0];
          studio_image_input_drop (copy->input, 1);
          return TRUE;
        }
      studio_image_input_drop (copy->input, n);
    }
}

static gboolean
read_marker (Copy *copy, guint8 *marker, GError **error)
{
  if (!read_exactly (copy, marker, 1, error))
    return FALSE;
  if (*marker != 0xff)
    return fail_broken (error);
  while (*marker == 0xff)
    if (!read_exactly (copy, marker, 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
run (Copy *copy, GError **error)
{
  guint8 marker = 0;
  if (!read_marker (copy, &marker, error) || !write_marker (copy, marker, error)
      || !read_marker (copy, &marker, error))
    return FALSE;
  while (marker != STUDIO_JPEG_EOI)
    {
      gboolean scan = marker == STUDIO_JPEG_SOS;
      if (studio_jpeg_segment_is_bare (marker) ? !write_marker (copy, marker, error)
                                               : !pass_segment (copy, marker, error))
        return FALSE;
      if (scan && copy->plan->keep_others)
        return studio_image_output_copy_rest (copy->output, copy->input, error);
      if (scan ? !pass_coded (copy, &marker, error) : !read_marker (copy, &marker, error))
        return FALSE;
    }
  return write_marker (copy, marker, error);
}

/**
 * studio_jpeg_copy:
 * @input: a JPEG file, at its beginning
 * @output: where the copy goes
 * @plan: what to do with its metadata
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE if the file is cut off or broken, or an
 *   error of reading or writing
 *
 * Copies segment by segment; tables, frames and coded data pass through as they are. Where metadata
 * stays, all that is behind the first scan passes unseen, so an end that is missing is not noticed.
 * Without metadata the copy ends with the image: what cameras append behind it is metadata too.
 *
 * Returns: whether the copy is whole
 */
gboolean
studio_jpeg_copy (StudioImageInput *input,
                  StudioImageOutput *output,
                  const StudioMetadataPlan *plan,
                  GError **error)
{
  g_autofree Copy *copy = g_new (Copy, 1);
  copy->input = input;
  copy->output = output;
  copy->plan = plan;
  copy->placed = FALSE;
  copy->dropped_box = -1;
  return run (copy, error);
}
