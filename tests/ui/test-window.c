/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-bar.h"
#include "studio-prompt-field.h"
#include "studio-ui-fixture.h"
#include "studio-welcome.h"
#include "studio-window-actions.h"

static StudioWindow *
present_window (StudioUiFixture *fixture)
{
  StudioWindow *window = STUDIO_WINDOW (
      studio_window_new (NULL, fixture->session, fixture->settings));

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
activate (StudioWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static gboolean
is_kept (gpointer job)
{
  return studio_job_get_state (job) == STUDIO_RECORD_KEPT;
}

/* One image from the composer into the library. */
static gint64
generate (StudioUiFixture *fixture, StudioWindow *window)
{
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));

  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lake", "seed", "7", NULL);
  activate (window, "win.generate");
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 1);
  g_autoptr (StudioJob) job = g_list_model_get_item (queue, 0);
  studio_test_wait_until (is_kept, job);
  return studio_job_get_record_id (job);
}

static void
test_first_start (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);

  studio_ui_fixture_open (fixture);
  studio_window_set_opened (window, NULL);
  GtkWidget *welcome = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_WELCOME, NULL);
  g_assert_true (gtk_widget_get_child_visible (welcome));
  g_assert_true (gtk_widget_get_mapped (welcome));

  studio_ui_fixture_connect_demo (fixture);
  g_assert_false (gtk_widget_get_mapped (welcome));
  gboolean demo = FALSE;
  g_object_get (window, "demo", &demo, NULL);
  g_assert_true (demo);
  GtkWidget *bar = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_DEMO_BAR, NULL);
  gboolean revealed = FALSE;
  g_object_get (bar, "revealed", &revealed, NULL);
  g_assert_true (revealed);
  g_assert_nonnull (studio_ui_test_find_label ("Demo: images are painted on this computer"));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_library_cannot_be_opened (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  g_autoptr (GError) error = g_error_new_literal (
      G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "No <room> & no key.");

  studio_window_set_opened (window, error);
  g_assert_nonnull (studio_ui_test_find_label ("The Library Cannot Be Opened"));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_empty_prompt (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  GtkWidget *prompt = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_PROMPT_FIELD, NULL);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_window_set_opened (window, NULL);
  activate (window, "win.generate");
  g_assert_nonnull (studio_prompt_field_get_error (STUDIO_PROMPT_FIELD (prompt)));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_prompt_to_kept_image (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_window_set_opened (window, NULL);
  StudioWindowParts parts = studio_window_get_parts (window);
  gint64 id = generate (fixture, window);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (studio_viewer_get_record_id (parts.viewer), ==, id);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a lake");
  g_assert_cmpstr (studio_draft_get_seed (draft), !=, "7");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
has_seed_7 (gpointer draft)
{
  return g_strcmp0 (studio_draft_get_seed (draft), "7") == 0;
}

static gboolean
has_prompt (gpointer draft)
{
  return *studio_draft_get_prompt (draft) != '\0';
}

static gboolean
shows_nothing (gpointer viewer)
{
  return studio_viewer_get_record_id (viewer) == 0;
}

static gboolean
is_empty (gpointer gallery)
{
  return g_list_model_get_n_items (gallery) == 0;
}

static gboolean
is_full (gpointer gallery)
{
  return !is_empty (gallery);
}

static gboolean
has_two (gpointer gallery)
{
  return g_list_model_get_n_items (gallery) == 2;
}

/* Several that go together are told of together, and come back together. */
static void
test_trash_together (StudioUiFixture *fixture, StudioWindow *window, gint64 id)
{
  StudioGallery *gallery = studio_session_get_gallery (fixture->session);
  gint64 both[] = { id, generate (fixture, window) };
  g_autoptr (GVariant) ids = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, both, G_N_ELEMENTS (both), sizeof *both));

  gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.trash-all", ids);
  studio_test_wait_until (is_empty, gallery);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "2 images moved to the trash");
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.restore-all", ids);
  studio_test_wait_until (has_two, gallery);
}

static void
test_record_actions (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  GtkWidget *widget = GTK_WIDGET (window);
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_window_set_opened (window, NULL);
  StudioWindowParts parts = studio_window_get_parts (window);
  gint64 id = generate (fixture, window);
  StudioGallery *gallery = studio_session_get_gallery (fixture->session);

  activate (window, "win.new-prompt");
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "");
  gtk_widget_activate_action (widget, "win.recall", "x", id);
  studio_test_wait_until (has_seed_7, draft);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a lake");

  activate (window, "win.new-prompt");
  gtk_widget_activate_action (widget, "win.vary", "x", id);
  studio_test_wait_until (has_prompt, draft);
  g_assert_cmpstr (studio_draft_get_seed (draft), !=, "7");

  studio_test_wait_until (is_full, gallery);
  gtk_widget_activate_action (widget, "win.trash", "x", id);
  studio_test_wait_until (shows_nothing, parts.viewer);
  studio_test_wait_until (is_empty, gallery);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Image moved to the trash");
  gtk_widget_activate_action (widget, "win.restore", "x", id);
  studio_test_wait_until (is_full, gallery);
  test_trash_together (fixture, window, id);
  gtk_widget_activate_action (widget, "win.copy-prompt", "x", id);
  studio_ui_test_destroy (widget, window);
}

static gboolean
has_two_jobs (gpointer queue)
{
  return g_list_model_get_n_items (queue) == 2;
}

static void
test_run_again (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_window_set_opened (window, NULL);
  gint64 id = generate (fixture, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run-again", "x", id);
  studio_test_wait_until (has_two_jobs, queue);
  g_autoptr (StudioJob) first = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  g_autoptr (StudioJob) second = g_list_model_get_item (G_LIST_MODEL (queue), 1);
  StudioRequest *request = studio_job_get_request (second);
  g_assert_cmpuint (studio_request_get_seed (request),
                    ==,
                    studio_request_get_seed (studio_job_get_request (first)));
  g_assert_cmpstr (studio_request_get_prompt (request), ==, "a lake");
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Asked for again");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
note_gone_cb (gpointer gone, GObject *window G_GNUC_UNUSED)
{
  *(gboolean *) gone = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

/* While @count images are made. */
static StudioWindow *
ask_to_close (StudioUiFixture *fixture, int count, gboolean *gone)
{
  StudioWindow *window = present_window (fixture);
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_window_set_opened (window, NULL);
  g_object_set (draft, "prompt", "a lake", "count", count, NULL);
  activate (window, "win.generate");
  g_object_weak_ref (G_OBJECT (window), note_gone_cb, gone);
  gtk_window_close (GTK_WINDOW (window));
  return window;
}

static void
test_close_asks_while_busy (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gboolean gone = FALSE;

  ask_to_close (fixture, 40, &gone);
  g_assert_false (gone);
  studio_ui_test_click ("Close Anyway");
  studio_test_wait_until (is_true, &gone);
}

/* The person asked to close; what held it up has come. */
static void
test_close_goes_on_once_nothing_is_made (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  gboolean gone = FALSE;

  ask_to_close (fixture, 3, &gone);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Close Anyway");
  studio_test_wait_until (is_true, &gone);
  g_assert_null (studio_ui_test_find_label ("Close Anyway"));
  g_assert_cmpuint (studio_queue_get_n_active (queue), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), i);
      g_assert_true (is_kept (job));
    }
}

/* What is under way stays so until it is cancelled. */
static void
test_close_question_follows (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const StudioDemoOptions options = { .unlimited = TRUE, .latency_ms = 1000000 };
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  studio_ui_fixture_connect (fixture, &options);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lake", "count", 3, NULL);
  activate (window, "win.generate");
  gtk_window_close (GTK_WINDOW (window));
  studio_test_wait_until (
      studio_ui_test_is_said,
      (char *) "2 images are still being made. They may be billed, and would not be kept.\n"
               "1 more waits, and will wait again the next time.");
  studio_queue_cancel_waiting (queue);
  studio_test_wait_until (
      studio_ui_test_is_said,
      (char *) "2 images are still being made. They may be billed, and would not be kept.");
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  studio_job_cancel (job);
  studio_test_wait_until (
      studio_ui_test_is_said,
      (char *) "1 image is still being made. It may be billed, and would not be kept.");
  studio_ui_test_click ("Cancel");
  /* Nobody is there any more to be told. */
  studio_queue_cancel_all (queue);
  studio_test_wait_until (is_idle, queue);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* A no is a no, also when the images have come. */
static void
test_close_declined (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gboolean gone = FALSE;
  StudioWindow *window = ask_to_close (fixture, 3, &gone);

  studio_ui_test_click ("Cancel");
  studio_test_wait_until (is_idle, studio_session_get_queue (fixture->session));
  studio_test_drain ();
  g_assert_false (gone);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
has_one (gpointer list)
{
  return g_list_model_get_n_items (list) == 1;
}

/* The same service, but one that costs something. */
static void
connect_paid (StudioUiFixture *fixture)
{
  studio_ui_fixture_connect_demo (fixture);
  g_autoptr (StudioConnection) paid = studio_connection_copy (
      studio_session_get_connection (fixture->session), NULL, STUDIO_CONNECTION_THIS_SESSION);
  studio_session_set_connection (fixture->session, paid);
}

static void
test_asks_before_spending (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  StudioSpendingTerms terms = { .price_micros = 30000, .limit_micros = 20000, .currency = "$" };
  char *label = (char *) "Generate Anyway";

  studio_ui_fixture_open (fixture);
  connect_paid (fixture);
  studio_window_set_opened (window, NULL);
  studio_spending_set_terms (studio_session_get_spending (fixture->session), &terms);
  studio_test_wait_until (studio_ui_test_is_said, (char *) "Generate · about $0.03");

  g_object_set (draft, "prompt", "a lake", NULL);
  activate (window, "win.generate");
  studio_ui_test_click ("Cancel");
  studio_test_wait_until (studio_ui_test_is_not_said, label);
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 0);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a lake");
  activate (window, "win.generate");
  studio_ui_test_click (label);
  studio_test_wait_until (has_one, queue);
  g_autoptr (StudioJob) job = g_list_model_get_item (queue, 0);
  studio_test_wait_until (is_kept, job);

  /* Running it again is asked about as well. */
  gint64 id = studio_job_get_record_id (job);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run-again", "x", id);
  studio_ui_test_click ("Cancel");
  studio_test_wait_until (studio_ui_test_is_not_said, label);
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run-again", "x", id);
  studio_ui_test_click (label);
  studio_test_wait_until (has_two, queue);
  g_autoptr (StudioJob) again = g_list_model_get_item (queue, 1);
  studio_test_wait_until (is_kept, again);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_asks_before_many (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  const StudioSpendingTerms terms = { .price_micros = 80000, .confirm_count = 3, .currency = "$" };

  studio_ui_fixture_open (fixture);
  connect_paid (fixture);
  studio_window_set_opened (window, NULL);
  studio_spending_set_terms (studio_session_get_spending (fixture->session), &terms);
  g_object_set (draft, "prompt", "a lake", "count", 4, NULL);
  studio_test_wait_until (studio_ui_test_is_said, (char *) "Generate 4 · about $0.32");
  activate (window, "win.generate");
  studio_test_wait_until (studio_ui_test_is_said, (char *) "These are 4 images for about $0.32.");
  studio_ui_test_click ("Cancel");
  studio_test_wait_until (studio_ui_test_is_not_said,
                          (char *) "These are 4 images for about $0.32.");
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 0);
  g_assert_cmpint (studio_draft_get_count (draft), ==, 4);
  /* The demo is free, and asks nothing. */
  studio_ui_fixture_connect_demo (fixture);
  studio_test_wait_until (studio_ui_test_is_said, (char *) "Generate 4");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
is_narrow (gpointer window)
{
  gboolean narrow = FALSE;

  g_object_get (window, "narrow", &narrow, NULL);
  return narrow;
}

static gboolean
is_collapsed (gpointer split)
{
  return studio_split_get_collapsed (split);
}

static void
test_narrow (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_settings_set_int (fixture->settings, "window-width", 360);
  g_settings_set_int (fixture->settings, "window-height", 600);
  StudioWindow *window = present_window (fixture);
  StudioWindowParts parts = studio_window_get_parts (window);
  int minimum = 0;

  studio_ui_fixture_open (fixture);
  studio_window_set_opened (window, NULL);
  studio_test_wait_until (is_narrow, window);
  studio_test_wait_until (is_collapsed, parts.split);
  GtkWidget *bar = studio_ui_test_find (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER_BAR, NULL);
  g_assert_true (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "View");
  gtk_widget_measure (
      GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_measure (
      GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 360, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 600);

  activate (window, "win.focus-prompt");
  g_assert_true (studio_split_get_show_sidebar (parts.split));
  activate (window, "win.escape");
  g_assert_false (studio_split_get_show_sidebar (parts.split));
  g_settings_reset (fixture->settings, "window-width");
  g_settings_reset (fixture->settings, "window-height");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_views_and_state (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  StudioWindowParts parts = studio_window_get_parts (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gallery");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts.view_stack), ==, "gallery");
  activate (window, "win.toggle-sidebar");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts.view_stack), ==, "studio");
  g_assert_false (studio_split_get_show_sidebar (parts.split));
  activate (window, "win.search");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts.view_stack), ==, "gallery");

  gtk_window_close (GTK_WINDOW (window));
  g_autofree char *view = g_settings_get_string (fixture->settings, "view");
  g_assert_cmpstr (view, ==, "gallery");
  g_settings_reset (fixture->settings, "view");
  studio_test_drain ();
}

static void
test_names (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  GtkWidget *menu = studio_ui_test_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *header = studio_ui_test_find (GTK_WIDGET (window), ADW_TYPE_HEADER_BAR, NULL);
  GtkWidget *sidebar = studio_ui_test_find (header, GTK_TYPE_TOGGLE_BUTTON, NULL);

  gtk_test_accessible_assert_property (menu, GTK_ACCESSIBLE_PROPERTY_LABEL, "Main Menu");
  gtk_test_accessible_assert_property (sidebar, GTK_ACCESSIBLE_PROPERTY_LABEL, "Composer");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* Nothing that the first frame does not show is made for it. */
static void
test_first_frame (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);
  GtkWidget *menu = studio_ui_test_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, NULL);

  g_assert_null (studio_window_get_parts (window).viewer);
  g_assert_null (studio_window_get_parts (window).gallery_page);
  g_assert_null (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (menu)));
  g_assert_null (studio_ui_test_find (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER_BAR, NULL));
  g_assert_null (studio_ui_test_find_label ("Demo: images are painted on this computer"));
  activate (window, "win.trash-shown"); /* nothing is */

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  g_assert_nonnull (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (menu)));
  g_assert_nonnull (studio_ui_test_find_label ("Preferences"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
  studio_window_set_opened (window, NULL);
  g_assert_nonnull (studio_window_get_parts (window).viewer);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static GtkWindow *
find_shortcuts (gpointer window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_shortcuts (gpointer window)
{
  return find_shortcuts (window) != NULL;
}

static void
test_shortcuts (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = present_window (fixture);

  activate (window, "win.show-help-overlay");
  studio_test_wait_until (has_shortcuts, window);
  gtk_window_destroy (GTK_WINDOW (find_shortcuts (window)));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/window/first-frame", test_first_frame);
  studio_ui_test_add ("/window/first-start", test_first_start);
  studio_ui_test_add ("/window/library-cannot-be-opened", test_library_cannot_be_opened);
  studio_ui_test_add ("/window/empty-prompt", test_empty_prompt);
  studio_ui_test_add ("/window/prompt-to-kept-image", test_prompt_to_kept_image);
  studio_ui_test_add ("/window/record-actions", test_record_actions);
  studio_ui_test_add ("/window/run-again", test_run_again);
  studio_ui_test_add ("/window/close-asks-while-busy", test_close_asks_while_busy);
  studio_ui_test_add ("/window/close-question-follows", test_close_question_follows);
  studio_ui_test_add ("/window/close-goes-on", test_close_goes_on_once_nothing_is_made);
  studio_ui_test_add ("/window/close-declined", test_close_declined);
  studio_ui_test_add ("/window/asks-before-spending", test_asks_before_spending);
  studio_ui_test_add ("/window/asks-before-many", test_asks_before_many);
  studio_ui_test_add ("/window/narrow", test_narrow);
  studio_ui_test_add ("/window/views-and-state", test_views_and_state);
  studio_ui_test_add ("/window/names", test_names);
  studio_ui_test_add ("/window/shortcuts", test_shortcuts);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
