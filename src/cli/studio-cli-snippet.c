/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-generate-options.h"
#include "studio-cli-output.h"
#include "studio-error.h"
#include "studio-snippet.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#define TEXT G_OPTION_ARG_STRING

typedef struct
{
  StudioCliGenerateOptions request;
  char *prompt;
  char *form;
} SnippetOptions;

static gboolean
parse (SnippetOptions *options, StudioCliContext *context, int argc, char **argv, GError **error)
{
  StudioCliGenerateOptions *request = &options->request;
  const GOptionEntry entries[] = {
    { "as",
      0,
      0,
      TEXT,
      &options->form,
      N_ ("How the call is written; curl without it"),
      "curl|heroku|python|ruby|javascript" },
    { "prompt", 0, 0, TEXT, &options->prompt, N_ ("The prompt, instead of an image"), N_ ("TEXT") },
    { "negative", 0, 0, TEXT, &request->negative, N_ ("What the image should not show"), "TEXT" },
    { "aspect-ratio", 0, 0, TEXT, &request->ratio, N_ ("One of nine, such as 16:9"), "R" },
    { "seed", 0, 0, TEXT, &request->seed, N_ ("The seed; without it one is drawn"), "N" },
    { "format", 0, 0, TEXT, &request->format, N_ ("What the service delivers"), "png|jpeg" },
    G_OPTION_ENTRY_NULL,
  };

  return studio_cli_context_parse (context,
                                   argc,
                                   argv,
                                   "[ID]",
                                   _ ("Writes the same call for other programs."),
                                   entries,
                                   error)
         && studio_cli_context_need_arguments (context, 0, 1, error);
}

static void
clear_options (SnippetOptions *options)
{
  studio_cli_generate_options_clear (&options->request);
  g_clear_pointer (&options->prompt, g_free);
  g_clear_pointer (&options->form, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnippetOptions, clear_options)

static StudioRequest *
load_request (StudioCliContext *context, GError **error)
{
  g_autoptr (GArray) ids = studio_cli_context_read_ids (context, error);
  if (ids == NULL)
    return NULL;
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library_to_read (context, error);
  if (library == NULL)
    return NULL;
  g_autoptr (StudioRecord) record = studio_library_load (
      library, g_array_index (ids, gint64, 0), error);
  if (record == NULL || !studio_request_validate (studio_record_get_request (record), error))
    return NULL;
  return g_object_ref (studio_record_get_request (record));
}

/* An image of the library says everything itself; without one there has to be a prompt. */
static StudioRequest *
find_request (const SnippetOptions *options, StudioCliContext *context, GError **error)
{
  const StudioCliGenerateOptions *request = &options->request;
  gboolean has_fields = options->prompt != NULL || request->negative != NULL
                        || request->ratio != NULL || request->seed != NULL
                        || request->format != NULL;

  if (context->arguments == NULL && options->prompt == NULL)
    studio_cli_set_usage_error (error, _ ("The number of an image is missing, or --prompt."));
  else if (context->arguments == NULL)
    return studio_cli_generate_options_build_request (request, options->prompt, error);
  else if (has_fields)
    studio_cli_set_usage_error (
        error, _ ("An image brings its own values; leave the options with others out."));
  else
    return load_request (context, error);
  return NULL;
}

static void
print_as_json (StudioSnippetForm form, const char *snippet)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "form", studio_snippet_form_to_string (form));
  json_object_set_string_member (object, "snippet", snippet);
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

/* g_print() would put question marks where the locale lacks a character. */
static gboolean
print_bytes (const char *snippet, GError **error)
{
  if (fputs (snippet, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  int code = errno;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("The snippet could not be written: %s."),
               g_strerror (code));
  return FALSE;
}

/**
 * studio_cli_snippet:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `snippet`: the call of an image, or of a prompt, as others make it. Needs no key and no network.
 *
 * Returns: whether it could be written
 */
gboolean
studio_cli_snippet (StudioCliContext *context, int argc, char **argv, GError **error)
{
  g_auto (SnippetOptions) options = { .request = STUDIO_CLI_GENERATE_OPTIONS_INIT };
  StudioSnippetForm form = STUDIO_SNIPPET_CURL;

  if (!parse (&options, context, argc, argv, error)
      || (options.form != NULL && !studio_snippet_form_from_string (options.form, &form, error)))
    return FALSE;
  g_autoptr (StudioRequest) request = find_request (&options, context, error);
  if (request == NULL)
    return FALSE;
  g_autofree char *snippet = studio_snippet_build (request, form);
  if (!context->json)
    return print_bytes (snippet, error);
  print_as_json (form, snippet);
  return TRUE;
}
