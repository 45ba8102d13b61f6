/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-connection.h"

#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-error.h"
#include "studio-secret-keyring.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  gboolean (*run) (StudioCliConnection *self, GError **error);
} Verb;

static void
print_connection (StudioCliContext *context, StudioConnection *connection)
{
  const char *name = studio_connection_get_name (connection);
  const char *source = studio_connection_source_to_string (
      studio_connection_get_source (connection));

  if (context->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      JsonObject *object = json_object_new ();
      if (name != NULL)
        json_object_set_string_member (object, "name", name);
      json_object_set_string_member (object, "address", studio_connection_get_address (connection));
      json_object_set_string_member (object, "model", studio_connection_get_model (connection));
      json_object_set_string_member (object, "source", source);
      json_object_set_boolean_member (object, "key", TRUE);
      json_node_take_object (node, object);
      studio_cli_output_json (node);
      return;
    }
  if (name != NULL)
    g_print (_ ("Name:    %s\n"), name);
  g_print (_ ("Address: %s\nModel:   %s\nKey:     known, never shown\nFrom:    %s\n"),
           studio_connection_get_address (connection),
           studio_connection_get_model (connection),
           source);
}

static void
print_nothing (StudioCliConnection *self)
{
  if (!self->context->json)
    return;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());
  studio_cli_output_json (node);
}

/**
 * studio_cli_connection_store_result_cb:
 * @object: the source of an asynchronous call
 * @result: its result
 * @slot: (type gpointer): a `GAsyncResult **` that gets a reference
 *
 * A callback for studio_cli_connection_wait().
 */
void
studio_cli_connection_store_result_cb (G_GNUC_UNUSED GObject *object,
                                       GAsyncResult *result,
                                       gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/**
 * studio_cli_connection_wait:
 * @slot: what was given to studio_cli_connection_store_result_cb()
 *
 * Turns the main context until the call is done; each of them has its own limit of time.
 *
 * Returns: (transfer none): the result
 */
GAsyncResult *
studio_cli_connection_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

/**
 * studio_cli_connection_load:
 * @self: the options
 * @error: return location; as studio_connection_store_load_named(), or
 *   %STUDIO_ERROR_NOT_CONNECTED
 *
 * Returns: (transfer full) (nullable): the connection that is meant: the named one, else the one
 *   that is used
 */
StudioConnection *
studio_cli_connection_load (StudioCliConnection *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (StudioConnection) connection = NULL;

  if (self->name != NULL)
    return studio_connection_store_load_named (self->store, self->name, NULL, error);
  connection = studio_connection_store_load (self->store, NULL, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (connection == NULL)
    g_set_error_literal (
        error, STUDIO_ERROR, STUDIO_ERROR_NOT_CONNECTED, _ ("No connection is known."));
  return g_steal_pointer (&connection);
}

/* Without a name the active connection is meant, as the store has it. */
static char *
dup_name (StudioCliConnection *self)
{
  g_autoptr (GListModel) list = studio_connection_store_list (self->store);

  for (guint i = 0; self->name == NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StudioSavedConnection) saved = g_list_model_get_item (list, i);
      if (studio_saved_connection_get_active (saved))
        return g_strdup (studio_saved_connection_get_name (saved));
    }
  return g_strdup (self->name == NULL ? STUDIO_CONNECTION_DEFAULT_NAME : self->name);
}

/**
 * studio_cli_connection_keep:
 * @self: the options
 * @address: an address, as it was written
 * @key: a key, as it was written
 * @model: (nullable): a model id
 * @error: return location; as studio_connection_new() and studio_connection_store_save()
 *
 * Keeps a connection, makes it the active one and prints it without the key.
 *
 * Returns: whether it is kept
 */
gboolean
studio_cli_connection_keep (StudioCliConnection *self,
                            const char *address,
                            const char *key,
                            const char *model,
                            GError **error)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (StudioConnection) plain = studio_connection_new (
      address, key, model, STUDIO_CONNECTION_KEYRING, error);
  if (plain == NULL)
    return FALSE;
  g_autoptr (StudioConnection) connection = studio_connection_copy (
      plain, name, STUDIO_CONNECTION_KEYRING);
  if (!studio_connection_store_save (self->store, connection, NULL, error))
    return FALSE;
  print_connection (self->context, connection);
  return TRUE;
}

static gboolean
show (StudioCliConnection *self, GError **error)
{
  g_autoptr (StudioConnection) connection = studio_cli_connection_load (self, error);

  if (connection != NULL)
    print_connection (self->context, connection);
  return connection != NULL;
}

static JsonNode *
build_saved (StudioSavedConnection *saved)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "name", studio_saved_connection_get_name (saved));
  json_object_set_string_member (object, "address", studio_saved_connection_get_address (saved));
  json_object_set_string_member (object, "model", studio_saved_connection_get_model (saved));
  json_object_set_boolean_member (object, "active", studio_saved_connection_get_active (saved));
  json_node_take_object (node, object);
  return node;
}

static gboolean
list (StudioCliConnection *self, G_GNUC_UNUSED GError **error)
{
  g_autoptr (GListModel) connections = studio_connection_store_list (self->store);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++)
    {
      g_autoptr (StudioSavedConnection) saved = g_list_model_get_item (connections, i);
      json_array_add_element (array, build_saved (saved));
      if (!self->context->json)
        g_print ("%s %s  %s  %s\n",
                 studio_saved_connection_get_active (saved) ? "*" : " ",
                 studio_saved_connection_get_name (saved),
                 studio_saved_connection_get_address (saved),
                 studio_saved_connection_get_model (saved));
    }
  if (self->context->json)
    studio_cli_output_json (node);
  return TRUE;
}

static gboolean
set (StudioCliConnection *self, GError **error)
{
  if (self->address == NULL)
    {
      studio_cli_set_usage_error (error, _ ("connection set needs --address."));
      return FALSE;
    }
  g_autoptr (StudioSecret) key = studio_cli_connection_read_line (_ ("Key: "), error);
  return key != NULL && studio_cli_connection_keep (self, self->address, key, self->model, error);
}

static gboolean
use (StudioCliConnection *self, GError **error)
{
  if (self->name == NULL)
    {
      studio_cli_set_usage_error (error, _ ("connection use needs the name of a connection."));
      return FALSE;
    }
  if (!studio_connection_store_set_active (self->store, self->name, error))
    return FALSE;
  print_nothing (self);
  return TRUE;
}

static gboolean
forget (StudioCliConnection *self, GError **error)
{
  if (!studio_connection_store_forget (self->store, self->name, NULL, error))
    return FALSE;
  print_nothing (self);
  return TRUE;
}

static const Verb verbs[] = {
  { "show", show },
  { "list", list },
  { "set", set },
  { "use", use },
  { "test", studio_cli_connection_test },
  { "import", studio_cli_connection_import },
  { "forget", forget },
};

static gboolean
take_name (StudioCliConnection *self, GError **error)
{
  const char *word = self->context->arguments[1];

  if (word != NULL && self->name != NULL)
    {
      studio_cli_set_usage_error (error, _ ("“%s” is one word too many."), word);
      return FALSE;
    }
  g_autofree char *text = self->name != NULL ? g_steal_pointer (&self->name) : g_strdup (word);
  if (text != NULL)
    self->name = studio_connection_normalise_name (text, error);
  return text == NULL || self->name != NULL;
}

static gboolean
run (StudioCliConnection *self, GError **error)
{
  const char *word = self->context->arguments[0];

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (word, verbs[i].name))
      return take_name (self, error) && verbs[i].run (self, error);
  studio_cli_set_usage_error (
      error, _ ("“%s” is none of show, list, set, use, test, import and forget."), word);
  return FALSE;
}

static gboolean
parse (StudioCliConnection *self, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &self->name, N_ ("Which connection is meant"), "NAME" },
    { "address",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->address,
      N_ ("The value of DIFFUSION_URL"),
      "URL" },
    { "model",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->model,
      N_ ("The model, if not the usual one"),
      "ID" },
    { "app",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->app,
      N_ ("Ask Heroku for the variables of this app"),
      "APP" },
    { "two-factor-code",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->two_factor_code,
      N_ ("The code that Heroku asks for"),
      "CODE" },
    { "api",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->api,
      N_ ("Where the Platform API is, if not at Heroku"),
      "URL" },
    G_OPTION_ENTRY_NULL,
  };

  return studio_cli_context_parse (
             self->context,
             argc,
             argv,
             "show|list|set|use|test|import|forget [NAME]",
             _ ("Shows, keeps, tests and forgets connections. Keys, tokens and config variables are "
                "read from the standard input; keys are kept in the keyring."),
             entries,
             error)
         && studio_cli_context_need_arguments (self->context, 1, 2, error);
}

/**
 * studio_cli_connection:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `connection show|list|set|use|test|import|forget`: address, model and key of the service.
 *
 * Returns: whether it was done
 */
gboolean
studio_cli_connection (StudioCliContext *context, int argc, char **argv, GError **error)
{
  StudioCliConnection self = { .context = context };
  gboolean done = parse (&self, argc, argv, error);

  if (done)
    {
      g_autoptr (StudioKeyring) keyring = studio_secret_keyring_new ();
      self.store = studio_connection_store_new (context->paths, keyring, context->environment);
      done = run (&self, error);
    }
  g_clear_object (&self.store);
  g_free (self.name);
  g_free (self.address);
  g_free (self.model);
  g_free (self.app);
  g_free (self.two_factor_code);
  g_free (self.api);
  return done;
}
