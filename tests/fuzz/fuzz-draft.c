/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the file of what is being written, or that of what can be undone. What is read is text and
 * within bounds, and is read again as it was. */
#include "fuzz.h"

#include "fuzz-file.h"
#include "studio-draft-file.h"
#include "studio-draft-step.h"
#include "studio-draft-undo.h"

#include <string.h>

static void
check_draft (const char *path)
{
  g_autoptr (JsonObject) object = studio_draft_file_read (path);
  if (object == NULL)
    return;
  g_autoptr (StudioDraft) draft = studio_draft_new (NULL);
  studio_draft_file_apply (draft, object);
  g_assert_true (g_utf8_validate (studio_draft_get_prompt (draft), -1, NULL));
  g_assert_true (g_utf8_validate (studio_draft_get_negative_prompt (draft), -1, NULL));
  g_assert_true (g_utf8_validate (studio_draft_get_seed (draft), -1, NULL));
  g_assert_cmpint (studio_draft_get_count (draft), >=, 1);
  g_assert_cmpint (studio_draft_get_count (draft), <=, 100);
  g_autofree char *text = studio_draft_file_build (draft);
  g_autofree char *copy = fuzz_put_file ((const guint8 *) text, strlen (text));
  g_autoptr (JsonObject) again = studio_draft_file_read (copy);
  g_assert_nonnull (again);
  studio_draft_file_apply (draft, again);
  g_autofree char *same = studio_draft_file_build (draft);
  g_assert_cmpstr (same, ==, text);
}

static void
check_steps (const guint8 *bytes, size_t size)
{
  guint position;
  g_autoptr (GPtrArray) steps = studio_draft_steps_parse ((const char *) bytes, size, &position);
  if (steps == NULL)
    return;
  g_assert_cmpuint (steps->len, <=, STUDIO_DRAFT_UNDO_MAX_STEPS);
  g_assert_cmpuint (position, <=, steps->len);
  g_autofree char *text = studio_draft_steps_build (steps, position);
  guint place;
  g_autoptr (GPtrArray) again = studio_draft_steps_parse (text, strlen (text), &place);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, steps->len);
  g_assert_cmpuint (place, ==, position);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *path = fuzz_put_file (bytes, size);
  check_draft (path);
  check_steps (bytes, size);
  return 0;
}
