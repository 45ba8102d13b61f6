/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-filmstrip-tile.h"
#include "studio-filmstrip.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"

static void
count_cb (int *n)
{
  (*n)++;
}

static StudioJob *
add_job (StudioUiFixture *fixture, StudioAspectRatio ratio)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "A lake at dawn", NULL, ratio, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  return studio_queue_add (studio_session_get_queue (fixture->session), request, NULL);
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
has_picture (gpointer root)
{
  GtkWidget *picture = studio_ui_test_find (root, GTK_TYPE_PICTURE, NULL);
  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static gboolean
is_starred (gpointer root)
{
  gboolean starred = FALSE;
  g_object_get (
      studio_ui_test_find (root, STUDIO_TYPE_FILMSTRIP_TILE, NULL), "starred", &starred, NULL);
  return starred;
}

static gboolean
has_ended (gpointer job)
{
  return studio_job_has_ended (job);
}

static void
test_selection (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioFilmstrip *strip = g_object_new (STUDIO_TYPE_FILMSTRIP, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (strip), 500, 120);
  int n = 0;

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_filmstrip_set_session (strip, fixture->session);
  studio_turns_finish (GTK_WIDGET (strip));
  g_assert_true (studio_filmstrip_get_empty (strip));
  StudioJob *first = add_job (fixture, STUDIO_ASPECT_RATIO_21_9);
  StudioJob *second = add_job (fixture, STUDIO_ASPECT_RATIO_9_21);
  g_assert_false (studio_filmstrip_get_empty (strip));
  g_assert_null (studio_filmstrip_get_selected_job (strip));

  g_signal_connect_swapped (strip, "job-activated", G_CALLBACK (count_cb), &n);
  studio_filmstrip_set_selected_job (strip, second);
  g_assert_true (studio_filmstrip_get_selected_job (strip) == second);
  g_assert_cmpint (n, ==, 0);
  GtkWidget *list = studio_ui_test_find (GTK_WIDGET (strip), GTK_TYPE_LIST_VIEW, NULL);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), 0, TRUE);
  g_assert_true (studio_filmstrip_get_selected_job (strip) == first);
  g_assert_cmpint (n, ==, 1);
  studio_filmstrip_set_selected_job (strip, NULL);
  g_assert_null (studio_filmstrip_get_selected_job (strip));
  studio_ui_test_destroy (window, strip);
}

static void
test_tile (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  g_autoptr (StudioJob) waiting = make_waiting_job (fixture);
  StudioJob *job = add_job (fixture, STUDIO_ASPECT_RATIO_21_9);
  GtkWidget *tile = studio_filmstrip_tile_new (fixture->session);
  GtkWidget *window = studio_ui_test_present (tile, 300, 120);
  g_autoptr (GAsyncResult) starred = NULL;

  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), waiting);
  gtk_test_accessible_assert_property (
      tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "A lake at dawn, 21:9, Waiting");
  g_assert_false (has_picture (tile));
  studio_job_set_wait (waiting, STUDIO_WAIT_PAUSED, 0);
  gtk_test_accessible_assert_property (
      tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "A lake at dawn, 21:9, Paused");

  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), job);
  studio_test_wait_until (has_ended, job);
  studio_test_wait_until (has_picture, tile);
  studio_session_set_starred_async (fixture->session,
                                    studio_job_get_record_id (job),
                                    TRUE,
                                    studio_test_store_result_cb,
                                    &starred);
  studio_test_wait_for_result (&starred);
  studio_test_wait_until (is_starred, tile);
  gtk_test_accessible_assert_property (
      tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "A lake at dawn, 21:9, starred, Kept");
  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), NULL);
  g_assert_false (has_picture (tile));
  studio_ui_test_destroy (window, tile);
}

static gboolean
tells_progress (gpointer tile)
{
  GtkWidget *label = studio_ui_test_find (tile, GTK_TYPE_LABEL, NULL);

  return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), "Arriving\n");
}

/* What arrives says how much of it in a line of its own. */
static void
test_progress (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  const StudioDemoOptions options = { .unlimited = TRUE, .spread_ms = 1000000 };
  StudioFilmstripTile *tile = g_object_new (STUDIO_TYPE_FILMSTRIP_TILE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (tile), 200, 120);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect (fixture, &options);
  StudioJob *job = add_job (fixture, STUDIO_ASPECT_RATIO_1_1);
  studio_filmstrip_tile_set_job (tile, job);
  studio_test_wait_until (tells_progress, tile);
  studio_job_cancel (job);
  studio_test_wait_until (has_ended, job);
  studio_ui_test_destroy (window, tile);
}

static void
test_widths (void)
{
  g_assert_cmpint (studio_filmstrip_tile_get_width_for (STUDIO_ASPECT_RATIO_1_1), ==, 88);
  g_assert_cmpint (studio_filmstrip_tile_get_width_for (STUDIO_ASPECT_RATIO_21_9), ==, 211);
  g_assert_cmpint (studio_filmstrip_tile_get_width_for (STUDIO_ASPECT_RATIO_9_21), ==, 76);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/filmstrip/selection", test_selection);
  studio_ui_test_add ("/filmstrip/tile", test_tile);
  studio_ui_test_add ("/filmstrip/progress", test_progress);
  g_test_add_func ("/filmstrip/widths", test_widths);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
