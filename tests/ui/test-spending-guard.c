/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-errands.h"
#include "studio-error.h"
#include "studio-job-private.h"
#include "studio-palette-item.h"
#include "studio-palette.h"
#include "studio-spending.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"
#include "studio-wording-dialog.h"

/* Each way to ask for more images at once than a person wants to be asked about: nothing is sent
 * before the question is answered. */

static const StudioSpendingTerms ask_above_one = { .confirm_count = 1 };

/* The same service, but one that costs something. */
static StudioWindow *
open_window (StudioUiFixture *fixture, const StudioSpendingTerms *terms)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);

  g_autoptr (StudioConnection) paid = studio_connection_copy (
      studio_session_get_connection (fixture->session), NULL, STUDIO_CONNECTION_THIS_SESSION);
  studio_session_set_connection (fixture->session, paid);
  studio_spending_set_terms (studio_session_get_spending (fixture->session), terms);
  return window;
}

static void
write_draft (StudioUiFixture *fixture, const char *prompt, int count)
{
  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                prompt,
                "seed",
                "7",
                "count",
                count,
                NULL);
}

/* Until it is answered nothing waits, and nothing does after a no. */
static void
decline (StudioUiFixture *fixture, const char *question)
{
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  studio_test_wait_until (studio_ui_test_is_said, (gpointer) question);
  g_assert_cmpuint (studio_queue_get_n_active (queue), ==, 0);
  GtkWidget *dialog = gtk_widget_get_ancestor (studio_ui_test_find_label (question),
                                               GTK_TYPE_WINDOW);
  gtk_window_close (GTK_WINDOW (dialog));
  studio_test_wait_until (studio_ui_test_is_not_said, (gpointer) question);
  g_assert_cmpuint (studio_queue_get_n_active (queue), ==, 0);
}

static void
test_generate (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioSpendingTerms terms = { .price_micros = 80000,
                                      .confirm_micros = 100000,
                                      .currency = "$" };
  StudioWindow *window = open_window (fixture, &terms);

  write_draft (fixture, "a lake", 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL);
  decline (fixture, "These are 2 images for about $0.16.");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* The window is there already. */
static void
activate_cb (G_GNUC_UNUSED GtkApplication *application, G_GNUC_UNUSED gpointer data)
{
}

/* Over the bus there is no one but the window to ask. */
static void
test_generate_again (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture, &ask_above_one);
  GtkApplication *application = gtk_application_new ("com.example.UltraStudio.Guard",
                                                     G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  StudioErrands *errands = studio_errands_new (application);

  studio_errands_set_window (errands, GTK_WINDOW (window));
  write_draft (fixture, "a lake", 2);
  g_action_group_activate_action (G_ACTION_GROUP (application), "generate-again", NULL);
  decline (fixture, "These are 2 images.");
  studio_errands_set_window (errands, NULL);
  studio_test_assert_finalized (errands);
  g_object_unref (application);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
test_template (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture, &ask_above_one);

  write_draft (fixture, "a {red|blue} fox", 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL);
  studio_ui_test_click ("Generate 2");
  decline (fixture, "These are 2 images.");
  /* What was to be sent is still there. */
  g_assert_true (studio_ui_test_is_said ((char *) "Generate 2"));
  GtkWidget *dialog = gtk_widget_get_ancestor (studio_ui_test_find_label ("Generate 2"),
                                               GTK_TYPE_WINDOW);
  studio_ui_test_destroy (dialog, dialog);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* Braces or comments that leave one prompt: so many images of it. */
static void
test_comment (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture, &ask_above_one);

  write_draft (fixture, "a fox # by day", 3);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL);
  decline (fixture, "These are 3 images.");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* Phrases times seeds. */
static void
test_wordings (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture, &ask_above_one);

  write_draft (fixture, "a lake", 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.test-wordings", NULL);
  GtkWidget *dialog = studio_ui_test_find_window (STUDIO_TYPE_WORDING_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (studio_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL)),
                         "misty");
  GtkWidget *seeds = studio_ui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (seeds), 3);
  studio_ui_test_click ("Generate 6");
  decline (fixture, "These are 6 images.");
  studio_ui_test_destroy (dialog, dialog);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

static void
add (StudioUiFixture *fixture, guint count)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "a fox", NULL, STUDIO_ASPECT_RATIO_1_1, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);

  g_assert_true (
      studio_queue_add_many (studio_session_get_queue (fixture->session), request, count, NULL));
}

static StudioJob *
get_job (StudioUiFixture *fixture, guint place)
{
  GListModel *jobs = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  g_autoptr (StudioJob) job = g_list_model_get_item (jobs, place);
  return job;
}

static void
test_run_again (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture, &ask_above_one);

  add (fixture, 2);
  studio_test_wait_until (is_idle, studio_session_get_queue (fixture->session));
  const gint64 ids[] = { studio_job_get_record_id (get_job (fixture, 0)),
                         studio_job_get_record_id (get_job (fixture, 1)) };
  g_autoptr (GVariant) all = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, G_N_ELEMENTS (ids), sizeof *ids));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.run-again-all", all);
  decline (fixture, "These are 2 images.");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* What the list of commands finds first, by the action's name for the person. */
static void
run_command (StudioWindow *window, const char *title, const char *action)
{
  GtkWindow *palette = studio_palette_new (window);

  gtk_window_present (palette);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (palette));
  GtkWidget *entry = studio_ui_test_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  g_autoptr (StudioPaletteItem) item = g_list_model_get_item (
      studio_palette_get_found (STUDIO_PALETTE (palette)), 0);
  g_assert_cmpstr (studio_palette_item_get_action (item)->action, ==, action);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
is_on_show (gpointer window)
{
  StudioViewer *viewer = studio_window_get_parts (window).viewer;
  return viewer != NULL && studio_viewer_get_record_id (viewer) > 0;
}

static gboolean
is_open (gpointer type)
{
  return studio_ui_test_find_window (*(GType *) type) != NULL;
}

/* By name as by key and button. */
static void
test_palette (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioSpendingTerms dear = { .price_micros = 80000,
                                     .confirm_micros = 10000,
                                     .currency = "$" };
  StudioWindow *window = open_window (fixture, &ask_above_one);

  write_draft (fixture, "a lake", 2);
  run_command (window, "Generate", "win.generate");
  decline (fixture, "These are 2 images.");
  run_command (window, "Test Wordings", "win.test-wordings");
  GType type = STUDIO_TYPE_WORDING_DIALOG;
  studio_test_wait_until (is_open, &type);
  GtkWidget *dialog = studio_ui_test_find_window (type);
  gtk_editable_set_text (GTK_EDITABLE (studio_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL)),
                         "misty");
  studio_ui_test_click ("Generate 2");
  decline (fixture, "These are 2 images.");
  studio_ui_test_destroy (dialog, dialog);

  add (fixture, 1);
  studio_test_wait_until (is_idle, studio_session_get_queue (fixture->session));
  studio_window_show_job (window, get_job (fixture, 0));
  studio_test_wait_until (is_on_show, window);
  studio_spending_set_terms (studio_session_get_spending (fixture->session), &dear);
  run_command (window, "Run Again", "win.run-again");
  decline (fixture, "This is 1 image for about $0.08.");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* Ended without an image, at once. */
static void
end_job (StudioJob *job, StudioRecordState state)
{
  studio_job_end (job, state, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_SERVER, "It broke."));
}

/* What failed and what may have been billed are one press of a button. */
static void
test_try_again (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = open_window (fixture, &ask_above_one);

  studio_queue_set_paused (studio_session_get_queue (fixture->session), TRUE);
  add (fixture, 2);
  end_job (get_job (fixture, 0), STUDIO_RECORD_FAILED);
  end_job (get_job (fixture, 1), STUDIO_RECORD_UNKNOWN);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.try-again", "x", studio_job_get_record_id (get_job (fixture, 0)));
  decline (fixture, "These are 2 images.");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/spending-guard/generate", test_generate);
  studio_ui_test_add ("/spending-guard/generate-again", test_generate_again);
  studio_ui_test_add ("/spending-guard/template", test_template);
  studio_ui_test_add ("/spending-guard/comment", test_comment);
  studio_ui_test_add ("/spending-guard/wordings", test_wordings);
  studio_ui_test_add ("/spending-guard/run-again", test_run_again);
  studio_ui_test_add ("/spending-guard/palette", test_palette);
  studio_ui_test_add ("/spending-guard/try-again", test_try_again);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
