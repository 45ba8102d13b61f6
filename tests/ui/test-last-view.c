/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-actions.h"
#include "studio-gallery-search.h"
#include "studio-prompt-field.h"
#include "studio-prompt-keys.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

#include <math.h>

#define IMAGES 3

static void
close_window (StudioUiFixture *fixture, StudioWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  studio_test_drain ();
  g_assert_null (weak);
  studio_ui_fixture_restart (fixture);
}

static gboolean
is_idle (gpointer queue)
{
  return studio_queue_get_n_active (queue) == 0;
}

static gboolean
all_are_listed (gpointer gallery)
{
  return g_list_model_get_n_items (gallery) == IMAGES;
}

static void
make_images (StudioUiFixture *fixture, StudioWindow *window)
{
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  g_object_set (studio_session_get_draft (fixture->session),
                "prompt",
                "a lake",
                "seed",
                "7",
                "count",
                IMAGES,
                NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL));
  studio_test_wait_until (is_idle, queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, IMAGES);
  studio_test_wait_until (all_are_listed, studio_session_get_gallery (fixture->session));
}

static StudioJob *
get_job (StudioUiFixture *fixture, guint position)
{
  g_autoptr (StudioJob) job = g_list_model_get_item (
      G_LIST_MODEL (studio_session_get_queue (fixture->session)), position);
  return job;
}

static void
test_studio (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);

  studio_ui_fixture_connect_demo (fixture);
  make_images (fixture, window);
  studio_window_show_job (window, get_job (fixture, 1));
  StudioViewer *viewer = studio_window_get_parts (window).viewer;
  gint64 shown = studio_viewer_get_record_id (viewer);
  studio_canvas_zoom_at (studio_viewer_get_canvas (viewer), 4, 10, 10, FALSE);
  studio_test_drain ();
  StudioCanvasPose before = studio_canvas_get_pose (studio_viewer_get_canvas (viewer));
  g_assert_cmpfloat (before.zoom, ==, 4);
  close_window (fixture, window);

  window = studio_ui_fixture_open_window (fixture);
  StudioWindowParts parts = studio_window_get_parts (window);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_queue (fixture->session))),
      ==,
      IMAGES);
  g_assert_cmpint (studio_viewer_get_record_id (parts.viewer), ==, shown);
  studio_test_drain ();
  StudioCanvasPose after = studio_canvas_get_pose (studio_viewer_get_canvas (parts.viewer));
  g_assert_cmpint (after.mode, ==, STUDIO_CANVAS_FREE);
  g_assert_cmpfloat (after.zoom, ==, 4);
  g_assert_cmpfloat (fabs (after.x - before.x), <, 0.01);
  g_assert_cmpfloat (fabs (after.y - before.y), <, 0.01);
  g_assert_null (studio_deck_get_page (parts.deck));
  close_window (fixture, window);
}

static gboolean
one_is_selected (gpointer model)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  return gtk_bitset_get_size (selected) == 1;
}

static void
test_gallery (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  GtkWidget *widget = GTK_WIDGET (window);

  studio_ui_fixture_connect_demo (fixture);
  make_images (fixture, window);
  gint64 id = studio_job_get_record_id (get_job (fixture, 1));
  gtk_widget_activate_action (widget, "win.show-view", "s", "gallery");
  GtkWidget *search = studio_ui_test_find (widget, STUDIO_TYPE_GALLERY_SEARCH, NULL);
  studio_gallery_search_set_text (STUDIO_GALLERY_SEARCH (search), "lake");
  studio_test_drain ();
  studio_test_wait_until (all_are_listed, studio_session_get_gallery (fixture->session));
  GtkSelectionModel *model = studio_gallery_page_get_model (
      studio_window_get_parts (window).gallery_page);
  guint position = 0;
  g_assert_true (
      studio_gallery_find (studio_session_get_gallery (fixture->session), id, &position));
  gtk_selection_model_select_item (model, position, TRUE);
  close_window (fixture, window);
  g_autofree char *view = g_settings_get_string (fixture->settings, "view");
  g_assert_cmpstr (view, ==, "gallery");

  /* A start in which nobody looks there changes nothing of it. */
  g_settings_set_string (fixture->settings, "view", "studio");
  window = studio_ui_fixture_open_window (fixture);
  g_assert_null (studio_window_get_parts (window).gallery_page);
  close_window (fixture, window);

  g_settings_set_string (fixture->settings, "view", "gallery");
  window = studio_ui_fixture_open_window (fixture);
  search = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_GALLERY_SEARCH, NULL);
  g_assert_cmpstr (studio_gallery_search_get_text (STUDIO_GALLERY_SEARCH (search)), ==, "lake");
  model = studio_gallery_page_get_model (studio_window_get_parts (window).gallery_page);
  studio_test_wait_until (one_is_selected, model);
  g_assert_true (
      studio_gallery_find (studio_session_get_gallery (fixture->session), id, &position));
  g_assert_true (gtk_selection_model_is_selected (model, position));
  close_window (fixture, window);
  g_settings_reset (fixture->settings, "view");
}

static void
test_compare (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  gint64 ids[2] = { 0 };

  studio_ui_fixture_connect_demo (fixture);
  make_images (fixture, window);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = studio_job_get_record_id (get_job (fixture, i));
  studio_compare_page_set_mode (studio_compare_actions_show (window, ids, 2, NULL),
                                STUDIO_COMPARE_FLIP);
  close_window (fixture, window);

  window = studio_ui_fixture_open_window (fixture);
  GtkWidget *page = studio_deck_get_page (studio_window_get_parts (window).deck);
  g_assert_true (STUDIO_IS_COMPARE_PAGE (page));
  g_autoptr (GArray) compared = studio_compare_page_dup_ids (STUDIO_COMPARE_PAGE (page));
  g_assert_cmpmem (compared->data, compared->len * sizeof (gint64), ids, sizeof ids);
  g_assert_cmpint (
      studio_compare_area_get_mode (studio_compare_page_get_area (STUDIO_COMPARE_PAGE (page))),
      ==,
      STUDIO_COMPARE_FLIP);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-page", NULL);
  close_window (fixture, window);

  window = studio_ui_fixture_open_window (fixture);
  g_assert_null (studio_deck_get_page (studio_window_get_parts (window).deck));
  close_window (fixture, window);
}

/* An image that is in the trash by now, and nobody says a word about it. */
static void
test_gone (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  g_autoptr (GError) error = NULL;

  studio_ui_fixture_connect_demo (fixture);
  make_images (fixture, window);
  gint64 shown = studio_viewer_get_record_id (studio_window_get_parts (window).viewer);
  close_window (fixture, window);
  studio_ui_fixture_open (fixture);
  g_assert_true (
      studio_library_trash (studio_session_get_library (fixture->session), shown, &error));
  g_assert_no_error (error);
  studio_ui_fixture_restart (fixture);

  window = studio_ui_fixture_open_window (fixture);
  g_assert_cmpint (studio_viewer_get_record_id (studio_window_get_parts (window).viewer), ==, 0);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (studio_session_get_queue (fixture->session))),
      ==,
      IMAGES - 1);
  close_window (fixture, window);
}

static GtkPropagationPhase
get_keys_phase (GtkWidget *text_view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text_view);
  GtkPropagationPhase phase = GTK_PHASE_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);
      if (GTK_IS_SHORTCUT_CONTROLLER (each)
          && gtk_event_controller_get_propagation_phase (each) == GTK_PHASE_CAPTURE)
        phase = GTK_PHASE_CAPTURE;
    }
  return phase;
}

/* While an input method composes, no key of ours comes before it and nothing is sent. */
static void
test_composing (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  StudioWindow *window = studio_ui_fixture_open_window (fixture);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (fixture->session));
  GtkWidget *field = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_PROMPT_FIELD, NULL);
  GtkWidget *text_view = GTK_WIDGET (
      studio_prompt_field_get_text_view (STUDIO_PROMPT_FIELD (field)));

  studio_ui_fixture_connect_demo (fixture);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lake", NULL);
  gtk_widget_grab_focus (text_view);
  g_assert_false (studio_prompt_keys_get_composing (text_view));
  g_assert_cmpint (get_keys_phase (text_view), ==, GTK_PHASE_CAPTURE);

  g_signal_emit_by_name (text_view, "preedit-changed", "みずう");
  g_assert_true (studio_prompt_keys_get_composing (text_view));
  g_assert_cmpint (get_keys_phase (text_view), ==, GTK_PHASE_NONE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 0);

  g_signal_emit_by_name (text_view, "preedit-changed", "");
  g_assert_cmpint (get_keys_phase (text_view), ==, GTK_PHASE_CAPTURE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.generate", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (queue), ==, 1);
  studio_test_wait_until (is_idle, queue);
  close_window (fixture, window);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/last-view/studio", test_studio);
  studio_ui_test_add ("/last-view/gallery", test_gallery);
  studio_ui_test_add ("/last-view/compare", test_compare);
  studio_ui_test_add ("/last-view/gone", test_gone);
  studio_ui_test_add ("/last-view/composing", test_composing);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
