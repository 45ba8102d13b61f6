/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-present.h"
#include "studio-stage.h"
#include "studio-style-ahead.h"
#include "studio-tooltip.h"
#include "studio-ui-fixture.h"

/* What happened, a letter each: style looked up, a frame. */
static GString *done;

#define STYLED_TYPE (styled_get_type ())
G_DECLARE_FINAL_TYPE (Styled, styled, TEST, STYLED, GtkWidget)

struct _Styled
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (Styled, styled, GTK_TYPE_WIDGET)

static void
styled_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (styled_parent_class)->css_changed (widget, change);
  g_string_append_c (done, 's');
}

static void
styled_class_init (StyledClass *klass)
{
  GTK_WIDGET_CLASS (klass)->css_changed = styled_css_changed;
}

static void
styled_init (G_GNUC_UNUSED Styled *self)
{
}

static void
frame_cb (void)
{
  g_string_append_c (done, 'f');
}

static gboolean
is_done (G_GNUC_UNUSED gpointer data)
{
  return g_str_has_prefix (done->str, "s") && strchr (done->str, 'f') != NULL;
}

/* What is new in a window that is shown has its style before the next frame begins. */
static void
test_style (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = studio_ui_test_present (box, 100, 100);
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);

  gtk_test_widget_wait_for_draw (window);
  done = g_string_new (NULL);
  gulong frame_id = g_signal_connect (frame_clock, "before-paint", G_CALLBACK (frame_cb), NULL);
  gtk_box_append (GTK_BOX (box), g_object_new (STYLED_TYPE, NULL));
  studio_style_ahead (box);
  studio_style_ahead (box);
  g_assert_cmpstr (done->str, ==, "");
  studio_test_wait_until (is_done, NULL);
  g_signal_handler_disconnect (frame_clock, frame_id);
  studio_ui_test_destroy (window, window);
  g_string_free (done, TRUE);
}

/* Nor in one that is not there yet. */
static void
test_style_of_nothing (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GtkWidget) alone = g_object_ref_sink (gtk_label_new (NULL));

  studio_style_ahead_now (window);
  studio_style_ahead (window);
  studio_style_ahead (alone);
  gtk_window_destroy (GTK_WINDOW (window));
  studio_ui_test_settle ();
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

/* As high as what is in it, though it was laid out before it was shown. */
static void
test_height (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int least = 0;

  for (int i = 0; i < 6; i++)
    gtk_box_append (GTK_BOX (content), gtk_entry_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), 300, -1);
  gtk_window_set_child (GTK_WINDOW (window), content);
  studio_present (GTK_WINDOW (window));
  studio_test_wait_until (is_visible, window);
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, 300, &least, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (content), >=, least);
  studio_ui_test_destroy (window, window);
}

/* One that was destroyed before its turn came belongs to no program any more. */
static void
test_first_that_goes (void)
{
  GtkWidget *window = g_object_ref (gtk_window_new ());

  studio_present_first (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  studio_ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (window));
  studio_test_assert_finalized (window);
}

static void
test_tooltip (void)
{
  GtkWidget *button = gtk_button_new ();
  g_autoptr (GtkWidget) hidden = g_object_ref_sink (gtk_button_new ());

  gtk_widget_set_visible (hidden, FALSE);
  studio_tooltip_set_name (button, "Star");
  studio_tooltip_set (hidden, "Star");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_visible (hidden));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Star");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (hidden), ==, "Star");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Star");
  GtkWidget *window = studio_ui_test_present (button, 100, 100);
  studio_tooltip_set_name (button, "Remove Star");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Remove Star");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Star");
  studio_tooltip_set (button, NULL);
  g_assert_null (gtk_widget_get_tooltip_text (button));
  studio_ui_test_destroy (window, window);
}

static gboolean
has_stage (gpointer window)
{
  return studio_ui_test_find (window, STUDIO_TYPE_STAGE, NULL) != NULL;
}

/* While the library is opened, but not to be seen before it is. */
static void
test_stage (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioWindow *window = STUDIO_WINDOW (
      studio_window_new (NULL, fixture->session, fixture->settings));

  g_assert_false (has_stage (window));
  gtk_window_present (GTK_WINDOW (window));
  studio_test_wait_until (has_stage, window);
  GtkWidget *stage = studio_ui_test_find (GTK_WIDGET (window), STUDIO_TYPE_STAGE, NULL);
  g_assert_false (gtk_widget_get_visible (stage));
  g_assert_null (studio_window_get_parts (window).stage);
  studio_ui_fixture_open (fixture);
  studio_window_set_opened (window, NULL);
  g_assert_true (gtk_widget_get_visible (stage));
  g_assert_true (GTK_WIDGET (studio_window_get_parts (window).stage) == stage);
  studio_ui_test_destroy (GTK_WIDGET (window), window);
}

static void
add_tests (void)
{
  g_test_add_func ("/ahead/style", test_style);
  g_test_add_func ("/ahead/style-of-nothing", test_style_of_nothing);
  g_test_add_func ("/ahead/height", test_height);
  g_test_add_func ("/ahead/first-that-goes", test_first_that_goes);
  g_test_add_func ("/ahead/tooltip", test_tooltip);
  studio_ui_test_add ("/ahead/stage", test_stage);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
