/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-canvas.h"
#include "studio-error-page.h"
#include "studio-error.h"
#include "studio-image-bar.h"
#include "studio-image-menu.h"
#include "studio-job-status.h"
#include "studio-paint-mark.h"
#include "studio-ui-fixture.h"
#include "studio-viewer.h"

static void
count_cb (int *n)
{
  (*n)++;
}

static const char *
get_page (StudioViewer *viewer)
{
  GtkWidget *stack = studio_ui_test_find (GTK_WIDGET (viewer), GTK_TYPE_STACK, NULL);
  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static StudioRequest *
make_request (void)
{
  return studio_request_new ("A lake at dawn",
                             NULL,
                             STUDIO_ASPECT_RATIO_21_9,
                             7,
                             STUDIO_OUTPUT_FORMAT_PNG,
                             STUDIO_DEFAULT_MODEL);
}

static StudioJob *
add_job (StudioUiFixture *fixture)
{
  g_autoptr (StudioRequest) request = make_request ();
  g_autoptr (GError) error = NULL;
  StudioJob *job = studio_queue_add (studio_session_get_queue (fixture->session), request, &error);
  g_assert_no_error (error);
  return job;
}

/* A job that nothing runs. */
static StudioJob *
make_waiting_job (StudioUiFixture *fixture)
{
  g_autoptr (StudioRequest) request = studio_request_new ("A lake at dawn",
                                                          NULL,
                                                          STUDIO_ASPECT_RATIO_21_9,
                                                          7,
                                                          STUDIO_OUTPUT_FORMAT_PNG,
                                                          STUDIO_DEFAULT_MODEL);
  g_autoptr (StudioClock) clock = studio_clock_new_system ();
  return studio_job_new (request, studio_session_get_library (fixture->session), clock, NULL);
}

static gboolean
has_ended (gpointer job)
{
  return studio_job_has_ended (job);
}

static gboolean
has_record (gpointer viewer)
{
  return studio_viewer_get_record_id (viewer) > 0;
}

static gboolean
has_image (gpointer viewer)
{
  GtkWidget *canvas = studio_ui_test_find (viewer, STUDIO_TYPE_CANVAS, NULL);
  return studio_canvas_get_n_shown_rows (STUDIO_CANVAS (canvas)) == 640;
}

static gboolean
shows_nothing (gpointer viewer)
{
  return g_strcmp0 (get_page (viewer), "empty") == 0;
}

static void
test_empty (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioViewer *viewer = g_object_new (STUDIO_TYPE_VIEWER, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (viewer), 600, 500);

  studio_viewer_set_session (viewer, fixture->session);
  g_assert_cmpstr (get_page (viewer), ==, "empty");
  g_assert_cmpint (studio_viewer_get_record_id (viewer), ==, 0);
  studio_ui_test_destroy (window, viewer);
}

static void
test_job_to_image (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioViewer *viewer = g_object_new (STUDIO_TYPE_VIEWER, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (viewer), 600, 500);
  GtkWidget *status = studio_ui_test_find (GTK_WIDGET (viewer), STUDIO_TYPE_JOB_STATUS, NULL);
  GtkWidget *bar = studio_ui_test_find (GTK_WIDGET (viewer), STUDIO_TYPE_IMAGE_BAR, NULL);
  GtkWidget *canvas = studio_ui_test_find (GTK_WIDGET (viewer), STUDIO_TYPE_CANVAS, NULL);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_viewer_set_session (viewer, fixture->session);
  StudioJob *job = add_job (fixture);
  studio_viewer_show_job (viewer, job);
  g_assert_cmpstr (get_page (viewer), ==, "canvas");
  g_assert_true (gtk_widget_get_visible (status));
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_test_accessible_assert_property (
      canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "A lake at dawn, 21:9");

  studio_test_wait_until (has_ended, job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  studio_test_wait_until (has_record, viewer);
  studio_test_wait_until (has_image, viewer);
  g_assert_false (gtk_widget_get_visible (status));
  g_assert_true (gtk_widget_get_visible (bar));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.zoom-actual", NULL));
  g_assert_cmpfloat (studio_canvas_get_zoom (STUDIO_CANVAS (canvas)), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.zoom-in", NULL);
  g_assert_cmpfloat (studio_canvas_get_zoom (STUDIO_CANVAS (canvas)), ==, 1.5);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.zoom-out", NULL);
  g_assert_cmpfloat (studio_canvas_get_zoom (STUDIO_CANVAS (canvas)), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (viewer), "viewer.zoom-fit", NULL);
  g_assert_true (studio_canvas_get_fitting (STUDIO_CANVAS (canvas)));
  studio_ui_test_destroy (window, viewer);
}

/* A record decodes in a worker, its star is followed, and it goes when it is trashed. */
static void
test_record (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioViewer *viewer = g_object_new (STUDIO_TYPE_VIEWER, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (viewer), 600, 500);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) trashed = NULL;
  g_autoptr (GError) error = NULL;

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_viewer_set_session (viewer, fixture->session);
  StudioJob *job = add_job (fixture);
  studio_test_wait_until (has_ended, job);
  gint64 id = studio_job_get_record_id (job);

  studio_session_load_record_async (fixture->session, id, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      fixture->session, result, &error);
  g_assert_no_error (error);
  studio_viewer_show_record (viewer, record);
  g_assert_cmpint (studio_viewer_get_record_id (viewer), ==, id);
  studio_test_wait_until (has_image, viewer);

  studio_session_trash_async (
      fixture->session, &id, 1, NULL, NULL, NULL, studio_test_store_result_cb, &trashed);
  studio_test_wait_for_result (&trashed);
  g_assert_true (studio_session_move_finish (fixture->session, trashed, NULL, &error));
  studio_test_wait_until (shows_nothing, viewer);
  studio_ui_test_destroy (window, viewer);
}

static void
test_job_that_fails (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioViewer *viewer = g_object_new (STUDIO_TYPE_VIEWER, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (viewer), 360, 500);
  const StudioDemoOptions options = { .fault = "content-refused" };

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect (fixture, &options);
  studio_viewer_set_session (viewer, fixture->session);
  g_autoptr (StudioJob) job = g_object_ref (add_job (fixture));
  studio_viewer_show_job (viewer, job);
  studio_test_wait_until (has_ended, job);
  studio_test_drain ();
  g_assert_cmpstr (get_page (viewer), ==, "problem");
  g_assert_cmpint (studio_viewer_get_record_id (viewer), ==, 0);
  GListModel *jobs = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  g_signal_emit_by_name (studio_ui_test_find (GTK_WIDGET (viewer), STUDIO_TYPE_ERROR_PAGE, NULL),
                         "try-again");
  g_assert_cmpuint (g_list_model_get_n_items (jobs), ==, 1);
  g_autoptr (StudioJob) again = g_list_model_get_item (jobs, 0);
  g_assert_true (again != job);
  g_assert_cmpstr (get_page (viewer), !=, "problem");
  studio_test_wait_until (has_ended, again);
  studio_test_drain ();
  studio_viewer_show_nothing (viewer);
  g_assert_cmpstr (get_page (viewer), ==, "empty");
  studio_ui_test_destroy (window, viewer);
}

static gboolean
is_at_end (gpointer position)
{
  return gtk_adjustment_get_value (position) > 0
         && gtk_adjustment_get_value (position) + gtk_adjustment_get_page_size (position)
                >= gtk_adjustment_get_upper (position);
}

static void
test_error_page (void)
{
  StudioErrorPage *page = g_object_new (STUDIO_TYPE_ERROR_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 360, 500);
  GtkWidget *button = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "pill");
  GtkWidget *toggle = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, NULL);
  GtkWidget *details = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_BOX, "error-details");
  GtkWidget *billed = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_BOX, "billed-note");
  const StudioExchange exchange = { .http_status = 504, .may_be_billed = TRUE };
  g_autoptr (GError) error = studio_error_new_for_exchange (
      STUDIO_ERROR_TIMEOUT, &exchange, "No answer came.");
  int n = 0;

  g_signal_connect_swapped (page, "try-again", G_CALLBACK (count_cb), &n);
  studio_error_page_show (page, STUDIO_RECORD_UNKNOWN, error);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Try Again");
  g_assert_true (gtk_widget_get_visible (toggle));
  g_assert_false (gtk_widget_get_visible (details));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_true (gtk_widget_get_visible (details));
  g_assert_true (gtk_widget_get_visible (billed));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (n, ==, 1);
  gtk_test_accessible_assert_role (studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "body"),
                                   GTK_ACCESSIBLE_ROLE_ALERT);

  studio_error_page_show (page, STUDIO_RECORD_CANCELLED, NULL);
  g_assert_false (gtk_widget_get_visible (toggle));
  g_assert_false (gtk_widget_get_visible (details));
  g_assert_false (gtk_widget_get_visible (billed));
  studio_ui_test_destroy (window, page);
}

/* What is opened in a low window is scrolled to. */
static void
test_details_come_into_view (void)
{
  StudioErrorPage *page = g_object_new (STUDIO_TYPE_ERROR_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 360, 240);
  GtkWidget *toggle = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, NULL);
  GtkWidget *scroller = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_autoptr (GError) error = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_SERVER, "It broke.");

  studio_error_page_show (page, STUDIO_RECORD_FAILED, error);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (page));
  g_assert_cmpfloat (gtk_adjustment_get_value (position), ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  studio_test_wait_until (is_at_end, position);
  studio_ui_test_destroy (window, page);
}

static void
test_job_status (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioJobStatus *status = g_object_new (STUDIO_TYPE_JOB_STATUS, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (status), 360, 100);
  GtkWidget *title = studio_ui_test_find (GTK_WIDGET (status), GTK_TYPE_LABEL, "heading");

  studio_ui_fixture_open (fixture);
  g_autoptr (StudioJob) job = make_waiting_job (fixture);
  studio_job_status_set_job (status, job);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, "Waiting");
  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_STATUS);
  studio_job_status_set_job (status, NULL);
  studio_ui_test_destroy (window, status);
}

static gboolean
is_faded (gpointer widget)
{
  return gtk_widget_has_css_class (widget, "faded");
}

/* Only where animations are wanted, and never while the keyboard is in it. */
static void
test_image_bar_fades (void)
{
  StudioImageBar *bar = g_object_new (STUDIO_TYPE_IMAGE_BAR, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (bar), 300, 100);
  GtkWidget *star = studio_ui_test_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON, NULL);
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  studio_image_bar_set_record_id (bar, 12);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  studio_test_wait_until (is_faded, bar);
  gtk_widget_grab_focus (star);
  g_assert_false (is_faded (bar));
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  studio_ui_test_destroy (window, bar);
}

static void
test_image_bar (void)
{
  StudioImageBar *bar = g_object_new (STUDIO_TYPE_IMAGE_BAR, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (bar), 300, 100);
  GtkWidget *star = studio_ui_test_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON, NULL);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  studio_image_bar_set_record_id (bar, 12);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  studio_image_bar_set_starred (bar, TRUE);
  gtk_test_accessible_assert_property (star, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Star");
  studio_image_bar_set_starred (bar, FALSE);
  gtk_test_accessible_assert_property (star, GTK_ACCESSIBLE_PROPERTY_LABEL, "Add Star");
  studio_ui_test_destroy (window, bar);
}

static void
test_image_menu (void)
{
  g_autoptr (GMenuModel) menu = studio_image_menu_new (NULL, 41);
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (
      section, 0, G_MENU_ATTRIBUTE_TARGET, NULL);
  GtkWidget *canvas = g_object_new (STUDIO_TYPE_CANVAS, NULL);
  GtkWidget *window = studio_ui_test_present (canvas, 300, 300);

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 4);
  g_assert_cmpint (g_variant_get_int64 (target), ==, 41);
  studio_image_menu_popup (canvas, 41, 10, 10);
  GtkWidget *popover = studio_ui_test_find (canvas, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (popover);
  gtk_popover_popdown (GTK_POPOVER (popover));
  studio_image_menu_popup (canvas, 42, 20, 20);
  studio_image_menu_allocate (canvas);
  g_assert_true (studio_ui_test_find (canvas, GTK_TYPE_POPOVER_MENU, NULL) == popover);
  gtk_popover_popdown (GTK_POPOVER (popover));
  studio_ui_test_destroy (window, canvas);
}

static void
test_image_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *window = studio_ui_test_present (button, 300, 300);

  studio_image_menu_attach (GTK_MENU_BUTTON (button), 41);
  g_assert_null (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_nonnull (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  studio_ui_test_destroy (window, button);
}

/* The mark is written once, after the frame. */
static void
test_paint_mark (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "trace.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  g_autoptr (StudioTrace) trace = studio_trace_new (path, &error);
  g_assert_no_error (error);
  GtkWidget *label = gtk_label_new ("a");
  GtkWidget *window = studio_ui_test_present (label, 100, 100);

  studio_paint_mark (label, NULL, "nothing", 1);
  studio_paint_mark (label, trace, "job.on-screen", 12);
  gtk_label_set_label (GTK_LABEL (label), "b");
  gtk_test_widget_wait_for_draw (window);
  gtk_label_set_label (GTK_LABEL (label), "c");
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  const char *first = strstr (text, "\"id\": 12");
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "job.on-screen"));
  studio_ui_test_destroy (window, label);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/viewer/empty", test_empty);
  studio_ui_test_add ("/viewer/job", test_job_to_image);
  studio_ui_test_add ("/viewer/record", test_record);
  studio_ui_test_add ("/viewer/failure", test_job_that_fails);
  studio_ui_test_add ("/viewer/job-status", test_job_status);
  studio_ui_test_add ("/viewer/paint-mark", test_paint_mark);
  g_test_add_func ("/viewer/error-page", test_error_page);
  g_test_add_func ("/viewer/details-come-into-view", test_details_come_into_view);
  g_test_add_func ("/viewer/image-bar", test_image_bar);
  g_test_add_func ("/viewer/image-bar-fades", test_image_bar_fades);
  g_test_add_func ("/viewer/image-menu", test_image_menu);
  g_test_add_func ("/viewer/image-menu-button", test_image_menu_button);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
