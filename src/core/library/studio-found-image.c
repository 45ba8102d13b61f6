/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-found-image.h"

#include "studio-aspect-ratio.h"
#include "studio-disk.h"
#include "studio-image-scan.h"
#include "studio-library-private.h"
#include "studio-recall.h"
#include "studio-record-source.h"
#include "studio-record-state.h"
#include "studio-tags.h"

/* An image of which no journal says anything: what it is, and what it says of itself. */

static void
set_texts (StudioSnapshot *snapshot, const StudioImageInfo *info)
{
  const char *format = studio_output_format_to_string (info->format);
  StudioAspectRatio ratio = studio_aspect_ratio_find_nearest (info->width, info->height);
  g_autofree char *place = studio_library_name_file (snapshot->folder, snapshot->id, info->format);

  studio_snapshot_set_text (
      snapshot, STUDIO_COLUMN_STATE, studio_record_state_to_string (STUDIO_RECORD_KEPT));
  studio_snapshot_set_text (
      snapshot, STUDIO_COLUMN_SOURCE, studio_record_source_to_string (STUDIO_RECORD_SOURCE_IMPORT));
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_PATH, place);
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_IMAGE_FORMAT, format);
  studio_snapshot_set_text (snapshot, STUDIO_COLUMN_OUTPUT_FORMAT, format);
  studio_snapshot_set_text (
      snapshot, STUDIO_COLUMN_ASPECT_RATIO, studio_aspect_ratio_to_string (ratio));
}

static void
set_found_text (StudioSnapshot *snapshot,
                const StudioRecall *recall,
                StudioRecallFound found,
                StudioColumn column,
                const char *text)
{
  if ((recall->found & (guint) found) != 0)
    studio_snapshot_set_text (snapshot, column, text);
}

static void
set_found_notes (StudioSnapshot *snapshot, const StudioRecall *recall)
{
  g_autofree char *tags = studio_tags_change (NULL, (const char *const *) recall->tags, NULL);
  g_autofree char *note = studio_library_limit_note (recall->note);

  set_found_text (snapshot, recall, STUDIO_RECALL_FOUND_TAGS, STUDIO_COLUMN_TAGS, tags);
  set_found_text (snapshot, recall, STUDIO_RECALL_FOUND_NOTE, STUDIO_COLUMN_NOTE, note);
  if ((recall->found & STUDIO_RECALL_FOUND_STARRED) != 0)
    studio_snapshot_set_number (snapshot, STUDIO_COLUMN_STARRED, recall->starred ? 1 : 0);
  if ((recall->found & STUDIO_RECALL_FOUND_RATING) != 0)
    studio_snapshot_set_number (
        snapshot, STUDIO_COLUMN_RATING, MIN (recall->rating, STUDIO_RECORD_MAX_RATING));
}

/* The image that it was made from is known by its number in another library, which says nothing
 * here. */
static void
set_found (StudioSnapshot *snapshot, const StudioRecall *recall)
{
  set_found_text (
      snapshot, recall, STUDIO_RECALL_FOUND_PROMPT, STUDIO_COLUMN_PROMPT, recall->prompt);
  set_found_text (snapshot,
                  recall,
                  STUDIO_RECALL_FOUND_NEGATIVE_PROMPT,
                  STUDIO_COLUMN_NEGATIVE_PROMPT,
                  recall->negative_prompt);
  set_found_text (snapshot, recall, STUDIO_RECALL_FOUND_MODEL, STUDIO_COLUMN_MODEL, recall->model);
  set_found_text (snapshot,
                  recall,
                  STUDIO_RECALL_FOUND_TEMPLATE,
                  STUDIO_COLUMN_TEMPLATE,
                  recall->template_prompt);
  if ((recall->found & STUDIO_RECALL_FOUND_SEED) != 0)
    studio_snapshot_set_number (snapshot, STUDIO_COLUMN_SEED, recall->seed);
  if ((recall->found & STUDIO_RECALL_FOUND_CREATED) != 0)
    studio_snapshot_set_number (snapshot, STUDIO_COLUMN_CREATED_US, MAX (recall->created_us, 0));
  set_found_notes (snapshot, recall);
}

/**
 * studio_found_image_describe:
 * @path: a file in the library's folders
 * @snapshot: (inout): its id and folder; filled with what is found
 * @cancellable: (nullable): a cancellable
 *
 * Looks what an image is and what it says of itself.
 *
 * Returns: whether it is a whole image
 */
gboolean
studio_found_image_describe (const char *path, StudioSnapshot *snapshot, GCancellable *cancellable)
{
  gint64 changed_us = studio_disk_get_changed_us (path);
  StudioImageInfo info;

  if (!studio_image_scan_file (path, &info, cancellable, NULL))
    return FALSE;
  set_texts (snapshot, &info);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_CREATED_US, changed_us);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_FINISHED_US, changed_us);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_WIDTH, info.width);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_HEIGHT, info.height);
  studio_snapshot_set_number (snapshot, STUDIO_COLUMN_N_BYTES, info.n_bytes);
  g_autoptr (StudioRecall) recall = studio_recall_from_file (path, cancellable, NULL);
  if (recall != NULL)
    set_found (snapshot, recall);
  return TRUE;
}
