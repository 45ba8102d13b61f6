/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-filter-chip.h"
#include "studio-filter-choices.h"
#include "studio-gallery-chapter.h"
#include "studio-gallery-filters.h"
#include "studio-gallery-grid.h"
#include "studio-gallery-order.h"
#include "studio-gallery-page.h"
#include "studio-gallery-search.h"
#include "studio-search-completion.h"
#include "studio-search-help.h"
#include "studio-search-marks.h"
#include "studio-search-tint.h"
#include "studio-session-edit.h"
#include "studio-ui-fixture.h"

#include <string.h>

/* The search, the chips, the order and the way to a month, each alone and all on the page. */

static void
count_cb (int *n)
{
  (*n)++;
}

static void
keep_text_cb (char **slot, const char *text)
{
  g_free (*slot);
  *slot = g_strdup (text);
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  return studio_ui_test_find (root, type, NULL);
}

/* The text is the entry's, whoever changes it. */
static void
test_search (void)
{
  StudioGallerySearch *search = g_object_new (STUDIO_TYPE_GALLERY_SEARCH, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (search), 500, 200);
  GtkEditable *entry = GTK_EDITABLE (find (GTK_WIDGET (search), GTK_TYPE_ENTRY));
  g_autofree char *text = NULL;
  int n = 0;

  g_signal_connect_swapped (search, "changed", G_CALLBACK (count_cb), &n);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search Prompts");
  gtk_editable_set_text (entry, "fox");
  g_assert_cmpstr (studio_gallery_search_get_text (search), ==, "fox");
  g_assert_cmpint (n, ==, 1);
  studio_gallery_search_insert (search, "is:starred");
  g_assert_cmpstr (studio_gallery_search_get_text (search), ==, "fox is:starred ");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 15);

  /* The cursor stays behind what was typed last. */
  gtk_editable_set_position (entry, 3);
  studio_gallery_search_set_text (search, "ratio:1:1 fox is:starred ");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 13);
  g_object_set (search, "text", "wolf", NULL);
  g_object_get (search, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "wolf");
  studio_gallery_search_clear (search);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  studio_ui_test_destroy (window, search);
}

static gboolean
is_revealed (GtkWidget *search)
{
  GtkWidget *revealer = find (search, GTK_TYPE_REVEALER);
  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

/* What is still being typed is not wrong yet. */
static void
test_hint (void)
{
  StudioGallerySearch *search = g_object_new (STUDIO_TYPE_GALLERY_SEARCH, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (search), 500, 200);
  GtkEntry *entry = GTK_ENTRY (find (GTK_WIDGET (search), GTK_TYPE_ENTRY));

  gtk_editable_set_text (GTK_EDITABLE (entry), "rating:ab");
  g_assert_false (is_revealed (GTK_WIDGET (search)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "rating:ab ");
  g_assert_true (is_revealed (GTK_WIDGET (search)));
  g_assert_nonnull (studio_ui_test_find_label (
      "“rating:” needs a number of stars, as in “rating:4” or “rating:>=3”."));
  g_assert_nonnull (gtk_entry_get_attributes (entry));
  /* In lines as many as it needs. */
  g_assert_cmpint (
      gtk_widget_get_request_mode (GTK_WIDGET (search)), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_editable_set_text (GTK_EDITABLE (entry), "rating:3 ");
  g_assert_false (is_revealed (GTK_WIDGET (search)));
  studio_ui_test_destroy (window, search);
}

static guint
count_attributes (const char *text, gboolean typing, PangoAttrType type)
{
  g_autoptr (PangoAttrList) list = studio_search_tint_new (text, typing);
  GSList *attributes = pango_attr_list_get_attributes (list);
  guint n = 0;

  for (GSList *at = attributes; at != NULL; at = at->next)
    n += ((PangoAttribute *) at->data)->klass->type == type;
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  return n;
}

static void
test_tint (void)
{
  g_autofree char *sentence = studio_search_tint_explain ("seed:x ", TRUE);
  g_autofree char *typing = studio_search_tint_explain ("seed:x", TRUE);
  g_autofree char *left = studio_search_tint_explain ("seed:x", FALSE);

  g_assert_cmpuint (count_attributes ("a fox", TRUE, PANGO_ATTR_BACKGROUND), ==, 0);
  g_assert_cmpuint (
      count_attributes ("a \"red fox\" -dog seed:7", TRUE, PANGO_ATTR_BACKGROUND), ==, 3);
  g_assert_cmpuint (count_attributes ("seed:x fox", TRUE, PANGO_ATTR_BACKGROUND), ==, 0);
  g_assert_cmpuint (count_attributes ("seed:x fox", TRUE, PANGO_ATTR_UNDERLINE), ==, 1);
  g_assert_cmpuint (count_attributes ("seed:x", TRUE, PANGO_ATTR_UNDERLINE), ==, 0);
  g_assert_cmpuint (count_attributes ("seed:x", FALSE, PANGO_ATTR_UNDERLINE), ==, 1);
  g_assert_cmpstr (sentence, ==, "“seed:” needs a number.");
  g_assert_null (typing);
  g_assert_nonnull (left);
}

static void
type (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, -1);
}

static void
test_completion (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  static const char *const tags[] = { "poster", "night city", NULL };

  gtk_box_append (GTK_BOX (box), entry);
  GtkWidget *window = studio_ui_test_present (box, 400, 100);
  StudioSearchCompletion *completion = studio_search_completion_new (box, GTK_EDITABLE (entry));
  studio_search_completion_set_tags (completion, tags);

  type (GTK_EDITABLE (entry), "fox is");
  studio_search_completion_update (completion);
  g_assert_true (studio_search_completion_get_open (completion));
  g_assert_nonnull (studio_ui_test_find_label ("Images with a star, a tag, a note…"));
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Tab));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "fox is:");
  g_assert_true (studio_search_completion_get_open (completion));
  g_assert_false (studio_search_completion_key (completion, GDK_KEY_Return));
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Down));
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Down));
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Up));
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Return));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "fox is:starred ");
  g_assert_false (studio_search_completion_get_open (completion));
  g_assert_false (studio_search_completion_key (completion, GDK_KEY_Down));

  type (GTK_EDITABLE (entry), "tag:ni");
  studio_search_completion_update (completion);
  studio_search_completion_present (completion);
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Tab));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "tag:\"night city\" ");
  type (GTK_EDITABLE (entry), "rat");
  studio_search_completion_update (completion);
  g_autoptr (GtkWidget) offered = g_object_ref_sink (studio_ui_test_find_label ("ratio:"));
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Down));
  type (GTK_EDITABLE (entry), "rati");
  studio_search_completion_update (completion);
  g_assert_true (studio_ui_test_find_label ("ratio:") == offered);
  g_assert_false (studio_search_completion_key (completion, GDK_KEY_Return));
  g_assert_true (studio_search_completion_key (completion, GDK_KEY_Escape));
  g_assert_false (studio_search_completion_get_open (completion));
  studio_search_completion_close (completion);
  studio_search_completion_free (completion);
  studio_ui_test_destroy (window, box);
}

static gboolean
has_width (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/* Each operator stands there with an example that can be put in. */
static void
test_help (void)
{
  GtkWidget *help = g_object_new (STUDIO_TYPE_SEARCH_HELP, NULL);
  GtkWidget *window = studio_ui_test_present (help, 360, 50);
  GtkWidget *button = find (help, GTK_TYPE_MENU_BUTTON);
  g_autofree char *text = NULL;

  g_signal_connect_swapped (help, "insert", G_CALLBACK (keep_text_cb), &text);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  GtkListBox *list = GTK_LIST_BOX (find (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 2);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, STUDIO_N_SEARCH_FILTERS));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "is:starred");
  studio_test_wait_until (has_width, list);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (list)), <=, 360);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (text, ==, "is:starred");
  studio_ui_test_destroy (window, help);
}

static void
assert_label (StudioSearchFilter filter, const char *text, const char *expected)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 15, 12, 0, 0);
  g_auto (GStrv) terms = studio_search_filter_dup_terms (filter, text);
  g_autofree char *label = studio_filter_choices_format (filter, (const char *const *) terms, now);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_choices (void)
{
  static const char *const tags[] = { "poster", "night city", NULL };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 15, 12, 0, 0);

  assert_label (STUDIO_SEARCH_FILTER_RATIO, "", "Aspect Ratio");
  assert_label (STUDIO_SEARCH_FILTER_RATIO, "RATIO:portrait", "Portrait");
  assert_label (STUDIO_SEARCH_FILTER_RATIO, "ratio:1:1 ratio:3:2", "ratio:1:1 ratio:3:2");
  assert_label (STUDIO_SEARCH_FILTER_DATE, "on:2026-11", "This Month");
  assert_label (STUDIO_SEARCH_FILTER_DATE, "on:2026-10", "on:2026-10");
  assert_label (STUDIO_SEARCH_FILTER_TAG, "tag:poster", "poster");
  assert_label (STUDIO_SEARCH_FILTER_TAG, "is:tagged", "Any Tag");
  assert_label (STUDIO_SEARCH_FILTER_STATE, "-state:kept", "All Without an Image");
  g_assert_cmpstr (studio_filter_choices_get_only (STUDIO_SEARCH_FILTER_STARRED), ==, "is:starred");
  g_assert_null (studio_filter_choices_get_only (STUDIO_SEARCH_FILTER_TAG));
  for (guint i = STUDIO_SEARCH_FILTER_RATING; i < STUDIO_N_SEARCH_FILTERS; i++)
    {
      g_autoptr (GMenuModel) menu = studio_filter_choices_new_menu (
          (StudioSearchFilter) i, tags, now, "chip.choose");
      g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
      g_assert_nonnull (studio_filter_choices_get_title ((StudioSearchFilter) i));
    }
}

/* What a chip does is to be read in the text, and what is typed there is to be seen on it. */
static void
test_chip (void)
{
  GtkWidget *chip = studio_filter_chip_new (STUDIO_SEARCH_FILTER_RATIO);
  GtkWidget *window = studio_ui_test_present (chip, 300, 60);
  g_autofree char *text = NULL;

  g_signal_connect_swapped (chip, "changed", G_CALLBACK (keep_text_cb), &text);
  g_assert_false (studio_filter_chip_get_active (STUDIO_FILTER_CHIP (chip)));
  gtk_widget_activate_action (chip, "chip.choose", "s", "ratio:9:16");
  g_assert_cmpstr (text, ==, "ratio:9:16 ");
  studio_filter_chip_set_text (STUDIO_FILTER_CHIP (chip), "ratio:9:16 mush");
  g_assert_true (studio_filter_chip_get_active (STUDIO_FILTER_CHIP (chip)));
  g_assert_nonnull (studio_ui_test_find_label ("9:16"));
  gtk_test_accessible_assert_property (
      find (chip, GTK_TYPE_MENU_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL, "Aspect Ratio: 9:16");
  GtkWidget *remove = gtk_widget_get_last_child (adw_bin_get_child (ADW_BIN (chip)));
  g_assert_true (gtk_widget_get_visible (remove));
  gtk_test_accessible_assert_property (
      remove, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Filter “9:16”");
  g_signal_emit_by_name (remove, "clicked");
  g_assert_cmpstr (text, ==, "mush");
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (chip, GTK_TYPE_MENU_BUTTON)));
  g_assert_nonnull (
      gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (find (chip, GTK_TYPE_MENU_BUTTON))));
  studio_ui_test_destroy (window, chip);
}

static void
test_filters (void)
{
  StudioGalleryFilters *filters = g_object_new (STUDIO_TYPE_GALLERY_FILTERS, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (filters), 900, 60);
  g_assert_null (find (GTK_WIDGET (filters), GTK_TYPE_TOGGLE_BUTTON));
  studio_gallery_filters_add_all (filters);
  g_assert_false (studio_gallery_filters_add_next (filters));
  GtkWidget *starred = find (GTK_WIDGET (filters), GTK_TYPE_TOGGLE_BUTTON);
  static const char *const tags[] = { "poster", NULL };
  g_autofree char *text = NULL;

  g_signal_connect_swapped (filters, "changed", G_CALLBACK (keep_text_cb), &text);
  studio_gallery_filters_set_text (filters, "fox");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (starred), TRUE);
  g_assert_cmpstr (text, ==, "is:starred fox");
  studio_gallery_filters_set_text (filters, "is:starred rating:>=3 fox");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (starred)));
  g_assert_nonnull (studio_ui_test_find_label ("★★★ or More"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (starred), FALSE);
  g_assert_cmpstr (text, ==, "rating:>=3 fox");

  /* Nobody is asked for tags who has none. */
  GtkWidget *tag = studio_ui_test_find_label ("Tag");
  g_assert_false (gtk_widget_get_mapped (tag));
  studio_gallery_filters_set_tags (filters, tags);
  studio_test_wait_until (studio_ui_test_is_said, (gpointer) "Tag");
  studio_ui_test_destroy (window, filters);
}

static void
test_order (void)
{
  StudioGalleryOrder *order = g_object_new (STUDIO_TYPE_GALLERY_ORDER, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (order), 300, 60);
  StudioQuery query = { 0 };

  gtk_widget_activate_action (GTK_WIDGET (order), "order.sort", "s", "largest-seed");
  gtk_widget_activate_action (GTK_WIDGET (order), "order.grouping", "s", "run");
  studio_gallery_order_apply (order, &query);
  g_assert_cmpint (query.sort, ==, STUDIO_SORT_LARGEST_SEED);
  g_assert_nonnull (studio_ui_test_find_label ("Largest Seed"));
  g_object_set (order, "sort", STUDIO_SORT_OLDEST, "grouping", STUDIO_GROUPING_DAY, NULL);
  studio_gallery_order_apply (order, &query);
  g_assert_cmpint (query.sort, ==, STUDIO_SORT_OLDEST);
  g_assert_cmpint (query.grouping, ==, STUDIO_GROUPING_DAY);
  GtkWidget *label = studio_ui_test_find_label ("Oldest");
  g_assert_true (gtk_widget_get_visible (label));
  studio_gallery_order_set_narrow (order, TRUE);
  g_assert_false (gtk_widget_get_visible (label));
  studio_ui_test_destroy (window, order);
}

static gboolean
is_idle (gpointer session)
{
  return studio_queue_get_n_active (studio_session_get_queue (session)) == 0;
}

static gboolean
has_three (gpointer session)
{
  StudioGallery *gallery = studio_session_get_gallery (session);
  return g_list_model_get_n_items (G_LIST_MODEL (gallery)) == 3;
}

static gboolean
has_one (gpointer session)
{
  StudioGallery *gallery = studio_session_get_gallery (session);
  return g_list_model_get_n_items (G_LIST_MODEL (gallery)) == 1;
}

/* An open session with three kept images, of the seeds 5, 6 and 7. */
static void
make_images (StudioUiFixture *fixture)
{
  static const char *const prompts[] = { "A lake at dawn", "A city at night", "A lake at night" };
  static const StudioAspectRatio ratios[] = { STUDIO_ASPECT_RATIO_21_9,
                                              STUDIO_ASPECT_RATIO_1_1,
                                              STUDIO_ASPECT_RATIO_9_16 };

  studio_ui_fixture_open (fixture);
  studio_ui_fixture_connect_demo (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (StudioRequest) request = studio_request_new (
          prompts[i], NULL, ratios[i], 5 + i, STUDIO_OUTPUT_FORMAT_PNG, STUDIO_DEFAULT_MODEL);
      g_assert_nonnull (
          studio_queue_add (studio_session_get_queue (fixture->session), request, NULL));
    }
  studio_test_wait_until (is_idle, fixture->session);
  studio_test_wait_until (has_three, fixture->session);
}

static void
keep_position_cb (guint *slot, guint position)
{
  *slot = position;
}

static gboolean
has_months (gpointer session)
{
  guint n_months = 0;
  studio_gallery_get_months (studio_session_get_gallery (session), &n_months);
  return n_months > 0 && !studio_gallery_get_partial (studio_session_get_gallery (session));
}

static void
test_chapter (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioGalleryChapter *chapter = g_object_new (STUDIO_TYPE_GALLERY_CHAPTER, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (chapter), 500, 60);
  guint position = 99;

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chapter)));
  make_images (fixture);
  studio_test_wait_until (has_months, fixture->session);
  g_signal_connect_swapped (chapter, "jump", G_CALLBACK (keep_position_cb), &position);
  studio_gallery_chapter_set_gallery (chapter, studio_session_get_gallery (fixture->session));
  studio_gallery_chapter_update (chapter, 2);
  g_assert_nonnull (studio_ui_test_find_label ("3 images"));

  studio_gallery_chapter_set_narrow (chapter, TRUE);
  g_assert_nonnull (studio_ui_test_find_label ("3 images"));

  GtkWidget *button = find (GTK_WIDGET (chapter), GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  GtkListBox *list = GTK_LIST_BOX (find (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LIST_BOX));
  GtkListBoxRow *month = gtk_list_box_get_row_at_index (list, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_date_time_format (now, "%Y");
  g_assert_nonnull (month);
  g_assert_nonnull (gtk_list_box_row_get_header (month));
  g_assert_nonnull (studio_ui_test_find_label (year));
  g_signal_emit_by_name (list, "row-activated", month);
  g_assert_cmpuint (position, ==, 0);
  studio_ui_test_destroy (window, chapter);
}

typedef struct
{
  StudioGalleryPage *page;
  GtkWidget *window;
  GtkEditable *entry;
  StudioGallery *gallery;
} Page;

static Page
open_page (StudioUiFixture *fixture, int width)
{
  Page self = { .page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL) };

  self.window = studio_ui_test_present (GTK_WIDGET (self.page), width, 700);
  self.entry = GTK_EDITABLE (find (GTK_WIDGET (self.page), GTK_TYPE_ENTRY));
  studio_gallery_page_set_settings (self.page, fixture->settings);
  studio_gallery_page_set_session (self.page, fixture->session);
  make_images (fixture);
  self.gallery = studio_session_get_gallery (fixture->session);
  return self;
}

static gint64
get_seed (StudioGallery *gallery, guint position)
{
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (gallery), position);
  while (!studio_record_get_loaded (record))
    g_main_context_iteration (NULL, TRUE);
  return studio_request_get_seed (studio_record_get_request (record));
}

static void
set_flag_cb (gboolean *listed)
{
  *listed = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

static gboolean
is_whole (gpointer gallery)
{
  return !studio_gallery_get_loading (gallery) && !studio_gallery_get_partial (gallery);
}

/* Until the answer to what was just asked is there. */
static void
wait_for_answer (Page *self)
{
  gboolean listed = FALSE;
  gulong handler = g_signal_connect_swapped (
      self->gallery, "listed", G_CALLBACK (set_flag_cb), &listed);

  studio_test_wait_until (is_true, &listed);
  g_signal_handler_disconnect (self->gallery, handler);
  studio_test_wait_until (is_whole, self->gallery);
}

static guint
count_items (Page *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->gallery));
}

/* What is typed, what a chip does, and the order: one question. */
static void
test_page (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  Page self = open_page (fixture, 1200);

  studio_test_wait_until (is_whole, self.gallery);
  gtk_editable_set_text (self.entry, "lake");
  wait_for_answer (&self);
  g_assert_cmpuint (count_items (&self), ==, 2);
  GtkWidget *filters = find (GTK_WIDGET (self.page), STUDIO_TYPE_GALLERY_FILTERS);
  GtkWidget *starred = find (filters, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (starred), TRUE);
  g_assert_cmpstr (gtk_editable_get_text (self.entry), ==, "is:starred lake");
  wait_for_answer (&self);
  g_assert_cmpuint (count_items (&self), ==, 0);
  GtkWidget *grid = find (GTK_WIDGET (self.page), STUDIO_TYPE_GALLERY_GRID);
  GtkWidget *stack = gtk_widget_get_ancestor (grid, GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "nothing");
  g_assert_nonnull (studio_ui_test_find_label ("No image matches “is:starred lake”."));

  gtk_widget_activate_action (GTK_WIDGET (self.page), "gallery.clear-search", NULL);
  wait_for_answer (&self);
  g_assert_cmpuint (count_items (&self), ==, 3);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (starred)));
  g_assert_nonnull (studio_ui_test_find_label ("3 images"));

  /* The order is kept for the next time. */
  GtkWidget *order = find (GTK_WIDGET (self.page), STUDIO_TYPE_GALLERY_ORDER);
  gtk_widget_activate_action (order, "order.sort", "s", "seed");
  wait_for_answer (&self);
  g_assert_cmpint (get_seed (self.gallery, 0), ==, 5);
  gtk_widget_activate_action (order, "order.sort", "s", "largest-seed");
  wait_for_answer (&self);
  g_assert_cmpint (get_seed (self.gallery, 0), ==, 7);
  g_autofree char *sort = g_settings_get_string (fixture->settings, "gallery-sort");
  g_assert_cmpstr (sort, ==, "largest-seed");
  studio_ui_test_destroy (self.window, self.page);
}

static gboolean
has_tag_chip (G_GNUC_UNUSED gpointer root)
{
  GtkWidget *label = studio_ui_test_find_label ("Tag");
  return label != NULL
         && gtk_widget_get_visible (gtk_widget_get_ancestor (label, STUDIO_TYPE_FILTER_CHIP));
}

/* Tags that are given are offered at once. */
static void
test_tags (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  Page self = open_page (fixture, 1200);
  gint64 id = studio_gallery_get_id (self.gallery, 0);
  const char *const tags[] = { "poster", NULL };
  const StudioEdit edit = { .mask = STUDIO_EDIT_TAGS, .add_tags = tags };

  g_assert_false (has_tag_chip (self.page));
  studio_session_edit_async (fixture->session, &id, 1, &edit, NULL, NULL);
  studio_test_wait_until (has_tag_chip, self.page);
  gtk_editable_set_text (self.entry, "tag:poster");
  studio_test_wait_until (has_one, fixture->session);
  studio_ui_test_destroy (self.window, self.page);
}

/* A window that is narrow does not grow for the parts that a wide one has. */
static void
test_narrow_at_once (void)
{
  GtkWidget *bin = adw_bin_new ();
  GtkWidget *window = studio_ui_test_present (bin, 360, 700);
  GtkWidget *page = g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL);

  studio_test_wait_until (has_width, bin);
  adw_bin_set_child (ADW_BIN (bin), page);
  g_assert_false (gtk_widget_get_visible (studio_ui_test_find (page, GTK_TYPE_SCALE, NULL)));
  studio_ui_test_destroy (window, bin);
}

/* Everything has room, and what has none can be scrolled to. */
static void
test_narrow (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  Page self = open_page (fixture, 360);
  int least = 0;

  studio_test_wait_until (is_whole, self.gallery);
  gtk_editable_set_text (self.entry, "is:starred ratio:21:9 rating:abc -state:kept ");
  wait_for_answer (&self);
  studio_ui_test_settle ();
  gtk_widget_measure (
      GTK_WIDGET (self.page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  studio_ui_test_destroy (self.window, self.page);
}

/* Each key is marked, and once its answer is on the screen. */
static void
test_marks (StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "marks", NULL);
  g_autofree char *text = NULL;
  StudioTrace *trace = studio_trace_new (path, NULL);
  StudioSearchMarks *marks = studio_search_marks_new (trace);
  GtkWidget *label = gtk_label_new ("x");
  GtkWidget *window = studio_ui_test_present (label, 100, 50);

  studio_search_marks_listed (marks, label); /* nobody searched */
  studio_search_marks_start (marks);
  studio_search_marks_listed (marks, label);
  gtk_test_widget_wait_for_draw (window);
  studio_search_marks_start (NULL);
  studio_search_marks_listed (NULL, label);
  studio_search_marks_free (marks);
  g_object_unref (trace);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  const char *start = strstr (text, "search.start");
  const char *listed = strstr (text, "search.listed");
  const char *shown = strstr (text, "search.shown");
  g_assert_true (start != NULL && listed > start && shown > listed);
  g_assert_null (strstr (listed + 1, "search.listed"));
  studio_ui_test_destroy (window, label);
}

static void
add_tests (void)
{
  g_test_add_func ("/gallery-search/search", test_search);
  g_test_add_func ("/gallery-search/hint", test_hint);
  g_test_add_func ("/gallery-search/tint", test_tint);
  g_test_add_func ("/gallery-search/completion", test_completion);
  g_test_add_func ("/gallery-search/help", test_help);
  g_test_add_func ("/gallery-search/narrow-at-once", test_narrow_at_once);
  g_test_add_func ("/gallery-search/choices", test_choices);
  g_test_add_func ("/gallery-search/chip", test_chip);
  g_test_add_func ("/gallery-search/filters", test_filters);
  g_test_add_func ("/gallery-search/order", test_order);
  studio_ui_test_add ("/gallery-search/chapter", test_chapter);
  studio_ui_test_add ("/gallery-search/page", test_page);
  studio_ui_test_add ("/gallery-search/tags", test_tags);
  studio_ui_test_add ("/gallery-search/narrow", test_narrow);
  studio_ui_test_add ("/gallery-search/marks", test_marks);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
