/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall.h"

#include "studio-json-text.h"
#include "studio-recall-infotext.h"
#include "studio-recall-json.h"
#include "studio-recall-set.h"
#include "studio-xmp.h"

#include <string.h>

static gboolean
is_json (const char *text)
{
  g_autoptr (JsonNode) node = studio_json_text_parse (text);
  return node != NULL;
}

/* Returns what a text holds that stands where a program writes parameters: JSON or an infotext.
 * Where nothing else belongs, a text that is neither is a prompt. */
static StudioRecall *
recall_parameters (const char *text, gboolean trusted)
{
  StudioRecall *recall = text == NULL ? NULL : studio_recall_from_json (text);
  if (recall != NULL || text == NULL)
    return recall;
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (text);
  if (studio_infotext_is_certain (infotext)
      || (trusted && (*infotext->prompt != '\0' || infotext->pairs->len > 0) && !is_json (text)))
    return studio_recall_from_infotext (infotext);
  return NULL;
}

static StudioRecall *
recall_own (const StudioImageMetadata *metadata, StudioXmp *xmp, StudioXmp *extension)
{
  const char *text = studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "ultra-studio");
  if (text == NULL && xmp != NULL)
    text = studio_xmp_get (xmp, STUDIO_XMP_NS_OWN, "Parameters");
  if (text == NULL && extension != NULL)
    text = studio_xmp_get (extension, STUDIO_XMP_NS_OWN, "Parameters");
  return text == NULL ? NULL : studio_recall_from_json (text);
}

/* Fooocus says in a field of its own that it wrote the infotext. */
static StudioRecall *
recall_fooocus (const StudioImageMetadata *metadata, StudioRecall *recall)
{
  const char *scheme = studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "fooocus_scheme");
  const char *software = studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "Software");
  if (scheme == NULL)
    scheme = studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "MakerNote");
  if (recall != NULL
      && (g_strcmp0 (scheme, "fooocus") == 0 || g_strcmp0 (scheme, "a1111") == 0
          || (software != NULL && g_str_has_prefix (software, "Fooocus"))))
    recall->source = STUDIO_RECALL_SOURCE_FOOOCUS;
  return recall;
}

static StudioRecall *
recall_novel (const StudioImageMetadata *metadata)
{
  const char *software = studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "Software");
  const char *comment = studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "Comment");
  if (g_strcmp0 (software, "NovelAI") != 0)
    return NULL;
  StudioRecall *recall = comment == NULL ? NULL : studio_recall_from_json (comment);
  if (recall == NULL)
    recall = studio_recall_new (STUDIO_RECALL_SOURCE_NOVEL_AI);
  recall->source = STUDIO_RECALL_SOURCE_NOVEL_AI;
  studio_recall_set_prompt (
      recall, studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "Description"));
  studio_recall_set_model (
      recall, "Source", studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "Source"));
  return recall;
}

/* One field for each parameter, by either of two sets of names. */
static StudioRecall *
recall_easy (const StudioImageMetadata *metadata)
{
  static const char *const names[][6] = {
    { "negative_prompt", "prompt", "seed", "width", "height", "use_stable_diffusion_model" },
    { "Negative Prompt", "Prompt", "Seed", "Width", "Height", "Stable Diffusion model" },
  };
  const char *values[6] = { NULL };
  for (gsize set = 0; set < G_N_ELEMENTS (names) && values[0] == NULL; set++)
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
      values[i] = studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, names[set][i]);
  if (values[0] == NULL)
    return NULL;
  StudioRecall *recall = studio_recall_new (STUDIO_RECALL_SOURCE_EASY_DIFFUSION);
  studio_recall_set_negative_prompt (recall, values[0]);
  studio_recall_set_prompt (recall, values[1]);
  studio_recall_set_seed (recall, "seed", values[2]);
  if (values[3] != NULL && values[4] != NULL)
    studio_recall_set_size (
        recall, g_ascii_strtoll (values[3], NULL, 10), g_ascii_strtoll (values[4], NULL, 10));
  studio_recall_set_model (recall, "use_stable_diffusion_model", values[5]);
  return recall;
}

static StudioRecall *
recall_text_chunks (const StudioImageMetadata *metadata)
{
  static const char *const keys[] = {
    "invokeai_metadata", "sd-metadata", "prompt", "workflow", "Comment"
  };
  StudioRecall *recall = recall_parameters (
      studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "parameters"), TRUE);
  if (recall != NULL)
    return recall_fooocus (metadata, recall);
  recall = recall_novel (metadata);
  if (recall == NULL)
    recall = recall_easy (metadata);
  for (gsize i = 0; i < G_N_ELEMENTS (keys) && recall == NULL; i++)
    {
      const char *text = studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, keys[i]);
      recall = text == NULL ? NULL : studio_recall_from_json (text);
    }
  const char *dream = studio_image_metadata_get (metadata, STUDIO_METADATA_TEXT, "Dream");
  return recall != NULL || dream == NULL ? recall : studio_recall_from_dream (dream);
}

/* ComfyUI writes `prompt:` and `workflow:` with JSON behind into EXIF fields that it has no other
 * use for. */
static StudioRecall *
recall_exif (const StudioImageMetadata *metadata)
{
  static const char *const prefixes[] = { "prompt:", "workflow:" };
  StudioRecall *recall = recall_fooocus (
      metadata,
      recall_parameters (studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "UserComment"),
                         FALSE));
  for (gsize n = 0; n < G_N_ELEMENTS (prefixes) && recall == NULL; n++)
    for (guint i = 0; i < metadata->fields->len && recall == NULL; i++)
      {
        const StudioMetadataField *field = g_ptr_array_index (metadata->fields, i);
        if (field->place == STUDIO_METADATA_EXIF && g_str_has_prefix (field->value, prefixes[n]))
          recall = studio_recall_from_json (field->value + strlen (prefixes[n]));
      }
  return recall;
}

/* Draw Things writes JSON into the XMP; others, and krita, an infotext as the description. */
static StudioRecall *
recall_xmp (StudioXmp *xmp)
{
  const char *description = studio_xmp_get (xmp, STUDIO_XMP_NS_DC, "description");
  StudioRecall *recall = recall_parameters (studio_xmp_get (xmp, STUDIO_XMP_NS_EXIF, "UserComment"),
                                            FALSE);
  if (recall == NULL)
    recall = recall_parameters (description, FALSE);
  if (recall == NULL && description != NULL)
    {
      recall = studio_recall_new (STUDIO_RECALL_SOURCE_XMP);
      studio_recall_set_prompt (recall, description);
    }
  return recall;
}

static StudioRecall *
recall_comments (const StudioImageMetadata *metadata)
{
  StudioRecall *recall = NULL;
  for (guint i = 0; i < metadata->fields->len && recall == NULL; i++)
    {
      const StudioMetadataField *field = g_ptr_array_index (metadata->fields, i);
      if (field->place == STUDIO_METADATA_COMMENT)
        recall = recall_parameters (field->value, FALSE);
    }
  if (recall == NULL)
    recall = recall_parameters (
        studio_image_metadata_get (metadata, STUDIO_METADATA_EXIF, "ImageDescription"), FALSE);
  return recall;
}

static void
add_photo_fields (StudioRecall *recall, StudioXmp *xmp)
{
  g_auto (GStrv) tags = studio_xmp_dup_list (xmp, STUDIO_XMP_NS_DC, "subject");
  studio_recall_set_tags (recall, tags);
  studio_recall_set_rating (recall, studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "Rating"));
  studio_recall_set_created (recall, studio_xmp_get (xmp, STUDIO_XMP_NS_XMP, "CreateDate"));
}

/**
 * studio_recall_from_metadata:
 * @metadata: the metadata of an image file
 *
 * Looks for our own parameters, then for an infotext or SwarmUI's or Fooocus' JSON, then for
 * NovelAI, Easy Diffusion, InvokeAI and ComfyUI, then into the XMP. Size and format of the file
 * itself stand in where no others are found; tags, rating and time of the XMP are added.
 *
 * Returns: (transfer full): what was found, perhaps no more than a size
 */
StudioRecall *
studio_recall_from_metadata (const StudioImageMetadata *metadata)
{
  g_autoptr (StudioXmp) xmp = metadata->xmp == NULL ? NULL : studio_xmp_parse (metadata->xmp);
  g_autoptr (StudioXmp) extension = metadata->xmp_extension == NULL
                                        ? NULL
                                        : studio_xmp_parse (metadata->xmp_extension);
  StudioRecall *recall = recall_own (metadata, xmp, extension);
  if (recall == NULL)
    recall = recall_text_chunks (metadata);
  if (recall == NULL)
    recall = recall_exif (metadata);
  if (recall == NULL && xmp != NULL)
    recall = recall_xmp (xmp);
  if (recall == NULL)
    recall = recall_comments (metadata);
  if (recall == NULL)
    recall = studio_recall_new (STUDIO_RECALL_SOURCE_NONE);
  studio_recall_set_size (recall, metadata->width, metadata->height);
  if (!(recall->found & STUDIO_RECALL_FOUND_FORMAT)
      && metadata->container != STUDIO_IMAGE_CONTAINER_WEBP)
    studio_recall_set_format (recall,
                              metadata->container == STUDIO_IMAGE_CONTAINER_PNG ? "png" : "jpeg");
  if (xmp != NULL)
    add_photo_fields (recall, xmp);
  recall->issues = metadata->issues;
  recall->has_manifest = metadata->has_manifest;
  recall->is_image = TRUE;
  return recall;
}

/**
 * studio_recall_from_text:
 * @text: any text, such as one from the clipboard; need not be valid UTF-8
 *
 * Recognises an infotext, the JSON of the known programs, and the body of a call of the service.
 * A plain prompt is not recognised, so that it can be pasted as it is.
 *
 * Returns: (transfer full) (nullable): what was found, %NULL if @text is nothing of the kind
 */
StudioRecall *
studio_recall_from_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *tidied = studio_recall_tidy (valid);
  return recall_parameters (tidied, FALSE);
}

/**
 * studio_recall_from_file:
 * @path: a PNG, JPEG or WebP file
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_image_metadata_read_file()
 *
 * Recalls the parameters from an image. Blocking: for workers.
 *
 * Returns: (transfer full) (nullable): what was found, perhaps no more than a size
 */
StudioRecall *
studio_recall_from_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_file (
      path, cancellable, error);
  return metadata == NULL ? NULL : studio_recall_from_metadata (metadata);
}

/**
 * studio_recall_from_bytes:
 * @bytes: a PNG, JPEG or WebP file
 * @error: return location; %STUDIO_ERROR_FILE_KIND
 *
 * Recalls the parameters from an image in memory.
 *
 * Returns: (transfer full) (nullable): what was found, perhaps no more than a size
 */
StudioRecall *
studio_recall_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_bytes (bytes, error);
  return metadata == NULL ? NULL : studio_recall_from_metadata (metadata);
}

static void
run_task (GTask *task, G_GNUC_UNUSED gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  StudioRecall *recall = studio_recall_from_file (task_data, cancellable, &error);
  if (recall == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, recall, (GDestroyNotify) studio_recall_free);
}

/**
 * studio_recall_from_file_async:
 * @path: a PNG, JPEG or WebP file
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Does studio_recall_from_file() in a worker.
 */
void
studio_recall_from_file_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_recall_from_file_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run_task);
}

/**
 * studio_recall_from_file_finish:
 * @result: the result
 * @error: return location; as studio_recall_from_file()
 *
 * Returns: (transfer full) (nullable): what was found
 */
StudioRecall *
studio_recall_from_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_recall_from_file_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
