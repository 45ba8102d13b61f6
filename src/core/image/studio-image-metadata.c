/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-metadata.h"

#include "studio-error.h"
#include "studio-image-input.h"
#include "studio-jpeg-metadata.h"
#include "studio-metadata-limits.h"
#include "studio-png-metadata.h"
#include "studio-webp-metadata.h"
#include "studio-xmp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_SIZE 12

static const struct
{
  StudioMetadataIssues issue;
  const char *sentence;
} issue_sentences[] = {
  { STUDIO_METADATA_ISSUE_CRC, N_ ("A checksum in the file is wrong.") },
  { STUDIO_METADATA_ISSUE_CUT_OFF, N_ ("The file is cut off.") },
  { STUDIO_METADATA_ISSUE_MALFORMED, N_ ("Some of the metadata is malformed.") },
  { STUDIO_METADATA_ISSUE_TOO_LARGE, N_ ("Some of the metadata is too large to be read.") },
  { STUDIO_METADATA_ISSUE_CHARACTER_SET,
    N_ ("A comment is in a character set that cannot be read.") },
};

static void
free_field (gpointer data)
{
  StudioMetadataField *field = data;
  g_free (field->key);
  g_free (field->value);
  g_free (field);
}

static gboolean
starts_with (const guint8 *head, const char *signature, gsize size)
{
  return memcmp (head, signature, size) == 0;
}

static gboolean
read_container (StudioImageInput *input, StudioImageMetadata *self, GError **error)
{
  guint8 head[HEAD_SIZE] = { 0 };
  gsize size = 0;
  /* Two bytes are enough for JPEG, whose first segment begins behind them. */
  if (!studio_image_input_read (input, head, 2, &size, error))
    return FALSE;
  if (starts_with (head, "\xff\xd8", 2))
    {
      self->container = STUDIO_IMAGE_CONTAINER_JPEG;
      return studio_jpeg_metadata_read (input, self, error);
    }
  if (!studio_image_input_read (input, head + 2, 6, &size, error))
    return FALSE;
  if (starts_with (head, "\x89PNG\r\n\x1a\n", 8))
    {
      self->container = STUDIO_IMAGE_CONTAINER_PNG;
      return studio_png_metadata_read (input, self, error);
    }
  if (!studio_image_input_read (input, head + 8, 4, &size, error))
    return FALSE;
  if (starts_with (head, "RIFF", 4) && starts_with (head + 8, "WEBP", 4))
    {
      self->container = STUDIO_IMAGE_CONTAINER_WEBP;
      return studio_webp_metadata_read (input, self, error);
    }
  g_set_error_literal (error,
                       STUDIO_ERROR,
                       STUDIO_ERROR_FILE_KIND,
                       _ ("The file is neither a PNG nor a JPEG nor a WebP image."));
  return FALSE;
}

/* A manifest may also lie on a server that the XMP names (C2PA 2.1, section 11.5). */
static void
look_for_remote_manifest (StudioImageMetadata *self)
{
  g_autoptr (StudioXmp) xmp = self->xmp == NULL ? NULL : studio_xmp_parse (self->xmp);
  if (self->xmp != NULL && xmp == NULL)
    self->issues |= STUDIO_METADATA_ISSUE_MALFORMED;
  if (xmp != NULL && studio_xmp_get (xmp, STUDIO_XMP_NS_DCTERMS, "provenance") != NULL)
    self->has_manifest = TRUE;
}

/**
 * studio_image_metadata_read_stream:
 * @stream: an image, at its beginning
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_FILE_KIND if it is none of the known kinds,
 *   %STUDIO_ERROR_STORAGE or %G_IO_ERROR_CANCELLED
 *
 * Reads PNG text chunks (tEXt, iTXt, zTXt), EXIF and XMP of PNG, JPEG and WebP, and JPEG comments.
 * Pixels are not read. A file that is damaged gives what could be read of it, and says so in
 * `issues`. @stream is left anywhere. Blocking: for workers.
 *
 * Returns: (transfer full) (nullable): the metadata
 */
StudioImageMetadata *
studio_image_metadata_read_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (StudioImageMetadata) self = g_new0 (StudioImageMetadata, 1);
  g_autoptr (StudioImageInput) input = studio_image_input_new (stream, cancellable);
  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->orientation = 1;
  if (!read_container (input, self, error))
    return NULL;
  look_for_remote_manifest (self);
  return g_steal_pointer (&self);
}

/**
 * studio_image_metadata_read_file:
 * @path: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_image_metadata_read_stream()
 *
 * Reads the metadata of a regular file. Blocking: for workers.
 *
 * Returns: (transfer full) (nullable): the metadata
 */
StudioImageMetadata *
studio_image_metadata_read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = studio_image_input_open (path, cancellable, error);
  return stream == NULL ? NULL : studio_image_metadata_read_stream (stream, cancellable, error);
}

/**
 * studio_image_metadata_read_bytes:
 * @bytes: an image file
 * @error: return location; %STUDIO_ERROR_FILE_KIND
 *
 * Reads the metadata of a file that is in memory.
 *
 * Returns: (transfer full) (nullable): the metadata
 */
StudioImageMetadata *
studio_image_metadata_read_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  return studio_image_metadata_read_stream (stream, NULL, error);
}

/**
 * studio_image_metadata_free:
 * @self: (transfer full): metadata
 */
void
studio_image_metadata_free (StudioImageMetadata *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->exif, g_bytes_unref);
  g_free (self->xmp);
  g_free (self->xmp_extension);
  g_free (self);
}

/**
 * studio_image_metadata_get:
 * @self: metadata
 * @place: where to look
 * @key: the name
 *
 * Returns: (transfer none) (nullable): the first text of that name
 */
const char *
studio_image_metadata_get (const StudioImageMetadata *self,
                           StudioMetadataPlace place,
                           const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const StudioMetadataField *field = g_ptr_array_index (self->fields, i);
      if (field->place == place && strcmp (field->key, key) == 0)
        return field->value;
    }
  return NULL;
}

/**
 * studio_metadata_issues_describe:
 * @issues: a set of #StudioMetadataIssues
 *
 * Returns: (transfer full) (array zero-terminated=1): a translated sentence for each
 */
char **
studio_metadata_issues_describe (guint issues)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (issue_sentences); i++)
    if (issues & issue_sentences[i].issue)
      g_strv_builder_add (builder, _ (issue_sentences[i].sentence));
  return g_strv_builder_end (builder);
}

/**
 * studio_metadata_get_left:
 * @metadata: metadata being read
 *
 * Returns: how many more bytes of text may be taken in
 */
gsize
studio_metadata_get_left (const StudioImageMetadata *metadata)
{
  return MIN (STUDIO_METADATA_MAX_TEXT, STUDIO_METADATA_MAX_TOTAL - metadata->n_taken);
}

/**
 * studio_metadata_take:
 * @metadata: metadata being read
 * @size: how many bytes are to be taken in or were made, whatever becomes of them
 *
 * Counts work as well as memory: a text that turns out to be a bomb uses up the limit too.
 *
 * Returns: whether that is within the limits; if not, it is noted as an issue
 */
gboolean
studio_metadata_take (StudioImageMetadata *metadata, gsize size)
{
  if (size > studio_metadata_get_left (metadata))
    {
      metadata->issues |= STUDIO_METADATA_ISSUE_TOO_LARGE;
      return FALSE;
    }
  metadata->n_taken += size;
  return TRUE;
}

/**
 * studio_metadata_add:
 * @metadata: metadata being read
 * @place: where it was found
 * @key: its name
 * @value: (transfer full): its text, valid UTF-8
 *
 * Adds a field while there are not too many.
 */
void
studio_metadata_add (StudioImageMetadata *metadata,
                     StudioMetadataPlace place,
                     const char *key,
                     char *value)
{
  if (metadata->fields->len >= STUDIO_METADATA_MAX_FIELDS)
    {
      metadata->issues |= STUDIO_METADATA_ISSUE_TOO_LARGE;
      g_free (value);
      return;
    }
  StudioMetadataField *field = g_new (StudioMetadataField, 1);
  field->place = place;
  field->key = g_strdup (key);
  field->value = value;
  g_ptr_array_add (metadata->fields, field);
}
