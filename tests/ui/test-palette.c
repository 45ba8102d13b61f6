/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-action-state.h"
#include "studio-palette-item.h"
#include "studio-palette-match.h"
#include "studio-palette.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

static StudioPalette *
open_palette (StudioWindow *window)
{
  GtkWindow *palette = studio_palette_new (window);

  gtk_window_present (palette);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (palette));
  return STUDIO_PALETTE (palette);
}

static GtkEditable *
get_entry (StudioPalette *palette)
{
  return GTK_EDITABLE (studio_ui_test_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY, NULL));
}

static StudioPaletteItem *
get_item (StudioPalette *palette, guint position)
{
  return g_list_model_get_item (studio_palette_get_found (palette), position);
}

static const char *
get_first_action (StudioPalette *palette)
{
  g_autoptr (StudioPaletteItem) item = get_item (palette, 0);

  g_assert_nonnull (item);
  g_assert_nonnull (studio_palette_item_get_action (item));
  return studio_palette_item_get_action (item)->action;
}

static StudioPaletteItem *
find_action (StudioPalette *palette, const char *action)
{
  GListModel *found = studio_palette_get_found (palette);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (StudioPaletteItem) item = g_list_model_get_item (found, i);
      const StudioAction *its = studio_palette_item_get_action (item);
      if (its != NULL && g_str_equal (its->action, action))
        return item;
    }
  return NULL;
}

static void
run_first (StudioPalette *palette)
{
  g_signal_emit_by_name (get_entry (palette), "activate");
  studio_ui_test_settle ();
}

static void
test_match (void)
{
  const char *title = "use only the prompt";

  g_autofree char *folded = studio_palette_match_fold ("ÜBER Straße");
  g_assert_cmpstr (folded, ==, "uber strasse");
  g_assert_cmpuint (studio_palette_match_score ("", title, ""), >, 0);
  g_assert_cmpuint (studio_palette_match_score ("fly", title, "image"), ==, 0);
  g_assert_cmpuint (studio_palette_match_score ("prompt fly", title, "image"), ==, 0);
  g_assert_cmpuint (studio_palette_match_score ("utp", title, ""), >, 0);
  g_assert_cmpuint (studio_palette_match_score ("tpu", title, ""), ==, 0);
  g_assert_cmpuint (studio_palette_match_score ("pro us", title, ""), >, 0);
  guint first = studio_palette_match_score ("use", title, "");
  guint any = studio_palette_match_score ("pro", title, "");
  guint more = studio_palette_match_score ("ima", title, "image");
  guint within = studio_palette_match_score ("rompt", title, "");
  guint scattered = studio_palette_match_score ("utp", title, "");
  g_assert_cmpuint (first, >, any);
  g_assert_cmpuint (any, >, more);
  g_assert_cmpuint (more, >, within);
  g_assert_cmpuint (within, >, scattered);
}

/* Also what has no button and what nobody knows the key of is come by there. */
static void
test_every_action (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioPalette *palette = open_palette (window);
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = 0; i < n_actions; i++)
    {
      if (actions[i].action == NULL)
        continue;
      StudioPaletteItem *item = find_action (palette, actions[i].action);
      g_assert_nonnull (item);
      g_autofree char *spoken = studio_palette_item_dup_spoken (item);
      g_autofree char *key = studio_keymap_dup_label (NULL, &actions[i]);
      g_assert_true (g_str_has_prefix (spoken, actions[i].title));
      g_assert_true (g_str_has_suffix (spoken, key));
    }
  studio_ui_test_destroy (GTK_WIDGET (palette), palette);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_disabled_last (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioPalette *palette = open_palette (window);
  GListModel *found = studio_palette_get_found (palette);
  gboolean before = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (StudioPaletteItem) item = g_list_model_get_item (found, i);
      gboolean enabled = studio_palette_item_get_enabled (item);
      g_assert_true (before || !enabled);
      before = enabled;
    }
  g_assert_false (before);
  StudioPaletteItem *vary = find_action (palette, "win.vary");
  g_assert_false (studio_palette_item_get_enabled (vary));
  g_autofree char *spoken = studio_palette_item_dup_spoken (vary);
  g_assert_cmpstr (spoken, ==, "Vary, unavailable, No image is chosen, Ctrl+D");
  g_assert_true (studio_palette_item_get_enabled (find_action (palette, "win.preferences")));
  g_assert_false (studio_palette_item_get_enabled (find_action (palette, "gallery.trash")));
  gtk_editable_set_text (get_entry (palette), "vary");
  run_first (palette);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (palette)));
  studio_ui_test_destroy (GTK_WIDGET (palette), palette);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_undo_follows (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  const StudioAction *undo = studio_action_table_find ("composer.undo");
  const char *reason = NULL;

  g_autoptr (StudioActionState) before = studio_action_state_new (window);
  g_assert_false (studio_action_state_look (before, undo, &reason));
  g_assert_cmpstr (reason, ==, "Nothing to undo");
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lake", NULL);
  g_autoptr (StudioActionState) after = studio_action_state_new (window);
  g_assert_true (studio_action_state_look (after, undo, &reason));
  g_assert_null (reason);
  studio_action_state_run (window, undo);
  g_assert_cmpstr (studio_draft_get_prompt (studio_session_get_draft (fixture->session)), ==, "");
  g_clear_pointer (&before, studio_action_state_free);
  g_clear_pointer (&after, studio_action_state_free);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_run (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioWindowParts parts = studio_window_get_parts (window);
  StudioPalette *palette = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.palette", NULL);
  g_settings_reset (fixture->settings, "recent-actions");
  palette = open_palette (window);
  gtk_editable_set_text (get_entry (palette), "alt+2");
  g_assert_cmpstr (get_first_action (palette), ==, "win.show-view('gallery')");
  run_first (palette);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts.view_stack), ==, "gallery");
  g_auto (GStrv) recent = g_settings_get_strv (fixture->settings, "recent-actions");
  g_assert_cmpstr (recent[0], ==, "win.show-view('gallery')");
  g_assert_null (recent[1]);

  palette = open_palette (window);
  g_assert_cmpstr (get_first_action (palette), ==, "win.show-view('gallery')");
  gtk_editable_set_text (get_entry (palette), "no such thing");
  g_assert_cmpuint (g_list_model_get_n_items (studio_palette_get_found (palette)), ==, 0);
  run_first (palette);
  gtk_editable_set_text (get_entry (palette), "studio");
  g_assert_cmpstr (get_first_action (palette), ==, "win.show-view('studio')");
  run_first (palette);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts.view_stack), ==, "studio");
  studio_ui_test_destroy (GTK_WIDGET (window), NULL);
}

static gboolean
is_kept (gpointer job)
{
  return studio_job_get_state (job) == STUDIO_RECORD_KEPT;
}

static gboolean
offers_prompt (gpointer palette)
{
  g_autoptr (StudioPaletteItem) item = get_item (palette, 0);

  return item != NULL && studio_palette_item_get_prompt (item) != NULL;
}

static void
test_prompts (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));

  g_object_set (draft, "prompt", "zebras on ice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL);
  g_autoptr (StudioJob) job = g_list_model_get_item (queue, 0);
  studio_test_wait_until (is_kept, job);
  g_object_set (draft, "prompt", "something else", NULL);
  StudioPalette *palette = open_palette (window);
  gtk_editable_set_text (get_entry (palette), "zebras");
  studio_test_wait_until (offers_prompt, palette);
  g_autoptr (StudioPaletteItem) item = get_item (palette, 0);
  g_autofree char *title = NULL;
  g_object_get (item, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Use Prompt “zebras on ice”");
  run_first (palette);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "zebras on ice");
  studio_ui_test_destroy (GTK_WIDGET (window), NULL);
}

/* The list is whole before it is seen, and nobody waits for it to go. */
static void
test_rows_in_turns (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioPalette *palette = g_object_ref (STUDIO_PALETTE (studio_palette_new (window)));
  GtkWidget *list = studio_ui_test_find (GTK_WIDGET (palette), GTK_TYPE_LIST_VIEW, NULL);
  GListModel *listed = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  guint n_found = g_list_model_get_n_items (studio_palette_get_found (palette));

  g_assert_cmpuint (g_list_model_get_n_items (listed), <, n_found);
  studio_turns_finish (GTK_WIDGET (palette));
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, n_found);
  gtk_window_present (GTK_WINDOW (palette));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (palette));
  gtk_window_close (GTK_WINDOW (palette));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (palette)));
  g_assert_cmpuint (g_list_model_get_n_items (listed), ==, n_found);
  studio_turns_finish (GTK_WIDGET (palette));
  studio_test_assert_finalized (palette);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static GtkGesture *
find_click (GtkWidget *list)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_GESTURE_CLICK (controller))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static GtkWidget *
find_row (GtkWidget *list, const char *title)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  while (
      row != NULL
      && !g_str_equal (
          gtk_label_get_label (GTK_LABEL (studio_ui_test_find (row, GTK_TYPE_LABEL, NULL))), title))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static graphene_point_t
find_middle (GtkWidget *list, GtkWidget *row)
{
  graphene_rect_t bounds;
  graphene_point_t middle;

  g_assert_true (gtk_widget_compute_bounds (row, list, &bounds));
  graphene_rect_get_center (&bounds, &middle);
  return middle;
}

/* Each where it is to be: the rows are put there frame by frame. */
static gboolean
has_rows (gpointer list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_point_t middle = find_middle (list, row);
      GtkWidget *there = gtk_widget_pick (list, middle.x, middle.y, GTK_PICK_DEFAULT);
      if (there == NULL || (there != row && !gtk_widget_is_ancestor (there, row)))
        return FALSE;
    }
  return find_row (list, "Calls and Costs") != NULL && find_row (list, "New Prompt") == NULL;
}

static void
emit_click (GtkWidget *list, const char *signal, int n_press, const char *title)
{
  graphene_point_t middle = find_middle (list, find_row (list, title));

  g_signal_emit_by_name (find_click (list), signal, n_press, (double) middle.x, (double) middle.y);
}

/* One click or tap does it; nothing does it that ends elsewhere, or twice. */
static void
test_click (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioPalette *palette = open_palette (window);
  GtkWidget *list = studio_ui_test_find (GTK_WIDGET (palette), GTK_TYPE_LIST_VIEW, NULL);

  g_settings_reset (fixture->settings, "recent-actions");
  g_assert_false (gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (list)));
  gtk_editable_set_text (get_entry (palette), "calls");
  g_assert_cmpstr (get_first_action (palette), ==, "win.ledger");
  studio_test_wait_until (has_rows, list);
  emit_click (list, "pressed", 1, "Cancel All That Waits");
  emit_click (list, "released", 1, "Calls and Costs");
  emit_click (list, "released", 1, "Cancel All That Waits");
  emit_click (list, "pressed", 2, "Cancel All That Waits");
  emit_click (list, "released", 2, "Cancel All That Waits");
  emit_click (list, "pressed", 1, "Cancel All That Waits");
  g_signal_emit_by_name (find_click (list), "cancel", NULL);
  emit_click (list, "released", 1, "Cancel All That Waits");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (palette)));
  emit_click (list, "pressed", 1, "Cancel All That Waits");
  emit_click (list, "released", 1, "Cancel All That Waits");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (palette)));
  g_auto (GStrv) recent = g_settings_get_strv (fixture->settings, "recent-actions");
  g_assert_cmpstr (recent[0], ==, "win.cancel-waiting");
  studio_ui_test_settle ();
  studio_ui_test_destroy (GTK_WIDGET (window), NULL);
}

static void
add_tests (void)
{
  g_test_add_func ("/palette/match", test_match);
  studio_ui_test_add ("/palette/every-action", test_every_action);
  studio_ui_test_add ("/palette/disabled-last", test_disabled_last);
  studio_ui_test_add ("/palette/undo-follows", test_undo_follows);
  studio_ui_test_add ("/palette/run", test_run);
  studio_ui_test_add ("/palette/click", test_click);
  studio_ui_test_add ("/palette/prompts", test_prompts);
  studio_ui_test_add ("/palette/rows-in-turns", test_rows_in_turns);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
