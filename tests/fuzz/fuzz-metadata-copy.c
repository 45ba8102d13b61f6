/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a choice, then an image file. A copy of a whole image is a whole image that says what was
 * asked for. */
#include "fuzz.h"

#include "fuzz-metadata.h"
#include "studio-image-scan.h"
#include "studio-metadata-copy.h"

static gboolean
is_whole (GBytes *file, StudioImageInfo *info)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  g_autoptr (StudioImageScan) scan = studio_image_scan_new ();
  return studio_image_scan_push (scan, bytes, size, NULL)
         && studio_image_scan_finish (scan, info, NULL);
}

static void
check_copy (GBytes *made, StudioMetadataChoice choice, const StudioImageFacts *facts)
{
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_bytes (made, NULL);
  g_assert_nonnull (metadata);
  g_assert_false (metadata->has_manifest);
  g_autoptr (StudioRecall) recall = studio_recall_from_metadata (metadata);
  fuzz_check_recall (recall);
  if (choice == STUDIO_METADATA_CHOICE_ALL)
    {
      g_assert_cmpstr (recall->prompt, ==, facts->prompt);
      g_assert_cmpuint (recall->seed, ==, facts->seed);
    }
  else
    {
      g_assert_cmpuint (metadata->fields->len, ==, 0);
      g_assert_cmpint (recall->source, ==, STUDIO_RECALL_SOURCE_NONE);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  if (size == 0)
    return 0;
  StudioImageFacts facts = { .prompt = "a “red” boat", .seed = 7, .rating = 3 };
  StudioMetadataChoice choice = (StudioMetadataChoice) (bytes[0] % 3);
  StudioImageInfo before;
  StudioImageInfo after;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) source = g_bytes_new (bytes + 1, size - 1);
  g_autoptr (GBytes) made = studio_metadata_copy_bytes (
      source, &facts, choice, STUDIO_MANIFEST_POLICY_REMOVE, NULL, &error);
  g_assert_cmpint (made == NULL, ==, error != NULL);
  if (!is_whole (source, &before))
    return 0;
  g_assert_no_error (error);
  g_assert_true (is_whole (made, &after));
  g_assert_cmpint (before.width, ==, after.width);
  g_assert_cmpint (before.height, ==, after.height);
  check_copy (made, choice, &facts);
  return 0;
}
