/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection.h"

#include "studio-address.h"
#include "studio-config-vars.h"
#include "studio-error.h"
#include "studio-request.h"
#include "studio-secret.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

struct _StudioConnection
{
  GObject parent_instance;

  char *name;
  char *address;
  StudioSecret *key;
  char *model;
  StudioConnectionSource source;
};

G_DEFINE_ENUM_TYPE (StudioConnectionSource,
                    studio_connection_source,
                    G_DEFINE_ENUM_VALUE (STUDIO_CONNECTION_ENVIRONMENT, "environment"),
                    G_DEFINE_ENUM_VALUE (STUDIO_CONNECTION_KEYRING, "keyring"),
                    G_DEFINE_ENUM_VALUE (STUDIO_CONNECTION_THIS_SESSION, "this-session"),
                    G_DEFINE_ENUM_VALUE (STUDIO_CONNECTION_DEMO, "demo"))

G_DEFINE_FINAL_TYPE (StudioConnection, studio_connection, G_TYPE_OBJECT)

/* Longer than anybody wants to read; a group of a key file takes any length. */
#define NAME_LENGTH_MAX 60

static void
studio_connection_finalize (GObject *object)
{
  StudioConnection *self = STUDIO_CONNECTION (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->key, studio_secret_free);
  g_clear_pointer (&self->model, g_free);
  G_OBJECT_CLASS (studio_connection_parent_class)->finalize (object);
}

static void
studio_connection_class_init (StudioConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_connection_finalize;
}

static void
studio_connection_init (G_GNUC_UNUSED StudioConnection *self)
{
}

/**
 * studio_connection_source_to_string:
 * @source: where a connection came from
 *
 * Returns: (transfer none): a word for scripts, such as `keyring`
 */
const char *
studio_connection_source_to_string (StudioConnectionSource source)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STUDIO_TYPE_CONNECTION_SOURCE);
  return g_enum_get_value (klass, (int) source)->value_nick;
}

/**
 * studio_connection_new:
 * @address: (nullable): the base address, in any of the forms people paste
 * @key: (nullable): the key, white space around it allowed
 * @model: (nullable): the model id, %NULL for the default one
 * @source: where it came from
 * @error: return location; %STUDIO_ERROR_ADDRESS, %STUDIO_ERROR_KEY, or %STUDIO_ERROR_MODEL for a
 *   key in the place of the model
 *
 * Returns: (transfer full) (nullable): a connection that is worth trying
 */
StudioConnection *
studio_connection_new (const char *address,
                       const char *key,
                       const char *model,
                       StudioConnectionSource source,
                       GError **error)
{
  g_autofree char *good_address = studio_address_normalise (address, error);
  if (good_address == NULL)
    return NULL;
  g_autoptr (StudioSecret) good_key = studio_key_normalise (key, error);
  if (good_key == NULL)
    return NULL;

  g_autofree char *good_model = studio_model_normalise (model);
  if (studio_secret_is_likely (good_model))
    {
      g_set_error_literal (
          error, STUDIO_ERROR, STUDIO_ERROR_MODEL, _ ("This is a key, not a model."));
      return NULL;
    }

  StudioConnection *self = g_object_new (STUDIO_TYPE_CONNECTION, NULL);
  self->address = g_steal_pointer (&good_address);
  self->key = g_steal_pointer (&good_key);
  self->model = g_steal_pointer (&good_model);
  self->source = source;
  return self;
}

/**
 * studio_connection_new_from_environment:
 * @environment: (array zero-terminated=1): variables as g_get_environ() gives them
 * @error: return location; %STUDIO_ERROR_NOT_CONNECTED for half a pair, else as
 *   studio_connection_new()
 *
 * Reads `DIFFUSION_URL`, `DIFFUSION_KEY` and `DIFFUSION_MODEL_ID`, else another pair that
 * studio_config_vars_read_environment() finds.
 *
 * Returns: (transfer full) (nullable): the connection; %NULL without an error where the
 *   environment names none
 */
StudioConnection *
studio_connection_new_from_environment (char **environment, GError **error)
{
  g_autoptr (StudioConfigVars) vars = studio_config_vars_read_environment (environment, error);
  return vars == NULL
             ? NULL
             : studio_connection_new (
                 vars->address, vars->key, vars->model, STUDIO_CONNECTION_ENVIRONMENT, error);
}

/**
 * studio_connection_copy:
 * @self: a connection
 * @name: (nullable): the name of the copy, a name of studio_connection_normalise_name()
 * @source: where the copy is kept
 *
 * Returns: (transfer full): the same address, key and model
 */
StudioConnection *
studio_connection_copy (StudioConnection *self, const char *name, StudioConnectionSource source)
{
  StudioConnection *copy = g_object_new (STUDIO_TYPE_CONNECTION, NULL);
  copy->name = g_strdup (name);
  copy->address = g_strdup (self->address);
  copy->key = g_strdup (self->key);
  copy->model = g_strdup (self->model);
  copy->source = source;
  return copy;
}

/**
 * studio_connection_normalise_name:
 * @text: (nullable): what was typed as the name of a connection
 * @error: return location; %STUDIO_ERROR_CONNECTION_NAME
 *
 * A name stands in the file of connections and in the keyring: one line of up to 60 characters
 * without brackets.
 *
 * Returns: (transfer full) (nullable): the name without white space about it
 */
char *
studio_connection_normalise_name (const char *text, GError **error)
{
  g_autofree char *name = g_strstrip (g_strndup (text == NULL ? "" : text, 1024));
  const char *message = *name == '\0' ? _ ("The name of the connection is empty.") : NULL;

  if (!g_utf8_validate (name, -1, NULL))
    message = _ ("The name of the connection is no text.");
  else if (studio_secret_is_likely (name))
    message = _ ("This is a key, not the name of a connection.");
  else if (g_utf8_strlen (name, -1) > NAME_LENGTH_MAX)
    message = _ ("The name of the connection is longer than 60 characters.");
  for (const char *at = name; message == NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) || *at == '[' || *at == ']')
      message = _ ("The name of the connection can have neither brackets nor line breaks.");
  if (message == NULL)
    return g_steal_pointer (&name);
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_CONNECTION_NAME, message);
  return NULL;
}

/**
 * studio_connection_get_name:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): the name under which it is saved
 */
const char *
studio_connection_get_name (StudioConnection *self)
{
  return self->name;
}

/**
 * studio_connection_scrub_environment:
 *
 * Takes the keys out of this process's environment, so that no child inherits one, and
 * overwrites their bytes: others see in /proc/PID/environ what a process was started with. To be
 * called at the start of main(), before any thread, after the environment was copied.
 */
void
studio_connection_scrub_environment (void)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_auto (GStrv) names = studio_config_vars_list_keys (environment);

  for (char **name = names; *name != NULL; name++)
    {
      char *value = getenv (*name);
      if (value != NULL)
        explicit_bzero (value, strlen (value));
      g_unsetenv (*name);
    }
}

/**
 * studio_connection_get_address:
 * @self: a connection
 *
 * Returns: (transfer none): the base address, without a slash at its end
 */
const char *
studio_connection_get_address (StudioConnection *self)
{
  return self->address;
}

/**
 * studio_connection_get_key:
 * @self: a connection
 *
 * Returns: (transfer none): the key; for the client and the keyring only
 */
const char *
studio_connection_get_key (StudioConnection *self)
{
  return self->key;
}

/**
 * studio_connection_get_model:
 * @self: a connection
 *
 * Returns: (transfer none): the model id
 */
const char *
studio_connection_get_model (StudioConnection *self)
{
  return self->model;
}

/**
 * studio_connection_get_source:
 * @self: a connection
 *
 * Returns: where it came from
 */
StudioConnectionSource
studio_connection_get_source (StudioConnection *self)
{
  return self->source;
}

/**
 * studio_connection_dup_host:
 * @self: a connection
 *
 * Returns: (transfer full): the host of the address, for people and for the ledger
 */
char *
studio_connection_dup_host (StudioConnection *self)
{
  return studio_address_dup_host (self->address);
}
