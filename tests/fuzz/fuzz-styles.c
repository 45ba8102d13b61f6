/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the file of presets and styles. Each can be shown, and put around a prompt. */
#include "fuzz.h"

#include "fuzz-file.h"
#include "studio-error.h"
#include "studio-style.h"

#include <string.h>

static void
check_text (char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_free (text);
}

static void
check_style (StudioStyle *style)
{
  const StudioDraftValues *values = studio_style_get_values (style);
  g_assert_true (g_utf8_validate (studio_style_get_name (style), -1, NULL));
  g_assert_cmpint (values->count, >=, 1);
  g_assert_cmpint (values->count, <=, 100);
  check_text (studio_style_dup_prompt (style, "a red boat"));
  check_text (studio_style_dup_negative_prompt (style, "fog"));
  g_autofree char *summary = studio_style_dup_summary (style);
  g_assert_null (strpbrk (summary, "\r\n"));
  check_text (g_steal_pointer (&summary));
  g_autoptr (StudioDraft) draft = studio_draft_new (NULL);
  studio_style_apply (style, draft);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fuzz_put_file (bytes, size);
  g_autoptr (GPtrArray) styles = studio_styles_load (path, &error);
  g_assert_true ((styles == NULL) == (error != NULL));
  g_assert_true (error == NULL || error->domain == STUDIO_ERROR);
  for (guint i = 0; styles != NULL && i < styles->len; i++)
    check_style (g_ptr_array_index (styles, i));
  g_assert_true (styles == NULL || styles->len <= STUDIO_STYLES_MAX);
  return 0;
}
