/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-keymap.h"

#include "studio-key-overrides.h"
#include "studio-key-rules.h"
#include "studio-property.h"

#define SETTING "shortcuts"
#define OWNER_KEY "studio-keymap"

struct _StudioKeymap
{
  GObject parent_instance;

  GSettings *settings;
  StudioKeyOverrides *overrides;
  gboolean touched;
};

G_DEFINE_FINAL_TYPE (StudioKeymap, studio_keymap, G_TYPE_OBJECT)

typedef enum
{
  PROP_CUSTOMIZED = 1,
} StudioKeymapProperty;

static GParamSpec *properties[PROP_CUSTOMIZED + 1];
static guint changed_signal;

static void
settings_changed_cb (StudioKeymap *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, SETTING);
  gboolean before = studio_keymap_get_customized (self);

  g_clear_pointer (&self->overrides, studio_key_overrides_free);
  self->overrides = studio_key_overrides_new (value);
  self->touched |= studio_keymap_get_customized (self);
  if (before != studio_keymap_get_customized (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMIZED]);
  g_signal_emit (self, changed_signal, 0);
}

static void
store (StudioKeymap *self)
{
  GVariant *value = studio_key_overrides_to_variant (self->overrides);

  /* Where an administrator forbids it, what was stands. */
  if (!g_settings_set_value (self->settings, SETTING, value))
    settings_changed_cb (self);
}

static void
studio_keymap_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioKeymap *self = STUDIO_KEYMAP (object);

  switch ((StudioKeymapProperty) id)
    {
    case PROP_CUSTOMIZED:
      g_value_set_boolean (value, studio_keymap_get_customized (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_keymap_finalize (GObject *object)
{
  StudioKeymap *self = STUDIO_KEYMAP (object);

  g_clear_pointer (&self->overrides, studio_key_overrides_free);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (studio_keymap_parent_class)->finalize (object);
}

static void
studio_keymap_class_init (StudioKeymapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_keymap_get_property;
  object_class->finalize = studio_keymap_finalize;
  properties[PROP_CUSTOMIZED] = g_param_spec_boolean (
      "customized", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new (
      "changed", STUDIO_TYPE_KEYMAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_keymap_init (StudioKeymap *self)
{
  self->overrides = studio_key_overrides_new (NULL);
}

/**
 * studio_keymap_new:
 * @settings: where the person's keys are kept
 *
 * Returns: (transfer full): the keys, which follow @settings
 */
StudioKeymap *
studio_keymap_new (GSettings *settings)
{
  StudioKeymap *self = g_object_new (STUDIO_TYPE_KEYMAP, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (
      settings, "changed::" SETTING, G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  settings_changed_cb (self);
  return self;
}

/**
 * studio_keymap_attach:
 * @self: a keymap
 * @owner: a window or application whose keys they are, which keeps @self
 */
void
studio_keymap_attach (StudioKeymap *self, GObject *owner)
{
  g_object_set_data_full (owner, OWNER_KEY, g_object_ref (self), g_object_unref);
}

/**
 * studio_keymap_find:
 * @widget: a widget
 *
 * Returns: (nullable) (transfer none): the keymap of its window, or of what that belongs to
 */
StudioKeymap *
studio_keymap_find (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  for (GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL; window != NULL;
       window = gtk_window_get_transient_for (window))
    {
      StudioKeymap *self = g_object_get_data (G_OBJECT (window), OWNER_KEY);
      if (self != NULL)
        return self;
    }
  return NULL;
}

/**
 * studio_keymap_get_customized:
 * @self: a keymap
 *
 * Returns: whether any action has other keys than the table's
 */
gboolean
studio_keymap_get_customized (StudioKeymap *self)
{
  return !studio_key_overrides_is_empty (self->overrides);
}

/**
 * studio_keymap_get_touched:
 * @self: a keymap
 *
 * Returns: whether any action ever had other keys than the table's since @self was made
 */
gboolean
studio_keymap_get_touched (StudioKeymap *self)
{
  return self->touched;
}

/**
 * studio_keymap_get_keys:
 * @self: (nullable): a keymap
 * @action: an action of the table
 *
 * Returns: (transfer none): its keys as in #StudioAction, empty for none; good until `changed`
 */
const char *
studio_keymap_get_keys (StudioKeymap *self, const StudioAction *action)
{
  return self == NULL ? action->keys : studio_key_overrides_get_keys (self->overrides, action);
}

/**
 * studio_keymap_dup_first_key:
 * @self: (nullable): a keymap
 * @action: an action of the table
 *
 * Returns: (transfer full): the first of its keys as gtk_accelerator_parse() reads it, empty when
 *   it has none
 */
char *
studio_keymap_dup_first_key (StudioKeymap *self, const StudioAction *action)
{
  return studio_key_rules_dup_first (studio_keymap_get_keys (self, action));
}

/**
 * studio_keymap_dup_label:
 * @self: (nullable): a keymap
 * @action: an action of the table
 *
 * Returns: (transfer full): the first of its keys as people read it, empty when it has none
 */
char *
studio_keymap_dup_label (StudioKeymap *self, const StudioAction *action)
{
  g_autofree char *first = studio_keymap_dup_first_key (self, action);

  return studio_key_rules_dup_label (first);
}

/**
 * studio_keymap_find_user:
 * @self: a keymap
 * @action: an action of the table
 * @key: a key that it might have
 *
 * studio_key_overrides_find_user()
 *
 * Returns: (nullable) (transfer none): what has the key
 */
const StudioAction *
studio_keymap_find_user (StudioKeymap *self, const StudioAction *action, const char *key)
{
  return studio_key_overrides_find_user (self->overrides, action, key);
}

/**
 * studio_keymap_give:
 * @self: a keymap
 * @action: an action of the table
 * @key: (nullable): a key in place of those it has; %NULL for none
 *
 * studio_key_overrides_give(), and keeps that.
 *
 * Returns: whether it has the key now
 */
gboolean
studio_keymap_give (StudioKeymap *self, const StudioAction *action, const char *key)
{
  if (!studio_key_overrides_give (self->overrides, action, key))
    return FALSE;
  store (self);
  return TRUE;
}

/**
 * studio_keymap_reset:
 * @self: a keymap
 * @action: an action of the table
 *
 * studio_key_overrides_reset(), and keeps that.
 */
void
studio_keymap_reset (StudioKeymap *self, const StudioAction *action)
{
  studio_key_overrides_reset (self->overrides, action);
  store (self);
}

/**
 * studio_keymap_reset_all:
 * @self: a keymap
 *
 * Gives every action the table's keys again.
 */
void
studio_keymap_reset_all (StudioKeymap *self)
{
  g_settings_reset (self->settings, SETTING);
}
