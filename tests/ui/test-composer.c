/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-aspect-ratio-picker.h"
#include "studio-composer.h"
#include "studio-error.h"
#include "studio-prompt-field.h"
#include "studio-queue-list.h"
#include "studio-seed-row.h"
#include "studio-ui-fixture.h"

static StudioComposer *
create_composer (StudioUiFixture *fixture, GtkWidget **window)
{
  StudioComposer *composer = g_object_new (STUDIO_TYPE_COMPOSER, NULL);

  studio_composer_set_session (composer, fixture->session);
  *window = studio_ui_test_present (GTK_WIDGET (composer), 344, 700);
  return composer;
}

static void
test_draft_both_ways (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  GtkWidget *prompt = studio_ui_test_find (GTK_WIDGET (composer), STUDIO_TYPE_PROMPT_FIELD, NULL);
  GtkWidget *picker = studio_ui_test_find (
      GTK_WIDGET (composer), STUDIO_TYPE_ASPECT_RATIO_PICKER, NULL);
  GtkWidget *seed = studio_ui_test_find (GTK_WIDGET (composer), STUDIO_TYPE_SEED_ROW, NULL);
  GtkWidget *count = studio_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_SPIN_BUTTON, NULL);
  StudioOutputFormat format = STUDIO_OUTPUT_FORMAT_PNG;

  studio_prompt_field_set_text (STUDIO_PROMPT_FIELD (prompt), "a fox");
  studio_aspect_ratio_picker_set_aspect_ratio (STUDIO_ASPECT_RATIO_PICKER (picker),
                                               STUDIO_ASPECT_RATIO_21_9);
  g_object_set (seed, "seed", "42", "locked", TRUE, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (count), 4);
  g_object_set (composer, "output-format", STUDIO_OUTPUT_FORMAT_JPEG, NULL);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a fox");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpstr (studio_draft_get_seed (draft), ==, "42");
  g_assert_true (studio_draft_get_seed_locked (draft));
  g_assert_cmpint (studio_draft_get_count (draft), ==, 4);
  g_assert_cmpint (studio_draft_get_output_format (draft), ==, STUDIO_OUTPUT_FORMAT_JPEG);

  g_object_set (draft,
                "prompt",
                "an owl",
                "output-format",
                STUDIO_OUTPUT_FORMAT_PNG,
                "aspect-ratio",
                STUDIO_ASPECT_RATIO_2_3,
                "count",
                2,
                NULL);
  g_assert_cmpstr (studio_prompt_field_get_text (STUDIO_PROMPT_FIELD (prompt)), ==, "an owl");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (count)), ==, 2);
  g_object_get (composer, "output-format", &format, NULL);
  g_assert_cmpint (format, ==, STUDIO_OUTPUT_FORMAT_PNG);
  studio_ui_test_destroy (window, composer);
}

static void
test_errors_at_their_field (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);
  GtkWidget *prompt = studio_ui_test_find (GTK_WIDGET (composer), STUDIO_TYPE_PROMPT_FIELD, NULL);
  GtkWidget *expander = studio_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_EXPANDER, NULL);
  g_autoptr (GError) empty = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_PROMPT, "Empty.");
  g_autoptr (GError) negative = g_error_new_literal (
      STUDIO_ERROR, STUDIO_ERROR_NEGATIVE_PROMPT, "Too long.");
  g_autoptr (GError) seed = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_SEED, "No seed.");
  g_autoptr (GError) count = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_COUNT, "Too many.");
  g_autoptr (GError) other = g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_OFFLINE, "Offline.");

  g_assert_true (studio_composer_show_error (composer, empty));
  g_assert_cmpstr (studio_prompt_field_get_error (STUDIO_PROMPT_FIELD (prompt)), ==, "Empty.");
  g_assert_true (studio_composer_show_error (composer, negative));
  g_assert_null (studio_prompt_field_get_error (STUDIO_PROMPT_FIELD (prompt)));
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
  g_assert_true (studio_composer_show_error (composer, seed));
  g_assert_true (studio_composer_show_error (composer, count));
  g_assert_false (studio_composer_show_error (composer, other));
  studio_composer_clear_errors (composer);
  studio_ui_test_destroy (window, composer);
}

static void
test_undo (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);
  GtkWidget *widget = GTK_WIDGET (composer);
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  StudioPromptField *prompt = STUDIO_PROMPT_FIELD (
      studio_ui_test_find (widget, STUDIO_TYPE_PROMPT_FIELD, NULL));
  GtkTextView *view = GTK_TEXT_VIEW (studio_ui_test_find (widget, GTK_TYPE_TEXT_VIEW, NULL));
  StudioDraftValues values = {
    .fields = STUDIO_DRAFT_PROMPT | STUDIO_DRAFT_ASPECT_RATIO | STUDIO_DRAFT_SEED,
    .prompt = "an owl",
    .aspect_ratio = STUDIO_ASPECT_RATIO_16_9,
    .seed = "5",
  };

  gtk_widget_activate_action (widget, "composer.undo", NULL);
  studio_prompt_field_set_text (prompt, "a fox");
  studio_composer_recall (composer, &values);
  g_assert_cmpstr (studio_prompt_field_get_text (prompt), ==, "an owl");
  /* Ctrl+Z in the text goes through the steps of the draft, not of the text alone. */
  gtk_text_buffer_undo (gtk_text_view_get_buffer (view));
  g_assert_cmpstr (studio_prompt_field_get_text (prompt), ==, "a fox");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_1_1);
  g_assert_true (gtk_widget_activate_action (widget, "composer.redo", NULL));
  g_assert_cmpstr (studio_prompt_field_get_text (prompt), ==, "an owl");
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_16_9);
  g_assert_true (gtk_widget_activate_action (widget, "composer.swap-ratio", NULL));
  g_assert_cmpint (studio_draft_get_aspect_ratio (draft), ==, STUDIO_ASPECT_RATIO_9_16);
  g_assert_true (studio_composer_get_session (composer) == fixture->session);
  studio_ui_test_destroy (window, composer);
}

/* Typing over a selection is one change, and the cursor stays where something changed. */
static void
test_replaced_selection (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);
  GtkWidget *view = studio_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  StudioDraftUndo *undo = studio_session_get_undo (fixture->session);
  GtkTextIter start;
  GtkTextIter end;
  int cursor = 0;

  g_object_set (draft, "prompt", "a red fox", NULL);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 2);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 5);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, "blue", -1);
  gtk_text_buffer_end_user_action (buffer);
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a blue fox");
  g_assert_cmpuint (studio_draft_undo_get_n_steps (undo), ==, 2);
  g_assert_true (studio_draft_undo_undo (undo));
  g_assert_cmpstr (studio_draft_get_prompt (draft), ==, "a red fox");
  g_object_get (buffer, "cursor-position", &cursor, NULL);
  g_assert_cmpint (cursor, ==, 5);
  studio_ui_test_destroy (window, composer);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static StudioPromptField *
find_negative (GtkExpander *expander)
{
  return STUDIO_PROMPT_FIELD (gtk_expander_get_child (expander));
}

static void
test_negative_prompt (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);
  StudioDraft *draft = studio_session_get_draft (fixture->session);
  GtkExpander *expander = GTK_EXPANDER (
      studio_ui_test_find (GTK_WIDGET (composer), GTK_TYPE_EXPANDER, NULL));

  g_object_set (draft, "negative-prompt", "blurry\nhands", NULL);
  g_assert_nonnull (studio_ui_test_find_label ("blurry hands"));
  g_assert_null (gtk_expander_get_child (expander));

  gtk_expander_set_expanded (expander, TRUE);
  g_assert_cmpstr (studio_prompt_field_get_text (find_negative (expander)), ==, "blurry\nhands");
  studio_prompt_field_set_text (find_negative (expander), "noisy");
  g_assert_cmpstr (studio_draft_get_negative_prompt (draft), ==, "noisy");
  g_object_set (draft, "negative-prompt", "", NULL);
  g_assert_cmpstr (studio_prompt_field_get_text (find_negative (expander)), ==, "");
  studio_ui_test_destroy (window, composer);
}

static void
test_queue_list (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);

  g_assert_null (studio_ui_test_find (GTK_WIDGET (composer), STUDIO_TYPE_QUEUE_LIST, NULL));
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  g_object_set (studio_session_get_draft (fixture->session), "prompt", "a lake", "seed", "7", NULL);
  g_assert_true (studio_session_generate (fixture->session, NULL));
  GtkWidget *list = studio_ui_test_find (GTK_WIDGET (composer), STUDIO_TYPE_QUEUE_LIST, NULL);
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_get_visible (list) && gtk_widget_get_visible (scroller));
  studio_queue_cancel_all (studio_session_get_queue (fixture->session));
  studio_test_wait_until (is_hidden, scroller);
  studio_ui_test_destroy (window, composer);
}

static void
test_dice (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);
  GtkWidget *seed = studio_ui_test_find (GTK_WIDGET (composer), STUDIO_TYPE_SEED_ROW, NULL);
  StudioDraft *draft = studio_session_get_draft (fixture->session);

  g_object_set (draft, "seed", "", NULL);
  g_signal_emit_by_name (seed, "draw");
  g_assert_cmpuint (g_ascii_strtoull (studio_draft_get_seed (draft), NULL, 10), >, 0);
  studio_ui_test_destroy (window, composer);
}

static void
test_fits_a_phone (StudioUiFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *window;
  StudioComposer *composer = create_composer (fixture, &window);
  int minimum = 0;

  gtk_widget_measure (
      GTK_WIDGET (composer), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 344);
  gtk_widget_measure (
      GTK_WIDGET (composer), GTK_ORIENTATION_VERTICAL, 344, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 400);
  studio_ui_test_destroy (window, composer);
}

static void
test_no_session (StudioUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  StudioComposer *composer = g_object_ref_sink (g_object_new (STUDIO_TYPE_COMPOSER, NULL));

  gtk_test_accessible_assert_role (composer, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_test_accessible_assert_property (composer, GTK_ACCESSIBLE_PROPERTY_LABEL, "Request");
  g_assert_finalize_object (composer);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/composer/draft-both-ways", test_draft_both_ways);
  studio_ui_test_add ("/composer/errors-at-their-field", test_errors_at_their_field);
  studio_ui_test_add ("/composer/negative-prompt", test_negative_prompt);
  studio_ui_test_add ("/composer/queue-list", test_queue_list);
  studio_ui_test_add ("/composer/dice", test_dice);
  studio_ui_test_add ("/composer/undo", test_undo);
  studio_ui_test_add ("/composer/replaced-selection", test_replaced_selection);
  studio_ui_test_add ("/composer/fits-a-phone", test_fits_a_phone);
  studio_ui_test_add ("/composer/no-session", test_no_session);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
