/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-connection.h"

#include "studio-config-vars.h"
#include "studio-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Longer than any key or token; a pasted file ends here. */
#define LINE_MAX_LENGTH 4096

static gboolean
hide_typing (const char *prompt, struct termios *saved)
{
  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, saved) != 0)
    return FALSE;
  struct termios quiet = *saved;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  g_printerr ("%s", prompt);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
  return TRUE;
}

static void
show_typing (const struct termios *saved)
{
  tcsetattr (STDIN_FILENO, TCSAFLUSH, saved);
  g_printerr ("\n");
}

/* Without a buffer of the C library, in which a copy would stay. */
static gsize
read_bytes (char *to, gsize room, gboolean line)
{
  gsize size = 0;
  while (size < room && (!line || size == 0 || to[size - 1] != '\n'))
    {
      ssize_t got = read (STDIN_FILENO, to + size, line ? 1 : room - size);
      if (got == 0 || (got < 0 && errno != EINTR))
        break;
      size += got > 0 ? (gsize) got : 0;
    }
  return size;
}

static StudioSecret *
read_secret (const char *prompt, gsize most, gboolean line, gsize *size, GError **error)
{
  StudioSecret *text = g_malloc0 (most + 1);
  struct termios saved;
  gboolean terminal = hide_typing (prompt, &saved);

  *size = read_bytes (text, most, line);
  if (terminal)
    show_typing (&saved);
  if (*size > 0)
    return text;
  g_set_error_literal (
      error, STUDIO_ERROR, STUDIO_ERROR_KEY, _ ("There was nothing on the standard input."));
  g_free (text);
  return NULL;
}

/**
 * studio_cli_connection_read_line:
 * @prompt: what a terminal shows
 * @error: return location; %STUDIO_ERROR_KEY
 *
 * Reads a key or a token from the standard input, never from the command line, where every other
 * process could read it. On a terminal it is not shown.
 *
 * Returns: (transfer full) (nullable): the line
 */
StudioSecret *
studio_cli_connection_read_line (const char *prompt, GError **error)
{
  gsize size;
  return read_secret (prompt, LINE_MAX_LENGTH, TRUE, &size, error);
}

/**
 * studio_cli_connection_read_all:
 * @prompt: what a terminal shows
 * @size: (out): how many bytes
 * @error: return location; %STUDIO_ERROR_KEY
 *
 * Reads config variables from the standard input; on a terminal they are not shown. One byte more
 * than can be config variables is enough to know that they are none.
 *
 * Returns: (transfer full) (nullable): all of it
 */
StudioSecret *
studio_cli_connection_read_all (const char *prompt, gsize *size, GError **error)
{
  return read_secret (prompt, STUDIO_CONFIG_VARS_MAX + 1, FALSE, size, error);
}
