/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-config-vars.h"

#include "studio-address.h"
#include "studio-config-text.h"
#include "studio-error.h"
#include "studio-json-scanner.h"
#include "studio-request.h"
#include "studio-secret.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a key of Heroku Managed Inference begins. */
#define KEY_PREFIX "inf-"

/* What is known of one alias so far. */
typedef struct
{
  char *alias;
  char *address;
  char *key;
  char *model;
  const char *twice; /* the suffix of a variable with two different values */
} Candidate;

/* How well a candidate fits; less is better. */
typedef enum
{
  RANK_DIFFUSION,
  RANK_MODEL,
  RANK_INFERENCE,
  RANK_OTHER,
} Rank;

static void
free_candidate (gpointer data)
{
  Candidate *self = data;
  g_free (self->alias);
  g_free (self->address);
  studio_secret_free (self->key);
  g_free (self->model);
  g_free (self);
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static Candidate *
ensure_candidate (GHashTable *candidates, const char *name, gsize length)
{
  g_autofree char *alias = g_strndup (name, length);
  Candidate *self = g_hash_table_lookup (candidates, alias);
  if (self != NULL)
    return self;
  self = g_new0 (Candidate, 1);
  self->alias = g_steal_pointer (&alias);
  g_hash_table_insert (candidates, self->alias, self);
  return self;
}

static void
take_value (Candidate *self, char **field, const char *suffix, const char *value)
{
  if (*field != NULL && strcmp (*field, value) != 0)
    self->twice = suffix;
  studio_secret_free (*field);
  *field = g_strdup (value);
}

static gboolean
is_inference_host (const char *text)
{
  g_autofree char *address = studio_address_normalise (text, NULL);
  if (address == NULL)
    return FALSE;
  g_autofree char *host = studio_address_dup_host (address);
  return studio_address_is_loopback (address) || g_str_has_suffix (host, ".inference.heroku.com")
         || (g_str_has_prefix (host, "inference-") && g_str_has_suffix (host, ".heroku.com"));
}

/* Two aliases count whatever host they name. */
static gboolean
is_known_alias (const char *alias)
{
  return strcmp (alias, "DIFFUSION") == 0 || strcmp (alias, "INFERENCE") == 0;
}

static void
variable_cb (const char *name, const char *value, gpointer user_data)
{
  static const char *const suffixes[] = { "_URL", "_KEY", "_MODEL_ID" };
  GHashTable *candidates = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (!g_str_has_suffix (name, suffixes[i]) || is_blank (value))
        continue;
      gsize length = strlen (name) - strlen (suffixes[i]);
      if (length == 0)
        continue;
      Candidate *candidate = ensure_candidate (candidates, name, length);
      char **fields[] = { &candidate->address, &candidate->key, &candidate->model };
      take_value (candidate, fields[i], suffixes[i], value);
    }
}

static gboolean
is_whole (const Candidate *self)
{
  return self->address != NULL && self->key != NULL
         && (is_known_alias (self->alias) || is_inference_host (self->address));
}

static gboolean
is_half (const Candidate *self)
{
  if ((self->address == NULL) == (self->key == NULL))
    return FALSE;
  return is_known_alias (self->alias)
         || (self->address != NULL ? is_inference_host (self->address)
                                   : g_str_has_prefix (self->key, KEY_PREFIX));
}

static gboolean
is_known_half (const Candidate *self)
{
  return is_half (self) && is_known_alias (self->alias);
}

static Rank
rank (const Candidate *self)
{
  if (strcmp (self->alias, "DIFFUSION") == 0)
    return RANK_DIFFUSION;
  g_autofree char *model = self->model == NULL ? NULL : studio_model_normalise (self->model);
  if (g_strcmp0 (model, STUDIO_DEFAULT_MODEL) == 0)
    return RANK_MODEL;
  return strcmp (self->alias, "INFERENCE") == 0 ? RANK_INFERENCE : RANK_OTHER;
}

/* Of two that fit as well the first one by name, so that the same block always gives the same. */
static Candidate *
choose (GHashTable *candidates, gboolean (*fits) (const Candidate *candidate))
{
  GHashTableIter iter;
  gpointer value;
  Candidate *best = NULL;

  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Candidate *each = value;
      if (!fits (each))
        continue;
      int order = best == NULL ? -1 : (int) rank (each) - (int) rank (best);
      if (order < 0 || (order == 0 && strcmp (each->alias, best->alias) < 0))
        best = each;
    }
  return best;
}

static void
set_missing (GHashTable *candidates, GError **error)
{
  const Candidate *half = choose (candidates, is_half);
  if (half == NULL)
    {
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_CONFIG_VARS,
                           _ ("The config variables have neither DIFFUSION_URL and DIFFUSION_KEY "
                              "nor another pair of an inference add-on."));
      return;
    }
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_CONFIG_VARS,
               /* Translators: both are names of variables, such as DIFFUSION_KEY. */
               _ ("The config variables have %s%s but not %s%s."),
               half->alias,
               half->address != NULL ? "_URL" : "_KEY",
               half->alias,
               half->address != NULL ? "_KEY" : "_URL");
}

static StudioConfigVars *
finish (GHashTable *candidates, GError **error)
{
  Candidate *best = choose (candidates, is_whole);
  if (best == NULL)
    {
      set_missing (candidates, error);
      return NULL;
    }
  if (best->twice != NULL)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_CONFIG_VARS,
                   /* Translators: the name of a variable, such as DIFFUSION_KEY. */
                   _ ("The config variables have %s%s twice, with different values."),
                   best->alias,
                   best->twice);
      return NULL;
    }
  StudioConfigVars *self = g_new0 (StudioConfigVars, 1);
  self->alias = g_strdup (best->alias);
  self->address = g_steal_pointer (&best->address);
  self->key = g_steal_pointer (&best->key);
  self->model = best->model == NULL ? NULL : studio_model_normalise (best->model);
  return self;
}

static const char *
find_fault (const char *text, gsize size)
{
  if (size > STUDIO_CONFIG_VARS_MAX)
    return _ ("That is too long to be the config variables of an app.");
  if (!g_utf8_validate (text, (gssize) size, NULL))
    return _ ("That is no text: the config variables cannot be read.");
  if (size == 0)
    return _ ("There are no config variables.");
  return NULL;
}

/**
 * studio_config_vars_read:
 * @text: (array length=size): what `heroku config` printed, in any of its forms, or the Platform
 *   API answered
 * @size: how many bytes
 * @error: return location; %STUDIO_ERROR_CONFIG_VARS, whose message quotes no value
 *
 * Finds the pair `<ALIAS>_URL` and `<ALIAS>_KEY` of an inference add-on: `DIFFUSION` first, then
 * the one whose model is Stable Image Ultra, then `INFERENCE`, then any. Both of these names count
 * whatever their host; others where it is Heroku's inference or this computer. Everything else in
 * @text is forgotten at once; overwriting @text itself is for its owner.
 *
 * Returns: (transfer full) (nullable): the pair; whether it can be used is for
 *   studio_address_normalise() and studio_key_normalise() to say
 */
StudioConfigVars *
studio_config_vars_read (const char *text, gsize size, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  const char *fault = find_fault (text, size);
  if (fault != NULL)
    {
      g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_CONFIG_VARS, fault);
      return NULL;
    }
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, free_candidate);
  g_autoptr (StudioSecret) copy = g_strndup (text, size);
  const char *begin = g_str_has_prefix (copy, mark) ? copy + strlen (mark) : copy;

  while (g_ascii_isspace (*begin))
    begin++;
  if (studio_json_is_object (begin, strlen (begin)))
    studio_config_text_scan_object (begin, variable_cb, candidates);
  else
    studio_config_text_scan_lines (begin, variable_cb, candidates);
  return finish (candidates, error);
}

static GHashTable *
scan_environment (char **environment)
{
  GHashTable *candidates = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_candidate);

  for (char **each = environment; *each != NULL; each++)
    {
      const char *equals = strchr (*each, '=');
      if (equals == NULL || !g_utf8_validate (*each, -1, NULL))
        continue;
      g_autofree char *name = g_strndup (*each, (gsize) (equals - *each));
      variable_cb (name, equals + 1, candidates);
    }
  return candidates;
}

/**
 * studio_config_vars_read_environment:
 * @environment: (array zero-terminated=1): variables as g_get_environ() gives them
 * @error: return location; %STUDIO_ERROR_NOT_CONNECTED for half a pair
 *
 * The same choice as studio_config_vars_read() among the variables of a process. Half a pair counts
 * as a mistake to be told rather than passed over for one that fits less well: another pair may be
 * of another account.
 *
 * Returns: (transfer full) (nullable): the pair; %NULL without an error where there is none
 */
StudioConfigVars *
studio_config_vars_read_environment (char **environment, GError **error)
{
  g_autoptr (GHashTable) candidates = scan_environment (environment);
  const Candidate *best = choose (candidates, is_whole);
  const Candidate *half = choose (candidates, is_known_half);

  if (half != NULL && (best == NULL || rank (half) < rank (best)))
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_NOT_CONNECTED,
                   _ ("The environment has %s%s but not %s%s."),
                   half->alias,
                   half->address != NULL ? "_URL" : "_KEY",
                   half->alias,
                   half->address != NULL ? "_KEY" : "_URL");
      return NULL;
    }
  return best == NULL ? NULL : finish (candidates, error);
}

/**
 * studio_config_vars_list_keys:
 * @environment: (array zero-terminated=1): variables as g_get_environ() gives them
 *
 * Returns: (transfer full): the names of all variables that hold a key of an inference add-on
 */
char **
studio_config_vars_list_keys (char **environment)
{
  g_autoptr (GHashTable) candidates = scan_environment (environment);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Candidate *each = value;
      g_autofree char *name = g_strconcat (each->alias, "_KEY", NULL);
      if (each->key != NULL
          && (is_whole (each) || is_half (each) || g_str_has_prefix (each->key, KEY_PREFIX)))
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

/**
 * studio_config_vars_free:
 * @self: (nullable) (transfer full): a pair
 *
 * Overwrites the key and frees all.
 */
void
studio_config_vars_free (StudioConfigVars *self)
{
  if (self == NULL)
    return;
  g_free (self->alias);
  g_free (self->address);
  studio_secret_free (self->key);
  g_free (self->model);
  g_free (self);
}
