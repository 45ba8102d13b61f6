/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-connection-store.h"
#include "studio-error.h"
#include "studio-secret-keyring.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Longer than any key; a pasted file ends here. */
#define MAX_KEY_LENGTH 4096

/* From the standard input, never from the command line, where every other process could read it.
 * On a terminal it is not shown. */
static char *
read_key (GError **error)
{
  char line[MAX_KEY_LENGTH];
  struct termios saved;
  gboolean terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &saved) == 0;

  if (terminal)
    {
      struct termios quiet = saved;
      quiet.c_lflag &= ~(tcflag_t) ECHO;
      g_printerr ("%s", _ ("Key: "));
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
    }
  gboolean got = fgets (line, sizeof line, stdin) != NULL;
  if (terminal)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &saved);
      g_printerr ("\n");
    }
  if (!got)
    {
      g_set_error_literal (
          error, STUDIO_ERROR, STUDIO_ERROR_KEY, _ ("There was no key on the standard input."));
      return NULL;
    }
  char *key = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return key;
}

static void
print_connection (StudioCliContext *context, StudioConnection *connection)
{
  const char *source = studio_connection_source_to_string (
      studio_connection_get_source (connection));

  if (context->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      JsonObject *object = json_object_new ();
      json_object_set_string_member (object, "address", studio_connection_get_address (connection));
      json_object_set_string_member (object, "model", studio_connection_get_model (connection));
      json_object_set_string_member (object, "source", source);
      json_object_set_boolean_member (object, "key", TRUE);
      json_node_take_object (node, object);
      studio_cli_output_json (node);
      return;
    }
  g_print (_ ("Address: %s\nModel:   %s\nKey:     known, never shown\nFrom:    %s\n"),
           studio_connection_get_address (connection),
           studio_connection_get_model (connection),
           source);
}

static gboolean
show (StudioCliContext *context, StudioConnectionStore *store, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (StudioConnection) connection = studio_connection_store_load (store, NULL, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (connection == NULL)
    {
      g_set_error_literal (
          error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED, _ ("No connection is known."));
      return FALSE;
    }
  print_connection (context, connection);
  return TRUE;
}

static gboolean
set (StudioCliContext *context,
     StudioConnectionStore *store,
     const char *address,
     const char *model,
     GError **error)
{
  if (address == NULL)
    {
      studio_cli_set_usage_error (error, _ ("connection set needs --address."));
      return FALSE;
    }
  g_autofree char *key = read_key (error);
  if (key == NULL)
    return FALSE;
  g_autoptr (StudioConnection) connection = studio_connection_new (
      address, key, model, STUDIO_CONNECTION_KEYRING, error);
  explicit_bzero (key, strlen (key));
  if (connection == NULL || !studio_connection_store_save (store, connection, NULL, error))
    return FALSE;
  print_connection (context, connection);
  return TRUE;
}

static gboolean
forget (StudioCliContext *context, StudioConnectionStore *store, GError **error)
{
  if (!studio_connection_store_forget (store, NULL, NULL, error))
    return FALSE;
  if (context->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, json_object_new ());
      studio_cli_output_json (node);
    }
  return TRUE;
}

/**
 * studio_cli_connection:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `connection show|set|forget`: address, model and key of the service.
 *
 * Returns: whether it was done
 */
gboolean
studio_cli_connection (StudioCliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *model = NULL;
  const GOptionEntry entries[] = {
    { "address", 0, 0, G_OPTION_ARG_STRING, &address, N_ ("The value of DIFFUSION_URL"), "URL" },
    { "model", 0, 0, G_OPTION_ARG_STRING, &model, N_ ("The model, if not the usual one"), "ID" },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (
          context,
          argc,
          argv,
          "show|set|forget",
          _ ("Shows, sets or forgets the connection. The key is read from the standard input and "
             "kept in the keyring."),
          entries,
          error)
      || !studio_cli_context_need_arguments (context, 1, 1, error))
    return FALSE;

  g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();
  g_autoptr (StudioConnectionStore) store = studio_connection_store_new (
      context->paths, keyring, context->environment);
  const char *verb = context->arguments[0];
  if (g_str_equal (verb, "show"))
    return show (context, store, error);
  if (g_str_equal (verb, "set"))
    return set (context, store, address, model, error);
  if (g_str_equal (verb, "forget"))
    return forget (context, store, error);
  studio_cli_set_usage_error (error, _ ("“%s” is neither show, set nor forget."), verb);
  return FALSE;
}
