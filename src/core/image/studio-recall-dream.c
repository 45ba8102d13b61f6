/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-json.h"

#include "studio-recall-set.h"

#include <string.h>

/**
 * studio_recall_set_bracketed:
 * @recall: a recall
 * @text: (nullable): a prompt in which square brackets hold what the image shall not show
 *
 * InvokeAI wrote both prompts as one before it had two fields.
 */
void
studio_recall_set_bracketed (StudioRecall *recall, const char *text)
{
  GString *prompt = g_string_new (NULL);
  GString *negative = g_string_new (NULL);
  const char *last = text == NULL ? NULL : strrchr (text, ']');
  for (const char *at = text == NULL ? "" : text; *at != '\0';)
    {
      const char *end = *at == '[' && at < last ? strchr (at, ']') : NULL;
      if (end == NULL)
        {
          g_string_append_c (prompt, *at++);
          continue;
        }
      if (negative->len > 0)
        g_string_append (negative, ", ");
      g_string_append_len (negative, at + 1, end - at - 1);
      at = end + 1;
    }
  studio_recall_set_prompt (recall, prompt->str);
  studio_recall_set_negative_prompt (recall, negative->str);
  g_string_free (prompt, TRUE);
  g_string_free (negative, TRUE);
}

static void
set_option (StudioRecall *recall, const char *option, gint64 *width, gint64 *height)
{
  const char *value = option + 2;
  char name[3] = { option[0], option[1], '\0' };
  value += strspn (value, " =");
  if (option[1] == 'S')
    studio_recall_set_seed (recall, name, value);
  else if (option[1] == 'W')
    *width = g_ascii_strtoll (value, NULL, 10);
  else if (option[1] == 'H')
    *height = g_ascii_strtoll (value, NULL, 10);
  else
    studio_recall_add_unused (recall, name, value, STUDIO_RECALL_REASON_UNKNOWN);
}

/**
 * studio_recall_from_dream:
 * @text: a command line of InvokeAI's first form: `"a cat [fur]" -s 50 -S 42 -W 512 -H 512`
 *
 * Returns: (transfer full): what was found
 */
StudioRecall *
studio_recall_from_dream (const char *text)
{
  StudioRecall *recall = studio_recall_new (STUDIO_RECALL_SOURCE_INVOKE_AI);
  const char *first = *text == '"' ? text + 1 : text;
  const char *end = *text == '"' ? strrchr (first, '"') : strstr (first, " -");
  gint64 width = 0;
  gint64 height = 0;
  if (end == NULL)
    end = first + strlen (first);
  g_autofree char *prompt = g_strndup (first, (gsize) (end - first));
  studio_recall_set_bracketed (recall, prompt);
  g_auto (GStrv) words = g_strsplit_set (*end == '"' ? end + 1 : end, " \t\n", 256);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] != '-' || !g_ascii_isalpha (words[i][1]))
        continue;
      gboolean apart = words[i][2] == '\0' && words[i + 1] != NULL;
      g_autofree char *option = g_strconcat (words[i], apart ? words[i + 1] : NULL, NULL);
      set_option (recall, option, &width, &height);
    }
  studio_recall_set_size (recall, width, height);
  return recall;
}
