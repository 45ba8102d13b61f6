/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-edit.h"

#include <string.h>

/**
 * studio_prompt_find_comment_end:
 * @text: a prompt
 * @at: a place in it, in bytes
 *
 * A comment is `#` and a space, at the beginning of a line or after a space, with all that follows
 * in its line. “#1”, “#ff8800” and “#hashtag” are none.
 *
 * Returns: where the comment ends that begins at @at, before the line end; @at where none does
 */
gsize
studio_prompt_find_comment_end (const char *text, gsize at)
{
  if (text[at] != '#' || (at > 0 && !g_ascii_isspace (text[at - 1]))
      || (text[at + 1] != '\0' && !g_ascii_isspace (text[at + 1])))
    return at;
  return at + strcspn (text + at, "\r\n");
}

/* Drops the spaces before a comment, and the line end after one that had a line to itself. */
static gsize
skip_comment (const char *text, gsize end, GString *plain)
{
  while (plain->len > 0
         && (plain->str[plain->len - 1] == ' ' || plain->str[plain->len - 1] == '\t'))
    g_string_truncate (plain, plain->len - 1);
  if (plain->len > 0 && plain->str[plain->len - 1] != '\n')
    return end;
  if (text[end] == '\r')
    end++;
  return text[end] == '\n' ? end + 1 : end;
}

/**
 * studio_prompt_strip_comments:
 * @text: a prompt
 *
 * Returns: (transfer full): the prompt without its comments, as it is sent; the same where it has
 *   none
 */
char *
studio_prompt_strip_comments (const char *text)
{
  GString *plain = g_string_new (NULL);
  gboolean stripped = FALSE;

  for (gsize i = 0; text[i] != '\0';)
    {
      gsize end = studio_prompt_find_comment_end (text, i);
      if (end == i)
        {
          g_string_append_c (plain, text[i++]);
          continue;
        }
      i = skip_comment (text, end, plain);
      stripped = TRUE;
    }
  char *result = g_string_free (plain, FALSE);
  return stripped ? g_strstrip (result) : result;
}
