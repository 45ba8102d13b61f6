/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-call-view.h"
#include "studio-details-actions.h"
#include "studio-details-many.h"
#include "studio-details-notes.h"
#include "studio-details-family.h"
#include "studio-details.h"
#include "studio-error.h"
#include "studio-gallery-grid.h"
#include "studio-gallery-page.h"
#include "studio-note-field.h"
#include "studio-rating-bar.h"
#include "studio-tag-field.h"
#include "studio-test-images.h"
#include "studio-ui-fixture.h"
#include "studio-wrap-layout.h"

/* A gallery with two images. */
typedef struct
{
  StudioGalleryPage *page;
  GtkWidget *window;
  StudioGallery *gallery;
  GtkSelectionModel *model;
} View;

static gboolean
is_idle (gpointer session)
{
  return studio_queue_get_n_active (studio_session_get_queue (session)) == 0;
}

static gboolean
has_two (gpointer gallery)
{
  return g_list_model_get_n_items (gallery) == 2;
}

static gboolean
is_loaded (gpointer record)
{
  return studio_record_get_loaded (record);
}

static void
add_image (StudioUiFixture *fixture, const char *prompt)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, "noisy", STUDIO_ASPECT_RATIO_21_9, 7, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  g_assert_nonnull (studio_queue_add (studio_session_get_queue (fixture->session), request, NULL));
}

static View
open_view (StudioUiFixture *fixture)
{
  View view = { .page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL) };
  GtkWidget *grid = studio_ui_test_find (GTK_WIDGET (view.page), STUDIO_TYPE_GALLERY_GRID, NULL);

  view.window = studio_ui_test_present (GTK_WIDGET (view.page), 1200, 900);
  studio_gallery_page_set_session (view.page, fixture->session);
  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  add_image (fixture, "A lake at dawn");
  add_image (fixture, "A city at night");
  view.gallery = studio_session_get_gallery (fixture->session);
  view.model = studio_gallery_grid_get_model (STUDIO_GALLERY_GRID (grid));
  studio_test_wait_until (is_idle, fixture->session);
  studio_test_wait_until (has_two, view.gallery);
  return view;
}

static StudioRecord *
get_record (const View *view, guint position)
{
  StudioRecord *record = g_list_model_get_item (G_LIST_MODEL (view->gallery), position);
  studio_test_wait_until (is_loaded, record);
  return record;
}

static gpointer
find (const View *view, GType type)
{
  return studio_ui_test_find (GTK_WIDGET (view->page), type, NULL);
}

/* Below one part of the details alone: the page has several of a kind. */
static gpointer
find_below (const View *view, GType part, GType type)
{
  return studio_ui_test_find (find (view, part), type, NULL);
}

static const char *
get_details_page (const View *view)
{
  GtkWidget *stack = find_below (view, STUDIO_TYPE_DETAILS, GTK_TYPE_STACK);
  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
set_note (const View *view, const char *text)
{
  GtkWidget *text_view = find_below (view, STUDIO_TYPE_NOTE_FIELD, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view)), text, -1);
}

static char *
dup_note (const View *view)
{
  return studio_note_field_dup_text (find (view, STUDIO_TYPE_NOTE_FIELD));
}

static void
type_tags (const View *view, GType part, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_below (view, part, GTK_TYPE_ENTRY)), text);
}

static gboolean
is_rated_four (gpointer record)
{
  return studio_record_get_rating (record) == 4;
}

static gboolean
is_not_rated (gpointer record)
{
  return studio_record_get_rating (record) == 0;
}

static gboolean
is_starred (gpointer record)
{
  return studio_record_get_starred (record);
}

static gboolean
is_tagged (gpointer record)
{
  return g_strcmp0 (studio_record_get_tags (record), "Sea\nwarm light") == 0;
}

static gboolean
is_tagged_sea (gpointer record)
{
  return g_strcmp0 (studio_record_get_tags (record), "Sea") == 0;
}

static gboolean
is_noted (gpointer record)
{
  return g_strcmp0 (studio_record_get_note (record), "For the wall") == 0;
}

static void
test_rating (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  g_autoptr (StudioRecord) record = get_record (&view, 0);

  gtk_selection_model_select_item (view.model, 0, TRUE);
  StudioRatingBar *bar = find_below (&view, STUDIO_TYPE_DETAILS_NOTES, STUDIO_TYPE_RATING_BAR);
  g_assert_cmpint (studio_rating_bar_get_rating (bar), ==, 0);
  GtkWidget *fourth = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (bar)));
  for (int i = 1; i < 4; i++)
    fourth = gtk_widget_get_next_sibling (fourth);

  gtk_test_accessible_assert_property (fourth, GTK_ACCESSIBLE_PROPERTY_LABEL, "Rate 4 Stars");
  g_signal_emit_by_name (fourth, "clicked");
  studio_test_wait_until (is_rated_four, record);
  g_assert_cmpint (studio_rating_bar_get_rating (bar), ==, 4);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "Rating: 4 stars");
  gtk_test_accessible_assert_property (fourth, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Rating");
  g_signal_emit_by_name (fourth, "clicked");
  studio_test_wait_until (is_not_rated, record);
  g_assert_cmpint (studio_rating_bar_get_rating (bar), ==, 0);
  studio_ui_test_destroy (view.window, view.page);
}

static void
test_tags (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  g_autoptr (StudioRecord) record = get_record (&view, 0);

  gtk_selection_model_select_item (view.model, 0, TRUE);
  StudioTagField *field = find (&view, STUDIO_TYPE_TAG_FIELD);
  type_tags (&view, STUDIO_TYPE_TAG_FIELD, " warm   light, ,Sea");
  g_signal_emit_by_name (find_below (&view, STUDIO_TYPE_TAG_FIELD, GTK_TYPE_ENTRY), "activate");
  studio_test_wait_until (is_tagged, record);
  GtkWidget *chip = studio_ui_test_find (GTK_WIDGET (field), GTK_TYPE_BOX, "tag-chip");
  GtkWidget *last = gtk_widget_get_last_child (gtk_widget_get_parent (chip));

  g_assert_nonnull (chip);
  GtkWidget *button = studio_ui_test_find (last, GTK_TYPE_BUTTON, NULL);
  gtk_test_accessible_assert_property (
      button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Tag “warm light”");
  g_signal_emit_by_name (button, "clicked");
  studio_test_wait_until (is_tagged_sea, record);
  studio_ui_test_destroy (view.window, view.page);
}

/* Typed and not confirmed, it belongs to the image that was shown, not to the next one. */
static void
test_selection_takes_along (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  g_autoptr (StudioRecord) record = get_record (&view, 0);
  g_autoptr (StudioRecord) other = get_record (&view, 1);

  gtk_selection_model_select_item (view.model, 0, TRUE);
  set_note (&view, "For the wall");
  type_tags (&view, STUDIO_TYPE_TAG_FIELD, "Sea");
  gtk_selection_model_select_item (view.model, 1, TRUE);
  g_autofree char *note = dup_note (&view);
  g_assert_cmpstr (note, ==, "");
  /* At once back again, before anything was written. */
  gtk_selection_model_select_item (view.model, 0, TRUE);
  g_autofree char *back = dup_note (&view);
  g_assert_cmpstr (back, ==, "For the wall");

  studio_test_wait_until (is_noted, record);
  studio_test_wait_until (is_tagged_sea, record);
  g_autofree char *kept = dup_note (&view);
  g_assert_cmpstr (kept, ==, "For the wall");
  g_assert_cmpstr (studio_record_get_note (other), ==, NULL);
  studio_ui_test_destroy (view.window, view.page);
}

static void
test_note_saves_itself (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  g_autoptr (StudioRecord) record = get_record (&view, 0);

  gtk_selection_model_select_item (view.model, 0, TRUE);
  set_note (&view, "For the wall");
  studio_test_wait_until (is_noted, record);

  /* What others write is shown, but not over what is being typed. */
  StudioNoteField *field = find (&view, STUDIO_TYPE_NOTE_FIELD);
  studio_note_field_set_text (field, "From elsewhere");
  g_autofree char *shown = dup_note (&view);
  g_assert_cmpstr (shown, ==, "From elsewhere");
  set_note (&view, "Being typed");
  studio_note_field_set_text (field, "From elsewhere");
  g_autofree char *typed = dup_note (&view);
  g_assert_cmpstr (typed, ==, "Being typed");
  studio_ui_test_destroy (view.window, view.page);
}

/* Closing is leaving too. */
static void
test_note_outlives_window (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  g_autoptr (StudioRecord) record = get_record (&view, 0);

  gtk_selection_model_select_item (view.model, 0, TRUE);
  set_note (&view, "For the wall");
  studio_ui_test_destroy (view.window, view.page);
  studio_test_wait_until (is_noted, record);
}

static void
test_many (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  StudioRecord *records[] = { get_record (&view, 0), get_record (&view, 1) };

  g_assert_cmpstr (get_details_page (&view), ==, "nothing");
  gtk_selection_model_select_all (view.model);
  g_assert_cmpstr (get_details_page (&view), ==, "many");
  g_signal_emit_by_name (
      find_below (&view, STUDIO_TYPE_DETAILS_MANY, STUDIO_TYPE_RATING_BAR), "rated", 4);
  studio_ui_test_click ("Add Star");
  type_tags (&view, STUDIO_TYPE_DETAILS_MANY, "Sea, warm light");
  studio_ui_test_click ("Add Tags");
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      studio_test_wait_until (is_rated_four, records[i]);
      studio_test_wait_until (is_starred, records[i]);
      studio_test_wait_until (is_tagged, records[i]);
    }
  type_tags (&view, STUDIO_TYPE_DETAILS_MANY, "WARM light");
  studio_ui_test_click ("Remove Tags");
  studio_test_wait_until (is_tagged_sea, records[1]);

  gtk_selection_model_select_item (view.model, 1, TRUE);
  g_assert_cmpstr (get_details_page (&view), ==, "record");
  gtk_widget_activate_action (GTK_WIDGET (view.page), "edit.rate", "i", 0);
  studio_test_wait_until (is_not_rated, records[1]);
  g_assert_cmpint (studio_record_get_rating (records[0]), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_clear_object (&records[i]);
  studio_ui_test_destroy (view.window, view.page);
}

static gboolean
has_digit (GtkWidget *widget, guint digit)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                    ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                    : 0;
      for (guint j = 0; j < n; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (
              gtk_shortcut_get_trigger (shortcut));
          g_autofree char *wanted = g_strdup_printf ("%u|KP_%u", digit, digit);
          g_autofree char *action = gtk_shortcut_action_to_string (
              gtk_shortcut_get_action (shortcut));
          if (g_str_equal (trigger, wanted) && g_str_equal (action, "action(edit.rate)"))
            return g_variant_get_int32 (gtk_shortcut_get_arguments (shortcut)) == (int) digit;
        }
    }
  return FALSE;
}

static void
test_digits (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);

  for (guint digit = 0; digit <= 5; digit++)
    g_assert_true (has_digit (find (&view, STUDIO_TYPE_GALLERY_GRID), digit));
  g_assert_false (has_digit (find (&view, STUDIO_TYPE_GALLERY_GRID), 6));
  studio_ui_test_destroy (view.window, view.page);
}

static void
assert_place (GtkWidget *child, int x, int y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.origin.y, ==, y);
}

static GtkWidget *
create_block (int width)
{
  GtkWidget *block = gtk_drawing_area_new ();

  gtk_widget_set_size_request (block, width, 20);
  return block;
}

static void
test_wrap (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *blocks[] = { create_block (100), create_block (60), create_block (40) };
  int least = 0;
  int liked = 0;

  gtk_widget_set_layout_manager (box, g_object_new (STUDIO_TYPE_WRAP_LAYOUT, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    gtk_box_append (GTK_BOX (box), blocks[i]);
  g_assert_cmpint (gtk_widget_get_request_mode (box), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);
  g_assert_cmpint (least, ==, 100);
  g_assert_cmpint (liked, ==, 212);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 212, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 120, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 46);

  gtk_widget_allocate (box, 120, 46, -1, NULL);
  assert_place (blocks[0], 0, 0);
  assert_place (blocks[1], 0, 26);
  assert_place (blocks[2], 66, 26);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 120, &least, NULL, NULL, NULL);
  gtk_widget_allocate (box, 120, 46, -1, NULL);
  assert_place (blocks[2], 14, 26);
  g_object_unref (box);
}

/* A call that the service refused. */
static gint64
add_refused (StudioUiFixture *fixture)
{
  StudioLibrary *library = studio_session_get_library (fixture->session);
  const StudioExchange exchange = { .http_status = 403, .request_id = "abc-123" };
  g_autoptr (GError) reason = studio_error_new_for_exchange (
      STUDIO_ERROR_CONTENT_REFUSED, &exchange, "The service refused the words.");
  g_autoptr (StudioRequest) request = studio_request_new ("A riot",
                                                          "noisy",
                                                          STUDIO_ASPECT_RATIO_1_1,
                                                          11,
                                                          STUDIO_OUTPUT_FORMAT_JPEG,
                                                          STUDIO_DEFAULT_MODEL);
  g_autoptr (GError) error = NULL;
  gint64 id = studio_library_add (library, request, "us.inference.heroku.com", &error);

  g_assert_true (studio_library_mark_sent (library, id, &error));
  g_assert_true (studio_library_end (library, id, STUDIO_RECORD_REFUSED, reason, &error));
  g_assert_no_error (error);
  return id;
}

static gboolean
shows_refused (gpointer user_data)
{
  StudioGallery *gallery = user_data;
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (gallery), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (gallery)) == 1 && studio_record_get_loaded (record)
         && studio_record_get_state (record) == STUDIO_RECORD_REFUSED;
}

static gboolean
is_seen (const char *label)
{
  GtkWidget *widget = studio_ui_test_find_label (label);
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;
  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer text)
{
  return *(char **) text != NULL;
}

static void
test_refused (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  g_autofree char *text = NULL;

  gtk_selection_model_select_item (view.model, 0, TRUE);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Use Again");
  g_assert_false (is_seen ("Run Again"));
  add_refused (fixture);
  studio_gallery_set_search (view.gallery, "is:refused");
  studio_test_wait_until (shows_refused, view.gallery);
  gtk_selection_model_select_item (view.model, 0, TRUE);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "The service refused the words.");
  g_assert_true (is_seen ("403"));
  g_assert_true (is_seen ("abc-123"));
  g_assert_true (is_seen ("A riot"));
  g_assert_true (is_seen ("JPEG"));
  g_assert_true (is_seen ("Use These Inputs"));
  g_assert_true (is_seen ("Run Again"));
  g_assert_false (is_seen ("Use Again"));

  studio_ui_test_click ("Copy Details");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view.window), NULL, text_cb, &text);
  studio_test_wait_until (is_set, &text);
  g_assert_true (g_str_has_prefix (text, "The service refused the words.\n\n"));
  g_assert_nonnull (strstr (text, "HTTP status: 403\n"));
  g_assert_nonnull (strstr (text, "Request ID: abc-123\n"));
  g_assert_nonnull (strstr (text, "Prompt: A riot\nNegative Prompt: noisy\nSeed: 11\n"));
  studio_ui_test_destroy (view.window, view.page);
}

static void
activated_cb (StudioRecord **opened, StudioRecord *record)
{
  g_set_object (opened, record);
}

static gboolean
shows_parent (G_GNUC_UNUSED gpointer user_data)
{
  return is_seen ("Made from “A lake at dawn”");
}

static void
test_parent (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  g_autoptr (StudioRequest) request = studio_request_new (
      "A riot", NULL, STUDIO_ASPECT_RATIO_1_1, 11, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  guint lake = 0;
  g_autoptr (StudioRecord) opened = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (StudioRecord) record = get_record (&view, i);
      if (g_str_equal (studio_record_get_prompt (record), "A lake at dawn"))
        lake = i;
    }
  StudioCallDetails details = { .parent = studio_gallery_get_id (view.gallery, lake) };
  gint64 id = studio_library_add_with_details (
      studio_session_get_library (fixture->session), request, NULL, &details, &error);
  g_assert_true (studio_library_end (
      studio_session_get_library (fixture->session), id, STUDIO_RECORD_CANCELLED, NULL, &error));
  g_signal_connect_swapped (view.page, "record-activated", G_CALLBACK (activated_cb), &opened);
  gtk_selection_model_select_item (view.model, lake, TRUE);
  studio_ui_test_settle ();
  g_assert_false (shows_parent (NULL));
  g_autoptr (StudioRecord) child = studio_library_load (
      studio_session_get_library (fixture->session), id, &error);
  studio_details_set_record (find (&view, STUDIO_TYPE_DETAILS), child);
  studio_test_wait_until (shows_parent, NULL);
  studio_ui_test_click ("Made from “A lake at dawn”");
  g_assert_cmpint (studio_record_get_id (opened), ==, details.parent);
  studio_ui_test_destroy (view.window, view.page);
}

/* The tiles of what was made from an image have its name, as images do everywhere. */
static gboolean
shows_child (gpointer view)
{
  GtkWidget *family = find (view, STUDIO_TYPE_DETAILS_FAMILY);
  GtkFlowBox *tiles = GTK_FLOW_BOX (
      gtk_widget_get_template_child (family, STUDIO_TYPE_DETAILS_FAMILY, "tiles"));

  return gtk_flow_box_get_child_at_index (tiles, 0) != NULL && is_seen ("Led To");
}

static gint64
keep (StudioLibrary *library, StudioRequest *request, const StudioCallDetails *details)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_test_images_png (STUDIO_TEST_PNG_RGB, 30, 20, FALSE);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 30, 20, (gint64) g_bytes_get_size (bytes) };
  StudioAnswerFacts facts = { .http_status = 200 };

  gint64 id = studio_library_add_with_details (library, request, NULL, details, &error);
  g_assert_true (studio_library_mark_sent (library, id, &error));
  g_autoptr (StudioPart) part = studio_library_open_part (library, id, &error);
  studio_part_write (part, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_true (studio_library_keep (library, id, part, &info, &facts, &error));
  return id;
}

static void
test_children (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  View view = open_view (fixture);
  StudioLibrary *library = studio_session_get_library (fixture->session);
  g_autoptr (StudioRecord) opened = NULL;
  g_autoptr (StudioRecord) parent = get_record (&view, 0);
  StudioCallDetails details = { .parent = studio_record_get_id (parent) };
  g_autoptr (StudioRequest) request = studio_request_new (
      "Mist", NULL, STUDIO_ASPECT_RATIO_1_1, 12, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
  gint64 id = keep (library, request, &details);

  g_signal_connect_swapped (view.page, "record-activated", G_CALLBACK (activated_cb), &opened);
  g_autoptr (StudioRecord) again = studio_library_load (library, details.parent, NULL);
  studio_details_set_record (find (&view, STUDIO_TYPE_DETAILS), again);
  studio_test_wait_until (shows_child, &view);
  GtkWidget *family = find (&view, STUDIO_TYPE_DETAILS_FAMILY);
  GtkFlowBox *tiles = GTK_FLOW_BOX (
      gtk_widget_get_template_child (family, STUDIO_TYPE_DETAILS_FAMILY, "tiles"));
  gtk_widget_activate (GTK_WIDGET (gtk_flow_box_get_child_at_index (tiles, 0)));
  g_assert_cmpint (studio_record_get_id (opened), ==, id);
  studio_ui_test_destroy (view.window, view.page);
}

#define assert_says(expression, text)     \
  G_STMT_START                            \
  {                                       \
    g_autofree char *said = (expression); \
    g_assert_cmpstr (said, ==, (text));   \
  }                                       \
  G_STMT_END

static void
test_says (void)
{
  g_assert_true (studio_call_view_is_kept (NULL, STUDIO_RECORD_QUEUED, FALSE));
  g_assert_true (studio_call_view_is_kept (NULL, STUDIO_RECORD_KEPT, TRUE));
  g_assert_false (studio_call_view_is_kept (NULL, STUDIO_RECORD_FAILED, TRUE));
  assert_says (studio_call_view_icon (NULL, STUDIO_RECORD_FAILED), "dialog-warning-symbolic");
  assert_says (studio_call_view_title (NULL, STUDIO_RECORD_QUEUED, FALSE), "");
  assert_says (studio_call_view_title (NULL, STUDIO_RECORD_KEPT, TRUE), "");
  assert_says (studio_call_view_title (NULL, STUDIO_RECORD_SENT, TRUE), "Under way");
  assert_says (studio_call_view_title (NULL, STUDIO_RECORD_CANCELLED, TRUE), "Cancelled");
  assert_says (studio_call_view_title (NULL, STUDIO_RECORD_UNKNOWN, TRUE), "May have been billed");
  assert_says (studio_call_view_message (NULL, STUDIO_RECORD_KEPT, "No."), "");
  assert_says (studio_call_view_message (NULL, STUDIO_RECORD_FAILED, "No."), "No.");
  assert_says (studio_call_view_message (NULL, STUDIO_RECORD_UNKNOWN, NULL),
               "It is not known what became of this image.");
  assert_says (studio_call_view_http_status (NULL, 0), "");
  assert_says (studio_call_view_http_status (NULL, 200), "");
  assert_says (studio_call_view_http_status (NULL, 503), "503");
  assert_says (studio_call_view_problem (NULL, STUDIO_RECORD_PROBLEM_NONE), "");
  assert_says (studio_call_view_problem (NULL, STUDIO_RECORD_PROBLEM_MISSING),
               "The file of this image is gone. Its prompt and seed are still here.");
  assert_says (studio_call_view_problem (NULL, STUDIO_RECORD_PROBLEM_CHANGED),
               "The file of this image was changed after it was kept.");
  assert_says (studio_call_view_source (NULL, STUDIO_RECORD_SOURCE_SERVICE), "");
  assert_says (studio_call_view_source (NULL, STUDIO_RECORD_SOURCE_IMPORT), "Imported from a file");
  assert_says (studio_call_view_file (NULL, STUDIO_OUTPUT_FORMAT_PNG, 0), "");
  assert_says (studio_call_view_format (NULL, STUDIO_RECORD_KEPT, STUDIO_OUTPUT_FORMAT_PNG), "");
  assert_says (studio_call_view_format (NULL, STUDIO_RECORD_FAILED, STUDIO_OUTPUT_FORMAT_PNG),
               "PNG");
}

static void
add_tests (void)
{
  g_test_add_func ("/details/says", test_says);
  g_test_add_func ("/details/wrap", test_wrap);
  studio_ui_test_add ("/details/refused", test_refused);
  studio_ui_test_add ("/details/parent", test_parent);
  studio_ui_test_add ("/details/children", test_children);
  studio_ui_test_add ("/details/rating", test_rating);
  studio_ui_test_add ("/details/tags", test_tags);
  studio_ui_test_add ("/details/selection-takes-along", test_selection_takes_along);
  studio_ui_test_add ("/details/note-saves-itself", test_note_saves_itself);
  studio_ui_test_add ("/details/note-outlives-window", test_note_outlives_window);
  studio_ui_test_add ("/details/many", test_many);
  studio_ui_test_add ("/details/digits", test_digits);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
