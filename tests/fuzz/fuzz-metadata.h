/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-recall.h"

#include <string.h>

G_BEGIN_DECLS

/* What holds for the metadata of any file, and for what is recalled from it. */

static inline void
fuzz_check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static inline void
fuzz_check_list (char **list)
{
  g_assert_true (list == NULL || list[0] != NULL);
  for (; list != NULL && *list != NULL; list++)
    fuzz_check_text (*list);
}

static inline void
fuzz_check_recall (const StudioRecall *recall)
{
  fuzz_check_text (recall->prompt);
  fuzz_check_text (recall->negative_prompt);
  fuzz_check_text (recall->template_prompt);
  fuzz_check_text (recall->model);
  fuzz_check_text (recall->note);
  fuzz_check_list (recall->styles);
  fuzz_check_list (recall->tags);
  g_assert_cmpint (recall->prompt != NULL, ==, (recall->found & STUDIO_RECALL_FOUND_PROMPT) != 0);
  g_assert_cmpint (recall->seed != 0, ==, (recall->found & STUDIO_RECALL_FOUND_SEED) != 0);
  g_assert_cmpint (recall->model != NULL, ==, (recall->found & STUDIO_RECALL_FOUND_MODEL) != 0);
  g_assert_cmpint ((int) recall->aspect_ratio, >=, 0);
  g_assert_cmpint ((int) recall->aspect_ratio, <, STUDIO_N_ASPECT_RATIOS);
  g_assert_cmpuint (recall->rating, <=, 5);
  g_assert_cmpuint (recall->unused->len, <=, 64);
  for (guint i = 0; i < recall->unused->len; i++)
    {
      const StudioRecallUnused *unused = g_ptr_array_index (recall->unused, i);
      fuzz_check_text (unused->name);
      fuzz_check_text (unused->value);
    }
}

/* Tries @bytes behind a head without which nothing would be looked at. */
static inline void
fuzz_check_file (const void *head, gsize n_head, const guint8 *bytes, size_t size)
{
  GByteArray *file = g_byte_array_new ();
  g_byte_array_append (file, head, (guint) n_head);
  if (size >= n_head && memcmp (bytes, head, MIN (n_head, 4)) == 0)
    g_byte_array_set_size (file, 0);
  if (size > 0)
    g_byte_array_append (file, bytes, (guint) size);
  g_autoptr (GBytes) whole = g_byte_array_free_to_bytes (file);
  g_autoptr (StudioImageMetadata) metadata = studio_image_metadata_read_bytes (whole, NULL);
  if (metadata == NULL)
    return;
  g_assert_cmpint (metadata->width, >=, 0);
  g_assert_cmpint (metadata->height, >=, 0);
  g_assert_cmpuint (metadata->fields->len, <=, 256);
  g_assert_cmpint (metadata->orientation, >=, 1);
  g_assert_cmpint (metadata->orientation, <=, 8);
  fuzz_check_text (metadata->xmp);
  fuzz_check_text (metadata->xmp_extension);
  for (guint i = 0; i < metadata->fields->len; i++)
    {
      const StudioMetadataField *field = g_ptr_array_index (metadata->fields, i);
      fuzz_check_text (field->key);
      fuzz_check_text (field->value);
    }
  g_autoptr (StudioRecall) recall = studio_recall_from_metadata (metadata);
  fuzz_check_recall (recall);
}

G_END_DECLS
