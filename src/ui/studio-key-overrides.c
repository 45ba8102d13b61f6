/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-key-overrides.h"

#include "studio-key-rules.h"

#include <string.h>

/* What is stored may come from anywhere. */
#define MAX_ACTIONS 1024
#define MAX_KEYS 4
#define MAX_KEY_LENGTH 128

struct _StudioKeyOverrides
{
  GHashTable *keys; /* the action's name in the table → char*, as in StudioAction */
};

static gboolean
is_fixed (const StudioAction *action)
{
  return action->action == NULL;
}

static void
append_key (GString *keys, const char *key)
{
  if (keys->len > 0)
    g_string_append_c (keys, ' ');
  g_string_append (keys, key);
}

/* All or nothing: what is half understood is not what somebody chose. */
static char *
read_keys (const StudioAction *action, GVariant *value)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  gsize n_keys = g_variant_n_children (value);

  if (n_keys > MAX_KEYS)
    return NULL;
  for (gsize i = 0; i < n_keys; i++)
    {
      const char *key = NULL;
      g_variant_get_child (value, i, "&s", &key);
      if (strlen (key) > MAX_KEY_LENGTH || strchr (key, ' ') != NULL
          || !studio_key_rules_allow (action, key) || studio_key_rules_has (keys->str, key))
        return NULL;
      append_key (keys, key);
    }
  return g_strdup (keys->str);
}

/* However they are written, and in whatever order. */
static gboolean
are_same (const char *keys, const char *others)
{
  g_auto (GStrv) one = g_strsplit (keys, " ", -1);
  g_auto (GStrv) other = g_strsplit (others, " ", -1);

  if (g_strv_length (one) != g_strv_length (other))
    return FALSE;
  for (guint i = 0; one[i] != NULL; i++)
    if (!studio_key_rules_has (others, one[i]))
      return FALSE;
  return TRUE;
}

static void
set_keys (StudioKeyOverrides *self, const StudioAction *action, const char *keys)
{
  if (are_same (keys, action->keys))
    g_hash_table_remove (self->keys, action->action);
  else
    g_hash_table_insert (self->keys, (gpointer) action->action, g_strdup (keys));
}

static void
take_key (StudioKeyOverrides *self, const StudioAction *action, const char *key)
{
  g_auto (GStrv) before = g_strsplit (studio_key_overrides_get_keys (self, action), " ", -1);
  g_autoptr (GString) after = g_string_new (NULL);

  for (guint i = 0; before[i] != NULL; i++)
    if (!studio_key_rules_has (before[i], key))
      append_key (after, before[i]);
  set_keys (self, action, after->str);
}

/* A key that something else has already is not given to a second: the one further up keeps it,
 * and what nobody changed before that. */
static void
settle (StudioKeyOverrides *self)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = n_actions; i-- > 0;)
    {
      if (is_fixed (&actions[i]) || !g_hash_table_contains (self->keys, actions[i].action))
        continue;
      g_auto (GStrv) keys = g_strsplit (studio_key_overrides_get_keys (self, &actions[i]), " ", -1);
      for (guint j = 0; keys[j] != NULL; j++)
        if (studio_key_overrides_find_user (self, &actions[i], keys[j]) != NULL)
          take_key (self, &actions[i], keys[j]);
    }
}

/**
 * studio_key_overrides_new:
 * @value: (nullable): what was stored, of the type a{sas}, from anywhere
 *
 * Reads keys by the names of actions. What is no action, no key, or a key that the action cannot
 * have is left out.
 *
 * Returns: (transfer full): the keys that differ from the table's
 */
StudioKeyOverrides *
studio_key_overrides_new (GVariant *value)
{
  StudioKeyOverrides *self = g_new0 (StudioKeyOverrides, 1);
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (value == NULL)
    return self;
  g_return_val_if_fail (g_variant_is_of_type (value, G_VARIANT_TYPE ("a{sas}")), self);
  if (g_variant_n_children (value) > MAX_ACTIONS)
    return self;
  for (gsize i = 0; i < n_actions; i++)
    {
      g_autoptr (GVariant) stored = is_fixed (&actions[i])
                                        ? NULL
                                        : g_variant_lookup_value (
                                            value, actions[i].action, G_VARIANT_TYPE ("as"));
      g_autofree char *keys = stored == NULL ? NULL : read_keys (&actions[i], stored);
      if (keys != NULL)
        set_keys (self, &actions[i], keys);
    }
  settle (self);
  return self;
}

/**
 * studio_key_overrides_free:
 * @self: (transfer full): overrides
 */
void
studio_key_overrides_free (StudioKeyOverrides *self)
{
  g_hash_table_unref (self->keys);
  g_free (self);
}

/**
 * studio_key_overrides_is_empty:
 * @self: overrides
 *
 * Returns: whether every action has the table's keys
 */
gboolean
studio_key_overrides_is_empty (const StudioKeyOverrides *self)
{
  return g_hash_table_size (self->keys) == 0;
}

/**
 * studio_key_overrides_to_variant:
 * @self: overrides
 *
 * Returns: (transfer floating): what studio_key_overrides_new() reads, in the order of the table
 */
GVariant *
studio_key_overrides_to_variant (const StudioKeyOverrides *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = 0; i < n_actions; i++)
    {
      const char *keys = is_fixed (&actions[i])
                             ? NULL
                             : g_hash_table_lookup (self->keys, actions[i].action);
      if (keys == NULL)
        continue;
      g_auto (GStrv) split = g_strsplit (keys, " ", -1);
      g_variant_builder_add (&builder,
                             "{s@as}",
                             actions[i].action,
                             g_variant_new_strv ((const char *const *) split, -1));
    }
  return g_variant_builder_end (&builder);
}

/**
 * studio_key_overrides_get_keys:
 * @self: overrides
 * @action: an action of the table
 *
 * Returns: (transfer none): its keys now, as in #StudioAction; empty when it has none
 */
const char *
studio_key_overrides_get_keys (const StudioKeyOverrides *self, const StudioAction *action)
{
  const char *keys = is_fixed (action) ? NULL : g_hash_table_lookup (self->keys, action->action);

  return keys == NULL ? action->keys : keys;
}

/**
 * studio_key_overrides_find_user:
 * @self: overrides
 * @action: an action of the table
 * @key: a key that it might have
 *
 * Returns: (nullable) (transfer none): another action that has the key where @action works; first
 *   of all one without a name, whose keys cannot be changed
 */
const StudioAction *
studio_key_overrides_find_user (const StudioKeyOverrides *self,
                                const StudioAction *action,
                                const char *key)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);
  const StudioAction *found = NULL;

  for (gsize i = 0; i < n_actions; i++)
    {
      if (&actions[i] == action || !studio_key_rules_can_collide (actions[i].place, action->place)
          || !studio_key_rules_has (studio_key_overrides_get_keys (self, &actions[i]), key))
        continue;
      if (is_fixed (&actions[i]))
        return &actions[i];
      if (found == NULL)
        found = &actions[i];
    }
  return found;
}

/**
 * studio_key_overrides_give:
 * @self: overrides
 * @action: an action of the table
 * @key: (nullable): a key in place of those it has; %NULL for none
 *
 * Gives the key to the action and takes it from those that have it. Does nothing when the action
 * cannot have it, or what has it cannot be changed.
 *
 * Returns: whether it has the key now
 */
gboolean
studio_key_overrides_give (StudioKeyOverrides *self, const StudioAction *action, const char *key)
{
  const StudioAction *user = NULL;

  if (is_fixed (action) || (key != NULL && !studio_key_rules_allow (action, key)))
    return FALSE;
  while (key != NULL && (user = studio_key_overrides_find_user (self, action, key)) != NULL)
    {
      if (is_fixed (user))
        return FALSE;
      take_key (self, user, key);
    }
  set_keys (self, action, key == NULL ? "" : key);
  return TRUE;
}

/**
 * studio_key_overrides_reset:
 * @self: overrides
 * @action: an action of the table
 *
 * Gives the action the table's keys again, and takes them from those that were given them since.
 */
void
studio_key_overrides_reset (StudioKeyOverrides *self, const StudioAction *action)
{
  g_auto (GStrv) keys = g_strsplit (action->keys, " ", -1);

  if (is_fixed (action))
    return;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const StudioAction *user = NULL;
      while ((user = studio_key_overrides_find_user (self, action, keys[i])) != NULL
             && !is_fixed (user))
        take_key (self, user, keys[i]);
    }
  g_hash_table_remove (self->keys, action->action);
}
