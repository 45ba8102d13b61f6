/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"
#include "studio-wording-dialog.h"

/* Other words in one place of the prompt: asked for, paid for, and looked at together. */

static StudioRequest *
new_request (const char *prompt)
{
  return studio_request_new (
      prompt, NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
}

static gboolean
is_said (gpointer label)
{
  GtkWidget *widget = studio_ui_test_find_label (label);
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static gboolean
is_not_said (gpointer label)
{
  return !is_said (label);
}

static void
click (const char *label)
{
  studio_test_wait_until (is_said, (gpointer) label);
  g_signal_emit_by_name (
      gtk_widget_get_ancestor (studio_ui_test_find_label (label), GTK_TYPE_BUTTON), "clicked");
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

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (STUDIO_IS_WORDING_DIALOG (window))
        return window;
    }
  return NULL;
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
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (find_dialog ()))), "misty");
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

  click ("Generate 2 · about $0.16");
  studio_test_wait_until (is_said, question);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 0);
  GtkWidget *answer = gtk_widget_get_ancestor (studio_ui_test_find_label (question),
                                               GTK_TYPE_WINDOW);
  gtk_window_close (GTK_WINDOW (answer));
  studio_test_wait_until (is_not_said, question);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 0);
  /* What was typed is still there. */
  g_assert_nonnull (find_dialog ());
  click ("Generate 2 · about $0.16");
  click (question);
  studio_test_wait_until (have_ended, queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 2);
  g_assert_null (find_dialog ());
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

static void
add_tests (void)
{
  studio_ui_test_add ("/wording/dialog", test_dialog);
  studio_ui_test_add ("/wording/asks-before-spending", test_asks_before_spending);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
