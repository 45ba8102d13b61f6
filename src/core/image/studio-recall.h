/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio.h"
#include "studio-image-metadata.h"
#include "studio-output-format.h"
#include "studio-recall-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioRecallFound:
 *
 * Which fields of a #StudioRecall hold something.
 */
typedef enum
{
  STUDIO_RECALL_FOUND_PROMPT = 1 << 0,
  STUDIO_RECALL_FOUND_NEGATIVE_PROMPT = 1 << 1,
  STUDIO_RECALL_FOUND_SEED = 1 << 2,
  STUDIO_RECALL_FOUND_ASPECT_RATIO = 1 << 3,
  STUDIO_RECALL_FOUND_FORMAT = 1 << 4,
  STUDIO_RECALL_FOUND_MODEL = 1 << 5,
  STUDIO_RECALL_FOUND_STYLES = 1 << 6,
  STUDIO_RECALL_FOUND_PARENT = 1 << 7,
  STUDIO_RECALL_FOUND_CREATED = 1 << 8,
  STUDIO_RECALL_FOUND_STARRED = 1 << 9,
  STUDIO_RECALL_FOUND_RATING = 1 << 10,
  STUDIO_RECALL_FOUND_TAGS = 1 << 11,
  STUDIO_RECALL_FOUND_NOTE = 1 << 12,
  STUDIO_RECALL_FOUND_TEMPLATE = 1 << 13,
} StudioRecallFound;

/**
 * StudioRecallReason:
 * @STUDIO_RECALL_REASON_UNKNOWN: the service has nothing of the kind
 * @STUDIO_RECALL_REASON_OUT_OF_RANGE: the service has it, but not with that value
 *
 * Why something that was found cannot be used.
 */
typedef enum
{
  STUDIO_RECALL_REASON_UNKNOWN,
  STUDIO_RECALL_REASON_OUT_OF_RANGE,
} StudioRecallReason;

/**
 * StudioRecallUnused:
 * @name: what it is called where it was found
 * @value: its value, cut to 256 characters
 * @reason: why it cannot be used
 */
typedef struct
{
  char *name;
  char *value;
  StudioRecallReason reason;
} StudioRecallUnused;

/**
 * StudioRecall:
 * @source: in whose form the parameters were found
 * @found: a set of #StudioRecallFound
 * @prompt: (nullable): the prompt
 * @negative_prompt: (nullable): the negative prompt
 * @seed: the seed, 1 to 4294967295
 * @aspect_ratio: the nearest of the nine aspect ratios
 * @exact_ratio: whether that is the very shape, or only the nearest one
 * @width: the pixels across that @aspect_ratio was found from, 0 if it was found by name
 * @height: the pixels down
 * @format: the format of the file
 * @model: (nullable): the model, whoever's it is; see studio_recall_has_own_model()
 * @styles: (nullable): names of styles; the service has none
 * @parent_id: the number of the image from which this one was varied, in the library that wrote it
 * @created_us: when it was made, microseconds since 1970 UTC
 * @starred: whether it has a star
 * @rating: 1 to 5
 * @tags: (nullable): tags
 * @note: (nullable): a note
 * @template_prompt: (nullable): the template from which the prompt was made
 * @unused: (element-type StudioRecallUnused): what was found and cannot be used, at most 64
 * @issues: a set of #StudioMetadataIssues: what was wrong with the file
 * @has_manifest: whether the file carries a C2PA manifest
 * @is_image: whether it was found in an image, not in a text
 *
 * What is known of how an image was made. Only fields that @found names hold something. All texts
 * are valid UTF-8, and anything may be in them: they come from strangers.
 */
typedef struct
{
  StudioRecallSource source;
  guint found;
  char *prompt;
  char *negative_prompt;
  guint32 seed;
  StudioAspectRatio aspect_ratio;
  gboolean exact_ratio;
  int width;
  int height;
  StudioOutputFormat format;
  char *model;
  char **styles;
  gint64 parent_id;
  gint64 created_us;
  gboolean starred;
  guint rating;
  char **tags;
  char *note;
  char *template_prompt;
  GPtrArray *unused;
  guint issues;
  gboolean has_manifest;
  gboolean is_image;
} StudioRecall;

StudioRecall *studio_recall_from_metadata (const StudioImageMetadata *metadata);
StudioRecall *studio_recall_from_text (const char *text);
StudioRecall *studio_recall_from_file (const char *path, GCancellable *cancellable, GError **error);
StudioRecall *studio_recall_from_bytes (GBytes *bytes, GError **error);
void studio_recall_from_file_async (const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
StudioRecall *studio_recall_from_file_finish (GAsyncResult *result, GError **error);
gboolean studio_recall_has_own_model (const StudioRecall *self);
void studio_recall_free (StudioRecall *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRecall, studio_recall_free)

G_END_DECLS
