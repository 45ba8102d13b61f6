/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-details.h"
#include "studio-fact-row.h"
#include "studio-gallery-area.h"
#include "studio-gallery-grid.h"
#include "studio-gallery-heading.h"
#include "studio-gallery-page.h"
#include "studio-gallery-selection.h"
#include "studio-gallery-tile.h"
#include "studio-selection-bar.h"
#include "studio-error.h"
#include "studio-thumbnail.h"
#include "studio-tile-state.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"

#include <glib/gstdio.h>
#include <utime.h>

static void
count_cb (int *n)
{
  (*n)++;
}

static void
add_image (StudioUiFixture *fixture, const char *prompt)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, "noisy", STUDIO_ASPECT_RATIO_21_9, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  g_assert_nonnull (studio_queue_add (studio_session_get_queue (fixture->session), request, NULL));
}

static gboolean
is_idle (gpointer session)
{
  return studio_queue_get_n_active (studio_session_get_queue (session)) == 0;
}

static gboolean
has_two (gpointer session)
{
  StudioGallery *gallery = studio_session_get_gallery (session);
  return g_list_model_get_n_items (G_LIST_MODEL (gallery)) == 2;
}

static gboolean
has_one (gpointer session)
{
  StudioGallery *gallery = studio_session_get_gallery (session);
  return g_list_model_get_n_items (G_LIST_MODEL (gallery)) == 1;
}

static gboolean
is_loaded (gpointer record)
{
  return studio_record_get_loaded (record);
}

static gboolean
is_starred (gpointer record)
{
  return studio_record_get_starred (record);
}

/* An open session with two kept images. */
static void
make_images (StudioUiFixture *fixture)
{
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  add_image (fixture, "A lake at dawn");
  add_image (fixture, "A city at night");
  studio_test_wait_until (is_idle, fixture->session);
  studio_test_wait_until (has_two, fixture->session);
}

static StudioRecord *
get_record (StudioUiFixture *fixture)
{
  StudioGallery *gallery = studio_session_get_gallery (fixture->session);
  StudioRecord *record = g_list_model_get_item (G_LIST_MODEL (gallery), 0);
  studio_test_wait_until (is_loaded, record);
  return record;
}

static const char *
get_page (gpointer page)
{
  GtkWidget *grid = studio_ui_test_find (page, STUDIO_TYPE_GALLERY_GRID, NULL);
  GtkWidget *stack = gtk_widget_get_ancestor (grid, GTK_TYPE_STACK);
  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
found_nothing (gpointer page)
{
  return g_strcmp0 (get_page (page), "nothing") == 0;
}

static gboolean
shows_grid (gpointer page)
{
  return g_strcmp0 (get_page (page), "grid") == 0;
}

static gboolean
has_details (gpointer page)
{
  GtkWidget *details = studio_ui_test_find (page, STUDIO_TYPE_DETAILS, NULL);
  return studio_details_get_record (STUDIO_DETAILS (details)) != NULL;
}

static GtkSelectionModel *
get_model (gpointer page)
{
  GtkWidget *grid = studio_ui_test_find (page, STUDIO_TYPE_GALLERY_GRID, NULL);
  return studio_gallery_grid_get_model (STUDIO_GALLERY_GRID (grid));
}

static gboolean
has_no_search (gpointer page)
{
  return !gtk_widget_get_mapped (studio_ui_test_find (page, GTK_TYPE_ENTRY, NULL));
}

/* Before a frame is drawn, but not all at once. */
static void
test_parts_are_made_one_by_one (void)
{
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  GtkWidget *widget = g_object_ref_sink (GTK_WIDGET (page));

  g_assert_null (studio_ui_test_find (widget, STUDIO_TYPE_DETAILS, NULL));
  g_assert_null (studio_ui_test_find (widget, STUDIO_TYPE_SELECTION_BAR, NULL));
  studio_turns_finish (widget);
  g_assert_nonnull (studio_ui_test_find (widget, STUDIO_TYPE_DETAILS, NULL));
  g_assert_nonnull (studio_ui_test_find (widget, STUDIO_TYPE_SELECTION_BAR, NULL));
  studio_test_assert_finalized (widget);
}

/* Where nothing is, there is nothing to look for, but a way to make something. */
static void
test_empty (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 360, 500);

  studio_gallery_page_set_session (page, fixture->session);
  studio_ui_fixture_open (fixture);
  studio_test_wait_until (has_no_search, page);
  g_assert_cmpstr (get_page (page), ==, "empty");
  GtkWidget *make = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "suggested-action");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (make)), ==, "win.focus-prompt");
  studio_ui_fixture_connect_demo (fixture);
  add_image (fixture, "A lake at dawn");
  studio_test_wait_until (shows_grid, page);
  g_assert_false (has_no_search (page));
  studio_ui_test_destroy (window, page);
}

static gboolean
press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (each))
        g_signal_emit_by_name (each, "key-pressed", key, 0, modifiers, &stopped);
    }
  return stopped;
}

/* Letters typed among the images are looked for; what has another meaning there keeps it. */
static void
test_type_ahead (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 1200, 700);
  GtkWidget *grid = studio_ui_test_find (GTK_WIDGET (page), STUDIO_TYPE_GALLERY_GRID, NULL);
  GtkWidget *entry = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_ENTRY, NULL);

  studio_gallery_page_set_session (page, fixture->session);
  make_images (fixture);
  g_assert_false (press (grid, GDK_KEY_3, 0));
  g_assert_false (press (grid, GDK_KEY_space, 0));
  g_assert_false (press (grid, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (press (grid, GDK_KEY_c, 0));
  g_assert_true (press (grid, GDK_KEY_I, GDK_SHIFT_MASK));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "cI");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 2);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, NULL));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (focus, entry));
  studio_test_wait_until (has_one, fixture->session);
  studio_ui_test_destroy (window, page);
}

static void
test_page (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 1200, 700);
  GtkWidget *entry = studio_ui_test_find (GTK_WIDGET (page), GTK_TYPE_ENTRY, NULL);
  g_autoptr (StudioRecord) opened = NULL;
  int n = 0;

  studio_gallery_page_set_session (page, fixture->session);
  make_images (fixture);
  g_assert_cmpstr (get_page (page), ==, "grid");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search Prompts");

  gtk_selection_model_select_item (get_model (page), 1, TRUE);
  g_assert_true (has_details (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "gallery.unselect", NULL);
  g_assert_false (has_details (page));

  opened = get_record (fixture);
  g_signal_connect_swapped (page, "record-activated", G_CALLBACK (count_cb), &n);
  studio_gallery_area_activate (
      STUDIO_GALLERY_AREA (studio_ui_test_find (GTK_WIDGET (page), STUDIO_TYPE_GALLERY_AREA, NULL)),
      0);
  g_assert_cmpint (n, ==, 1);

  studio_gallery_page_focus_search (page);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zebra");
  studio_test_wait_until (found_nothing, page);
  gtk_widget_activate_action (GTK_WIDGET (page), "gallery.clear-search", NULL);
  studio_test_wait_until (shows_grid, page);
  studio_ui_test_destroy (window, page);
}

static void
trash_activated_cb (G_GNUC_UNUSED GSimpleAction *action,
                    GVariant *parameter,
                    StudioSession *session)
{
  gsize n_ids = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof *ids);
  g_assert_cmpuint (n_ids, ==, 1);
  studio_session_trash_async (session, ids, n_ids, NULL, NULL, NULL, NULL, NULL);
}

/* The action of the window, which the page only names. */
static void
add_trash_action (GtkWidget *window, StudioSession *session)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("trash-all", G_VARIANT_TYPE ("ax"));
  g_signal_connect (action, "activate", G_CALLBACK (trash_activated_cb), session);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static void
test_trash_selects_the_neighbour (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 360, 700);

  studio_gallery_page_set_session (page, fixture->session);
  make_images (fixture);
  add_trash_action (window, fixture->session);
  gtk_selection_model_select_item (get_model (page), 1, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "gallery.trash", NULL));
  studio_test_wait_until (has_one, fixture->session);
  studio_test_drain ();
  g_assert_true (gtk_selection_model_is_selected (get_model (page), 0));
  studio_ui_test_destroy (window, page);
}

static void
test_star_all (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryPage *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 1200, 700);

  studio_gallery_page_set_session (page, fixture->session);
  make_images (fixture);
  g_autoptr (StudioRecord) record = get_record (fixture);
  gtk_selection_model_select_all (get_model (page));
  g_autoptr (GArray) ids = studio_gallery_selection_dup_ids (get_model (page));
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, studio_record_get_id (record));
  GtkWidget *bar = studio_ui_test_find (GTK_WIDGET (page), STUDIO_TYPE_SELECTION_BAR, NULL);
  GtkWidget *revealer = studio_ui_test_find (bar, GTK_TYPE_REVEALER, NULL);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  g_assert_false (has_details (page));
  g_assert_nonnull (studio_ui_test_find_label ("2 selected"));
  gtk_widget_activate_action (GTK_WIDGET (page), "edit.star", "b", TRUE);
  studio_test_wait_until (is_starred, record);
  studio_ui_test_destroy (window, page);
}

static void
test_grid (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryGrid *grid = g_object_new (STUDIO_TYPE_GALLERY_GRID, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (grid), 700, 500);

  make_images (fixture);
  studio_gallery_grid_set_gallery (grid,
                                   G_LIST_MODEL (studio_session_get_gallery (fixture->session)),
                                   studio_session_get_thumbnailer (fixture->session));
  studio_test_drain ();
  g_assert_cmpuint (studio_gallery_grid_get_first_visible (grid), ==, 0);
  g_assert_cmpuint (studio_gallery_grid_get_n_columns (grid), ==, 3);
  g_object_set (grid, "edge", 96, NULL);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpuint (studio_gallery_grid_get_n_columns (grid), ==, 6);
  studio_gallery_grid_scroll_to (grid, 1);
  studio_gallery_grid_scroll_to (grid, 99);
  studio_gallery_grid_jump_to (grid, 1);
  studio_gallery_grid_jump_to (grid, 99);
  studio_gallery_grid_go_to (grid, 99);
  studio_gallery_grid_go_to (grid, 1);
  g_assert_true (STUDIO_IS_GALLERY_TILE (gtk_window_get_focus (GTK_WINDOW (window))));
  studio_ui_test_destroy (window, grid);
}

static gboolean
has_image (gpointer tile)
{
  return studio_gallery_tile_get_has_image (tile);
}

/* What a screen reader does where others click is the one thing it can do. */
static void
assert_selects (GtkWidget *tile)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_GET_CLASS (tile);
  const GVariantType *parameter = NULL;
  const char *property = NULL;
  const char *name = NULL;
  GType owner = G_TYPE_INVALID;

  g_assert_true (
      gtk_widget_class_query_action (widget_class, 0, &owner, &name, &parameter, &property));
  g_assert_cmpstr (name, ==, "tile.select");
  gboolean more = gtk_widget_class_query_action (
      widget_class, 1, &owner, &name, &parameter, &property);
  g_assert_false (more && owner == STUDIO_TYPE_GALLERY_TILE);
}

static void
test_tile (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_images (fixture);
  g_autoptr (StudioTileCache) cache = studio_tile_cache_new (1 << 20);
  g_autoptr (StudioRecord) record = get_record (fixture);
  GtkWidget *tile = studio_gallery_tile_new (studio_session_get_thumbnailer (fixture->session),
                                             cache);
  GtkWidget *window = studio_ui_test_present (tile, 200, 200);
  g_autofree char *name = g_strdup_printf ("%s, 21:9", studio_record_get_prompt (record));

  studio_gallery_tile_set_edge (STUDIO_GALLERY_TILE (tile), 200);
  studio_gallery_tile_set_record (STUDIO_GALLERY_TILE (tile), record);
  g_assert_true (studio_gallery_tile_get_record (STUDIO_GALLERY_TILE (tile)) == record);
  studio_test_drain ();
  g_assert_false (studio_gallery_tile_get_has_image (STUDIO_GALLERY_TILE (tile)));
  g_assert_cmpuint (studio_tile_cache_get_n_images (cache), ==, 0); /* nobody looks yet */
  studio_gallery_tile_set_wanted (STUDIO_GALLERY_TILE (tile), TRUE);
  studio_test_wait_until (has_image, tile);
  gtk_test_widget_wait_for_draw (window);
  const StudioTileImage *image = studio_tile_cache_lookup (cache, studio_record_get_id (record));
  g_assert_cmpint (gdk_texture_get_width (image->texture), ==, 200);

  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  assert_selects (tile);
  studio_gallery_tile_set_wanted (STUDIO_GALLERY_TILE (tile), FALSE);

  /* What was looked at is there at once, wanted or not. */
  studio_gallery_tile_set_record (STUDIO_GALLERY_TILE (tile), NULL);
  g_assert_false (studio_gallery_tile_get_has_image (STUDIO_GALLERY_TILE (tile)));
  studio_gallery_tile_set_record (STUDIO_GALLERY_TILE (tile), record);
  g_assert_true (studio_gallery_tile_get_has_image (STUDIO_GALLERY_TILE (tile)));
  studio_ui_test_destroy (window, tile);
}

/* A file that is gone or broken says so in its place. */
static void
test_problem_tile (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_images (fixture);
  g_autoptr (StudioTileCache) cache = studio_tile_cache_new (1 << 20);
  g_autoptr (StudioRecord) record = get_record (fixture);
  g_autofree char *path = studio_library_dup_image_path (
      studio_session_get_library (fixture->session), record);
  GtkWidget *tile = studio_gallery_tile_new (studio_session_get_thumbnailer (fixture->session),
                                             cache);
  GtkWidget *window = studio_ui_test_present (tile, 200, 200);

  /* Changed after the thumbnail that is made while the image is kept. */
  struct utimbuf times = { .modtime = g_get_real_time () / G_USEC_PER_SEC + 100 };
  g_assert_true (g_file_set_contents (path, "junk", 4, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  studio_gallery_tile_set_record (STUDIO_GALLERY_TILE (tile), record);
  studio_gallery_tile_set_wanted (STUDIO_GALLERY_TILE (tile), TRUE);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Broken file");
  studio_gallery_tile_set_record (STUDIO_GALLERY_TILE (tile), NULL);
  g_assert_false (studio_ui_test_is_said ((gpointer) "Broken file"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  studio_gallery_tile_set_record (STUDIO_GALLERY_TILE (tile), record);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "File missing");
  studio_ui_test_destroy (window, tile);
}

static void
test_tile_states (void)
{
  for (int state = 0; state < STUDIO_N_RECORD_STATES; state++)
    {
      g_autoptr (StudioRecord) record = studio_record_new (1);
      StudioRecordData row = { .state = (StudioRecordState) state };
      g_assert_null (studio_tile_state_for_record (record).icon);
      studio_record_fill (record, &row);
      StudioTileState shown = studio_tile_state_for_record (record);
      g_assert_cmpint (shown.icon == NULL, ==, state == STUDIO_RECORD_KEPT);
      g_assert_cmpint (shown.text == NULL, ==, state == STUDIO_RECORD_KEPT);
    }
  g_autoptr (GError) broken = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE, "x");
  g_assert_cmpstr (studio_tile_state_for_error (broken).text, ==, "Broken file");
}

static gboolean
has_picture (gpointer root)
{
  GtkWidget *picture = studio_ui_test_find (root, GTK_TYPE_PICTURE, NULL);
  return gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static void
test_details (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDetails *details = g_object_new (STUDIO_TYPE_DETAILS, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (details), 330, 700);
  GtkWidget *prompt = studio_ui_test_find (GTK_WIDGET (details), GTK_TYPE_LABEL, "prompt-text");
  g_autofree char *seed = NULL;

  make_images (fixture);
  g_autoptr (StudioRecord) record = get_record (fixture);
  g_assert_null (studio_details_get_record (details));
  studio_details_set_record (details, record);
  studio_details_set_thumbnailer (details, studio_session_get_thumbnailer (fixture->session));
  studio_details_set_closable (details, TRUE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (prompt)), ==, studio_record_get_prompt (record));
  g_object_get (
      studio_ui_test_find (GTK_WIDGET (details), STUDIO_TYPE_FACT_ROW, NULL), "value", &seed, NULL);
  g_assert_cmpstr (seed, ==, "7");
  studio_test_wait_until (has_picture, details);
  studio_details_set_record (details, NULL);
  g_assert_false (has_picture (details));
  studio_ui_test_destroy (window, details);
}

static void
test_fact_row (void)
{
  GtkWidget *row = g_object_new (STUDIO_TYPE_FACT_ROW, "title", "Host", NULL);
  GtkWidget *window = studio_ui_test_present (row, 300, 60);
  g_assert_false (gtk_widget_get_visible (row));
  g_object_set (row, "value", "127.0.0.1", NULL);
  g_assert_true (gtk_widget_get_visible (row));
  studio_ui_test_destroy (window, row);
}

static const char *
get_label (GtkWidget *widget, const char *css_class)
{
  return gtk_label_get_label (GTK_LABEL (studio_ui_test_find (widget, GTK_TYPE_LABEL, css_class)));
}

static void
test_heading (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryHeading *heading = g_object_new (STUDIO_TYPE_GALLERY_HEADING, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (heading), 300, 60);
  const StudioIdGroup month = { .created_us = G_GINT64_CONSTANT (1794744000000000), .n_items = 2 };
  const StudioIdGroup run = { month.created_us, 7, 4 };
  const StudioQuery by_month = { .grouping = STUDIO_GROUPING_MONTH };
  const StudioQuery by_run = { .grouping = STUDIO_GROUPING_RUN };
  const StudioQuery of_calls = { .search = "state:failed" };
  g_autofree char *calls = studio_gallery_heading_format_count (&of_calls, 2);
  g_assert_cmpstr (calls, ==, "2 calls");

  make_images (fixture);
  g_autoptr (StudioRecord) record = get_record (fixture);
  studio_gallery_heading_set_group (heading, &by_month, &month, NULL);
  g_assert_cmpstr (get_label (GTK_WIDGET (heading), "heading"), ==, "November 2026");
  g_assert_cmpstr (get_label (GTK_WIDGET (heading), "dim-label"), ==, "2 images");
  studio_gallery_heading_set_group (heading, &by_run, &run, record);
  g_assert_nonnull (studio_ui_test_find_label (studio_record_get_prompt (record)));
  studio_gallery_heading_set_group (heading, NULL, NULL, NULL);
  g_assert_cmpstr (get_label (GTK_WIDGET (heading), "heading"), ==, "");
  studio_ui_test_destroy (window, heading);
}

static void
assert_heading (StudioGrouping grouping, gint64 run, const char *expected)
{
  const StudioIdGroup group = { G_GINT64_CONSTANT (1794744000000000), run, 1 };
  g_autofree char *text = studio_gallery_heading_format (grouping, &group);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_heading_words (void)
{
  const StudioIdGroup never = { G_MAXINT64, 0, 1 };
  g_autofree char *nothing = studio_gallery_heading_format (STUDIO_GROUPING_DAY, &never);

  assert_heading (STUDIO_GROUPING_MONTH, 3, "November 2026");
  assert_heading (STUDIO_GROUPING_NONE, 3, "November 2026");
  assert_heading (STUDIO_GROUPING_DAY, 3, "Sunday, 15 November 2026");
  assert_heading (STUDIO_GROUPING_RUN, 3, "15 November 2026, 12:00");
  assert_heading (STUDIO_GROUPING_RUN, 0, "Sunday, 15 November 2026");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_selection_bar (void)
{
  StudioSelectionBar *bar = g_object_new (STUDIO_TYPE_SELECTION_BAR, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (bar), 300, 60);
  GtkWidget *revealer = studio_ui_test_find (GTK_WIDGET (bar), GTK_TYPE_REVEALER, NULL);

  studio_selection_bar_set_n_selected (bar, 1);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  studio_selection_bar_set_n_selected (bar, 5);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  studio_ui_test_destroy (window, bar);
}

static void
add_tests (void)
{
  g_test_add_func ("/gallery/parts-are-made-one-by-one", test_parts_are_made_one_by_one);
  studio_ui_test_add ("/gallery/empty", test_empty);
  studio_ui_test_add ("/gallery/type-ahead", test_type_ahead);
  studio_ui_test_add ("/gallery/page", test_page);
  studio_ui_test_add ("/gallery/trash", test_trash_selects_the_neighbour);
  studio_ui_test_add ("/gallery/star-all", test_star_all);
  studio_ui_test_add ("/gallery/grid", test_grid);
  studio_ui_test_add ("/gallery/tile", test_tile);
  studio_ui_test_add ("/gallery/problem-tile", test_problem_tile);
  g_test_add_func ("/gallery/tile-states", test_tile_states);
  g_test_add_func ("/gallery/heading-words", test_heading_words);
  studio_ui_test_add ("/gallery/details", test_details);
  studio_ui_test_add ("/gallery/heading", test_heading);
  g_test_add_func ("/gallery/fact-row", test_fact_row);
  g_test_add_func ("/gallery/selection-bar", test_selection_bar);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
