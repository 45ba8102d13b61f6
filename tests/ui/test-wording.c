/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"
#include "studio-wording-dialog.h"
#include "studio-wording-layout.h"
#include "studio-wording-page.h"
#include "studio-wording-sheet.h"

#include "studio-compare-page.h"
#include "studio-filmstrip-tile.h"

/* Other words in one place of the prompt: asked for, paid for, and looked at together. */

static StudioRequest *
new_request (const char *prompt)
{
  return studio_request_new (
      prompt, NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
}

static GtkWidget *
find_row (GtkWidget *dialog)
{
  return studio_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
}

static void
note_wording_cb (StudioWording **slot, StudioWording *wording)
{
  g_set_object (slot, wording);
}

/* Nothing can be sent before there are two wordings; each goes with each seed. */
static void
test_dialog (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRequest) request = new_request ("a misty lake");
  g_autoptr (StudioWording) wording = NULL;
  GtkWindow *dialog = studio_wording_dialog_new (fixture->session, request, 2, 5, NULL);
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  g_signal_connect_swapped (dialog, "chosen", G_CALLBACK (note_wording_cb), &wording);
  gtk_window_present (dialog);
  g_assert_false (gtk_widget_get_sensitive (button));
  GtkWidget *row = find_row (GTK_WIDGET (dialog));
  gtk_editable_set_text (GTK_EDITABLE (row), "clear");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Generate 2");
  GtkWidget *seeds = studio_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (seeds), 9);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Generate 8");

  /* As many rows as are needed. */
  guint n_rows = 0;
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      {
        g_autofree char *text = g_strdup_printf ("word %u", n_rows++);
        gtk_editable_set_text (GTK_EDITABLE (row), text);
      }
  g_assert_cmpuint (n_rows, ==, STUDIO_WORDING_MAX_PHRASES - 1);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Generate 32");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (studio_wording_get_n_seeds (wording), ==, 4);
  g_assert_cmpuint (studio_wording_get_seed (wording, 3), ==, 10);
  g_assert_cmpstr (studio_wording_get_phrase (wording, 7), ==, "word 6");
  gtk_window_destroy (dialog);
  studio_test_drain ();
}

/* The same service, but one that costs something. */
static void
connect_paid (StudioUiFixture *fixture, const StudioSpendingTerms *terms)
{
  studio_ui_fixture_connect_demo (fixture);
  g_autoptr (StudioConnection) paid = studio_connection_copy (
      studio_session_get_connection (fixture->session), NULL, STUDIO_CONNECTION_THIS_SESSION);
  studio_session_set_connection (fixture->session, paid);
  studio_spending_set_terms (studio_session_get_spending (fixture->session), terms);
}

static StudioWindow *
open_dialog (StudioUiFixture *fixture, const StudioSpendingTerms *terms)
{
  StudioWindow *window = STUDIO_WINDOW (
      studio_window_new (NULL, fixture->session, fixture->settings));

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  studio_ui_fixture_open (fixture);
  connect_paid (fixture, terms);
  studio_window_set_opened (window, NULL);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lake", "seed", "7", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.test-wordings", NULL));
  gtk_editable_set_text (
      GTK_EDITABLE (find_row (studio_ui_test_find_window (STUDIO_TYPE_WORDING_DIALOG))), "misty");
  return window;
}

static gboolean
have_ended (gpointer queue)
{
  return g_list_model_get_n_items (queue) > 0 && studio_queue_get_n_active (queue) == 0;
}

/* What is over the limit is asked about before any of it is sent, and each call has its price. */
static void
test_asks_before_spending (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioSpendingTerms terms = { .price_micros = 80000,
                                      .limit_micros = 20000,
                                      .currency = "$" };
  StudioWindow *window = open_dialog (fixture, &terms);
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  char *question = (char *) "Generate Anyway";

  studio_ui_test_click ("Generate 2 · about $0.16");
  studio_test_wait_until (studio_ui_test_is_said, question);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 0);
  GtkWidget *answer = gtk_widget_get_ancestor (studio_ui_test_find_label (question),
                                               GTK_TYPE_WINDOW);
  gtk_window_close (GTK_WINDOW (answer));
  studio_test_wait_until (studio_ui_test_is_not_said, question);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 0);
  /* What was typed is still there. */
  g_assert_nonnull (studio_ui_test_find_window (STUDIO_TYPE_WORDING_DIALOG));
  studio_ui_test_click ("Generate 2 · about $0.16");
  studio_ui_test_click (question);
  studio_test_wait_until (have_ended, queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 2);
  g_assert_null (studio_ui_test_find_window (STUDIO_TYPE_WORDING_DIALOG));
  g_autoptr (StudioJob) first = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  g_autoptr (StudioJob) last = g_list_model_get_item (G_LIST_MODEL (queue), 1);
  g_assert_true (studio_job_get_run (first) == studio_job_get_run (last));
  g_autoptr (GAsyncResult) result = NULL;
  studio_session_load_record_async (
      fixture->session, studio_job_get_record_id (last), studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      fixture->session, result, NULL);
  g_assert_cmpint (studio_record_get_price_micros (record), ==, 80000);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
is_starred (gpointer place)
{
  gboolean starred = FALSE;

  g_object_get (gtk_button_get_child (place), "starred", &starred, NULL);
  return starred;
}

static gboolean
has_rows (gpointer canvas)
{
  return studio_canvas_get_n_shown_rows (canvas) > 0;
}

static gboolean
is_cancelled (gpointer job)
{
  return studio_job_get_state (job) == STUDIO_RECORD_CANCELLED;
}

/* As one image with its labels: two columns, two rows, and a place without an image. */
static void
assert_sheet (StudioUiFixture *fixture, StudioWording *wording, GPtrArray *jobs)
{
  g_autofree char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "sheet.png", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int width = 0;
  int height = 0;

  studio_wording_sheet_save_async (
      fixture->session, wording, jobs, path, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_wording_sheet_save_finish (result, &error));
  g_assert_no_error (error);
  g_assert_nonnull (gdk_pixbuf_get_file_info (path, &width, &height));
  g_assert_cmpint (width, ==, 24 + 2 * (512 + 24));
  g_assert_cmpint (height, ==, 24 + 32 + 2 * (32 + 512 + 24));
  studio_test_remove_folder (g_steal_pointer (&folder));
}

static void
assert_keys (StudioWordingPage *page, GtkWidget *window)
{
  GtkWidget *first = studio_wording_page_get_place (page, 0);
  GtkWidget *last = studio_wording_page_get_place (page, 3);

  gtk_widget_grab_focus (GTK_WIDGET (page));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == first);
  g_assert_true (studio_wording_page_handle_key (page, GDK_KEY_Up, 0));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == first);
  studio_wording_page_handle_key (page, GDK_KEY_Right, 0);
  studio_wording_page_handle_key (page, GDK_KEY_Down, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == last);
  studio_wording_page_handle_key (page, GDK_KEY_2, 0);
  studio_test_wait_until (is_starred, studio_wording_page_get_place (page, 1));
  studio_wording_page_handle_key (page, GDK_KEY_Up, 0);
  studio_wording_page_handle_key (page, GDK_KEY_Left, 0);
  studio_wording_page_handle_key (page, GDK_KEY_s, 0);
  studio_test_wait_until (is_starred, first);
  g_assert_false (studio_wording_page_handle_key (page, GDK_KEY_s, GDK_CONTROL_MASK));
  g_assert_false (studio_wording_page_handle_key (page, GDK_KEY_Escape, 0));
}

/* Enter opens one alone, the arrows go on from there, and Escape is back among the others. */
static void
assert_alone (StudioWordingPage *page, GtkWidget *window)
{
  GtkWidget *canvas = studio_ui_test_find (GTK_WIDGET (page), STUDIO_TYPE_CANVAS, NULL);

  g_signal_emit_by_name (studio_wording_page_get_place (page, 3), "clicked");
  g_assert_false (gtk_widget_get_mapped (canvas));
  g_signal_emit_by_name (studio_wording_page_get_place (page, 0), "clicked");
  studio_test_wait_until (has_rows, canvas);
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "misty · Seed 7");
  studio_wording_page_handle_key (page, GDK_KEY_Right, 0);
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "misty · Seed 8");
  studio_wording_page_handle_key (page, GDK_KEY_Down, 0);
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "misty · Seed 8");
  g_assert_true (studio_wording_page_handle_key (page, GDK_KEY_Escape, 0));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == studio_wording_page_get_place (page, 1));
}

static void
test_page (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const guint32 seeds[] = { 7, 8 };
  static const char *const others[] = { "clear", NULL };
  g_autoptr (StudioRequest) request = new_request ("a misty lake");
  g_autoptr (StudioWording) wording = studio_wording_new (request, 2, 5, others, seeds, 2, NULL);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (StudioRequest) cell = studio_wording_dup_cell (wording, i / 2, i % 2);
      g_ptr_array_add (jobs, g_object_ref (studio_queue_add (queue, cell, NULL)));
    }
  studio_job_cancel (g_ptr_array_index (jobs, 3));
  GtkWidget *page = studio_wording_page_new (fixture->session, wording, jobs);
  GtkWidget *window = studio_ui_test_present (page, 360, 600);
  studio_test_wait_until (have_ended, queue);
  studio_test_wait_until (is_cancelled, g_ptr_array_index (jobs, 3));
  studio_test_wait_until (studio_ui_test_is_said, (char *) "3 of 4 images, 1 without an image");
  g_assert_cmpint (gtk_widget_get_width (page), <=, 360);
  assert_keys (STUDIO_WORDING_PAGE (page), window);
  assert_alone (STUDIO_WORDING_PAGE (page), window);
  assert_sheet (fixture, wording, jobs);
  studio_ui_test_destroy (window, page);
}

/* More than there is room for beside each other are seen coming; a comparison lies over them. */
static void
test_grid (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioSpendingTerms terms = { .currency = "$" };
  StudioWindow *window = open_dialog (fixture, &terms);
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  StudioDeck *deck = studio_window_get_parts (window).deck;
  GtkWidget *seeds = studio_ui_test_find (
      studio_ui_test_find_window (STUDIO_TYPE_WORDING_DIALOG), GTK_TYPE_SPIN_BUTTON, NULL);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (seeds), 2);
  studio_ui_test_click ("Generate 4");
  GtkWidget *page = studio_deck_get_page (deck);
  g_assert_true (STUDIO_IS_WORDING_PAGE (page));
  studio_test_wait_until (have_ended, queue);
  studio_wording_page_handle_key (STUDIO_WORDING_PAGE (page), GDK_KEY_c, 0);
  studio_wording_page_handle_key (STUDIO_WORDING_PAGE (page), GDK_KEY_Right, 0);
  studio_wording_page_handle_key (STUDIO_WORDING_PAGE (page), GDK_KEY_c, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-shown", NULL);
  g_assert_true (STUDIO_IS_COMPARE_PAGE (studio_deck_get_page (deck)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-page", NULL);
  g_assert_true (studio_deck_get_page (deck) == page);
  gtk_widget_activate_action (page, "wordings.back", NULL);
  g_assert_null (studio_deck_get_page (deck));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
assert_fit (guint n_phrases, guint n_seeds, double ratio, int width, int height, const int *wanted)
{
  g_autoptr (GtkLayoutManager) layout = studio_wording_layout_new (n_phrases, n_seeds, ratio);
  const StudioWordingNeeds needs = { 80, 90, 20 };
  StudioWordingTiles tiles = studio_wording_layout_fit (
      STUDIO_WORDING_LAYOUT (layout), &needs, width, height);

  g_assert_cmpuint (tiles.n_columns, ==, wanted[0]);
  g_assert_cmpint (tiles.width, ==, wanted[1]);
  g_assert_cmpint (tiles.height, ==, wanted[2]);
}

/* As large as there is room for, as few rows as do, and never too small to be read. */
static void
test_layout (void)
{
  assert_fit (3, 3, 1, 1256, 720, (const int[]){ 3, 197, 197 });
  assert_fit (3, 3, 1, 336, 640, (const int[]){ 3, 104, 104 });
  assert_fit (5, 1, 1, 1256, 720, (const int[]){ 3, 328, 328 });
  assert_fit (2, 1, 2.4, 1256, 720, (const int[]){ 1, 787, 328 });
  assert_fit (8, 1, 1, 336, 0, (const int[]){ 2, 120, 120 });
  assert_fit (2, 4, 2.4, 356, 300, (const int[]){ 4, 80, 90 });
}

static void
add_tests (void)
{
  g_test_add_func ("/wording/layout", test_layout);
  studio_ui_test_add ("/wording/dialog", test_dialog);
  studio_ui_test_add ("/wording/asks-before-spending", test_asks_before_spending);
  studio_ui_test_add ("/wording/page", test_page);
  studio_ui_test_add ("/wording/grid", test_grid);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
