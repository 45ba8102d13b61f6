/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-palette-item.h"

#include "studio-palette-match.h"
#include "studio-property.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between what is found by its words and what is found by its letters alone. */
#define PROMPT_SCORE 4

struct _StudioPaletteItem
{
  GObject parent_instance;

  const StudioAction *action;
  StudioPastPrompt *prompt;
  char *title;
  char *detail;
  char *key;
  char *folded_title;
  char *folded_more;
  gboolean enabled;
  guint rank; /* the lower, the earlier among those that fit as well */
  guint score;
};

G_DEFINE_FINAL_TYPE (StudioPaletteItem, studio_palette_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  PROP_KEY,
  PROP_ENABLED,
  PROP_TARGET,
  PROP_CHANGEABLE,
} StudioPaletteItemProperty;

static GParamSpec *properties[PROP_CHANGEABLE + 1];

static void
studio_palette_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioPaletteItem *self = STUDIO_PALETTE_ITEM (object);

  switch ((StudioPaletteItemProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_TARGET:
      g_value_set_variant (value,
                           g_variant_new_string (self->action == NULL ? "" : self->action->action));
      break;
    case PROP_CHANGEABLE:
      g_value_set_boolean (value, self->action != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_palette_item_finalize (GObject *object)
{
  StudioPaletteItem *self = STUDIO_PALETTE_ITEM (object);

  g_clear_object (&self->prompt);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->key);
  g_free (self->folded_title);
  g_free (self->folded_more);
  G_OBJECT_CLASS (studio_palette_item_parent_class)->finalize (object);
}

static void
studio_palette_item_class_init (StudioPaletteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_palette_item_get_property;
  object_class->finalize = studio_palette_item_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_ENABLED] = g_param_spec_boolean (
      "enabled", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_TARGET] = g_param_spec_variant (
      "target", NULL, NULL, G_VARIANT_TYPE_STRING, NULL, STUDIO_PARAM_READABLE);
  properties[PROP_CHANGEABLE] = g_param_spec_boolean (
      "changeable", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_palette_item_init (StudioPaletteItem *self)
{
  self->score = 1;
}

/**
 * studio_palette_item_new:
 * @action: an action of the table
 * @enabled: whether it can be done now
 * @reason: (nullable): why not
 * @rank: its place among those that fit as well, the lower the earlier
 *
 * Returns: (transfer full): it, to be chosen
 */
StudioPaletteItem *
studio_palette_item_new (const StudioAction *action,
                         gboolean enabled,
                         const char *reason,
                         guint rank)
{
  StudioPaletteItem *self = g_object_new (STUDIO_TYPE_PALETTE_ITEM, NULL);
  const char *group = _ (studio_action_group_get_title (action->group));

  self->action = action;
  self->title = g_strdup (_ (action->title));
  self->detail = g_strdup (enabled || reason == NULL ? group : reason);
  self->enabled = enabled;
  self->rank = rank;
  self->folded_title = studio_palette_match_fold (self->title);
  studio_palette_item_show_key (self, NULL);
  return self;
}

/**
 * studio_palette_item_show_key:
 * @self: an item
 * @keymap: (nullable): the keys that the actions have now
 *
 * Shows the key of the action, and lets it be found by that.
 */
void
studio_palette_item_show_key (StudioPaletteItem *self, StudioKeymap *keymap)
{
  if (self->action == NULL)
    return;
  const char *group = _ (studio_action_group_get_title (self->action->group));
  g_autofree char *label = studio_keymap_dup_label (keymap, self->action);
  g_autofree char *more = g_strjoin (" ", group, label, NULL);

  g_free (self->folded_more);
  self->folded_more = studio_palette_match_fold (more);
  g_free (self->key);
  self->key = *label == '\0' ? g_strdup (_ ("No Shortcut")) : g_steal_pointer (&label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEY]);
}

/**
 * studio_palette_item_new_for_prompt:
 * @prompt: a prompt that was used before
 *
 * Returns: (transfer full): it, to be used again
 */
StudioPaletteItem *
studio_palette_item_new_for_prompt (StudioPastPrompt *prompt)
{
  StudioPaletteItem *self = g_object_new (STUDIO_TYPE_PALETTE_ITEM, NULL);
  g_autofree char *line = g_strdup (studio_past_prompt_get_prompt (prompt));

  self->prompt = g_object_ref (prompt);
  g_strdelimit (line, "\r\n\t", ' ');
  /* Translators: %s is a prompt */
  self->title = g_strdup_printf (_ ("Use Prompt “%s”"), g_strstrip (line));
  self->detail = g_strdup (_ ("Prompt History"));
  self->enabled = TRUE;
  self->rank = G_MAXUINT;
  self->score = PROMPT_SCORE;
  return self;
}

/**
 * studio_palette_item_get_action:
 * @self: an item
 *
 * Returns: (nullable) (transfer none): the action, if it is one
 */
const StudioAction *
studio_palette_item_get_action (StudioPaletteItem *self)
{
  return self->action;
}

/**
 * studio_palette_item_get_prompt:
 * @self: an item
 *
 * Returns: (nullable) (transfer none): the prompt, if it is one
 */
StudioPastPrompt *
studio_palette_item_get_prompt (StudioPaletteItem *self)
{
  return self->prompt;
}

/**
 * studio_palette_item_get_enabled:
 * @self: an item
 *
 * Returns: whether it can be done now
 */
gboolean
studio_palette_item_get_enabled (StudioPaletteItem *self)
{
  return self->enabled;
}

/**
 * studio_palette_item_dup_spoken:
 * @self: an item
 *
 * Returns: (transfer full): all that its row shows, for assistive technology
 */
char *
studio_palette_item_dup_spoken (StudioPaletteItem *self)
{
  GString *text = g_string_new (self->title);

  if (!self->enabled)
    /* Translators: behind the name of an action, for screen readers */
    g_string_append_printf (text, ", %s", _ ("unavailable"));
  g_string_append_printf (text, ", %s", self->detail);
  if (self->key != NULL)
    g_string_append_printf (text, ", %s", self->key);
  return g_string_free (text, FALSE);
}

/**
 * studio_palette_item_match:
 * @self: an item
 * @query: what is looked for, of studio_palette_match_fold(); a prompt was found elsewhere
 *
 * Remembers how well it fits, for studio_palette_item_compare().
 *
 * Returns: whether it fits
 */
gboolean
studio_palette_item_match (StudioPaletteItem *self, const char *query)
{
  if (self->action != NULL)
    self->score = studio_palette_match_score (query, self->folded_title, self->folded_more);
  return self->score > 0;
}

/**
 * studio_palette_item_compare:
 * @self: an item
 * @other: another
 *
 * What can be done comes first, then what fits best, then what was done last.
 *
 * Returns: less than 0 when @self comes first, more than 0 when @other does
 */
int
studio_palette_item_compare (StudioPaletteItem *self, StudioPaletteItem *other)
{
  if (self->enabled != other->enabled)
    return self->enabled ? -1 : 1;
  if (self->score != other->score)
    return self->score > other->score ? -1 : 1;
  return (self->rank > other->rank) - (self->rank < other->rank);
}
