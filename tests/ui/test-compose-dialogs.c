/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* What opens over the composer: history, presets, word lists and what a template would send. */
#include "studio-history-popover.h"
#include "studio-prompt-field.h"
#include "studio-prompt-walk.h"
#include "studio-session-compose.h"
#include "studio-style-dialog.h"
#include "studio-style-popover.h"
#include "studio-template-dialog.h"
#include "studio-ui-fixture.h"
#include "studio-word-lists-window.h"

static void
add_call (StudioUiFixture *fixture, const char *prompt)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, "fog", STUDIO_ASPECT_RATIO_21_9, 7, STUDIO_OUTPUT_FORMAT_PNG, NULL);

  g_assert_cmpint (
      studio_library_add (studio_session_get_library (fixture->session), request, "host", NULL),
      >,
      0);
}

static const char *
get_prompt (StudioUiFixture *fixture)
{
  return studio_draft_get_prompt (studio_session_get_draft (fixture->session));
}

/* A popover needs something to hang on. */
static GtkWidget *
present_popover (GtkWidget *popover)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "popover", popover, NULL);
  GtkWidget *window = studio_ui_test_present (button, 360, 400);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return window;
}

static void
test_history (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  studio_ui_fixture_open (fixture);
  add_call (fixture, "a red fox");
  add_call (fixture, "an owl");
  GtkWidget *popover = studio_history_popover_new (fixture->session);
  GtkWidget *window = present_popover (popover);
  GtkWidget *entry = studio_ui_test_find (popover, GTK_TYPE_SEARCH_ENTRY, NULL);

  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "an owl");
  g_assert_nonnull (studio_ui_test_find_label ("a red fox"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "red");
  studio_test_wait_until (studio_ui_test_is_not_said, (gpointer) "an owl");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_prompt (fixture), ==, "a red fox");
  g_assert_cmpint (studio_draft_get_aspect_ratio (studio_session_get_draft (fixture->session)),
                   ==,
                   STUDIO_ASPECT_RATIO_21_9);
  studio_ui_test_destroy (window, popover);
}

static gboolean
has_prompt (gpointer data)
{
  return g_str_equal (get_prompt (data), "an owl");
}

static void
test_walk (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  studio_ui_fixture_open (fixture);
  add_call (fixture, "a red fox");
  add_call (fixture, "an owl");
  g_autoptr (StudioPromptWalk) walk = studio_prompt_walk_new (fixture->session);
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  g_object_set (draft, "prompt", "mine", NULL);
  studio_prompt_walk_go (walk, 1);
  studio_test_wait_until (has_prompt, fixture);
  studio_prompt_walk_go (walk, 1);
  g_assert_cmpstr (get_prompt (fixture), ==, "a red fox");
  studio_prompt_walk_go (walk, 1);
  g_assert_cmpstr (get_prompt (fixture), ==, "a red fox");
  studio_prompt_walk_go (walk, -1);
  studio_prompt_walk_go (walk, -1);
  g_assert_cmpstr (get_prompt (fixture), ==, "mine");
  studio_prompt_walk_go (walk, -1);
  g_assert_cmpstr (get_prompt (fixture), ==, "mine");
  /* From what was changed a new walk begins, and nothing of it is lost. */
  studio_prompt_walk_go (walk, 1);
  g_object_set (draft, "prompt", "an owl in fog", NULL);
  studio_prompt_walk_go (walk, 1);
  g_assert_cmpstr (get_prompt (fixture), ==, "an owl");
  studio_prompt_walk_go (walk, -1);
  g_assert_cmpstr (get_prompt (fixture), ==, "an owl in fog");
}

static void
save_style (StudioUiFixture *fixture, const char *name, const char *prompt)
{
  StudioDraftValues values = { .fields = STUDIO_DRAFT_PROMPT, .prompt = prompt };
  g_autoptr (StudioStyle) style = studio_style_new (name, &values);
  g_autoptr (GPtrArray) styles = studio_styles_put (
      studio_paths_get_styles (studio_session_get_paths (fixture->session)), style, NULL, NULL);

  g_assert_nonnull (styles);
}

static void
test_styles (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  studio_ui_fixture_open (fixture);
  save_style (fixture, "Ink", "{prompt}, ink");
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "an owl", NULL);
  GtkWidget *popover = studio_style_popover_new (fixture->session);
  GtkWidget *window = present_popover (popover);

  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Ink");
  GtkWidget *list = studio_ui_test_find (popover, GTK_TYPE_LIST_BOX, NULL);
  GtkWidget *row = gtk_widget_get_first_child (list);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Ink");
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (get_prompt (fixture), ==, "an owl, ink");
  studio_ui_test_destroy (window, popover);
}

static gboolean
is_saved (gpointer data)
{
  StudioUiFixture *fixture = data;

  return g_file_test (studio_paths_get_styles (studio_session_get_paths (fixture->session)),
                      G_FILE_TEST_EXISTS);
}

static void
test_style_dialog (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  studio_ui_fixture_open (fixture);
  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                "{prompt}, ink",
                "aspect-ratio",
                STUDIO_ASPECT_RATIO_21_9,
                NULL);
  GtkWindow *dialog = studio_style_dialog_new (fixture->session, NULL, NULL);
  GtkWidget *name = studio_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
  GtkWidget *save = studio_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "suggested-action");

  gtk_window_present (dialog);
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (name), " Ink ");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (save, "clicked");
  studio_test_wait_until (is_saved, fixture);
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (GPtrArray) styles = studio_styles_load (
      studio_paths_get_styles (studio_session_get_paths (fixture->session)), NULL);
  g_assert_cmpuint (styles->len, ==, 1);
  g_assert_cmpstr (studio_style_get_name (styles->pdata[0]), ==, "Ink");
  g_assert_cmpuint (studio_style_get_values (styles->pdata[0])->fields,
                    ==,
                    STUDIO_DRAFT_PROMPT | STUDIO_DRAFT_ASPECT_RATIO);
}

static char *
read_list (StudioUiFixture *fixture, const char *name)
{
  StudioPaths *paths = studio_session_get_paths (fixture->session);

  return studio_word_list_read (studio_paths_get_word_lists_dir (paths), name, NULL);
}

static gboolean
has_list (gpointer data)
{
  g_autofree char *text = read_list (data, "tree");

  return text != NULL;
}

static void
test_word_lists (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioPaths *paths = studio_session_get_paths (fixture->session);
  GtkWidget *window;

  studio_ui_fixture_open (fixture);
  g_assert_true (studio_word_list_write (
      studio_paths_get_word_lists_dir (paths), "animal", "# mine\nfox\nowl", NULL));
  window = GTK_WIDGET (studio_word_lists_window_new (fixture->session, NULL));
  gtk_window_present (GTK_WINDOW (window));
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "animal");
  g_assert_nonnull (studio_ui_test_find_label ("2 entries"));
  GtkWidget *stack = studio_ui_test_find (window, GTK_TYPE_STACK, NULL);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (studio_ui_test_find_label ("animal")),
                                             GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_widget_get_first_child (list));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "editor");
  GtkWidget *view = studio_ui_test_find (window, GTK_TYPE_TEXT_VIEW, NULL);
  GtkWidget *name = studio_ui_test_find (window, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "\nelk", -1);
  gtk_editable_set_text (GTK_EDITABLE (name), "tree");
  gtk_widget_activate_action (window, "word-lists.back", NULL);
  studio_test_wait_until (has_list, fixture);
  g_autofree char *text = read_list (fixture, "tree");
  g_assert_cmpstr (text, ==, "# mine\nfox\nowl\nelk");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "3 entries");
  g_autofree char *old = read_list (fixture, "animal");
  g_assert_null (old);
  gtk_window_destroy (GTK_WINDOW (window));
  studio_ui_test_settle ();
}

/* On a page that is not on show, too. */
static gboolean
is_listed (gpointer name)
{
  return studio_ui_test_find_label (name) != NULL;
}

static gboolean
is_gone (gpointer window)
{
  return *(GtkWidget **) window == NULL;
}

/* What is written is not taken away by lists that are read late, and keys are not held up by them.
 */
static void
test_word_lists_at_once (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioPaths *paths = studio_session_get_paths (fixture->session);

  studio_ui_fixture_open (fixture);
  g_assert_true (
      studio_word_list_write (studio_paths_get_word_lists_dir (paths), "animal", "fox", NULL));
  GtkWidget *window = GTK_WIDGET (studio_word_lists_window_new (fixture->session, NULL));
  GtkStack *stack = GTK_STACK (studio_ui_test_find (window, GTK_TYPE_STACK, NULL));
  GtkWidget *add = gtk_widget_get_ancestor (
      GTK_WIDGET (studio_ui_test_find_label ("New Word List")), GTK_TYPE_BUTTON);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_emit_by_name (add, "clicked");
  studio_test_wait_until (is_listed, (gpointer) "animal");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "editor");
  gtk_widget_activate_action (window, "word-lists.back", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "lists");
  gtk_widget_activate_action (window, "word-lists.back", NULL);
  studio_test_wait_until (is_gone, &window);
}

static StudioExpansion *
expand (StudioUiFixture *fixture, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_session_expand_async (
      fixture->session, text, 0, 7, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  return studio_session_expand_finish (fixture->session, result, NULL);
}

static gboolean
shows_two (gpointer data)
{
  return g_strv_length ((char **) studio_template_dialog_get_prompts (data)) == 2;
}

static gboolean
shows_four (gpointer data)
{
  return g_strv_length ((char **) studio_template_dialog_get_prompts (data)) == 4;
}

static void
count_cb (int *n)
{
  (*n)++;
}

static void
test_template (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  int n_accepted = 0;

  studio_ui_fixture_open (fixture);
  GtkWindow *window = studio_template_dialog_new (
      fixture->session, expand (fixture, "{red|blue} {fox|owl}"), 7, NULL);
  StudioTemplateDialog *dialog = STUDIO_TEMPLATE_DIALOG (window);
  GtkWidget *spin = studio_ui_test_find (GTK_WIDGET (window), GTK_TYPE_SPIN_BUTTON, NULL);
  GtkWidget *generate = studio_ui_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "generate");
  GtkWidget *check = gtk_widget_get_ancestor (spin, ADW_TYPE_ACTION_ROW);

  gtk_window_present (window);
  g_signal_connect_swapped (dialog, "accepted", G_CALLBACK (count_cb), &n_accepted);
  g_assert_cmpstr (studio_template_dialog_get_template (dialog), ==, "{red|blue} {fox|owl}");
  g_assert_nonnull (studio_ui_test_find_label ("All 4 combinations"));
  g_assert_nonnull (studio_ui_test_find_label ("blue owl"));
  studio_test_wait_until (shows_four, dialog);
  g_assert_false (studio_template_dialog_get_same_seed (dialog));
  adw_action_row_activate (ADW_ACTION_ROW (check));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 2);
  studio_test_wait_until (shows_two, dialog);
  g_assert_true (gtk_widget_get_sensitive (generate));
  g_signal_emit_by_name (generate, "clicked");
  g_assert_cmpint (n_accepted, ==, 1);
  gtk_window_destroy (window);
  studio_ui_test_settle ();
}

static void
add_tests (void)
{
  studio_ui_test_add ("/compose-dialogs/history", test_history);
  studio_ui_test_add ("/compose-dialogs/walk", test_walk);
  studio_ui_test_add ("/compose-dialogs/styles", test_styles);
  studio_ui_test_add ("/compose-dialogs/style-dialog", test_style_dialog);
  studio_ui_test_add ("/compose-dialogs/word-lists", test_word_lists);
  studio_ui_test_add ("/compose-dialogs/word-lists-at-once", test_word_lists_at_once);
  studio_ui_test_add ("/compose-dialogs/template", test_template);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
