/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the lines of a batch, or the journal of one. Each line is a request that may be sent, or
 * the error of a person. */
#include "fuzz.h"

#include "fuzz-file.h"
#include "studio-cli-batch-journal.h"
#include "studio-cli-batch-line.h"
#include "studio-error.h"
#include "studio-queue.h"

#define LIBRARY "/library"

static void
check_error (const void *result, const GError *error)
{
  g_assert_true ((result == NULL) == (error != NULL));
  g_assert_true (error == NULL || error->domain == STUDIO_ERROR);
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
}

static void
check_lines (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = studio_cli_batch_read (path, &error);

  check_error (lines, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const StudioCliBatchLine *line = g_ptr_array_index (lines, i);
      g_assert_true (studio_request_validate (line->request, NULL));
      g_assert_true (g_utf8_validate (studio_request_get_prompt (line->request), -1, NULL));
      g_assert_cmpuint (line->count, >=, 1);
      g_assert_cmpuint (line->count, <=, STUDIO_QUEUE_MAX_COUNT);
      g_assert_nonnull (line->key);
    }
}

static void
check_journal (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioCliBatchJournal) journal = studio_cli_batch_journal_open (
      path, LIBRARY, TRUE, &error);

  check_error (journal, error);
  if (journal == NULL)
    return;
  const StudioCliBatchEntry *entry = studio_cli_batch_journal_find (journal, "a-1", 0);
  g_assert_true (entry == NULL || entry->path == NULL || g_utf8_validate (entry->path, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *path = fuzz_put_file (bytes, size);
  check_lines (path);
  check_journal (path);
  return 0;
}
