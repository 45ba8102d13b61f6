/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-notification-text.h"

#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* How much of a text is read for each character that is shown. */
#define READ_BYTES 16

/* Of a text that is cut, the last word goes whole where it begins in this last part. */
#define WORD_PART 4

/* Some servers of org.freedesktop.Notifications read the body as markup, others show it as it is,
 * and GNotification does not say which: without an angle it means the same to all. */
static gunichar
make_plain (gunichar c)
{
  switch (c)
    {
    case '<':
      return 0x2039;
    case '>':
      return 0x203a;
    default:
      return g_unichar_isspace (c) || g_unichar_iscntrl (c) ? ' ' : c;
    }
}

static char *
cut_at_word (const char *text, glong max)
{
  const char *end = g_utf8_offset_to_pointer (text, max - 1);
  const char *earliest = g_utf8_offset_to_pointer (text, max - 1 - max / WORD_PART);
  const char *at = end;

  while (at > earliest && *at != ' ')
    at--;
  if (*at != ' ')
    at = end;
  return g_strdup_printf ("%.*s…", (int) (at - text), text);
}

/* One line of characters that have a width or join those that do; order is left to the desktop. */
static char *
shorten (const char *text, glong max)
{
  g_autofree char *head = g_strndup (text, (gsize) max * READ_BYTES);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  GString *plain = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = make_plain (g_utf8_get_char (at));
      if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        continue;
      if (c != ' ' || (plain->len > 0 && plain->str[plain->len - 1] != ' '))
        g_string_append_unichar (plain, c);
    }
  g_autofree char *line = g_strchomp (g_string_free (plain, FALSE));
  return g_utf8_strlen (line, -1) <= max ? g_steal_pointer (&line) : cut_at_word (line, max);
}

/**
 * studio_notification_text_dup_title:
 * @tally: what became of a run that has ended
 * @reason: (nullable): why its first image that failed did, a sentence
 *
 * Returns: (transfer full): what came of it, one plain line of at most
 *   %STUDIO_NOTIFICATION_MAX_TITLE characters
 */
char *
studio_notification_text_dup_title (const StudioRunTally *tally, const char *reason)
{
  if (tally->n_kept == tally->n_all)
    return g_strdup_printf (ngettext ("%'u image kept", "%'u images kept", tally->n_kept),
                            tally->n_kept);
  if (tally->n_kept == 0 && reason != NULL)
    {
      /* Translators: %s is a whole sentence that says why. */
      g_autofree char *whole = g_strdup_printf (_ ("Failed: %s"), reason);
      return shorten (whole, STUDIO_NOTIFICATION_MAX_TITLE);
    }
  return studio_view_run_result (tally);
}

/**
 * studio_notification_text_dup_body:
 * @prompt: a prompt, which may hold anything
 *
 * Returns: (transfer full): its start, one line of at most %STUDIO_NOTIFICATION_MAX_BODY characters
 *   that is no markup to any desktop
 */
char *
studio_notification_text_dup_body (const char *prompt)
{
  return shorten (prompt, STUDIO_NOTIFICATION_MAX_BODY);
}
