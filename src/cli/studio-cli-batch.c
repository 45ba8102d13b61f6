/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-batch-private.h"
#include "studio-cli-commands.h"
#include "studio-cli-generate-options.h"
#include "studio-cli-spending.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_batch (StudioCliBatch *batch)
{
  studio_cli_service_clear (&batch->service);
  g_clear_pointer (&batch->journal, studio_cli_batch_journal_free);
  g_clear_object (&batch->library);
  g_clear_pointer (&batch->lines, g_ptr_array_unref);
  g_clear_pointer (&batch->loop, g_main_loop_unref);
  g_clear_pointer (&batch->random, studio_random_free);
  g_clear_pointer (&batch->run, studio_run_unref);
  g_clear_pointer (&batch->host, g_free);
  g_clear_error (&batch->error);
  studio_cli_batch_report_clear (&batch->report);
}

static gboolean
check (StudioCliContext *context, const StudioCliBatchOptions *options, GError **error)
{
  if (options->timeout < 1 || options->timeout > 3600)
    studio_cli_set_usage_error (error, _ ("--timeout takes a number from 1 to 3600."));
  else if (options->retries < 0 || options->retries > STUDIO_REPEATS_FOR_LIMIT)
    studio_cli_set_usage_error (
        error, _ ("--retries takes a number from 0 to %d."), STUDIO_REPEATS_FOR_LIMIT);
  else if (options->resume && options->journal == NULL && strcmp (context->arguments[0], "-") == 0)
    studio_cli_set_usage_error (
        error, _ ("What comes from the standard input needs --journal to be resumed."));
  else
    return TRUE;
  return FALSE;
}

static char *
choose_journal (StudioCliContext *context, const StudioCliBatchOptions *options)
{
  const char *path = context->arguments[0];

  if (options->journal != NULL)
    return g_strdup (options->journal);
  return strcmp (path, "-") == 0 ? NULL : g_strconcat (path, ".journal", NULL);
}

/* As many as no earlier run has asked for. */
static guint
count_new (StudioCliBatch *batch)
{
  guint n = 0;

  for (guint i = 0; i < batch->lines->len; i++)
    {
      const StudioCliBatchLine *line = g_ptr_array_index (batch->lines, i);
      for (guint index = 0; index < line->count; index++)
        n += studio_cli_batch_journal_find (batch->journal, line->key, index) == NULL;
    }
  return n;
}

static gboolean
prepare (StudioCliBatch *batch, GError **error)
{
  StudioCliContext *context = batch->context;
  const StudioCliBatchOptions *options = batch->options;
  g_autofree char *journal = choose_journal (context, options);
  const StudioCliServiceLimits limits = {
    .timeout = options->timeout,
    .retries = options->retries,
    .max_image_mb = STUDIO_CLIENT_IMAGE_LIMIT / STUDIO_CLI_BYTES_PER_MB,
  };

  batch->lines = studio_cli_batch_read (context->arguments[0], error);
  if (batch->lines == NULL)
    return FALSE;
  studio_cli_batch_report_init (&batch->report, context->json, batch->lines);
  if (!studio_cli_service_connect (&batch->service, context, options->demo, error))
    return FALSE;
  batch->library = studio_cli_context_open_library (context, error);
  if (batch->library == NULL)
    return FALSE;
  batch->journal = studio_cli_batch_journal_open (
      journal, studio_paths_get_library_dir (context->paths), options->resume, error);
  if (batch->journal == NULL)
    return FALSE;
  if (!options->demo
      && !studio_cli_spending_check (context,
                                     batch->library,
                                     count_new (batch),
                                     options->over_limit,
                                     &batch->price_micros,
                                     error))
    {
      studio_cli_batch_journal_forget_new (batch->journal);
      return FALSE;
    }
  studio_cli_service_start (&batch->service, context, &limits);
  return TRUE;
}

static gboolean
make_batch (StudioCliBatch *batch, GError **error)
{
  if (!check (batch->context, batch->options, error) || !prepare (batch, error))
    return FALSE;
  studio_cli_batch_run (batch);
  studio_cli_batch_report_print (&batch->report, batch->error);
  if (batch->error == NULL)
    return TRUE;
  batch->context->told = TRUE;
  g_propagate_error (error, g_steal_pointer (&batch->error));
  return FALSE;
}

static gboolean
parse (StudioCliContext *context,
       int argc,
       char **argv,
       const GOptionEntry *entries,
       GError **error)
{
  return studio_cli_context_parse (context,
                                   argc,
                                   argv,
                                   "FILE|-",
                                   _ ("Makes the images of many requests, one a line."),
                                   entries,
                                   error)
         && studio_cli_context_need_arguments (context, 1, 1, error);
}

/**
 * studio_cli_batch:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `batch FILE.jsonl`: makes the images of many requests, one a line, and goes on where an earlier
 * run ended without paying for anything twice.
 *
 * Returns: whether all of them are there
 */
gboolean
studio_cli_batch (StudioCliContext *context, int argc, char **argv, GError **error)
{
  StudioCliBatchOptions options = { .timeout = STUDIO_CLIENT_TIMEOUT_SECONDS,
                                    .retries = STUDIO_REPEATS_FOR_LIMIT };
  const GOptionEntry entries[] = {
    { "resume",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.resume,
      N_ ("Go on with one begun before"),
      NULL },
    { "retry-unknown",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.retry_unknown,
      N_ ("Ask again for what may have been billed"),
      NULL },
    { "journal",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options.journal,
      N_ ("Write down here how far it is"),
      "FILE" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options.demo, N_ ("Use the embedded service"), NULL },
    { "over-limit",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.over_limit,
      N_ ("Pass the limits of spending"),
      NULL },
    { "timeout",
      0,
      0,
      G_OPTION_ARG_INT,
      &options.timeout,
      N_ ("Give up on an image after so long"),
      "SECONDS" },
    { "retries",
      0,
      0,
      G_OPTION_ARG_INT,
      &options.retries,
      N_ ("Send again what cost nothing"),
      "N" },
    G_OPTION_ENTRY_NULL,
  };
  StudioCliBatch batch = { .context = context, .options = &options };

  gboolean done = parse (context, argc, argv, entries, error) && make_batch (&batch, error);
  clear_batch (&batch);
  g_free (options.journal);
  return done;
}
