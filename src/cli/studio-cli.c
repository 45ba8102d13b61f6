/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli.h"

#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-config.h"
#include "studio-connection.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  StudioCliCommandFunc run;
  const char *summary;
} Command;

static const Command commands[] = {
  { "generate", studio_cli_generate, N_ ("Make images and keep them") },
  { "batch", studio_cli_batch, N_ ("Make the images of many requests") },
  { "list", studio_cli_list, N_ ("List the images of the library") },
  { "show", studio_cli_show, N_ ("Show all that is known of an image") },
  { "read", studio_cli_read, N_ ("Recall how any image was made") },
  { "import", studio_cli_import, N_ ("Take images into the library") },
  { "export", studio_cli_export, N_ ("Copy images out of the library") },
  { "edit", studio_cli_edit, N_ ("Change star, rating, tags and note of images") },
  { "trash", studio_cli_trash, N_ ("Move images to the trash") },
  { "restore", studio_cli_restore, N_ ("Bring images back from the trash") },
  { "storage", studio_cli_storage, N_ ("Tell what the library takes of the disk") },
  { "cleanup", studio_cli_cleanup, N_ ("Move old images without a star to the trash") },
  { "verify", studio_cli_verify, N_ ("Look whether the library is as it should be") },
  { "rebuild", studio_cli_rebuild, N_ ("Make the database anew from the files") },
  { "ledger", studio_cli_ledger, N_ ("Sum up the calls and what they may cost") },
  { "styles", studio_cli_styles, N_ ("List, save and remove presets and styles") },
  { "snippet", studio_cli_snippet, N_ ("Write the same call for other programs") },
  { "connection", studio_cli_connection, N_ ("Show, keep, test or forget address and key") },
  { "demo-server", studio_cli_demo_server, N_ ("Run the embedded service") },
};

static void
print_help (void)
{
  g_print (_ ("Usage: ultra-studio-cli COMMAND [OPTION…] [ARGUMENT…]\n\n"
              "Make images with Stable Image Ultra on Heroku and keep every one.\n\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i].name, _ (commands[i].summary));
  g_print (_ ("\nultra-studio-cli COMMAND --help tells the options of a command.\n"));
}

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (name, commands[i].name) == 0)
      return &commands[i];
  return NULL;
}

/* An error in the options themselves comes before they were read. */
static gboolean
wants_json (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--json") == 0)
      return TRUE;
  return FALSE;
}

/**
 * studio_cli_run:
 * @argc: the number of words
 * @argv: the words of the command line
 *
 * Runs one command. Needs no display and no session bus.
 *
 * Returns: the exit code, see studio_error_get_exit_code()
 */
int
studio_cli_run (int argc, char **argv)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (StudioCliContext) context = studio_cli_context_new (environment);
  g_autoptr (GError) error = NULL;
  const char *name = argc > 1 ? argv[1] : NULL;
  const Command *command = find_command (name);

  studio_connection_scrub_environment ();
  if (name == NULL || strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0)
    {
      print_help ();
      return name == NULL ? 2 : 0;
    }
  if (strcmp (name, "--version") == 0)
    {
      g_print ("ultra-studio-cli %s\n", STUDIO_VERSION);
      return 0;
    }
  g_set_prgname ("ultra-studio-cli");
  if (command == NULL)
    studio_cli_set_usage_error (&error, _ ("There is no command “%s”."), name);
  else if (command->run (context, argc - 1, argv + 1, &error))
    return 0;
  if (!context->told)
    studio_cli_output_error (error, wants_json (argc, argv));
  return studio_error_get_exit_code (error);
}
