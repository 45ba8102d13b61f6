/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-context.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

/**
 * studio_cli_context_new:
 * @environment: (array zero-terminated=1): the variables at the start, copied
 *
 * Returns: (transfer full): a context
 */
StudioCliContext *
studio_cli_context_new (char **environment)
{
  StudioCliContext *self = g_new0 (StudioCliContext, 1);
  self->environment = g_strdupv (environment);
  self->clock = studio_clock_new_system ();
  self->trace = studio_trace_new_from_environment ();
  return self;
}

/**
 * studio_cli_context_free:
 * @self: (transfer full): a context
 */
void
studio_cli_context_free (StudioCliContext *self)
{
  g_free (self->library_dir);
  g_strfreev (self->arguments);
  g_strfreev (self->environment);
  g_clear_object (&self->clock);
  g_clear_object (&self->trace);
  g_clear_object (&self->paths);
  g_free (self);
}

/**
 * studio_cli_set_usage_error:
 * @error: return location
 * @format: printf format of the translated sentence
 *
 * Says that the command line cannot be understood.
 */
void
studio_cli_set_usage_error (GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_propagate_error (error,
                     g_error_new_valist (STUDIO_ERROR, STUDIO_ERROR_USAGE, format, arguments));
  va_end (arguments);
}

/* As the system has it, for GOption reads text in the encoding of the locale alone: without a
 * locale not one accent. */
static GOptionEntry *
take_bytes (const GOptionEntry *entries)
{
  GArray *taken = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (; entries->long_name != NULL; entries++)
    {
      GOptionEntry entry = *entries;
      if (entry.arg == G_OPTION_ARG_STRING)
        entry.arg = G_OPTION_ARG_FILENAME;
      g_array_append_val (taken, entry);
    }
  return (GOptionEntry *) g_array_free (taken, FALSE);
}

/* In UTF-8, which is what most write whatever the locale, or else as the locale has it. */
static gboolean
read_text (char **text, GError **error)
{
  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;
  char *converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (*text, -1);
      studio_cli_set_usage_error (error, _ ("“%s” is not text in UTF-8."), shown);
      return FALSE;
    }
  g_free (*text);
  *text = converted;
  return TRUE;
}

static gboolean
read_texts (const GOptionEntry *entries, GError **error)
{
  for (; entries->long_name != NULL; entries++)
    if (entries->arg == G_OPTION_ARG_STRING && !read_text (entries->arg_data, error))
      return FALSE;
  return TRUE;
}

/**
 * studio_cli_context_parse:
 * @self: a context
 * @argc: the number of words from the command's own name on
 * @argv: those words
 * @parameters: what stands after the options, for `--help`
 * @summary: what the command does, for `--help`
 * @entries: (nullable): the command's own options
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * Reads options that all commands share and those of one command. `--help` prints and exits.
 *
 * Returns: whether the options could be read
 */
gboolean
studio_cli_context_parse (StudioCliContext *self,
                          int argc,
                          char **argv,
                          const char *parameters,
                          const char *summary,
                          const GOptionEntry *entries,
                          GError **error)
{
  const GOptionEntry no_entries[] = { G_OPTION_ENTRY_NULL };
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print one JSON value"), NULL },
    { "library",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &self->library_dir,
      N_ ("Use the library in this folder"),
      N_ ("DIR") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) options = g_option_context_new (parameters);
  g_auto (GStrv) words = g_new0 (char *, argc + 1);
  g_autofree char **parsed = g_new0 (char *, argc + 1);
  g_autofree GOptionEntry *own = take_bytes (entries == NULL ? no_entries : entries);
  g_autoptr (GError) failure = NULL;

  /* GOption takes words out of the array, which then would leak. */
  for (int i = 0; i < argc; i++)
    parsed[i] = words[i] = g_strdup (argv[i]);
  g_option_context_set_summary (options, summary);
  g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, own, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse (options, &argc, &parsed, &failure))
    {
      studio_cli_set_usage_error (error, _ ("The command cannot be read: %s."), failure->message);
      return FALSE;
    }
  self->paths = studio_paths_new (self->library_dir);
  return entries == NULL || read_texts (entries, error);
}

/* That the database was missing is news to whoever removed it by mistake. */
static void
tell_origin (StudioCliContext *self, StudioLibrary *library)
{
  const StudioRebuildReport *report = studio_library_get_rebuild_report (library);

  if (report == NULL || self->json)
    return;
  g_printerr ("ultra-studio-cli: ");
  g_printerr (g_dngettext (GETTEXT_PACKAGE,
                           "The library’s database was missing; it has been made anew from the "
                           "files and knows %'u call.",
                           "The library’s database was missing; it has been made anew from the "
                           "files and knows %'u calls.",
                           report->n_calls),
              report->n_calls);
  g_printerr ("\n");
}

static StudioLibrary *
open_library (StudioCliContext *self, guint flags, GError **error)
{
  const StudioLibraryOpening opening = { .flags = flags };
  g_autoptr (GError) failure = NULL;
  g_autoptr (StudioLibrary) library = studio_library_open_with (
      self->paths, self->clock, NULL, &opening, error);

  if (library == NULL)
    return NULL;
  tell_origin (self, library);
  /* Calls that cannot be ended now, as on a full disk, are ended at a later start; a database in
   * which they cannot even be looked up is damaged. */
  if (studio_library_recover (library, NULL, NULL, &failure)
      || !g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN))
    return g_steal_pointer (&library);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * studio_cli_context_open_library:
 * @self: a parsed context
 * @error: return location; as studio_library_open_with() and studio_library_recover()
 *
 * Returns: (transfer full) (nullable): the library, opened and recovered
 */
StudioLibrary *
studio_cli_context_open_library (StudioCliContext *self, GError **error)
{
  return open_library (self, 0, error);
}

/**
 * studio_cli_context_open_library_to_read:
 * @self: a parsed context
 * @error: return location; as studio_library_open_with() and studio_library_recover()
 *
 * For commands that change nothing: a library that cannot be written is good enough.
 *
 * Returns: (transfer full) (nullable): the library, opened and recovered
 */
StudioLibrary *
studio_cli_context_open_library_to_read (StudioCliContext *self, GError **error)
{
  return open_library (self, STUDIO_LIBRARY_OPEN_OR_READ_ONLY, error);
}

/**
 * studio_cli_context_need_paths:
 * @self: a parsed context
 * @least: how many paths there must be after the options
 * @most: how many there may be
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * Paths are bytes: they stay as they were given.
 *
 * Returns: whether their number is right
 */
gboolean
studio_cli_context_need_paths (StudioCliContext *self, guint least, guint most, GError **error)
{
  guint n = self->arguments == NULL ? 0 : g_strv_length (self->arguments);

  if (n < least)
    studio_cli_set_usage_error (error, _ ("Something is missing after the command."));
  else if (n > most)
    {
      g_autofree char *shown = g_utf8_make_valid (self->arguments[most], -1);
      studio_cli_set_usage_error (error, _ ("“%s” is one word too many."), shown);
    }
  return n >= least && n <= most;
}

/**
 * studio_cli_context_need_arguments:
 * @self: a parsed context
 * @least: how many words there must be after the options
 * @most: how many there may be
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * Words are text: they are in UTF-8 from here on.
 *
 * Returns: whether their number is right, and all of them can be read
 */
gboolean
studio_cli_context_need_arguments (StudioCliContext *self, guint least, guint most, GError **error)
{
  if (!studio_cli_context_need_paths (self, least, most, error))
    return FALSE;
  for (char **word = self->arguments; word != NULL && *word != NULL; word++)
    if (!read_text (word, error))
      return FALSE;
  return TRUE;
}

/**
 * studio_cli_context_read_ids:
 * @self: a parsed context
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of images after the
 *   options, at least one
 */
GArray *
studio_cli_context_read_ids (StudioCliContext *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!studio_cli_context_need_arguments (self, 1, G_MAXUINT, error))
    return NULL;
  for (char **word = self->arguments; *word != NULL; word++)
    {
      guint64 id = 0;
      if (!g_ascii_string_to_unsigned (*word, 10, 1, G_MAXINT64, &id, NULL))
        {
          studio_cli_set_usage_error (error, _ ("“%s” is not the number of an image."), *word);
          return NULL;
        }
      gint64 signed_id = (gint64) id;
      g_array_append_val (ids, signed_id);
    }
  return g_steal_pointer (&ids);
}
