/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-infotext.h"

#include "studio-recall-set.h"

#include <string.h>

static gboolean
is_used (const char *name)
{
  static const char *const used[] = { "Seed",
                                      "Size",
                                      "Aspect ratio",
                                      "Model",
                                      "Version",
                                      "Styles",
                                      "Style Selector Style",
                                      "Template",
                                      "Raw prompt",
                                      "Raw negative prompt" };
  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    if (strcmp (used[i], name) == 0)
      return TRUE;
  return FALSE;
}

static StudioRecallSource
find_source (const StudioInfotext *infotext)
{
  const char *version = studio_infotext_get (infotext, "Version");
  if (version != NULL && g_str_has_prefix (version, "Ultra Studio"))
    return STUDIO_RECALL_SOURCE_ULTRA_STUDIO;
  if (version != NULL && g_str_has_prefix (version, "Fooocus"))
    return STUDIO_RECALL_SOURCE_FOOOCUS;
  return STUDIO_RECALL_SOURCE_INFOTEXT;
}

/**
 * studio_recall_from_infotext:
 * @infotext: an infotext
 *
 * Fooocus notes the prompt before its styles were worked in as `Raw prompt`; that is the one to
 * recall.
 *
 * Returns: (transfer full): what was found
 */
StudioRecall *
studio_recall_from_infotext (const StudioInfotext *infotext)
{
  StudioRecall *recall = studio_recall_new (find_source (infotext));
  const char *style = studio_infotext_get (infotext, "Style Selector Style");
  studio_recall_set_prompt (recall, studio_infotext_get (infotext, "Raw prompt"));
  studio_recall_set_prompt (recall, infotext->prompt);
  studio_recall_set_negative_prompt (recall, studio_infotext_get (infotext, "Raw negative prompt"));
  studio_recall_set_negative_prompt (recall, infotext->negative_prompt);
  studio_recall_set_seed (recall, "Seed", studio_infotext_get (infotext, "Seed"));
  studio_recall_set_size_text (recall, studio_infotext_get (infotext, "Size"));
  studio_recall_set_ratio (recall, studio_infotext_get (infotext, "Aspect ratio"));
  studio_recall_set_styles_text (recall, studio_infotext_get (infotext, "Styles"));
  if (style != NULL && strcmp (style, "base") != 0)
    studio_recall_set_styles_text (recall, style);
  studio_recall_set_template (recall, studio_infotext_get (infotext, "Template"));
  studio_recall_set_model (recall, "Model", studio_infotext_get (infotext, "Model"));
  for (guint i = 0; i < infotext->pairs->len; i++)
    {
      const StudioInfotextPair *pair = g_ptr_array_index (infotext->pairs, i);
      if (!is_used (pair->name))
        studio_recall_add_unused (recall, pair->name, pair->value, STUDIO_RECALL_REASON_UNKNOWN);
    }
  return recall;
}
