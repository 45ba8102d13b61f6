/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-classes.h"
#include "studio-details.h"
#include "studio-filter-chip.h"
#include "studio-gallery-page.h"
#include "studio-page-ahead.h"
#include "studio-present.h"
#include "studio-turns.h"
#include "studio-ui-fixture.h"

/* What was done, a letter each. */
static GString *done;

static gboolean
do_twice (GtkWidget *owner G_GNUC_UNUSED)
{
  g_string_append_c (done, 'a');
  return g_str_has_suffix (done->str, "aa") ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static gboolean
do_once (GtkWidget *owner G_GNUC_UNUSED)
{
  g_string_append_c (done, 'b');
  return G_SOURCE_REMOVE;
}

static gboolean
do_and_add (GtkWidget *owner)
{
  g_string_append_c (done, 'c');
  studio_turns_add (owner, do_once);
  return G_SOURCE_REMOVE;
}

static gboolean
do_and_destroy (GtkWidget *owner)
{
  g_string_append_c (done, 'd');
  gtk_window_destroy (GTK_WINDOW (owner));
  return G_SOURCE_CONTINUE;
}

/* Until no source is left, or another turn has something to do. */
static void
run_turn (void)
{
  gsize len = done->len;

  for (int i = 0; i < 100 && done->len == len; i++)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
start (void)
{
  done = g_string_new (NULL);
  return gtk_window_new ();
}

static void
end (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  studio_ui_test_settle ();
  g_string_free (done, TRUE);
}

static void
test_each_has_its_turn (void)
{
  GtkWidget *window = start ();

  studio_turns_add (window, do_twice);
  studio_turns_add (window, do_and_add);
  studio_turns_add (window, do_twice);
  g_assert_cmpstr (done->str, ==, "");
  while (!g_str_has_suffix (done->str, "aa"))
    run_turn ();
  g_assert_cmpstr (done->str, ==, "aa");
  run_turn ();
  g_assert_cmpstr (done->str, ==, "aac");
  run_turn ();
  g_assert_cmpstr (done->str, ==, "aacb");
  studio_ui_test_settle ();
  g_assert_cmpstr (done->str, ==, "aacb");
  studio_turns_add (window, do_once);
  run_turn ();
  g_assert_cmpstr (done->str, ==, "aacbb");
  end (window);
}

static void
test_owners_take_turns (void)
{
  GtkWidget *window = start ();
  GtkWidget *other = gtk_window_new ();

  studio_turns_add (window, do_once);
  studio_turns_add (other, do_once);
  run_turn ();
  g_assert_cmpstr (done->str, ==, "b");
  run_turn ();
  g_assert_cmpstr (done->str, ==, "bb");
  gtk_window_destroy (GTK_WINDOW (other));
  end (window);
}

static void
test_what_is_left_can_be_done_or_dropped (void)
{
  GtkWidget *window = start ();

  studio_turns_add (window, do_twice);
  studio_turns_add (window, do_and_add);
  studio_turns_finish (window);
  g_assert_cmpstr (done->str, ==, "aacb");
  studio_turns_add (window, do_once);
  studio_turns_drop (window);
  studio_ui_test_settle ();
  g_assert_cmpstr (done->str, ==, "aacb");
  end (window);
}

static void
test_nothing_is_done_for_what_is_gone (void)
{
  GtkWidget *window = start ();

  g_object_ref (window);
  studio_turns_add (window, do_and_destroy);
  studio_turns_add (window, do_once);
  studio_ui_test_settle ();
  g_assert_cmpstr (done->str, ==, "d");
  studio_test_assert_finalized (window);
  window = gtk_window_new ();
  studio_turns_add (window, do_once);
  end (window);
}

static gboolean
has_done (gpointer number)
{
  return done->len >= GPOINTER_TO_UINT (number);
}

static void
wait_for (const char *wanted)
{
  studio_test_wait_until (has_done, GUINT_TO_POINTER (strlen (wanted)));
  g_assert_cmpstr (done->str, ==, wanted);
}

/* Also where the frames are never drawn. */
static void
test_pieces_come_with_the_frames (void)
{
  GtkWidget *window = start ();

  studio_turns_add_by_frame (window, do_twice);
  studio_turns_add_by_frame (window, do_once);
  studio_turns_add_by_frame (window, do_twice);
  studio_ui_test_settle ();
  g_assert_cmpstr (done->str, ==, "");
  gtk_window_present (GTK_WINDOW (window));
  wait_for ("aab");
  studio_turns_add_by_frame (window, do_once);
  wait_for ("aabb");
  studio_turns_add_by_frame (window, do_once);
  studio_turns_drop (window);
  studio_turns_finish (window);
  g_assert_cmpstr (done->str, ==, "aabb");
  studio_turns_add_by_frame (window, do_once);
  studio_turns_finish (window);
  g_assert_cmpstr (done->str, ==, "aabbb");
  end (window);
}

/* No widget of the gallery has been made here. */
static void
test_classes_are_prepared (void)
{
  GtkWidget *window = start ();

  g_assert_null (g_type_class_peek (STUDIO_TYPE_DETAILS));
  studio_classes_prepare (window);
  g_assert_null (g_type_class_peek (STUDIO_TYPE_DETAILS));
  studio_turns_finish (window);
  g_assert_nonnull (g_type_class_peek (STUDIO_TYPE_DETAILS));
  end (window);
}

static gboolean
has_page (gpointer place)
{
  return adw_bin_get_child (place) != NULL;
}

/* A window with a place for the page, as the page of a stack that is not to be seen. */
static AdwBin *
add_place (GtkWidget *window)
{
  GtkWidget *stack = gtk_stack_new ();
  AdwBin *place = ADW_BIN (adw_bin_new ());

  gtk_stack_add_child (GTK_STACK (stack), gtk_label_new (NULL));
  gtk_stack_add_child (GTK_STACK (stack), GTK_WIDGET (place));
  gtk_window_set_child (GTK_WINDOW (window), stack);
  return place;
}

static gboolean
has_chips (gpointer place)
{
  return studio_ui_test_find (place, STUDIO_TYPE_FILTER_CHIP, NULL) != NULL;
}

/* It is there before the gallery is looked at, and made once. */
static void
test_page_is_made_ahead (void)
{
  GtkWidget *window = start ();
  AdwBin *place = add_place (window);

  studio_page_ahead_prepare (window, place);
  studio_ui_test_settle ();
  g_assert_false (has_page (place));
  gtk_window_present (GTK_WINDOW (window));
  studio_test_wait_until (has_page, place);
  GtkWidget *ahead = adw_bin_get_child (place);
  g_assert_false (has_chips (place));
  gtk_test_accessible_assert_state (place, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  studio_test_wait_until (has_chips, place);
  GtkWidget *page = studio_page_ahead_take (place);
  g_assert_true (STUDIO_IS_GALLERY_PAGE (page));
  g_assert_true (page == ahead);
  gtk_test_accessible_assert_state (place, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  studio_page_ahead_prepare (window, place);
  studio_turns_finish (window);
  g_assert_true (adw_bin_get_child (place) == ahead);
  end (window);
}

static void
test_page_is_made_when_taken (void)
{
  GtkWidget *window = start ();
  AdwBin *place = add_place (window);

  studio_page_ahead_prepare (window, place);
  GtkWidget *page = studio_page_ahead_take (place);
  g_assert_true (STUDIO_IS_GALLERY_PAGE (page));
  studio_turns_finish (window);
  g_assert_true (adw_bin_get_child (place) == page);
  end (window);
}

static gboolean
is_visible (gpointer window)
{
  return gtk_widget_get_visible (window);
}

/* The window whose content it is, not shown yet, has it measured. */
static void
measure_cb (GtkWidget *widget,
            GtkOrientation orientation,
            int for_size G_GNUC_UNUSED,
            int *minimum,
            int *natural,
            int *minimum_baseline G_GNUC_UNUSED,
            int *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = 100;
  if (!gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_root (widget))))
    g_string_append_c (done, orientation == GTK_ORIENTATION_HORIZONTAL ? 'w' : 'h');
}

static void
allocate_cb (GtkWidget *widget G_GNUC_UNUSED,
             int width G_GNUC_UNUSED,
             int height G_GNUC_UNUSED,
             int baseline G_GNUC_UNUSED)
{
}

static guint
count_controllers (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  return g_list_model_get_n_items (controllers);
}

static GtkWidget *
make_content (void)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (content, gtk_custom_layout_new (NULL, measure_cb, allocate_cb));
  return content;
}

static GtkWindow *
make_dialog (GtkWidget *below)
{
  GtkWidget *dialog = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (dialog), make_content ());
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (below));
  return GTK_WINDOW (dialog);
}

static void
test_dialog_is_measured_before_it_is_shown (void)
{
  GtkWidget *below = start ();
  guint n_controllers = count_controllers (below);
  GtkWindow *dialog = make_dialog (below);

  studio_present (dialog);
  studio_present (dialog);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_cmpuint (count_controllers (below), ==, n_controllers + 1);
  studio_test_wait_until (is_visible, dialog);
  g_assert_cmpuint (count_controllers (below), ==, n_controllers);
  g_assert_cmpstr (done->str, ==, "wh");
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (dialog), TRUE);
  studio_present (dialog);
  g_assert_cmpuint (count_controllers (below), ==, n_controllers);
  gtk_window_destroy (dialog);
  end (below);
}

static void
test_dialog_goes_before_it_is_shown (void)
{
  GtkWidget *below = start ();
  guint n_controllers = count_controllers (below);
  GtkWindow *dialog = g_object_ref (make_dialog (below));

  studio_present (dialog);
  gtk_window_destroy (dialog);
  studio_ui_test_settle ();
  studio_test_assert_finalized (dialog);
  g_assert_cmpuint (count_controllers (below), ==, n_controllers);
  end (below);
}

/* What is left to be made of it is not made any more. */
static void
test_dialog_goes_in_pieces (void)
{
  GtkWidget *window = g_object_ref (start ());

  gtk_window_present (GTK_WINDOW (window));
  studio_turns_add (window, do_once);
  studio_turns_add_by_frame (window, do_once);
  studio_dismiss (GTK_WINDOW (window), do_twice);
  g_assert_false (gtk_widget_get_visible (window));
  g_assert_cmpstr (done->str, ==, "");
  wait_for ("aa");
  studio_ui_test_settle ();
  g_assert_cmpstr (done->str, ==, "aa");
  studio_test_assert_finalized (window);
  g_string_free (done, TRUE);
}

static void
test_dialog_goes_whole (void)
{
  GtkWidget *window = g_object_ref (start ());

  gtk_window_present (GTK_WINDOW (window));
  studio_turns_add (window, do_once);
  studio_dismiss (GTK_WINDOW (window), NULL);
  g_assert_false (gtk_widget_get_visible (window));
  studio_ui_test_settle ();
  g_assert_cmpstr (done->str, ==, "");
  studio_test_assert_finalized (window);
  g_string_free (done, TRUE);
}

static void
add_tests (void)
{
  g_test_add_func ("/turns/each-has-its-turn", test_each_has_its_turn);
  g_test_add_func ("/turns/owners-take-turns", test_owners_take_turns);
  g_test_add_func ("/turns/what-is-left-can-be-done-or-dropped",
                   test_what_is_left_can_be_done_or_dropped);
  g_test_add_func ("/turns/nothing-is-done-for-what-is-gone",
                   test_nothing_is_done_for_what_is_gone);
  g_test_add_func ("/turns/pieces-come-with-the-frames", test_pieces_come_with_the_frames);
  g_test_add_func ("/turns/classes-are-prepared", test_classes_are_prepared);
  g_test_add_func ("/turns/page-is-made-ahead", test_page_is_made_ahead);
  g_test_add_func ("/turns/page-is-made-when-taken", test_page_is_made_when_taken);
  g_test_add_func ("/present/dialog-is-measured-before-it-is-shown",
                   test_dialog_is_measured_before_it_is_shown);
  g_test_add_func ("/present/dialog-goes-before-it-is-shown", test_dialog_goes_before_it_is_shown);
  g_test_add_func ("/present/dialog-goes-in-pieces", test_dialog_goes_in_pieces);
  g_test_add_func ("/present/dialog-goes-whole", test_dialog_goes_whole);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
