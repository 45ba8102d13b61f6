/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lineage-page.h"

#include "studio-lineage-row.h"
#include "studio-ui-fixture.h"
#include "studio-window-actions.h"

static gboolean
is_kept (gpointer job)
{
  return studio_job_get_state (job) == STUDIO_RECORD_KEPT;
}

/* An image that came from another one. */
static StudioJob *
make_image (StudioUiFixture *fixture, const char *prompt, StudioJob *parent)
{
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, NULL, STUDIO_ASPECT_RATIO_1_1, 77, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  const StudioCallDetails details = { .parent = parent == NULL
                                                    ? 0
                                                    : studio_job_get_record_id (parent) };

  g_assert_true (studio_queue_add_run (queue, request, 1, &details, NULL));
  GListModel *jobs = G_LIST_MODEL (queue);
  g_autoptr (StudioJob) job = g_list_model_get_item (jobs, g_list_model_get_n_items (jobs) - 1);
  studio_test_wait_until (is_kept, job);
  return job; /* the queue holds it */
}

typedef struct
{
  GtkWindow *window;
  gint64 id;
} Wanted;

/* The row with the keys is that of the image. */
static gboolean
has_focus (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *focus = gtk_window_get_focus (wanted->window);
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_first_child (focus);

  if (!STUDIO_IS_LINEAGE_ROW (row))
    return FALSE;
  StudioLineageNode *node = studio_lineage_row_get_node (STUDIO_LINEAGE_ROW (row));
  return node != NULL && studio_record_get_id (studio_lineage_node_get_record (node)) == wanted->id;
}

static gboolean
is_selected (gpointer data)
{
  const Wanted *wanted = data;
  StudioLineagePage *page = STUDIO_LINEAGE_PAGE (
      studio_ui_test_find (GTK_WIDGET (wanted->window), STUDIO_TYPE_LINEAGE_PAGE, NULL));
  StudioRecord *record = studio_lineage_page_get_selected (page);

  return record != NULL && studio_record_get_id (record) == wanted->id;
}

static void
look_at (StudioWindow *window, StudioJob *job)
{
  const Wanted wanted = { GTK_WINDOW (window), studio_job_get_record_id (job) };

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "studio");
  studio_window_show_job (window, job);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "lineage");
  studio_test_wait_until (is_selected, (gpointer) &wanted);
  studio_test_wait_until (has_focus, (gpointer) &wanted);
}

static void
note_selected_cb (GtkSingleSelection *selection, G_GNUC_UNUSED GParamSpec *pspec, GArray *ids)
{
  StudioLineageNode *node = gtk_single_selection_get_selected_item (selection);

  if (node != NULL)
    {
      gint64 id = studio_record_get_id (studio_lineage_node_get_record (node));
      g_array_append_val (ids, id);
    }
}

/* The identifiers of the images that are selected from here on, while the window is there. */
static GArray *
follow_selected (StudioWindow *window)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *page = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_LINEAGE_PAGE, NULL);
  GtkWidget *list = studio_ui_test_find (page, GTK_TYPE_LIST_VIEW, NULL);

  g_assert_nonnull (list);
  g_signal_connect_data (gtk_list_view_get_model (GTK_LIST_VIEW (list)),
                         "notify::selected-item",
                         G_CALLBACK (note_selected_cb),
                         g_array_ref (ids),
                         (GClosureNotify) (void (*) (void)) g_array_unref,
                         0);
  return ids;
}

static void
assert_only_selected (const GArray *ids, StudioJob *job)
{
  g_assert_cmpuint (ids->len, >, 0);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, studio_job_get_record_id (job));
}

static gboolean
has_narrow_picture (gpointer row)
{
  GtkWidget *picture = studio_ui_test_find (row, GTK_TYPE_PICTURE, NULL);

  return gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL
         && gtk_widget_get_width (picture) == gtk_widget_get_height (picture);
}

static gboolean
is_beside_picture (gpointer label)
{
  GtkWidget *row = gtk_widget_get_ancestor (label, STUDIO_TYPE_LINEAGE_ROW);
  graphene_rect_t picture;
  graphene_rect_t words;

  return gtk_widget_compute_bounds (
             studio_ui_test_find (row, GTK_TYPE_PICTURE, NULL), row, &picture)
         && gtk_widget_compute_bounds (label, row, &words)
         && words.origin.x - picture.origin.x - picture.size.width < 14;
}

/* However high the words are, the image leaves no gap. */
static void
assert_beside_picture (GtkWidget *label)
{
  studio_test_wait_until (has_narrow_picture,
                          gtk_widget_get_ancestor (label, STUDIO_TYPE_LINEAGE_ROW));
  studio_test_wait_until (is_beside_picture, label);
}

/* Whoever comes to the tree goes on from the image that was on show. */
static void
test_focus (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *first = make_image (fixture, "a lake", NULL);
  StudioJob *second = make_image (fixture, "a misty lake", first);
  StudioJob *third = make_image (fixture, "a misty lake at dawn", second);

  look_at (window, third);
  assert_beside_picture (studio_ui_test_find_label ("The beginning"));
  look_at (window, second);
  /* Another tree. */
  look_at (window, make_image (fixture, "a fox", NULL));
  look_at (window, second);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* Whatever is done meanwhile is done to it, and to no other one. */
static void
test_only_wanted_is_selected (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *last = NULL;

  for (int i = 0; i < 4; i++)
    last = make_image (fixture, "a lake", last);
  g_autoptr (GArray) ids = follow_selected (window);
  look_at (window, last);
  g_assert_cmpuint (ids->len, ==, 1);
  assert_only_selected (ids, last);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* Its width is known once the thumbnail is there. */
static gboolean
has_wide_picture (gpointer window)
{
  GtkWidget *row = studio_ui_test_find (window, STUDIO_TYPE_LINEAGE_ROW, NULL);
  GtkWidget *picture = studio_ui_test_find (row, GTK_TYPE_PICTURE, NULL);

  return gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL
         && gtk_widget_get_width (picture) > gtk_widget_get_height (picture);
}

/* Around a row in a window that is 360 wide. */
#define AROUND_ROW 36

/* However far to the side: branches of branches leave room for words in the narrowest window. */
static void
assert_room_for_branches (StudioLineageRow *row)
{
  g_autoptr (StudioRecord) record = g_object_ref (
      studio_lineage_node_get_record (studio_lineage_row_get_node (row)));

  for (guint column = 0; column <= STUDIO_LINEAGE_MAX_COLUMN; column++)
    {
      const StudioLineagePlace place = { .column = column,
                                         .parent_column = (int) column - 1,
                                         .first_child = G_MAXUINT };
      g_autoptr (StudioLineageNode) node = studio_lineage_node_new (record, &place, "+ misty");
      int least = 0;

      studio_lineage_row_set_node (row, node, TRUE);
      gtk_widget_measure (
          GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360 - AROUND_ROW);
    }
}

/* In the narrowest window, beside the widest image. */
static void
test_narrow (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_settings_set_int (fixture->settings, "window-width", 360);
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  g_autoptr (StudioRequest) request = studio_request_new (
      "a lake", NULL, STUDIO_ASPECT_RATIO_21_9, 77, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  StudioJob *job = studio_queue_add (studio_session_get_queue (fixture->session), request, NULL);

  studio_test_wait_until (is_kept, job);
  look_at (window, job);
  studio_test_wait_until (has_wide_picture, window);
  GtkWidget *label = studio_ui_test_find_label ("The beginning");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  /* Not against the edge of the row, which has one line more where the image is on show. */
  graphene_rect_t bounds;
  GtkWidget *row = gtk_widget_get_ancestor (label, STUDIO_TYPE_LINEAGE_ROW);
  g_assert_true (gtk_widget_compute_bounds (label, row, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 6);
  assert_room_for_branches (STUDIO_LINEAGE_ROW (row));
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
press (StudioWindow *window, guint key)
{
  GtkWidget *page = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_LINEAGE_PAGE, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);
      for (guint j = 0;
           GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && j < g_list_model_get_n_items (shortcuts);
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                         0,
                                                         page,
                                                         gtk_shortcut_get_arguments (shortcut)));
        }
    }
}

/* Along the branches, and the keys go with what is selected. */
static void
test_walk (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *first = make_image (fixture, "a lake", NULL);
  StudioJob *second = make_image (fixture, "a misty lake", first);
  Wanted wanted = { GTK_WINDOW (window), studio_job_get_record_id (first) };

  look_at (window, second);
  press (window, GDK_KEY_Left);
  studio_test_wait_until (has_focus, &wanted);
  studio_test_wait_until (is_selected, &wanted);
  press (window, GDK_KEY_Right);
  wanted.id = studio_job_get_record_id (second);
  studio_test_wait_until (has_focus, &wanted);
  studio_test_wait_until (is_selected, &wanted);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static gboolean
has_four_rows (gpointer window)
{
  GtkWidget *list = studio_ui_test_find (
      studio_ui_test_find (window, STUDIO_TYPE_LINEAGE_PAGE, NULL), GTK_TYPE_LIST_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))))
         == 4;
}

/* An image that arrives does not take the person back to where the walk began. */
static void
test_new_image (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  StudioJob *first = make_image (fixture, "a lake", NULL);
  StudioJob *second = make_image (fixture, "a misty lake", first);
  StudioJob *third = make_image (fixture, "a misty lake at dawn", second);
  const Wanted wanted = { GTK_WINDOW (window), studio_job_get_record_id (second) };

  look_at (window, third);
  press (window, GDK_KEY_Left);
  studio_test_wait_until (has_focus, (gpointer) &wanted);
  g_autoptr (GArray) ids = follow_selected (window);
  make_image (fixture, "a misty lake by night", second);
  studio_test_wait_until (has_four_rows, window);
  studio_test_wait_until (is_selected, (gpointer) &wanted);
  studio_test_wait_until (has_focus, (gpointer) &wanted);
  assert_only_selected (ids, second);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

/* The view that the window was left with may be the tree: it is there before the library is. */
static void
test_first_view (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_settings_set_string (fixture->settings, "view", "lineage");
  StudioWindow *window = studio_ui_fixture_open_demo_window (fixture);
  g_autoptr (GArray) ids = follow_selected (window);
  StudioJob *first = make_image (fixture, "a lake", NULL);
  Wanted wanted = { GTK_WINDOW (window), studio_job_get_record_id (first) };

  studio_window_show_job (window, first);
  studio_test_wait_until (is_selected, &wanted);
  for (guint i = 0; i < 3; i++)
    make_image (fixture, "a misty lake", first);
  studio_test_wait_until (has_four_rows, window);
  studio_test_wait_until (is_selected, &wanted);
  assert_only_selected (ids, first);
  g_settings_reset (fixture->settings, "view");
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/lineage/narrow", test_narrow);
  studio_ui_test_add ("/lineage/focus", test_focus);
  studio_ui_test_add ("/lineage/only-wanted-is-selected", test_only_wanted_is_selected);
  studio_ui_test_add ("/lineage/first-view", test_first_view);
  studio_ui_test_add ("/lineage/walk", test_walk);
  studio_ui_test_add ("/lineage/new-image", test_new_image);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
