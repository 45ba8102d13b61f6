/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-accels.h"
#include "studio-image-menu.h"
#include "studio-key-dialog.h"
#include "studio-key-follower.h"
#include "studio-key-overrides.h"
#include "studio-key-rules.h"
#include "studio-keymap.h"
#include "studio-keys-row.h"
#include "studio-palette-item.h"
#include "studio-palette.h"
#include "studio-preferences.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

static const StudioAction *
get (const char *name)
{
  const StudioAction *action = studio_action_table_find (name);

  g_assert_nonnull (action);
  return action;
}

static void
test_rules (void)
{
  static const char *const good[] = { "<Control>g",      "F2",           "<Shift>F5",
                                      "<Alt>x",          "<Super>Left",  "<Control><Alt>Left",
                                      "<Control><Alt>v", "<Control>F12", "XF86Search" };
  static const char *const bad[] = {
    "a",         "<Shift>a",         "1",          "space",           "Return",     "<Shift>Return",
    "Tab",       "<Control>Tab",     "Escape",     "<Alt>Escape",     "BackSpace",  "Delete",
    "<Control>", "<Control>v",       "<Control>c", "<Control>Left",   "Page_Down",  "Menu",
    "F10",       "<Shift>BackSpace", "",           "<Control>nobody", "<Control>z", "<Nonsense>g",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    if (!studio_key_rules_allow (get ("win.open-folder"), good[i]))
      g_test_fail_printf ("“%s” is refused", good[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (studio_key_rules_allow (get ("win.open-folder"), bad[i]))
      g_test_fail_printf ("“%s” is allowed", bad[i]);
  /* What it is born with is right for each. */
  g_assert_true (studio_key_rules_allow (get ("composer.undo"), "<Control>z"));
  g_assert_true (studio_key_rules_allow (get ("stage.step(1)"), "Page_Down"));
  g_assert_true (studio_key_rules_has ("<Control>b <Shift><Control>z", "<Control><Shift>Z"));
  g_assert_false (studio_key_rules_has ("<Control>b", "b"));
  g_assert_false (studio_key_rules_has ("", "b"));
  g_assert_true (studio_key_rules_can_collide (STUDIO_ACTION_EVERYWHERE, STUDIO_ACTION_IN_CULL));
  g_assert_false (studio_key_rules_can_collide (STUDIO_ACTION_IN_QUEUE, STUDIO_ACTION_IN_CULL));
  g_autofree char *label = studio_key_rules_dup_label ("<Control>g");
  g_autofree char *first = studio_key_rules_dup_first ("F2 F3");
  g_autofree char *none = studio_key_rules_dup_first ("");
  g_assert_cmpstr (label, ==, "Ctrl+G");
  g_assert_cmpstr (first, ==, "F2");
  g_assert_cmpstr (none, ==, "");
}

static void
test_overrides (void)
{
  g_autoptr (StudioKeyOverrides) keys = studio_key_overrides_new (NULL);
  const StudioAction *generate = get ("win.generate");
  const StudioAction *vary = get ("win.vary");

  g_assert_true (studio_key_overrides_is_empty (keys));
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, generate), ==, "<Control>Return");
  g_assert_null (studio_key_overrides_find_user (keys, generate, "<Control>g"));
  g_assert_true (studio_key_overrides_give (keys, generate, "<Control>g"));
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, generate), ==, "<Control>g");

  /* Another takes it. */
  g_assert_true (studio_key_overrides_find_user (keys, vary, "<Control>G") == generate);
  g_assert_true (studio_key_overrides_give (keys, vary, "<Control>g"));
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, generate), ==, "");
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, vary), ==, "<Control>g");

  /* What is stored is what is read. */
  g_autoptr (GVariant) stored = g_variant_ref_sink (studio_key_overrides_to_variant (keys));
  g_autoptr (StudioKeyOverrides) read = studio_key_overrides_new (stored);
  g_assert_cmpstr (studio_key_overrides_get_keys (read, generate), ==, "");
  g_assert_cmpstr (studio_key_overrides_get_keys (read, vary), ==, "<Control>g");
  g_assert_cmpuint (g_variant_n_children (stored), ==, 2);

  /* Of two keys, one goes. */
  g_assert_true (studio_key_overrides_give (keys, vary, "<Control><Alt>v"));
  g_assert_true (studio_key_overrides_give (keys, get ("composer.redo"), "<Control>y"));
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, get ("composer.redo")), ==, "<Control>y");

  /* The table's keys, however they are written, are no difference. */
  g_assert_true (studio_key_overrides_give (keys, vary, "<Ctrl>D"));
  g_assert_true (studio_key_overrides_give (keys, generate, "<Primary>Return"));
  studio_key_overrides_reset (keys, get ("composer.redo"));
  g_assert_true (studio_key_overrides_is_empty (keys));

  /* What nobody can change keeps its key, and what cannot be a key becomes none. */
  g_assert_null (studio_key_overrides_find_user (keys, vary, "F10")->action);
  g_assert_false (studio_key_overrides_give (keys, vary, "F10"));
  g_assert_false (studio_key_overrides_give (keys, vary, "x"));
  g_assert_true (studio_key_overrides_is_empty (keys));
  g_assert_true (studio_key_overrides_give (keys, vary, NULL));
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, vary), ==, "");

  /* Who gets the own key back takes it from who has it. */
  g_assert_true (studio_key_overrides_give (keys, generate, "<Control>d"));
  studio_key_overrides_reset (keys, vary);
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, vary), ==, "<Control>d");
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, generate), ==, "");
}

/* Settings are a file that anybody writes. */
static void
test_hostile (void)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (
      "{'win.fly': ['<Control>g'], '': ['F2'], 'win.vary': ['x'], 'win.print': ['<Control>g', '<'],"
      " 'win.generate': ['F2', 'F3', 'F4', 'F5', 'F6'], 'win.pause': ['<Control>u'],"
      " 'win.export': ['F2 F3'], 'win.star': ['F2', '<Control>F2'], 'win.search': ['F2', 'F3'],"
      " 'win.ledger': ['F4', 'F4'], 'win.about': @as []}"));
  g_autoptr (StudioKeyOverrides) keys = studio_key_overrides_new (value);
  static const char *const same[] = { "win.vary",   "win.print",  "win.generate",
                                      "win.export", "win.ledger", "win.recall" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpstr (studio_key_overrides_get_keys (keys, get (same[i])), ==, get (same[i])->keys);
  /* Taken from what is not changed: not. From each other: the one further up in the table has it.
   */
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, get ("win.pause")), ==, "");
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, get ("win.search")), ==, "F2 F3");
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, get ("win.star")), ==, "<Control>F2");
  g_assert_cmpstr (studio_key_overrides_get_keys (keys, get ("win.about")), ==, "");

  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  const char *const key[] = { "F2", NULL };
  for (guint i = 0; i < 5000; i++)
    g_variant_builder_add (&builder, "{s^as}", "win.vary", key);
  g_autoptr (GVariant) huge = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_autoptr (StudioKeyOverrides) none = studio_key_overrides_new (huge);
  g_assert_true (studio_key_overrides_is_empty (none));
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
test_keymap (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioKeymap) keymap = studio_keymap_new (fixture->settings);
  g_autoptr (StudioKeymap) other = studio_keymap_new (fixture->settings);
  guint n_changed = 0;

  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (studio_keymap_get_touched (other));
  g_assert_true (studio_keymap_give (keymap, get ("win.vary"), "<Control>g"));
  g_assert_false (studio_keymap_give (keymap, get ("win.vary"), "Tab"));
  g_assert_true (n_changed == 1);
  g_assert_true (studio_keymap_get_customized (other));
  g_assert_cmpstr (studio_keymap_get_keys (other, get ("win.vary")), ==, "<Control>g");
  g_assert_true (studio_keymap_find_user (other, get ("win.star"), "<Control>g")
                 == get ("win.vary"));
  g_autofree char *label = studio_keymap_dup_label (other, get ("win.vary"));
  g_autofree char *born = studio_keymap_dup_first_key (NULL, get ("win.vary"));
  g_assert_cmpstr (label, ==, "Ctrl+G");
  g_assert_cmpstr (born, ==, "<Control>d");
  studio_keymap_reset (keymap, get ("win.vary"));
  g_assert_true (!studio_keymap_get_customized (other));
  studio_keymap_give (keymap, get ("win.star"), NULL);
  studio_keymap_reset_all (keymap);
  g_assert_true (!studio_keymap_get_customized (other));
  g_assert_true (studio_keymap_get_touched (other));
}

typedef gboolean (*Match) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *root, Match match, const char *text)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, root);
  while (stack->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (stack, stack->len - 1);
      if (match (widget, text))
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (stack, child);
    }
  return NULL;
}

static gboolean
has_tip (GtkWidget *widget, const char *text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

/* @text is a trigger, and the name of an action behind a blank. */
static gboolean
has_shortcut (GtkWidget *widget, const char *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_auto (GStrv) words = g_strsplit (text, " ", 2);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);
      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && j < g_list_model_get_n_items (keys);
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (
              gtk_shortcut_get_trigger (shortcut));
          if (GTK_IS_NAMED_ACTION (action) && g_str_equal (trigger, words[0])
              && g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)),
                              words[1]))
            return TRUE;
        }
    }
  return FALSE;
}

static void
assert_has (StudioWindow *window, Match match, const char *text)
{
  if (find (GTK_WIDGET (window), match, text) == NULL)
    g_test_fail_printf ("nothing has “%s”", text);
}

static void
assert_has_not (StudioWindow *window, Match match, const char *text)
{
  if (find (GTK_WIDGET (window), match, text) != NULL)
    g_test_fail_printf ("something has “%s”", text);
}

static void
test_window (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioKeymap *keymap = studio_keymap_find (GTK_WIDGET (window));

  assert_has (window, has_tip, "Generate (Ctrl+Enter)");
  studio_keymap_give (keymap, get ("win.generate"), "<Control>g");
  studio_keymap_give (keymap, get ("composer.show-history"), NULL);
  studio_keymap_give (keymap, get ("composer.undo"), "<Alt>z");
  studio_keymap_give (keymap, get ("gallery.trash"), "<Control><Alt>Delete");
  studio_keymap_give (keymap, get ("stage.step(1)"), "<Alt>n");
  studio_keymap_give (keymap, get ("win.search"), "F3");
  assert_has (window, has_tip, "Generate (Ctrl+G)");
  assert_has (window, has_tip, "Prompt History");
  assert_has (window, has_tip, "Undo (Alt+Z)");
  assert_has (window, has_shortcut, "<Control>g win.generate");
  assert_has (window, has_shortcut, "<Alt>z composer.undo");
  assert_has (window, has_shortcut, "<Alt>n stage.step");
  assert_has (window, has_shortcut, "Right stage.step");
  assert_has_not (window, has_shortcut, "<Control>h composer.show-history");
  assert_has_not (window, has_shortcut, "<Control>z composer.undo");
  assert_has_not (window, has_shortcut, "Page_Down stage.step");

  /* What is made later has them as well. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gallery");
  assert_has (window, has_tip, "Search Prompts (F3)");
  assert_has (window, has_shortcut, "<Control><Alt>Delete gallery.trash");
  assert_has_not (window, has_shortcut, "Delete|KP_Delete gallery.trash");

  studio_keymap_reset_all (keymap);
  assert_has (window, has_tip, "Generate (Ctrl+Enter)");
  assert_has (window, has_tip, "Prompt History (Ctrl+H, Alt+Up)");
  assert_has (window, has_tip, "Search Prompts (Ctrl+F)");
  assert_has (window, has_shortcut, "<Control>h composer.show-history");
  assert_has (window, has_shortcut, "<Control>z composer.undo");
  assert_has (window, has_shortcut, "Delete|KP_Delete gallery.trash");
  assert_has (window, has_shortcut, "Page_Down stage.step");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* Words that no brackets set apart. */
static void
test_invitation (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioKeymap *keymap = studio_keymap_find (GTK_WIDGET (window));

  g_assert_nonnull (studio_ui_test_find_label ("Write a prompt and press Ctrl+Enter."));
  studio_keymap_give (keymap, get ("win.generate"), "<Control>less");
  g_assert_nonnull (studio_ui_test_find_label ("Write a prompt and press Ctrl+<."));
  studio_keymap_give (keymap, get ("win.generate"), NULL);
  g_assert_nonnull (studio_ui_test_find_label ("Write a prompt and choose Generate."));
  studio_keymap_reset_all (keymap);
  g_assert_nonnull (studio_ui_test_find_label ("Write a prompt and press Ctrl+Enter."));
  studio_keymap_give (keymap, get ("win.generate"), "<Control>g");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
  window = studio_ui_fixture_open_demo_window (fixture);
  g_assert_nonnull (studio_ui_test_find_label ("Write a prompt and press Ctrl+G."));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* What sets its tooltip anew while a key is another. */
static void
test_tip_changes (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioKeymap) keymap = studio_keymap_new (fixture->settings);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *window = studio_ui_test_present (button, 300, 200);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.vary");
  gtk_widget_set_tooltip_text (button, "Vary (Ctrl+D)");
  studio_keymap_attach (keymap, G_OBJECT (window));
  studio_key_follower_follow (button);
  studio_keymap_give (keymap, get ("win.vary"), "F4");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Vary (F4)");
  gtk_widget_set_tooltip_text (button, "变化（Ctrl+D）");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "变化（F4）");
  gtk_widget_set_tooltip_text (button, "Vary");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Vary");
  gtk_widget_set_tooltip_text (button, "Other (Ctrl+D)");
  studio_keymap_reset_all (keymap);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Other (Ctrl+D)");
  studio_ui_test_destroy (window, button);
}

static char *
dup_accel (GtkApplication *application, const char *action)
{
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, action);

  return g_strjoinv (" ", accels);
}

static void
test_accels (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (StudioKeymap) keymap = studio_keymap_new (fixture->settings);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  studio_accels_install (application, fixture->settings);
  studio_keymap_give (keymap, get ("win.vary"), "F4");
  g_autofree char *changed = dup_accel (application, "win.on-image('win.vary')");
  g_assert_cmpstr (changed, ==, "F4");
  studio_keymap_give (keymap, get ("win.generate"), NULL);
  g_autofree char *none = dup_accel (application, "win.generate");
  g_assert_cmpstr (none, ==, "");
  studio_keymap_reset_all (keymap);
  g_autofree char *again = dup_accel (application, "win.on-image('win.vary')");
  g_assert_cmpstr (again, ==, "<Control>d");
}

static void
press (GtkWindow *dialog, const char *key)
{
  guint value = 0;
  GdkModifierType held = 0;

  g_assert_true (gtk_accelerator_parse (key, &value, &held));
  studio_key_dialog_press (STUDIO_KEY_DIALOG (dialog), value, held);
}

static GtkWindow *
open_dialog (GtkWindow *parent, StudioKeymap *keymap, const char *action)
{
  GtkWindow *dialog = studio_key_dialog_new (parent, keymap, get (action));

  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  return dialog;
}

static void
assert_says (GtkWindow *dialog, const char *words)
{
  GtkWidget *status = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), STUDIO_TYPE_KEY_DIALOG, "status"));

  if (strstr (gtk_label_get_text (GTK_LABEL (status)), words) == NULL)
    g_test_fail_printf ("“%s” is not in “%s”", words, gtk_label_get_text (GTK_LABEL (status)));
}

static GtkButton *
get_button (GtkWindow *dialog, const char *name)
{
  return GTK_BUTTON (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), STUDIO_TYPE_KEY_DIALOG, name));
}

static void
test_dialog (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioKeymap) keymap = studio_keymap_new (fixture->settings);
  GtkWidget *parent = studio_ui_test_present (gtk_button_new (), 300, 200);
  GtkWindow *dialog = open_dialog (GTK_WINDOW (parent), keymap, "win.vary");
  GtkButton *set = get_button (dialog, "set_button");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_button (dialog, "reset_button"))));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (set)));
  g_assert_true (gtk_window_get_focus (dialog) == GTK_WIDGET (get_button (dialog, "capture")));
  press (dialog, "x");
  assert_says (dialog, "“X” is needed for writing");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (set)));
  press (dialog, "Return");
  assert_says (dialog, "is needed for writing");
  press (dialog, "F10");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (set)));
  press (dialog, "<Control>a");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (set)));
  press (dialog, "<Control>e");
  assert_says (dialog, "Already used by “Export”");
  g_assert_cmpstr (gtk_button_get_label (set), ==, "_Replace");

  /* Enter alone takes it from nobody. */
  press (dialog, "Return");
  g_assert_cmpstr (studio_keymap_get_keys (keymap, get ("win.vary")), ==, "<Control>d");
  g_assert_true (gtk_window_get_focus (dialog) == GTK_WIDGET (set));
  press (dialog, "<Control>g");
  g_assert_cmpstr (gtk_button_get_label (set), ==, "_Set");
  press (dialog, "Return");
  g_assert_cmpstr (studio_keymap_get_keys (keymap, get ("win.vary")), ==, "<Control>g");

  dialog = open_dialog (GTK_WINDOW (parent), keymap, "win.star");
  press (dialog, "<Control>g");
  g_signal_emit_by_name (get_button (dialog, "set_button"), "clicked");
  g_assert_cmpstr (studio_keymap_get_keys (keymap, get ("win.star")), ==, "<Control>g");
  g_assert_cmpstr (studio_keymap_get_keys (keymap, get ("win.vary")), ==, "");

  dialog = open_dialog (GTK_WINDOW (parent), keymap, "win.vary");
  g_signal_emit_by_name (get_button (dialog, "reset_button"), "clicked");
  g_assert_cmpstr (studio_keymap_get_keys (keymap, get ("win.vary")), ==, "<Control>d");

  dialog = open_dialog (GTK_WINDOW (parent), keymap, "win.recall");
  press (dialog, "BackSpace");
  press (dialog, "Return");
  g_assert_cmpstr (studio_keymap_get_keys (keymap, get ("win.recall")), ==, "");
  studio_ui_test_settle ();
  studio_ui_test_destroy (parent, NULL);
}

static StudioPaletteItem *
find_item (GListModel *found, const char *action)
{
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (StudioPaletteItem) item = g_list_model_get_item (found, i);
      if (g_str_equal (studio_palette_item_get_action (item)->action, action))
        return item;
    }
  g_assert_not_reached ();
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (STUDIO_IS_KEY_DIALOG (at->data))
      return at->data;
  return NULL;
}

static void
test_palette (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  GtkWindow *palette = studio_palette_new (window);
  GListModel *found = studio_palette_get_found (STUDIO_PALETTE (palette));
  StudioPaletteItem *item = find_item (found, "win.vary");

  gtk_window_present (palette);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (palette));
  /* Also of what cannot be done now, as there is no image. */
  g_assert_false (studio_palette_item_get_enabled (item));
  gtk_widget_activate_action (GTK_WIDGET (palette), "palette.change-key", "s", "win.vary");
  GtkWindow *dialog = find_dialog ();
  g_assert_nonnull (dialog);
  press (dialog, "F4");
  press (dialog, "Return");
  g_autofree char *spoken = studio_palette_item_dup_spoken (item);
  g_assert_true (g_str_has_suffix (spoken, "F4"));
  g_assert_true (studio_palette_item_match (item, "f4"));
  studio_keymap_give (studio_keymap_find (GTK_WIDGET (window)), get ("win.vary"), NULL);
  g_autofree char *none = studio_palette_item_dup_spoken (item);
  g_assert_true (g_str_has_suffix (none, "No Shortcut"));
  studio_keymap_reset_all (studio_keymap_find (GTK_WIDGET (window)));
  studio_ui_test_destroy (GTK_WIDGET (palette), palette);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_preferences (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioKeymap *keymap = studio_keymap_find (GTK_WIDGET (window));
  GtkWindow *preferences = studio_preferences_new (
      fixture->session, fixture->settings, GTK_WINDOW (window));
  studio_turns_finish (GTK_WIDGET (preferences));
  GtkWidget *row = studio_ui_test_find (GTK_WIDGET (preferences), STUDIO_TYPE_KEYS_ROW, NULL);
  GtkWidget *reset = studio_ui_test_find (row, GTK_TYPE_BUTTON, NULL);

  gtk_window_present (preferences);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (preferences));
  g_assert_false (gtk_widget_get_sensitive (reset));
  studio_keymap_give (keymap, get ("win.vary"), "F4");
  g_assert_true (gtk_widget_get_sensitive (reset));
  g_signal_emit_by_name (reset, "clicked");
  g_assert_false (gtk_widget_get_sensitive (reset));
  g_assert_false (studio_keymap_get_customized (keymap));
  studio_ui_test_destroy (GTK_WIDGET (preferences), preferences);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_menu (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StudioKeymap) keymap = studio_keymap_new (fixture->settings);

  studio_keymap_give (keymap, get ("win.recall"), "F4");
  g_autoptr (GMenuModel) menu = studio_image_menu_new (keymap, 1);
  g_autoptr (GMenuModel) first = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_autofree char *accel = NULL;
  g_assert_true (g_menu_model_get_item_attribute (first, 0, "accel", "s", &accel));
  g_assert_cmpstr (accel, ==, "F4");
}

static void
add_tests (void)
{
  g_test_add_func ("/keys/rules", test_rules);
  g_test_add_func ("/keys/overrides", test_overrides);
  g_test_add_func ("/keys/hostile", test_hostile);
  studio_ui_test_add ("/keys/keymap", test_keymap);
  studio_ui_test_add ("/keys/window", test_window);
  studio_ui_test_add ("/keys/invitation", test_invitation);
  studio_ui_test_add ("/keys/tip-changes", test_tip_changes);
  studio_ui_test_add ("/keys/accels", test_accels);
  studio_ui_test_add ("/keys/dialog", test_dialog);
  studio_ui_test_add ("/keys/palette", test_palette);
  studio_ui_test_add ("/keys/preferences", test_preferences);
  studio_ui_test_add ("/keys/menu", test_menu);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
