/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-metadata-copy.h"

#include "studio-error.h"
#include "studio-image-metadata.h"
#include "studio-jpeg-copy.h"
#include "studio-metadata-plan.h"
#include "studio-png-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)
/* What comes through a pipe need not have an end. */
#define MAX_SPOOL (G_GUINT64_CONSTANT (1) << 30)

static const char *const choice_names[] = {
  [STUDIO_METADATA_CHOICE_ALL] = "all",
  [STUDIO_METADATA_CHOICE_LABEL] = "label",
  [STUDIO_METADATA_CHOICE_NONE] = "none",
};

/**
 * studio_metadata_choice_to_string:
 * @choice: a choice
 *
 * Returns: (transfer none): its name for scripts
 */
const char *
studio_metadata_choice_to_string (StudioMetadataChoice choice)
{
  g_return_val_if_fail ((gsize) choice < G_N_ELEMENTS (choice_names), "all");
  return choice_names[choice];
}

/**
 * studio_metadata_choice_from_string:
 * @text: (nullable): a name
 * @choice: (out): the choice
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * Returns: whether @text is `all`, `label` or `none`
 */
gboolean
studio_metadata_choice_from_string (const char *text, StudioMetadataChoice *choice, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choice_names); i++)
    if (g_strcmp0 (text, choice_names[i]) == 0)
      {
        *choice = (StudioMetadataChoice) i;
        return TRUE;
      }
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_USAGE,
               _ ("“%s” is not a choice of metadata: all, label or none."),
               text == NULL ? "" : text);
  return FALSE;
}

static gboolean
rewind_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  return g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, &failure)
         || studio_image_output_fail (failure, error);
}

static gboolean
spool_stream (GInputStream *source, GFileIOStream *spool, GCancellable *cancellable, GError **error)
{
  StudioImageOutput output = {
    .stream = g_io_stream_get_output_stream (G_IO_STREAM (spool)),
    .cancellable = cancellable,
  };
  g_autoptr (StudioImageInput) input = studio_image_input_new (source, cancellable);
  gboolean more = FALSE;
  if (!studio_image_output_copy (&output, input, MAX_SPOOL + 1, &more, error))
    return FALSE;
  if (more)
    g_set_error_literal (
        error, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE, _ ("The image file is too large."));
  return !more;
}

/* What the file says has to be known before the first byte is written. A stream that cannot go
 * back goes through a file without a name. */
static GInputStream *
make_seekable (GInputStream *source,
               GFileIOStream **spool,
               GCancellable *cancellable,
               GError **error)
{
  GError *failure = NULL;
  if (G_IS_SEEKABLE (source) && g_seekable_can_seek (G_SEEKABLE (source)))
    return source;
  g_autoptr (GFile) file = g_file_new_tmp ("ultra-studio-XXXXXX", spool, &failure);
  if (file == NULL)
    {
      studio_image_output_fail (failure, error);
      return NULL;
    }
  g_file_delete (file, NULL, NULL);
  return spool_stream (source, *spool, cancellable, error)
             ? g_io_stream_get_input_stream (G_IO_STREAM (*spool))
             : NULL;
}

static gboolean
copy (GInputStream *source,
      StudioImageOutput *output,
      const StudioImageFacts *facts,
      StudioMetadataChoice choice,
      StudioManifestPolicy policy,
      StudioMetadataReport *report,
      GError **error)
{
  if (!rewind_stream (source, output->cancellable, error))
    return FALSE;
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_stream (
      source, output->cancellable, error);
  if (metadata == NULL || !rewind_stream (source, output->cancellable, error))
    return FALSE;
  g_autoptr (StudioImageInput) input = studio_image_input_new (source, output->cancellable);
  report->has_manifest = metadata->has_manifest;
  report->unchanged = metadata->has_manifest && policy == STUDIO_MANIFEST_POLICY_PRESERVE;
  if (report->unchanged)
    return studio_image_output_copy_rest (output, input, error);
  if (metadata->container == STUDIO_IMAGE_CONTAINER_WEBP)
    {
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_FILE_KIND,
                           _ ("Metadata can be changed in PNG and JPEG files only."));
      return FALSE;
    }
  g_autoptr (StudioMetadataPlan) plan = studio_metadata_plan_new (metadata, facts, choice);
  report->left_out = plan->left_out;
  return metadata->container == STUDIO_IMAGE_CONTAINER_PNG
             ? studio_png_copy (input, output, plan, error)
             : studio_jpeg_copy (input, output, plan, error);
}

/**
 * studio_metadata_copy_stream:
 * @source: a PNG or JPEG file; read from its beginning if it can seek, otherwise spooled into a
 *   temporary file first
 * @target: where the copy goes; stays open
 * @facts: what is known of the image
 * @choice: what the copy is to say
 * @policy: what to do with a C2PA manifest
 * @report: (out caller-allocates) (optional): what became of it
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_FILE_KIND if @source is neither,
 *   %STUDIO_ERROR_NOT_AN_IMAGE if it is broken, %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or
 * %G_IO_ERROR_CANCELLED
 *
 * Copies an image with other metadata. Pixels are not decoded, and their bytes stay the same.
 *
 * With %STUDIO_METADATA_CHOICE_ALL a PNG gets text chunks `parameters` (an infotext) and
 * `ultra-studio` (JSON) and an XMP packet; a JPEG the infotext as EXIF UserComment, and the JSON
 * within the XMP. Parameters of other programs stay as they are, and so does all other metadata.
 * Memory does not grow with the image. After an error, what @target got is of no use. Blocking: for
 * workers.
 *
 * Returns: whether the copy is whole
 */
gboolean
studio_metadata_copy_stream (GInputStream *source,
                             GOutputStream *target,
                             const StudioImageFacts *facts,
                             StudioMetadataChoice choice,
                             StudioManifestPolicy policy,
                             StudioMetadataReport *report,
                             GCancellable *cancellable,
                             GError **error)
{
  StudioMetadataReport unwanted;
  g_autoptr (GFileIOStream) spool = NULL;
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (target, BUFFER_SIZE);
  StudioImageOutput output = { .stream = buffered, .cancellable = cancellable };
  GInputStream *seekable = make_seekable (source, &spool, cancellable, error);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  if (report == NULL)
    report = &unwanted;
  *report = (StudioMetadataReport){ 0 };
  gboolean good = seekable != NULL && copy (seekable, &output, facts, choice, policy, report, error)
                  && studio_image_output_flush (&output, error);
  report->n_bytes = output.n_bytes;
  return good;
}

static gboolean
write_file (GInputStream *source,
            GOutputStream *target,
            const StudioImageFacts *facts,
            StudioMetadataChoice choice,
            StudioManifestPolicy policy,
            StudioMetadataReport *report,
            GCancellable *cancellable,
            GError **error)
{
  GError *failure = NULL;
  if (!studio_metadata_copy_stream (
          source, target, facts, choice, policy, report, cancellable, error))
    return FALSE;
  return g_output_stream_close (target, cancellable, &failure)
         || studio_image_output_fail (failure, error);
}

/**
 * studio_metadata_copy_file:
 * @source: a PNG or JPEG file
 * @target: the file to make; nothing is overwritten
 * @facts: what is known of the image
 * @choice: what the copy is to say
 * @policy: what to do with a C2PA manifest
 * @report: (out caller-allocates) (optional): what became of it
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_metadata_copy_stream()
 *
 * Does studio_metadata_copy_stream() from file to file. After an error there is no new file.
 *
 * Returns: whether the copy is whole
 */
gboolean
studio_metadata_copy_file (const char *source,
                           const char *target,
                           const StudioImageFacts *facts,
                           StudioMetadataChoice choice,
                           StudioManifestPolicy policy,
                           StudioMetadataReport *report,
                           GCancellable *cancellable,
                           GError **error)
{
  GError *failure = NULL;
  g_autoptr (GInputStream) input = studio_image_input_open (source, cancellable, error);
  if (input == NULL)
    return FALSE;
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autoptr (GFileOutputStream) output = g_file_create (
      file, G_FILE_CREATE_NONE, cancellable, &failure);
  if (output == NULL)
    return studio_image_output_fail (failure, error);
  gboolean good = write_file (
      input, G_OUTPUT_STREAM (output), facts, choice, policy, report, cancellable, error);
  if (!good)
    g_file_delete (file, NULL, NULL);
  return good;
}

/**
 * studio_metadata_copy_bytes:
 * @source: a PNG or JPEG file
 * @facts: what is known of the image
 * @choice: what the copy is to say
 * @policy: what to do with a C2PA manifest
 * @report: (out caller-allocates) (optional): what became of it
 * @error: return location; as studio_metadata_copy_stream()
 *
 * Does studio_metadata_copy_stream() in memory, for the clipboard.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GBytes *
studio_metadata_copy_bytes (GBytes *source,
                            const StudioImageFacts *facts,
                            StudioMetadataChoice choice,
                            StudioManifestPolicy policy,
                            StudioMetadataReport *report,
                            GError **error)
{
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (source);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  if (!studio_metadata_copy_stream (input, output, facts, choice, policy, report, NULL, error)
      || !g_output_stream_close (output, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}
