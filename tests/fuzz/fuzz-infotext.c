/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: an infotext. Whatever stands in it can be quoted and read back. */
#include "fuzz.h"

#include "fuzz-metadata.h"
#include "studio-infotext.h"

static void
check_quoting (const char *text)
{
  g_autofree char *value = g_strstrip (g_strdup (text));
  g_autofree char *quoted = studio_infotext_quote (value);
  g_autofree char *line = g_strdup_printf ("Key one: %s, Key two: 2, Key three: 3", quoted);
  g_assert_null (strchr (quoted, '\n'));
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (line);
  /* Longer lines than 256 kB are taken for a prompt. */
  if (strlen (line) > 200000)
    return;
  g_assert_cmpstr (studio_infotext_get (infotext, "Key one"), ==, value);
  g_assert_cmpstr (studio_infotext_get (infotext, "Key three"), ==, "3");
}

static void
check_building (const StudioInfotext *infotext)
{
  StudioImageFacts facts = {
    .prompt = infotext->prompt,
    .negative_prompt = infotext->negative_prompt,
    .model = infotext->prompt,
    .seed = 7,
  };
  g_autofree char *built = studio_infotext_build (&facts, 8, 8);
  g_autoptr (StudioInfotext) again = studio_infotext_parse (built);
  if (strlen (built) > 200000)
    return;
  fuzz_check_text (built);
  g_assert_cmpstr (studio_infotext_get (again, "Seed"), ==, "7");
  g_assert_cmpstr (studio_infotext_get (again, "Size"), ==, "8x8");
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *cut = g_strndup ((const char *) bytes, size);
  g_autofree char *text = g_utf8_make_valid (cut, -1);
  g_autoptr (StudioInfotext) infotext = studio_infotext_parse (text);
  fuzz_check_text (infotext->prompt);
  fuzz_check_text (infotext->negative_prompt);
  g_assert_cmpuint (infotext->pairs->len, <=, 200);
  for (guint i = 0; i < infotext->pairs->len; i++)
    {
      const StudioInfotextPair *pair = g_ptr_array_index (infotext->pairs, i);
      fuzz_check_text (pair->name);
      fuzz_check_text (pair->value);
      g_assert_nonnull (pair->value);
    }
  check_quoting (text);
  check_building (infotext);
  return 0;
}
