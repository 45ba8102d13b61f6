/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-cell.h"
#include "studio-compare-difference.h"
#include "studio-compare-facts.h"
#include "studio-compare-handle.h"
#include "studio-compare-page.h"
#include "studio-compare-sheet.h"
#include "studio-cull-page.h"
#include "studio-deck.h"
#include "studio-ui-fixture.h"

static StudioRequest *
new_request (const char *prompt, const char *negative, guint32 seed, StudioAspectRatio ratio)
{
  return studio_request_new (
      prompt, negative, ratio, seed, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
}

static void
assert_facts (StudioRequest *const *requests, guint n, guint index, const char *wanted)
{
  g_autofree char *markup = studio_compare_facts_dup_markup (requests, n, index);
  g_assert_cmpstr (markup, ==, wanted);
  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
}

static void
test_facts (void)
{
  g_autoptr (StudioRequest) a = new_request (
      "a misty lake, a <crowd>", NULL, 7, STUDIO_ASPECT_RATIO_1_1);
  g_autoptr (StudioRequest) b = new_request (
      "a clear lake", "noise & blur", 7, STUDIO_ASPECT_RATIO_1_1);
  g_autoptr (StudioRequest) c = new_request (
      "a misty lake, a <crowd>", NULL, 8, STUDIO_ASPECT_RATIO_21_9);
  StudioRequest *const words[] = { a, b };
  StudioRequest *const settings[] = { a, c };
  StudioRequest *const all[] = { a, b, c };
  StudioRequest *const same[] = { a, a };

  assert_facts (words, 2, 0, "<b>misty</b>  <b>a &lt;crowd&gt;</b>");
  assert_facts (words,
                2,
                1,
                "− <s>misty</s>  + <b>clear</b>  − <s>a &lt;crowd&gt;</s>\n"
                "Without: + <b>noise &amp; blur</b>");
  assert_facts (settings, 2, 0, "Seed 7 · 1:1");
  assert_facts (settings, 2, 1, "Seed 8 · 21:9");
  assert_facts (all, 3, 2, "Seed 8 · 21:9");
  assert_facts (same, 2, 0, "");
  assert_facts (same, 2, 1, "");
}

static void
test_columns (void)
{
  g_autofree char *letter = studio_compare_facts_dup_letter (3);

  g_assert_cmpstr (letter, ==, "D");
  g_assert_cmpuint (studio_compare_facts_find_columns (2, 2.4, 1280, 600, 6), ==, 1);
  g_assert_cmpuint (studio_compare_facts_find_columns (2, 1, 1280, 600, 6), ==, 2);
  g_assert_cmpuint (studio_compare_facts_find_columns (4, 1, 800, 800, 6), ==, 2);
  g_assert_cmpuint (studio_compare_facts_find_columns (4, 1, 360, 1400, 6), ==, 1);
  g_assert_cmpuint (studio_compare_facts_find_columns (3, .5, 900, 500, 6), ==, 3);
}

static void
move_cb (double *sum, double offset)
{
  *sum += offset;
}

static void
test_handle (void)
{
  GtkWidget *handle = g_object_ref_sink (studio_compare_handle_new ());
  double sum = 0;

  g_signal_connect_swapped (handle, "moved", G_CALLBACK (move_cb), &sum);
  gtk_test_accessible_assert_role (handle, GTK_ACCESSIBLE_ROLE_SLIDER);
  studio_compare_handle_set_value (STUDIO_COMPARE_HANDLE (handle), .25);
  gtk_test_accessible_assert_property (handle, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 25.0);
  g_signal_emit_by_name (handle, "moved", 5.0);
  g_assert_cmpfloat (sum, ==, 5);
  g_assert_finalize_object (handle);
}

static void
test_difference (void)
{
  StudioImageDifference facts = { .share = 0, .gain = 1 };
  g_autofree char *none = studio_compare_difference_dup_label (&facts);
  facts = (StudioImageDifference){ .share = .123, .gain = 8 };
  g_autofree char *faint = studio_compare_difference_dup_label (&facts);
  facts.gain = 1;
  g_autofree char *plain = studio_compare_difference_dup_label (&facts);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 4);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (none, ==, "No difference to be seen");
  g_assert_cmpstr (faint, ==, "12.3 % of the pixels differ · made 8× as bright");
  g_assert_cmpstr (plain, ==, "12.3 % of the pixels differ");
  gdk_pixbuf_fill (pixbuf, 0);
  studio_compare_difference_async (pixbuf, pixbuf, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (GdkPixbuf) difference = studio_compare_difference_finish (result, &facts, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (facts.share, ==, 0);
}

/* A page lies over everything, and gives the focus back. */
static void
test_deck (void)
{
  GtkWidget *home = gtk_button_new ();
  GtkWidget *page = gtk_button_new ();
  StudioDeck *deck = g_object_new (STUDIO_TYPE_DECK, "home", home, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (deck), 300, 200);

  gtk_widget_grab_focus (home);
  g_assert_false (studio_deck_pop (deck));
  studio_deck_push (deck, page);
  g_assert_true (studio_deck_get_page (deck) == page);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == page);
  studio_deck_push (deck, gtk_button_new ());
  g_assert_true (studio_deck_pop (deck));
  g_assert_null (studio_deck_get_page (deck));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == home);
  studio_ui_test_destroy (window, deck);
}

static void
make_images (StudioUiFixture *fixture, gint64 *ids, guint n_ids)
{
  StudioQueue *queue = studio_session_get_queue (fixture->session);

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (StudioRequest) request = new_request (
          i % 2 == 0 ? "A lake" : "A red lake", NULL, i + 1, STUDIO_ASPECT_RATIO_1_1);
      StudioJob *job = studio_queue_add (queue, request, NULL);
      studio_test_wait_until ((StudioTestPredicate) studio_job_has_ended, job);
      ids[i] = studio_job_get_record_id (job);
      g_assert_cmpint (ids[i], >, 0);
    }
}

static gboolean
has_images (gpointer area)
{
  for (guint i = 0; i < 2; i++)
    if (studio_canvas_get_n_shown_rows (studio_compare_area_get_canvas (area, i)) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_difference (gpointer area)
{
  return studio_canvas_get_n_shown_rows (studio_compare_area_get_difference (area)) > 0;
}

static gboolean
is_starred (gpointer cell)
{
  gboolean starred;
  g_object_get (cell, "starred", &starred, NULL);
  return starred;
}

static void
count_cb (int *n)
{
  (*n)++;
}

static void
test_modes (StudioCompareArea *area, GtkWidget *window)
{
  GtkWidget *one = GTK_WIDGET (studio_compare_area_get_canvas (area, 0));
  GtkWidget *other = GTK_WIDGET (studio_compare_area_get_canvas (area, 1));

  g_assert_true (gtk_widget_get_visible (one) && gtk_widget_get_visible (other));
  studio_canvas_zoom_at (STUDIO_CANVAS (one), 3, 40, 40, FALSE);
  g_assert_cmpfloat (studio_canvas_get_zoom (STUDIO_CANVAS (other)), ==, 3);

  studio_compare_area_set_mode (area, STUDIO_COMPARE_SLIDER);
  studio_compare_area_set_split (area, 2);
  g_assert_cmpfloat (studio_compare_area_get_split (area), ==, 1);
  studio_compare_area_set_peek (area, TRUE);
  gtk_test_widget_wait_for_draw (window);
  studio_compare_area_set_peek (area, FALSE);

  studio_compare_area_set_mode (area, STUDIO_COMPARE_FLIP);
  g_assert_cmpuint (studio_compare_area_get_active (area), ==, 1);
  g_assert_false (gtk_widget_get_visible (one));
  g_assert_true (studio_compare_area_get_front (area) == STUDIO_CANVAS (other));
  studio_compare_area_set_peek (area, TRUE);
  g_assert_true (gtk_widget_get_visible (one));
  studio_compare_area_set_peek (area, FALSE);
  studio_compare_area_set_active (area, 0);
  g_assert_true (gtk_widget_get_visible (one));
  g_assert_false (gtk_widget_get_visible (other));
}

static void
test_page (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 ids[2];
  int n_gone = 0;
  make_images (fixture, ids, 2);
  GtkWidget *page = studio_compare_page_new (fixture->session, ids, 2, NULL);
  GtkWidget *window = studio_ui_test_present (page, 800, 600);
  StudioCompareArea *area = studio_compare_page_get_area (STUDIO_COMPARE_PAGE (page));
  GtkWidget *cell = studio_ui_test_find (page, STUDIO_TYPE_COMPARE_CELL, NULL);

  g_signal_connect_swapped (page, "gone", G_CALLBACK (count_cb), &n_gone);
  studio_test_wait_until (has_images, area);
  gtk_test_accessible_assert_property (studio_compare_area_get_canvas (area, 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "B: A red lake, 1:1");
  test_modes (area, window);
  GtkWidget *buttons = studio_ui_test_find (page, GTK_TYPE_BOX, "linked");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_last_child (buttons)), TRUE);
  g_assert_cmpuint (studio_compare_area_get_mode (area), ==, STUDIO_COMPARE_DIFFERENCE);
  studio_test_wait_until (has_difference, area);

  g_signal_emit_by_name (cell, "picked");
  studio_test_wait_until (is_starred, cell);
  studio_session_trash_async (fixture->session, ids, 1, NULL, NULL, NULL, NULL, NULL);
  while (n_gone == 0)
    g_main_context_iteration (NULL, TRUE);
  studio_ui_test_destroy (window, page);
}

static void
note_finished_cb (int *answer, gboolean agreed)
{
  *answer = agreed ? 1 : 0;
}

/* Single keys decide, undo goes back, and the summary comes before anything is done. */
static void
test_cull (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  gint64 ids[2];
  int answer = -1;
  make_images (fixture, ids, 2);
  GtkWidget *page = studio_cull_page_new (fixture->session, ids, 2);
  GtkWidget *window = studio_ui_test_present (page, 800, 600);
  StudioCull *cull = studio_cull_page_get_cull (STUDIO_CULL_PAGE (page));
  GtkWidget *stack = studio_ui_test_find (page, GTK_TYPE_STACK, NULL);

  g_signal_connect_swapped (page, "finished", G_CALLBACK (note_finished_cb), &answer);
  gtk_widget_activate_action (page, "cull.choose", "i", STUDIO_CULL_TRASH);
  gtk_widget_activate_action (page, "cull.undo", NULL);
  g_assert_cmpuint (studio_cull_get_position (cull), ==, 0);
  gtk_widget_activate_action (page, "cull.choose", "i", STUDIO_CULL_STAR);
  gtk_widget_activate_action (page, "cull.choose", "i", STUDIO_CULL_TRASH);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "summary");
  g_autofree char *summary = studio_cull_page_dup_summary (cull);
  g_assert_cmpstr (summary, ==, "1 kept, 1 to trash");

  gtk_widget_activate_action (page, "cull.finish", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "image");
  g_assert_cmpint (answer, ==, -1);
  gtk_widget_activate_action (page, "cull.step", "i", 1);
  gtk_widget_activate_action (page, "cull.discard", NULL);
  g_assert_cmpint (answer, ==, 0);
  gtk_widget_activate_action (page, "cull.apply", NULL);
  g_assert_cmpint (answer, ==, 1);
  studio_ui_test_destroy (window, page);
}

static void
test_sheet (void)
{
  g_autofree char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "sheet.png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "sheet.png", NULL);
  g_autoptr (GPtrArray) pixbufs = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const titles[] = {
    "misty", "clear", "clear, with a very long title that ends", NULL
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GError) error = NULL;
  int width;
  int height;

  for (guint i = 0; i < 3; i++)
    {
      GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 120, 120);
      gdk_pixbuf_fill (pixbuf, 0x336699ffu * (i + 1));
      g_ptr_array_add (pixbufs, pixbuf);
    }
  studio_compare_sheet_save_async (pixbufs, titles, path, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_assert_true (studio_compare_sheet_save_finish (result, &error));
  g_assert_nonnull (gdk_pixbuf_get_file_info (path, &width, &height));
  g_assert_cmpint (width, ==, 24 + 3 * (120 + 24));
  g_assert_cmpint (height, ==, 24 + 32 + 120 + 24);
  studio_compare_sheet_save_async (pixbufs, titles, nowhere, studio_test_store_result_cb, &failed);
  studio_test_wait_for_result (&failed);
  g_assert_false (studio_compare_sheet_save_finish (failed, &error));
  g_assert_nonnull (error);
  studio_test_remove_folder (g_steal_pointer (&folder));
}

static void
add_tests (void)
{
  g_test_add_func ("/compare/facts", test_facts);
  g_test_add_func ("/compare/columns", test_columns);
  g_test_add_func ("/compare/handle", test_handle);
  g_test_add_func ("/compare/difference", test_difference);
  g_test_add_func ("/compare/deck", test_deck);
  g_test_add_func ("/compare/sheet", test_sheet);
  studio_ui_test_add ("/compare/page", test_page);
  studio_ui_test_add ("/compare/cull", test_cull);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
