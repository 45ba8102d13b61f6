/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-list.h"
#include "studio-queue-row.h"
#include "studio-rate-gauge.h"
#include "studio-ui-fixture.h"

static guint
count_rows (GtkWidget *list)
{
  GtkWidget *box = studio_ui_test_find (list, GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static gboolean
has_first_rows (gpointer list)
{
  return count_rows (list) == 3;
}

static void
generate (StudioUiFixture *fixture, int count)
{
  g_autoptr (GError) error = NULL;

  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                "a quiet lake",
                "seed",
                "7",
                "count",
                count,
                NULL);
  g_assert_true (studio_session_generate (fixture->session, &error));
  g_assert_no_error (error);
}

static gboolean
is_gone (gpointer list)
{
  return !gtk_widget_get_visible (list);
}

static void
test_rows_and_cancel (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = studio_ui_test_present (list, 320, 600);
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_queue_list_set_queue (STUDIO_QUEUE_LIST (list), queue);
  g_assert_false (gtk_widget_get_visible (list));

  generate (fixture, 8);
  g_assert_true (gtk_widget_get_visible (list));
  /* The others come by and by, or making them would hold the main loop. */
  g_assert_cmpuint (count_rows (list), ==, 1);
  studio_test_wait_until (has_first_rows, list);
  GtkWidget *row = studio_ui_test_find (list, STUDIO_TYPE_QUEUE_ROW, NULL);
  GtkWidget *cancel = gtk_widget_get_last_child (gtk_widget_get_first_child (row));
  gtk_test_accessible_assert_property (cancel, GTK_ACCESSIBLE_PROPERTY_LABEL, "Cancel");
  gtk_test_accessible_assert_property (
      row, GTK_ACCESSIBLE_PROPERTY_LABEL, "a quiet lake, 1:1 · seed 7");
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  g_assert_true (studio_queue_row_get_job (STUDIO_QUEUE_ROW (row)) == job);

  studio_queue_cancel_all (queue);
  studio_test_wait_until (is_gone, list);
  g_assert_cmpuint (count_rows (list), ==, 0);
  studio_ui_test_destroy (window, list);
}

/* The list under a prompt that takes the focus when the program asks for that. */
static GtkWidget *
present_with_prompt (StudioUiFixture *fixture, GtkWidget *prompt, GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("focus-prompt", NULL);

  gtk_box_append (GTK_BOX (box), prompt);
  gtk_box_append (GTK_BOX (box), list);
  GtkWidget *window = studio_ui_test_present (box, 320, 600);
  g_signal_connect_object (
      action, "activate", G_CALLBACK (gtk_widget_grab_focus), prompt, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_queue_list_set_queue (STUDIO_QUEUE_LIST (list),
                               studio_session_get_queue (fixture->session));
  return window;
}

static StudioJob *
get_job (StudioQueue *queue, guint position)
{
  g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), position);
  return job;
}

static StudioQueueRow *
find_row (GtkWidget *list, StudioJob *job)
{
  GtkWidget *box = studio_ui_test_find (list, GTK_TYPE_LIST_BOX, NULL);
  GtkWidget *row = gtk_widget_get_first_child (box);

  while (row != NULL && studio_queue_row_get_job (STUDIO_QUEUE_ROW (row)) != job)
    row = gtk_widget_get_next_sibling (row);
  return STUDIO_QUEUE_ROW (row);
}

static void
move (GtkWidget *list, StudioJob *job, StudioQueueMove how)
{
  GtkWidget *row = GTK_WIDGET (find_row (list, job));

  gtk_widget_activate_action (row, "queue-row.move", "i", how);
}

static void
test_order_and_pause (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = present_with_prompt (fixture, gtk_entry_new (), list);
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  gboolean paused = FALSE;

  g_object_set (list, "paused", TRUE, NULL);
  g_assert_true (studio_queue_get_paused (queue));
  generate (fixture, 3);
  studio_test_wait_until (has_first_rows, list);
  g_autoptr (StudioJob) last = g_object_ref (get_job (queue, 2));
  move (list, last, STUDIO_QUEUE_MOVE_UP);
  g_assert_true (get_job (queue, 1) == last);
  /* The focus goes along, so that the same key moves it further. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (find_row (list, last)));
  move (list, last, STUDIO_QUEUE_MOVE_FIRST);
  g_assert_true (get_job (queue, 0) == last);
  move (list, last, STUDIO_QUEUE_MOVE_UP);
  g_assert_true (get_job (queue, 0) == last);
  move (list, last, STUDIO_QUEUE_MOVE_DOWN);
  g_assert_true (get_job (queue, 1) == last);
  move (list, last, STUDIO_QUEUE_MOVE_LAST);
  g_assert_true (get_job (queue, 2) == last);
  g_signal_emit_by_name (find_row (list, get_job (queue, 0)), "dropped", last);
  g_assert_true (get_job (queue, 0) == last);
  gtk_widget_activate_action (GTK_WIDGET (find_row (list, last)), "queue-row.cancel", NULL);
  studio_queue_cancel_all (queue);
  studio_test_wait_until (is_gone, list);
  studio_queue_set_paused (queue, FALSE);
  g_object_get (list, "paused", &paused, NULL);
  g_assert_false (paused);
  g_assert_cmpint (studio_job_get_state (last), ==, STUDIO_RECORD_CANCELLED);
  studio_ui_test_destroy (window, list);
}

static void
test_menu_when_opened (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = present_with_prompt (fixture, gtk_entry_new (), list);
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  studio_queue_set_paused (queue, TRUE);
  generate (fixture, 2);
  GtkMenuButton *move = GTK_MENU_BUTTON (studio_ui_test_find (
      GTK_WIDGET (find_row (list, get_job (queue, 0))), GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_null (gtk_menu_button_get_menu_model (move));
  gtk_menu_button_popup (move);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (move)), ==, 4);
  gtk_menu_button_popdown (move);
  studio_queue_cancel_all (queue);
  studio_test_wait_until (is_gone, list);
  studio_ui_test_destroy (window, list);
}

/* At once, and not when the row counts the next time: paused since the start, or just now. */
static void
test_paused_says_so (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = present_with_prompt (fixture, gtk_entry_new (), list);
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  generate (fixture, 8);
  studio_test_wait_until (has_first_rows, list);
  g_autoptr (StudioJob) waiting = g_object_ref (get_job (queue, STUDIO_QUEUE_IN_FLIGHT));
  GtkWidget *row = GTK_WIDGET (find_row (list, waiting));
  GtkWidget *title = studio_ui_test_find (row, GTK_TYPE_LABEL, NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, "Waiting");
  studio_queue_set_paused (queue, TRUE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, "Paused");
  studio_queue_cancel_all (queue);
  studio_test_wait_until (is_gone, list);
  studio_ui_test_destroy (window, list);
}

/* It is there as soon as some are under way, long before the first of them has ended. */
static void
test_cancel_waiting (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = present_with_prompt (fixture, gtk_entry_new (), list);
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  GtkWidget *cancel = gtk_widget_get_ancestor (studio_ui_test_find_label ("Cancel Waiting"),
                                               GTK_TYPE_BUTTON);

  studio_queue_set_paused (queue, TRUE);
  generate (fixture, 8);
  g_assert_false (gtk_widget_get_visible (cancel));
  studio_queue_set_paused (queue, FALSE);
  g_assert_cmpuint (studio_queue_get_n_under_way (queue), ==, STUDIO_QUEUE_IN_FLIGHT);
  g_assert_true (gtk_widget_get_visible (cancel));
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_false (gtk_widget_get_visible (cancel));
  g_assert_cmpuint (studio_queue_get_n_active (queue), ==, STUDIO_QUEUE_IN_FLIGHT);
  studio_queue_cancel_all (queue);
  studio_test_wait_until (is_gone, list);
  studio_ui_test_destroy (window, list);
}

static gboolean
has_focus_child (gpointer widget)
{
  return gtk_widget_get_focus_child (widget) != NULL;
}

static gboolean
has_two_rows (gpointer list)
{
  return count_rows (list) == 2;
}

/* Who cancels the last one by the keyboard is taken back to the prompt. */
static void
test_focus_goes_to_the_prompt (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *prompt = gtk_entry_new ();
  GtkWidget *list = g_object_new (STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *window = present_with_prompt (fixture, prompt, list);
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  /* Only what cannot end before the keys are there: it waits in line. */
  studio_queue_set_paused (queue, TRUE);
  generate (fixture, 2);
  studio_test_wait_until (has_two_rows, list);
  gtk_widget_grab_focus (studio_ui_test_find (list, GTK_TYPE_BUTTON, NULL));
  studio_test_wait_until (has_focus_child, list);
  g_assert_null (gtk_widget_get_focus_child (prompt));
  studio_queue_cancel_all (queue);
  studio_test_wait_until (is_gone, list);
  /* It is shown no more a moment before the focus goes. */
  studio_test_wait_until (has_focus_child, prompt);
  studio_ui_test_destroy (window, list);
}

static gboolean
is_shown (gpointer gauge)
{
  return gtk_widget_get_visible (gauge);
}

static void
test_gauge (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *gauge = g_object_new (STUDIO_TYPE_RATE_GAUGE, NULL);
  GtkWidget *window = studio_ui_test_present (gauge, 320, 60);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_rate_gauge_set_queue (STUDIO_RATE_GAUGE (gauge),
                               studio_session_get_queue (fixture->session));
  g_assert_false (gtk_widget_get_visible (gauge));
  generate (fixture, 1);
  studio_test_wait_until (is_shown, gauge);
  studio_ui_test_destroy (window, gauge);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/queue-list/rows-and-cancel", test_rows_and_cancel);
  studio_ui_test_add ("/queue-list/order-and-pause", test_order_and_pause);
  studio_ui_test_add ("/queue-list/menu-when-opened", test_menu_when_opened);
  studio_ui_test_add ("/queue-list/paused-says-so", test_paused_says_so);
  studio_ui_test_add ("/queue-list/cancel-waiting", test_cancel_waiting);
  studio_ui_test_add ("/queue-list/focus-goes-to-the-prompt", test_focus_goes_to_the_prompt);
  studio_ui_test_add ("/queue-list/gauge", test_gauge);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
