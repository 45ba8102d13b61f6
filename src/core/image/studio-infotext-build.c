/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-infotext.h"

#include "studio-config.h"

#include <string.h>

/**
 * studio_infotext_quote:
 * @value: a value, valid UTF-8
 *
 * Readers end a value at a comma unless it is a JSON string; so commas, colons, line ends, and
 * whatever could be taken for a quoted or bracketed value, are quoted.
 *
 * Returns: (transfer full): @value as it stands in the last line of an infotext
 */
char *
studio_infotext_quote (const char *value)
{
  if (strpbrk (value, ",:\n\r\"\\[{") == NULL)
    return g_strdup (value);
  GString *quoted = g_string_new ("\"");
  for (const char *at = value; *at != '\0'; at++)
    if (*at == '\n')
      g_string_append (quoted, "\\n");
    else if (*at == '\r')
      g_string_append (quoted, "\\r");
    else if (*at == '\t')
      g_string_append (quoted, "\\t");
    else if ((guint8) *at < 0x20)
      g_string_append_printf (quoted, "\\u%04x", *at);
    else
      {
        if (*at == '"' || *at == '\\')
          g_string_append_c (quoted, '\\');
        g_string_append_c (quoted, *at);
      }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static void
append_pair (GString *text, const char *separator, const char *name, const char *value)
{
  g_autofree char *quoted = studio_infotext_quote (value);
  g_string_append_printf (text, "%s%s: %s", separator, name, quoted);
}

/* Lines end in one way, and none is empty at the ends: readers strip there. */
static char *
tidy (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);
  return g_strstrip (g_strdelimit (g_steal_pointer (&joined), "\r", '\n'));
}

/**
 * studio_infotext_build:
 * @facts: what is known of the image
 * @width: pixels across
 * @height: pixels down
 *
 * Writes what AUTOMATIC1111 and its kin read back. The last line always has four pairs at least, as
 * fewer than three would be taken for a part of the prompt; steps and samplers, which the service
 * does not have, are not invented.
 *
 * Returns: (transfer full): the infotext
 */
char *
studio_infotext_build (const StudioImageFacts *facts, int width, int height)
{
  g_autofree char *prompt = tidy (facts->prompt == NULL ? "" : facts->prompt);
  g_autofree char *negative = tidy (facts->negative_prompt == NULL ? "" : facts->negative_prompt);
  g_autofree char *size = g_strdup_printf ("%dx%d", width, height);
  GString *text = g_string_new (prompt);

  if (*negative != '\0')
    g_string_append_printf (text, "%sNegative prompt: %s", text->len > 0 ? "\n" : "", negative);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (facts->seed != 0)
    g_string_append_printf (text, "Seed: %u, ", facts->seed);
  append_pair (text, "", "Size", size);
  append_pair (text, ", ", "Aspect ratio", studio_aspect_ratio_to_string (facts->aspect_ratio));
  append_pair (text, ", ", "Model", facts->model == NULL ? "unknown" : facts->model);
  append_pair (text, ", ", "Version", "Ultra Studio " STUDIO_VERSION);
  return g_string_free (text, FALSE);
}
