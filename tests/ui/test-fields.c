/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-aspect-ratio-picker.h"
#include "studio-prompt-field.h"
#include "studio-request.h"
#include "studio-seed-row.h"
#include "studio-tag-completion.h"
#include "studio-tag-field.h"
#include "studio-ui-fixture.h"

static void
count_cb (int *n)
{
  (*n)++;
}

static void
test_prompt_field (void)
{
  StudioPromptField *field = g_object_new (STUDIO_TYPE_PROMPT_FIELD, "title", "_Prompt", NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (field), 320, 240);
  GtkWidget *view = studio_ui_test_find (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  int n = 0;

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_relation (
      view,
      GTK_ACCESSIBLE_RELATION_LABELLED_BY,
      studio_ui_test_find (GTK_WIDGET (field), GTK_TYPE_LABEL, "heading"),
      NULL);

  g_signal_connect_swapped (field, "notify::text", G_CALLBACK (count_cb), &n);
  gtk_text_buffer_insert_at_cursor (buffer, "naïve ✨", -1);
  g_assert_cmpstr (studio_prompt_field_get_text (field), ==, "naïve ✨");
  g_assert_cmpint (n, ==, 1);
  studio_prompt_field_set_text (field, "naïve ✨");
  g_assert_cmpint (n, ==, 1);
  guint counted = 0;
  g_object_get (field, "n-characters", &counted, NULL);
  g_assert_cmpuint (counted, ==, 7);

  studio_prompt_field_set_text (field, "other");
  studio_ui_test_destroy (window, field);
}

static void
test_prompt_field_errors (void)
{
  StudioPromptField *field = g_object_new (STUDIO_TYPE_PROMPT_FIELD, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (field), 320, 240);
  GtkWidget *view = studio_ui_test_find (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW, NULL);
  g_autofree char *long_text = g_strnfill (STUDIO_PROMPT_MAX_CHARACTERS + 1, 'x');

  studio_prompt_field_set_error (field, "The prompt is empty.");
  gtk_test_accessible_assert_state (
      view, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (
      view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "The prompt is empty.");

  studio_prompt_field_set_text (field, "a");
  g_assert_null (studio_prompt_field_get_error (field));
  gtk_test_accessible_assert_state (
      view, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);

  studio_prompt_field_set_text (field, long_text);
  g_assert_nonnull (studio_ui_test_find (GTK_WIDGET (field), GTK_TYPE_LABEL, "error"));
  g_assert_cmpstr (studio_prompt_field_get_text (field), ==, long_text);
  gtk_test_accessible_assert_state (
      view, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  studio_ui_test_destroy (window, field);
}

/* GTK asks whether to blink when the cursor is shown. */
static void
note_blink_cb (GtkTextView *view, G_GNUC_UNUSED GParamSpec *pspec, gboolean *blinks)
{
  if (gtk_text_view_get_cursor_visible (view))
    g_object_get (gtk_widget_get_settings (GTK_WIDGET (view)), "gtk-cursor-blink", blinks, NULL);
}

static void
test_prompt_field_rests_its_cursor (void)
{
  StudioPromptField *field = g_object_new (STUDIO_TYPE_PROMPT_FIELD, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (field), 320, 240);
  GtkWidget *view = studio_ui_test_find (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW, NULL);
  gboolean blinks = TRUE;

  g_signal_connect (view, "notify::cursor-visible", G_CALLBACK (note_blink_cb), &blinks);
  studio_prompt_field_rest_cursor (field);
  g_assert_false (blinks);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (view)));
  g_object_get (gtk_widget_get_settings (view), "gtk-cursor-blink", &blinks, NULL);
  g_assert_true (blinks);
  studio_ui_test_destroy (window, field);
}

static GtkWidget *
find_tile (GtkWidget *picker, int n)
{
  GtkWidget *tile = studio_ui_test_find (picker, GTK_TYPE_CHECK_BUTTON, NULL);

  while (n-- > 0)
    tile = gtk_widget_get_next_sibling (tile);
  return tile;
}

static void
test_aspect_ratio_picker (void)
{
  StudioAspectRatioPicker *picker = g_object_new (STUDIO_TYPE_ASPECT_RATIO_PICKER, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (picker), 320, 60);
  int n = 0;

  gtk_test_accessible_assert_role (picker, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  for (int i = 0; i < STUDIO_N_ASPECT_RATIOS; i++)
    {
      GtkWidget *tile = find_tile (GTK_WIDGET (picker), i);
      gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_RADIO);
      g_assert_true (
          gtk_test_accessible_has_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL));
    }

  g_assert_cmpint (
      studio_aspect_ratio_picker_get_aspect_ratio (picker), ==, STUDIO_ASPECT_RATIO_1_1);
  g_signal_connect_swapped (picker, "notify::aspect-ratio", G_CALLBACK (count_cb), &n);
  studio_aspect_ratio_picker_set_aspect_ratio (picker, STUDIO_ASPECT_RATIO_21_9);
  studio_aspect_ratio_picker_set_aspect_ratio (picker, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpint (n, ==, 1);
  GtkWidget *first = find_tile (GTK_WIDGET (picker), 0);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));

  gtk_widget_activate (find_tile (GTK_WIDGET (picker), 8));
  g_assert_cmpint (
      studio_aspect_ratio_picker_get_aspect_ratio (picker), ==, STUDIO_ASPECT_RATIO_9_21);
  g_assert_cmpint (n, ==, 2);
  gtk_widget_grab_focus (GTK_WIDGET (picker));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == find_tile (GTK_WIDGET (picker), 8));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (picker), GTK_DIR_LEFT));
  g_assert_cmpint (
      studio_aspect_ratio_picker_get_aspect_ratio (picker), ==, STUDIO_ASPECT_RATIO_9_16);
  studio_ui_test_destroy (window, picker);
}

static void
test_seed_row (void)
{
  StudioSeedRow *row = g_object_new (STUDIO_TYPE_SEED_ROW, "seed", "42", NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (row), 320, 100);
  GtkWidget *entry = studio_ui_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL);
  GtkWidget *previous = gtk_widget_get_next_sibling (entry);
  GtkWidget *next = gtk_widget_get_next_sibling (previous);
  GtkWidget *others = gtk_widget_get_next_sibling (gtk_widget_get_parent (entry));
  GtkWidget *last = gtk_widget_get_first_child (others);
  GtkWidget *dice = gtk_widget_get_next_sibling (last);
  GtkWidget *lock = gtk_widget_get_next_sibling (dice);
  gboolean locked = FALSE;
  int n = 0;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "42");
  gtk_test_accessible_assert_property (dice, GTK_ACCESSIBLE_PROPERTY_LABEL, "Draw Another Seed");
  gtk_test_accessible_assert_property (lock, GTK_ACCESSIBLE_PROPERTY_LABEL, "Keep This Seed");

  g_signal_connect_swapped (row, "draw", G_CALLBACK (count_cb), &n);
  g_signal_emit_by_name (dice, "clicked");
  g_assert_cmpint (n, ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (lock), TRUE);
  g_object_get (row, "locked", &locked, NULL);
  g_assert_true (locked);

  g_signal_emit_by_name (next, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "43");
  g_object_set (row, "seed", "1", NULL);
  g_signal_emit_by_name (previous, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "4294967294");
  g_signal_emit_by_name (next, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1");
  studio_seed_row_set_error (row, "“x” is not a seed.");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_property (
      entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "“x” is not a seed.");
  gtk_editable_set_text (GTK_EDITABLE (entry), "43");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  studio_ui_test_destroy (window, row);
}

static void
test_tag_completion (void)
{
  static const char *const tags[] = { "night", "Northern lights", "city at night", "fog", NULL };
  static const char *const expected[] = { "night", "Northern lights", "city at night", NULL };
  g_auto (GStrv) proposals = studio_tag_completion_match (tags, "fog, N");
  g_auto (GStrv) nothing = studio_tag_completion_match (tags, "fog, ");
  g_auto (GStrv) whole = studio_tag_completion_match (tags, "FOG");
  g_autofree char *completed = studio_tag_completion_complete ("fog, no", "Northern lights");

  g_assert_cmpstrv (proposals, (char **) expected);
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_cmpuint (g_strv_length (whole), ==, 0);
  g_assert_cmpstr (completed, ==, "fog, Northern lights");
}

static void
note_tags_cb (G_GNUC_UNUSED gpointer field, char **tags, char **added)
{
  g_free (*added);
  *added = g_strjoinv ("|", tags);
}

static void
test_tag_field_proposes (StudioUiFixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const tags[] = { "night", "Northern lights", NULL };
  GtkWidget *field = g_object_new (STUDIO_TYPE_TAG_FIELD, NULL);
  GtkWidget *window = studio_ui_test_present (field, 300, 300);
  GtkWidget *entry = studio_ui_test_find (field, GTK_TYPE_ENTRY, NULL);
  g_autofree char *added = NULL;

  g_signal_connect (field, "added", G_CALLBACK (note_tags_cb), &added);
  studio_tag_field_set_known (STUDIO_TAG_FIELD (field), tags);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nor");
  studio_ui_test_settle ();
  GtkWidget *label = studio_ui_test_find_label ("Northern lights");
  g_assert_nonnull (label);
  GtkWidget *row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *list = gtk_widget_get_parent (row);
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Northern lights");
  g_assert_null (added);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (added, ==, "Northern lights");
  studio_ui_test_destroy (window, field);
}

static void
add_tests (void)
{
  g_test_add_func ("/fields/tag-completion", test_tag_completion);
  studio_ui_test_add ("/fields/tag-field-proposes", test_tag_field_proposes);
  g_test_add_func ("/fields/prompt", test_prompt_field);
  g_test_add_func ("/fields/prompt-errors", test_prompt_field_errors);
  g_test_add_func ("/fields/prompt-rests-its-cursor", test_prompt_field_rests_its_cursor);
  g_test_add_func ("/fields/aspect-ratio", test_aspect_ratio_picker);
  g_test_add_func ("/fields/seed", test_seed_row);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
