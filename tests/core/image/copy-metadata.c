/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Makes a copy with other metadata, for readers that are not ours to look at. */
#include "studio-metadata-copy.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  static const char *const tags[] = { "boat", "sea & sky", NULL };
  StudioMetadataReport report;
  StudioMetadataChoice choice;
  g_autoptr (GError) error = NULL;
  if (argc != 7)
    {
      fprintf (stderr, "usage: copy-metadata SOURCE TARGET CHOICE PROMPT NEGATIVE SEED\n");
      return 2;
    }
  StudioImageFacts facts = {
    .prompt = argv[4],
    .negative_prompt = argv[5],
    .aspect_ratio = STUDIO_ASPECT_RATIO_16_9,
    .seed = (guint32) g_ascii_strtoull (argv[6], NULL, 10),
    .model = "stable-image-ultra",
    .created_us = G_GINT64_CONSTANT (1793714709000000),
    .rating = 4,
    .tags = tags,
  };
  if (studio_metadata_choice_from_string (argv[3], &choice, &error)
      && studio_metadata_copy_file (
          argv[1], argv[2], &facts, choice, STUDIO_MANIFEST_POLICY_PRESERVE, &report, NULL, &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
