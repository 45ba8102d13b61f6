/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 *
 * From right to left: what comes next lies to the left, and what is moved goes where the arrow
 * points.
 */
#include "studio-compare-handle.h"
#include "studio-cull-page.h"
#include "studio-filmstrip-tile.h"
#include "studio-filmstrip.h"
#include "studio-gallery-area.h"
#include "studio-gallery-selection.h"
#include "studio-lineage-page.h"
#include "studio-stage.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"

/* As the window does for a key that arrives at @widget: its event controllers first, then the
 * bindings of its class. */
static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (keyval, (GdkModifierType) 0);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      if (handled)
        return TRUE;
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 (GtkShortcutActionFlags) 0,
                                                 widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static StudioJob *
make_image (StudioUiFixture *fixture, guint32 seed)
{
  g_autoptr (StudioRequest) request = studio_request_new ("A lake",
                                                          NULL,
                                                          STUDIO_ASPECT_RATIO_1_1,
                                                          seed,
                                                          STUDIO_OUTPUT_FORMAT_PNG,
                                                          STUDIO_DEFAULT_MODEL);
  StudioJob *job = studio_queue_add (studio_session_get_queue (fixture->session), request, NULL);

  studio_test_wait_until ((StudioTestPredicate) studio_job_has_ended, job);
  return job;
}

static void
test_stage (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  StudioJob *first = make_image (fixture, 1);
  StudioJob *second = make_image (fixture, 2);
  GtkWidget *stage = g_object_new (STUDIO_TYPE_STAGE, "session", fixture->session, NULL);
  GtkWidget *window = studio_ui_test_present (stage, 600, 500);
  StudioFilmstrip *strip = STUDIO_FILMSTRIP (
      studio_ui_test_find (stage, STUDIO_TYPE_FILMSTRIP, NULL));

  studio_stage_show_job (STUDIO_STAGE (stage), first);
  g_assert_true (press (stage, GDK_KEY_Left));
  g_assert_true (studio_filmstrip_get_selected_job (strip) == second);
  g_assert_true (press (stage, GDK_KEY_Right));
  g_assert_true (studio_filmstrip_get_selected_job (strip) == first);
  g_assert_true (press (stage, GDK_KEY_Page_Down));
  g_assert_true (studio_filmstrip_get_selected_job (strip) == second);
  studio_ui_test_destroy (window, stage);
}

static GtkWidget *
find_tile (GtkWidget *list, guint position)
{
  GtkWidget *item = gtk_widget_get_first_child (list);

  for (; item != NULL && position > 0; position--)
    item = gtk_widget_get_next_sibling (item);
  return item == NULL ? NULL : studio_ui_test_find (item, STUDIO_TYPE_FILMSTRIP_TILE, NULL);
}

/* The later image to the left of the earlier one. */
static gboolean
stand_from_right (gpointer list)
{
  GtkWidget *first = find_tile (list, 0);
  GtkWidget *second = find_tile (list, 1);
  graphene_rect_t right, left;

  return first != NULL && second != NULL && gtk_widget_compute_bounds (first, list, &right)
         && gtk_widget_compute_bounds (second, list, &left) && left.size.width > 0
         && left.origin.x + left.size.width <= right.origin.x;
}

static void
test_filmstrip (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  GtkWidget *strip = g_object_new (STUDIO_TYPE_FILMSTRIP, NULL);
  StudioFilmstrip *self = STUDIO_FILMSTRIP (strip);
  GtkWidget *window = studio_ui_test_present (strip, 500, 120);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  studio_filmstrip_set_session (self, fixture->session);
  studio_turns_finish (strip);
  StudioJob *first = make_image (fixture, 1);
  StudioJob *second = make_image (fixture, 2);
  GtkWidget *list = studio_ui_test_find (strip, GTK_TYPE_LIST_VIEW, NULL);
  studio_test_wait_until (stand_from_right, list);
  studio_filmstrip_set_selected_job (self, first);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (list)));
  g_assert_true (press (list, GDK_KEY_Left));
  g_assert_true (studio_filmstrip_get_selected_job (self) == second);
  g_assert_true (press (list, GDK_KEY_Right));
  g_assert_true (studio_filmstrip_get_selected_job (self) == first);
  studio_ui_test_destroy (window, strip);
}

static void
test_cull (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 ids[2] = { 0 };

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = studio_job_get_record_id (make_image (fixture, i + 1));
  GtkWidget *page = studio_cull_page_new (fixture->session, ids, 2);
  GtkWidget *window = studio_ui_test_present (page, 600, 500);
  StudioCull *cull = studio_cull_page_get_cull (STUDIO_CULL_PAGE (page));

  g_assert_true (press (page, GDK_KEY_Left));
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 1);
  g_assert_true (press (page, GDK_KEY_Right));
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 0);
  g_assert_true (press (page, GDK_KEY_space));
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 1);
  studio_ui_test_destroy (window, page);
}

typedef struct
{
  StudioLineagePage *page;
  gint64 id;
} Wanted;

static gboolean
is_selected (gpointer data)
{
  const Wanted *wanted = data;
  StudioRecord *record = studio_lineage_page_get_selected (wanted->page);

  return record != NULL && studio_record_get_id (record) == wanted->id;
}

/* What came of an image lies to the left of it. */
static void
test_lineage (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  gint64 parent = studio_job_get_record_id (make_image (fixture, 1));
  g_autoptr (StudioRequest) request = studio_request_new (
      "A fox", NULL, STUDIO_ASPECT_RATIO_1_1, 2, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  const StudioCallDetails details = { .parent = parent };
  g_assert_true (studio_queue_add_run (queue, request, 1, &details, NULL));
  g_autoptr (StudioJob) child = g_list_model_get_item (G_LIST_MODEL (queue), 1);
  studio_test_wait_until ((StudioTestPredicate) studio_job_has_ended, child);

  GtkWidget *page = g_object_new (STUDIO_TYPE_LINEAGE_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (page, 600, 500);
  Wanted wanted = { STUDIO_LINEAGE_PAGE (page), parent };
  studio_lineage_page_set_session (wanted.page, fixture->session);
  studio_lineage_page_show (wanted.page, parent);
  studio_test_wait_until (is_selected, &wanted);
  g_assert_true (press (page, GDK_KEY_Left));
  wanted.id = studio_job_get_record_id (child);
  g_assert_true (is_selected (&wanted));
  g_assert_true (press (page, GDK_KEY_Right));
  wanted.id = parent;
  g_assert_true (is_selected (&wanted));
  studio_ui_test_destroy (window, page);
}

static void
test_gallery (void)
{
  g_autoptr (GListStore) store = g_list_store_new (STUDIO_TYPE_RECORD);
  g_autoptr (StudioGallerySelection) selection = studio_gallery_selection_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *widget = g_object_new (STUDIO_TYPE_GALLERY_AREA, NULL);
  StudioGalleryArea *area = STUDIO_GALLERY_AREA (widget);

  for (gint64 id = 1; id <= 6; id++)
    {
      g_autoptr (StudioRecord) record = studio_record_new (id);
      g_list_store_append (store, record);
    }
  studio_gallery_selection_set_model (selection, G_LIST_MODEL (store));
  studio_gallery_area_set_model (area, GTK_SELECTION_MODEL (selection), NULL, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), widget);
  GtkWidget *window = studio_ui_test_present (scroller, 600, 500);
  studio_gallery_area_go (area, 0, FALSE, FALSE);
  g_assert_true (press (widget, GDK_KEY_Left));
  g_assert_cmpuint (studio_gallery_area_get_cursor (area), ==, 1);
  g_assert_true (press (widget, GDK_KEY_Right));
  g_assert_cmpuint (studio_gallery_area_get_cursor (area), ==, 0);
  studio_ui_test_destroy (window, area);
}

static void
moved_cb (double *sum, double offset)
{
  *sum += offset;
}

static void
test_handle (void)
{
  GtkWidget *handle = g_object_ref_sink (studio_compare_handle_new ());
  double sum = 0;

  g_signal_connect_swapped (handle, "moved", G_CALLBACK (moved_cb), &sum);
  g_assert_true (press (handle, GDK_KEY_Left));
  g_assert_cmpfloat (sum, <, 0);
  press (handle, GDK_KEY_Right);
  press (handle, GDK_KEY_Right);
  g_assert_cmpfloat (sum, >, 0);
  g_object_unref (handle);
}

static void
add_tests (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  studio_ui_test_add ("/arrows/stage", test_stage);
  studio_ui_test_add ("/arrows/filmstrip", test_filmstrip);
  studio_ui_test_add ("/arrows/cull", test_cull);
  studio_ui_test_add ("/arrows/lineage", test_lineage);
  g_test_add_func ("/arrows/gallery", test_gallery);
  g_test_add_func ("/arrows/handle", test_handle);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
