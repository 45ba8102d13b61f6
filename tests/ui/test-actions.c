/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-accels.h"
#include "studio-action-table.h"
#include "studio-application.h"
#include "studio-compare-page.h"
#include "studio-cull-page.h"
#include "studio-key-rules.h"
#include "studio-keymap.h"
#include "studio-ledger-window.h"
#include "studio-shortcuts.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

/* Without its target. */
static char *
dup_name (const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (action, &name, &target, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&name);
}

static void
assert_is_known (const char *name)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = 0; i < n_actions; i++)
    {
      g_autofree char *known = actions[i].action == NULL ? NULL : dup_name (actions[i].action);
      if (g_strcmp0 (known, name) == 0)
        return;
    }
  if (studio_action_table_find_through (name) != NULL)
    return;
  g_test_message ("%s", name);
  g_test_fail_printf ("%s is not in studio-action-table.c: give it a title and a key there", name);
}

static StudioWindow *
open_window (StudioUiFixture *fixture)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gallery");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
check_class (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GType owner = 0;
  const char *name = NULL;
  const GVariantType *parameter = NULL;
  const char *property = NULL;

  for (guint i = 0; gtk_widget_class_query_action (
           GTK_WIDGET_CLASS (klass), i, &owner, &name, &parameter, &property);
       i++)
    if (g_str_has_prefix (g_type_name (owner), "Studio"))
      assert_is_known (name);
}

/* Every widget of the program that there is by now. */
static void
check_classes (void)
{
  g_autoptr (GArray) types = g_array_new (FALSE, FALSE, sizeof (GType));
  GType widget = GTK_TYPE_WIDGET;

  g_array_append_val (types, widget);
  for (guint i = 0; i < types->len; i++)
    {
      GType type = g_array_index (types, GType, i);
      guint n_children = 0;
      g_autofree GType *children = g_type_children (type, &n_children);
      if (g_str_has_prefix (g_type_name (type), "Studio"))
        check_class (type);
      g_array_append_vals (types, children, n_children);
    }
}

static void
test_all_known (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = open_window (fixture);

  g_type_ensure (STUDIO_TYPE_COMPARE_PAGE);
  g_type_ensure (STUDIO_TYPE_CULL_PAGE);
  g_type_ensure (STUDIO_TYPE_LEDGER_WINDOW);
  check_classes ();
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_application_known (void)
{
  char *environment[] = { NULL };
  g_autoptr (StudioApplication) application = studio_application_new (NULL, environment);
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (application));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("app.", names[i], NULL);
      assert_is_known (name);
    }
}

static void
test_all_have_keys (void)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = g_strsplit (actions[i].keys, " ", -1);
      g_autofree char *label = studio_keymap_dup_label (NULL, &actions[i]);
      g_autofree char *first = studio_keymap_dup_first_key (NULL, &actions[i]);
      g_assert_nonnull (actions[i].title);
      g_assert_cmpstr (studio_action_group_get_title (actions[i].group), !=, "");
      g_assert_cmpstr (label, !=, "");
      g_assert_cmpstr (first, ==, keys[0]);
      for (guint j = 0; keys[j] != NULL; j++)
        g_assert_true (gtk_accelerator_parse (keys[j], NULL, NULL));
      if (actions[i].action != NULL)
        g_assert_true (studio_action_table_find (actions[i].action) == &actions[i]);
    }
  g_assert_null (studio_action_table_find ("win.fly"));
  g_assert_null (studio_action_table_find_through ("win.fly"));
}

static gboolean
share_key (const StudioAction *one, const StudioAction *other)
{
  g_auto (GStrv) keys = g_strsplit (one->keys, " ", -1);
  g_auto (GStrv) others = g_strsplit (other->keys, " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) others, keys[i]))
      return TRUE;
  return FALSE;
}

static void
test_no_key_twice (void)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = 0; i < n_actions; i++)
    for (gsize j = 0; j < i; j++)
      if (studio_key_rules_can_collide (actions[i].place, actions[j].place)
          && share_key (&actions[i], &actions[j]))
        g_test_fail_printf (
            "“%s” and “%s” have a key in common", actions[i].title, actions[j].title);
}

static gboolean
has_trigger (GtkShortcutTrigger *trigger, const char *key)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (key);

  while (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *both = GTK_ALTERNATIVE_TRIGGER (trigger);
      if (has_trigger (gtk_alternative_trigger_get_first (both), key))
        return TRUE;
      trigger = gtk_alternative_trigger_get_second (both);
    }
  return gtk_shortcut_trigger_equal (trigger, wanted);
}

static gboolean
is_shortcut_for (GtkShortcut *shortcut, const char *action, const char *key)
{
  GtkShortcutAction *does = gtk_shortcut_get_action (shortcut);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GVariant *given = gtk_shortcut_get_arguments (shortcut);

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  if (!GTK_IS_NAMED_ACTION (does)
      || g_strcmp0 (gtk_named_action_get_action_name (GTK_NAMED_ACTION (does)), name) != 0)
    return FALSE;
  if (target != NULL && (given == NULL || !g_variant_equal (target, given)))
    return FALSE;
  return has_trigger (gtk_shortcut_get_trigger (shortcut), key);
}

static gboolean
binds (GtkWidget *widget, const char *action, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          if (is_shortcut_for (shortcut, action, key))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_bound (GtkWidget *root, const char *action, const char *key)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (binds (widget, action, key))
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (stack, child);
    }
  return FALSE;
}

static gboolean
is_accel (GtkApplication *application, const StudioAction *action, const char *key)
{
  g_autofree char *on_image = g_strdup_printf ("win.on-image('%s')", action->action);
  const char *name = action->place == STUDIO_ACTION_ON_IMAGE ? on_image : action->action;
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, name);
  guint wanted_key = 0;
  GdkModifierType wanted_state = 0;

  gtk_accelerator_parse (key, &wanted_key, &wanted_state);
  for (guint i = 0; accels[i] != NULL; i++)
    {
      guint accel_key = 0;
      GdkModifierType state = 0;
      gtk_accelerator_parse (accels[i], &accel_key, &state);
      if (accel_key == wanted_key && state == wanted_state)
        return TRUE;
    }
  return FALSE;
}

static void
test_keys_are_bound (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = open_window (fixture);
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  const gint64 ids[] = { 1, 2 };
  GtkWidget *page = g_object_ref_sink (
      studio_compare_page_new (fixture->session, ids, G_N_ELEMENTS (ids), NULL));

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  studio_accels_install (application, fixture->settings);
  for (gsize i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = g_strsplit (actions[i].keys, " ", -1);
      for (guint j = 0; actions[i].action != NULL && keys[j] != NULL; j++)
        if (actions[i].place < STUDIO_ACTION_UNCLAIMED
                ? !is_accel (application, &actions[i], keys[j])
                : !is_bound (GTK_WIDGET (window), actions[i].action, keys[j])
                      && !is_bound (page, actions[i].action, keys[j]))
          g_test_fail_printf ("no widget binds %s to %s", keys[j], actions[i].action);
    }
  g_object_unref (page);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
is_listed (GtkWidget *root, const StudioAction *action)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkShortcutsShortcut"))
        {
          g_autofree char *title = NULL;
          g_autofree char *keys = NULL;
          g_object_get (widget, "title", &title, "accelerator", &keys, NULL);
          if (g_strcmp0 (title, action->title) == 0 && g_strcmp0 (keys, action->keys) == 0)
            return TRUE;
        }
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (stack, child);
    }
  return FALSE;
}

static void
test_shortcuts_window (void)
{
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *window = studio_shortcuts_new (GTK_WINDOW (parent));
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  studio_turns_finish (GTK_WIDGET (window));
  /* Not presented: GTK 4.8 warns of labels of its own then. */
  for (gsize i = 0; i < n_actions; i++)
    if (!is_listed (GTK_WIDGET (window), &actions[i]))
      g_test_fail_printf ("the shortcuts window does not list “%s”", actions[i].title);
  studio_ui_test_destroy (GTK_WIDGET (window), NULL);
  studio_ui_test_destroy (parent, NULL);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/actions/all-known", test_all_known);
  g_test_add_func ("/actions/application-known", test_application_known);
  g_test_add_func ("/actions/all-have-keys", test_all_have_keys);
  g_test_add_func ("/actions/no-key-twice", test_no_key_twice);
  studio_ui_test_add ("/actions/keys-are-bound", test_keys_are_bound);
  g_test_add_func ("/actions/shortcuts-window", test_shortcuts_window);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
