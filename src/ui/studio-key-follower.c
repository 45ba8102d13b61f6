/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-key-follower.h"

#include "studio-key-rules.h"
#include "studio-tooltip.h"

#include <string.h>

#define GROUP_KEY "studio-key-follower"
#define TRIGGER_KEY "studio-key-trigger"
#define TIP_KEY "studio-key-tip"
#define SHOWN_KEY "studio-key-shown"

/* Buttons that have a tooltip with a key and no action, by their names in the templates. */
static const struct
{
  const char *id;
  const char *action;
} marked[] = {
  { "composer_button", "win.toggle-sidebar" },
  { "history_button", "composer.show-history" },
  { "info_button", "viewer.toggle-info" },
  { "pause", "win.pause" },
  { "search_entry", "win.search" },
  { "style_button", "composer.show-styles" },
};

static gboolean
does (const StudioAction *action, const char *name, GVariant *target)
{
  gsize length = strlen (name);

  if (action->action == NULL || strncmp (action->action, name, length) != 0
      || (action->action[length] != '\0' && action->action[length] != '('))
    return FALSE;
  g_autofree char *own_name = NULL;
  g_autoptr (GVariant) own_target = NULL;
  if (!g_action_parse_detailed_name (action->action, &own_name, &own_target, NULL))
    g_return_val_if_reached (FALSE);
  return own_target == NULL || (target != NULL && g_variant_equal (own_target, target));
}

static const StudioAction *
find_action (const char *name, GVariant *target)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = 0; name != NULL && i < n_actions; i++)
    if (does (&actions[i], name, target))
      return &actions[i];
  return NULL;
}

static gboolean
is_changed (StudioKeymap *keymap, const StudioAction *action)
{
  return !g_str_equal (studio_keymap_get_keys (keymap, action), action->keys);
}

/* What a widget has beside the keys of the table, as arrows where Page Down is one, it keeps. */
static gboolean
has_own_key (const StudioAction *action, const char *trigger)
{
  g_auto (GStrv) keys = g_strsplit (trigger, "|", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (studio_key_rules_has (action->keys, keys[i]))
      return TRUE;
  return FALSE;
}

static GtkShortcutTrigger *
make_trigger (const char *keys)
{
  g_autofree char *text = g_strdelimit (g_strdup (keys), " ", '|');

  return *text == '\0' ? g_object_ref (gtk_never_trigger_get ())
                       : gtk_shortcut_trigger_parse_string (text);
}

/* The first that has the action in a controller stands for all of its keys. */
static void
apply_to_shortcut (GtkShortcut *shortcut, StudioKeymap *keymap, GPtrArray *done)
{
  GtkShortcutAction *what = gtk_shortcut_get_action (shortcut);
  const char *born = g_object_get_data (G_OBJECT (shortcut), TRIGGER_KEY);
  const StudioAction *action = !GTK_IS_NAMED_ACTION (what)
                                   ? NULL
                                   : find_action (
                                       gtk_named_action_get_action_name (GTK_NAMED_ACTION (what)),
                                       gtk_shortcut_get_arguments (shortcut));

  if (action == NULL || (born == NULL && !is_changed (keymap, action)))
    return;
  if (born == NULL)
    {
      born = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      g_object_set_data_full (G_OBJECT (shortcut), TRIGGER_KEY, (gpointer) born, g_free);
    }
  if (!has_own_key (action, born))
    return;
  if (!is_changed (keymap, action))
    gtk_shortcut_set_trigger (shortcut, gtk_shortcut_trigger_parse_string (born));
  else if (g_ptr_array_find (done, action, NULL))
    gtk_shortcut_set_trigger (shortcut, make_trigger (""));
  else
    gtk_shortcut_set_trigger (shortcut, make_trigger (studio_keymap_get_keys (keymap, action)));
  g_ptr_array_add (done, (gpointer) action);
}

/* What a class binds is in a controller of each of its widgets, and the same shortcut in all. */
static void
apply_to_keys (GtkWidget *widget, StudioKeymap *keymap)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);
      g_autoptr (GPtrArray) done = g_ptr_array_new ();
      if (!GTK_IS_SHORTCUT_CONTROLLER (shortcuts))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          apply_to_shortcut (shortcut, keymap, done);
        }
    }
}

static const StudioAction *
find_shown (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  const char *name = !GTK_IS_ACTIONABLE (widget)
                         ? NULL
                         : gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

  for (gsize i = 0; id != NULL && i < G_N_ELEMENTS (marked); i++)
    if (g_str_equal (marked[i].id, id))
      return studio_action_table_find (marked[i].action);
  if (name == NULL)
    return NULL;
  const StudioAction *own = find_action (
      name, gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)));
  return own == NULL ? studio_action_table_find_through (name) : own;
}

/* Translations of Chinese and Japanese may have brackets of their own width. */
static char *
replace_key (const char *tip, const char *key)
{
  const char *narrow = strrchr (tip, '(');
  const char *wide = g_strrstr (tip, "（");
  const char *open = wide == NULL || (narrow != NULL && narrow > wide) ? narrow : wide;

  if (open == NULL)
    return g_strdup (tip);
  g_autofree char *words = g_strchomp (g_strndup (tip, (gsize) (open - tip)));
  if (*key == '\0')
    return g_steal_pointer (&words);
  return open == wide ? g_strdup_printf ("%s（%s）", words, key)
                      : g_strdup_printf ("%s (%s)", words, key);
}

static void apply_to_tip (GtkWidget *widget, StudioKeymap *keymap);

static void
tip_changed_cb (GtkWidget *widget)
{
  StudioKeymap *keymap = studio_keymap_find (widget);

  if (keymap != NULL)
    apply_to_tip (widget, keymap);
}

static void
apply_to_tip (GtkWidget *widget, StudioKeymap *keymap)
{
  const char *text = gtk_widget_get_tooltip_text (widget);
  const StudioAction *action = text == NULL ? NULL : find_shown (widget);
  const char *shown = g_object_get_data (G_OBJECT (widget), SHOWN_KEY);

  if (action == NULL || (shown == NULL && !is_changed (keymap, action)))
    return;
  if (shown == NULL)
    g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (tip_changed_cb), NULL);
  if (g_strcmp0 (text, shown) != 0)
    g_object_set_data_full (G_OBJECT (widget), TIP_KEY, g_strdup (text), g_free);
  const char *born = g_object_get_data (G_OBJECT (widget), TIP_KEY);
  g_autofree char *key = studio_keymap_dup_label (keymap, action);
  char *wanted = is_changed (keymap, action) ? replace_key (born, key) : g_strdup (born);
  g_object_set_data_full (G_OBJECT (widget), SHOWN_KEY, wanted, g_free);
  if (!g_str_equal (text, wanted))
    studio_tooltip_set (widget, wanted);
}

static void
apply (GtkWidget *root, StudioKeymap *keymap)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  if (!studio_keymap_get_touched (keymap))
    return;
  g_ptr_array_add (stack, root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      apply_to_keys (widget, keymap);
      apply_to_tip (widget, keymap);
      for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
           child = gtk_widget_get_prev_sibling (child))
        g_ptr_array_add (stack, child);
    }
}

static void
root_cb (GtkWidget *widget)
{
  g_signal_group_set_target (g_object_get_data (G_OBJECT (widget), GROUP_KEY),
                             studio_keymap_find (widget));
}

/**
 * studio_key_follower_watch:
 * @widget: a widget, watched once
 * @func: (scope forever): what shows the keys
 *
 * Calls @func with the StudioKeymap of the widget's window as often as that comes or changes.
 */
void
studio_key_follower_watch (GtkWidget *widget, StudioKeyFollowerFunc func)
{
  GSignalGroup *group = g_signal_group_new (STUDIO_TYPE_KEYMAP);

  g_signal_group_connect_swapped (group, "changed", G_CALLBACK (func), widget);
  g_signal_connect_swapped (group, "bind", G_CALLBACK (func), widget);
  g_object_set_data_full (G_OBJECT (widget), GROUP_KEY, group, g_object_unref);
  g_signal_connect (widget, "notify::root", G_CALLBACK (root_cb), NULL);
  root_cb (widget);
}

/**
 * studio_key_follower_follow:
 * @widget: a widget, once it has its children
 *
 * Gives all that is in it the keys of its window's StudioKeymap, as long as it is in a window:
 * shortcuts of the table's actions, and tooltips that end in a key in brackets.
 */
void
studio_key_follower_follow (GtkWidget *widget)
{
  studio_key_follower_watch (widget, apply);
}
