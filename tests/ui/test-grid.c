/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-area.h"
#include "studio-gallery-cells.h"
#include "studio-gallery-selection.h"
#include "studio-grid-layout.h"
#include "studio-ui-fixture.h"

static StudioGridLayout *
make_layout (void)
{
  static const StudioIdGroup groups[] = { { 0, 0, 5 }, { 0, 0, 1 }, { 0, 0, 8 } };
  StudioGridLayout *layout = studio_grid_layout_new ();

  studio_grid_layout_set_groups (layout, groups, G_N_ELEMENTS (groups), 14);
  /* Three columns of 100, of which one and the space below it take 108. */
  g_assert_true (studio_grid_layout_set_size (layout, 36 + 3 * 100 + 16, 100, 40));
  g_assert_false (studio_grid_layout_set_size (layout, 36 + 3 * 100 + 16, 100, 40));
  return layout;
}

static void
assert_cell (StudioGridLayout *layout, guint item, double expected_x, double expected_y)
{
  double x = -1;
  double y = -1;
  studio_grid_layout_get_cell (layout, item, &x, &y);
  g_assert_cmpfloat (x, ==, expected_x);
  g_assert_cmpfloat (y, ==, expected_y);
}

static void
test_layout (void)
{
  g_autoptr (StudioGridLayout) layout = make_layout ();

  g_assert_cmpuint (studio_grid_layout_get_n_items (layout), ==, 14);
  g_assert_cmpuint (studio_grid_layout_get_n_columns (layout), ==, 3);
  g_assert_cmpint (studio_grid_layout_get_cell_size (layout), ==, 100);
  g_assert_cmpuint (studio_grid_layout_get_n_groups (layout), ==, 3);
  assert_cell (layout, 0, 18, 8);
  assert_cell (layout, 2, 234, 8);
  assert_cell (layout, 4, 126, 116);
  /* Each group but the first has a heading and begins a row. */
  assert_cell (layout, 5, 18, 264);
  assert_cell (layout, 6, 18, 412);
  assert_cell (layout, 13, 126, 628);
  g_assert_cmpfloat (studio_grid_layout_get_group_top (layout, 1), ==, 224);
  g_assert_cmpfloat (studio_grid_layout_get_height (layout), ==, 754);
  g_assert_cmpuint (studio_grid_layout_get_group (layout, 4), ==, 0);
  g_assert_cmpuint (studio_grid_layout_get_group (layout, 5), ==, 1);
  g_assert_cmpuint (studio_grid_layout_get_group (layout, 13), ==, 2);
  g_assert_cmpuint (studio_grid_layout_get_first_item (layout, 2), ==, 6);

  g_assert_cmpint (studio_grid_layout_count_columns (360, 168), ==, 2);
  g_assert_cmpint (studio_grid_layout_count_columns (2560, 168), ==, 14);
  g_assert_cmpint (studio_grid_layout_count_columns (0, 96), ==, 2);
}

static void
assert_range (StudioGridLayout *layout,
              double top,
              double bottom,
              guint expected_first,
              guint expected_end)
{
  guint first = 99;
  guint end = 99;
  studio_grid_layout_get_range (layout, top, bottom, &first, &end);
  g_assert_cmpuint (first, ==, expected_first);
  g_assert_cmpuint (end, ==, expected_end);
}

static void
test_range (void)
{
  g_autoptr (StudioGridLayout) layout = make_layout ();

  assert_range (layout, 0, 100, 0, 3);
  assert_range (layout, -50, 10000, 0, 14);
  assert_range (layout, 0, 117, 0, 5);
  assert_range (layout, 116, 200, 3, 5);
  assert_range (layout, 230, 260, 5, 5); /* a heading alone */
  assert_range (layout, 230, 265, 5, 6);
  assert_range (layout, 300, 420, 5, 9);
  assert_range (layout, 630, 640, 12, 14);
  assert_range (layout, 100, 100, 0, 0);
}

static void
assert_found (StudioGridLayout *layout, double x, double y, int expected)
{
  guint item = 99;
  gboolean found = studio_grid_layout_find (layout, x, y, &item);
  g_assert_cmpint (found, ==, expected >= 0);
  g_assert_cmpuint (item, ==, found ? (guint) expected : 99);
}

static void
test_find (void)
{
  g_autoptr (StudioGridLayout) layout = make_layout ();

  assert_found (layout, 18, 8, 0);
  assert_found (layout, 117, 107, 0);
  assert_found (layout, 118, 8, -1); /* between two */
  assert_found (layout, 10, 8, -1);
  assert_found (layout, 18, 5, -1);
  assert_found (layout, 340, 8, -1);
  assert_found (layout, 234, 130, -1); /* behind the last of a row */
  assert_found (layout, 130, 240, -1);
  assert_found (layout, 20, 300, 5);
  assert_found (layout, 130, 700, 13);
  assert_found (layout, 130, 9000, -1);
}

static void
assert_touched (StudioGridLayout *layout, StudioGridRect rect, const char *expected)
{
  g_autoptr (GtkBitset) set = studio_grid_layout_find_all (layout, &rect);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint item = 0;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &item); more;
       more = gtk_bitset_iter_next (&iter, &item))
    g_string_append_printf (text, "%s%u", text->len == 0 ? "" : " ", item);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_find_all (void)
{
  g_autoptr (StudioGridLayout) layout = make_layout ();

  assert_touched (layout, (StudioGridRect){ 0, 0, 5, 5 }, "");
  assert_touched (layout, (StudioGridRect){ 20, 20, 1, 1 }, "0");
  assert_touched (layout, (StudioGridRect){ 100, 100, 100, 100 }, "0 1 3 4");
  assert_touched (layout, (StudioGridRect){ 119, 20, 6, 200 }, "");
  assert_touched (layout, (StudioGridRect){ 0, 200, 60, 400 }, "3 5 6 9");
  assert_touched (layout, (StudioGridRect){ 300, 0, 900, 900 }, "2 8 11");
  assert_touched (
      layout, (StudioGridRect){ -50, -50, 2000, 2000 }, "0 1 2 3 4 5 6 7 8 9 10 11 12 13");
}

static void
test_move (void)
{
  g_autoptr (StudioGridLayout) layout = make_layout ();

  g_assert_cmpuint (studio_grid_layout_move (layout, 1, 1), ==, 4);
  g_assert_cmpuint (studio_grid_layout_move (layout, 2, 1), ==, 4); /* a shorter row */
  g_assert_cmpuint (studio_grid_layout_move (layout, 4, 1), ==, 5);
  g_assert_cmpuint (studio_grid_layout_move (layout, 5, 1), ==, 6);
  g_assert_cmpuint (studio_grid_layout_move (layout, 13, 1), ==, 13);
  g_assert_cmpuint (studio_grid_layout_move (layout, 8, -1), ==, 5);
  g_assert_cmpuint (studio_grid_layout_move (layout, 5, -1), ==, 3);
  g_assert_cmpuint (studio_grid_layout_move (layout, 2, -1), ==, 2);
  g_assert_cmpuint (studio_grid_layout_move_page (layout, 1, 300), ==, 5);
  g_assert_cmpuint (studio_grid_layout_move_page (layout, 1, 9000), ==, 13);
  g_assert_cmpuint (studio_grid_layout_move_page (layout, 13, -9000), ==, 1);
}

/* Nothing is counted twice or lost, whatever the groups say. */
static void
test_odd_groups (void)
{
  static const StudioIdGroup groups[] = { { 0, 0, 5 }, { 0, 0, 4 } };
  g_autoptr (StudioGridLayout) layout = studio_grid_layout_new ();
  guint item = 0;

  studio_grid_layout_set_size (layout, 352, 100, 40);
  g_assert_false (studio_grid_layout_find (layout, 20, 20, &item));
  g_assert_cmpuint (studio_grid_layout_get_n_groups (layout), ==, 0);
  studio_grid_layout_set_groups (layout, groups, 2, 7);
  g_assert_cmpuint (studio_grid_layout_get_n_groups (layout), ==, 1);
  assert_cell (layout, 6, 18, 224);
  studio_grid_layout_set_groups (layout, NULL, 0, 1000000);
  assert_cell (layout, 999999, 18, 8 + 333333. * 108);
  assert_range (layout, 333333. * 108 + 8, 333333. * 108 + 50, 999999, 1000000);
}

typedef struct
{
  GtkWidget *parent;
  GString *bound;
} Owner;

static GtkWidget *
make_widget (gpointer owner)
{
  GtkWidget *widget = gtk_label_new (NULL);
  gtk_widget_set_parent (widget, ((Owner *) owner)->parent);
  return widget;
}

static void
bind_widget (gpointer owner, G_GNUC_UNUSED GtkWidget *widget, guint position)
{
  g_string_append_printf (((Owner *) owner)->bound, "%d ", (int) position);
}

static void
assert_bound (Owner *owner, const char *expected)
{
  g_assert_cmpstr (owner->bound->str, ==, expected);
  g_string_truncate (owner->bound, 0);
}

/* A widget stays with its position, and one that is free takes the next. */
static void
test_cells (void)
{
  Owner owner = { gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), g_string_new (NULL) };
  guint n_cells = 0;

  g_object_ref_sink (owner.parent);
  StudioGalleryCells *cells = studio_gallery_cells_new (&owner, make_widget, bind_widget);
  studio_gallery_cells_want (cells, 2, 5, GTK_INVALID_LIST_POSITION);
  assert_bound (&owner, "2 3 4 ");
  studio_gallery_cells_want (cells, 2, 5, 3);
  assert_bound (&owner, "");
  GtkWidget *four = studio_gallery_cells_find (cells, 4);
  studio_gallery_cells_want (cells, 3, 6, GTK_INVALID_LIST_POSITION);
  assert_bound (&owner, "5 ");
  g_assert_true (studio_gallery_cells_find (cells, 4) == four);
  g_assert_null (studio_gallery_cells_find (cells, 2));
  studio_gallery_cells_want (cells, 3, 5, 90);
  assert_bound (&owner, "90 ");
  studio_gallery_cells_get (cells, &n_cells);
  g_assert_cmpuint (n_cells, ==, 3);

  /* Two come before them: the widgets go with their items. */
  studio_gallery_cells_shift (cells, 0, 0, 2);
  g_assert_true (studio_gallery_cells_find (cells, 6) == four);
  g_assert_nonnull (studio_gallery_cells_find (cells, 92));
  studio_gallery_cells_want (cells, 5, 7, GTK_INVALID_LIST_POSITION);
  assert_bound (&owner, "-1 ");
  studio_gallery_cells_shift (cells, 6, 1, 0);
  g_assert_null (studio_gallery_cells_find (cells, 6));
  g_assert_true (studio_gallery_cells_ensure (cells, 40)
                 == studio_gallery_cells_ensure (cells, 40));
  studio_gallery_cells_free (cells);
  studio_gallery_cells_free (NULL);
  g_assert_null (gtk_widget_get_first_child (owner.parent));
  g_object_unref (owner.parent);
  g_string_free (owner.bound, TRUE);
}

static GListStore *
make_records (guint n_records)
{
  GListStore *store = g_list_store_new (STUDIO_TYPE_RECORD);
  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (StudioRecord) record = studio_record_new (100 + i);
      g_list_store_append (store, record);
    }
  return store;
}

static void
count_changes_cb (GString *text, guint position, guint n_items)
{
  g_string_append_printf (text, "%u+%u ", position, n_items);
}

static void
assert_selected (StudioGallerySelection *selection, const char *expected)
{
  g_autoptr (GArray) ids = studio_gallery_selection_dup_ids (GTK_SELECTION_MODEL (selection));
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i == 0 ? "" : " ", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_selection (void)
{
  g_autoptr (GListStore) store = make_records (10);
  g_autoptr (StudioGallerySelection) selection = studio_gallery_selection_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GString) changes = g_string_new (NULL);

  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (count_changes_cb), changes);
  studio_gallery_selection_set_model (selection, G_LIST_MODEL (store));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 10);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (model)) == STUDIO_TYPE_RECORD);
  g_assert_cmpint (studio_gallery_selection_get_id (model, 3), ==, 103);
  g_assert_cmpint (studio_gallery_selection_get_id (model, 10), ==, 0);
  gtk_selection_model_select_item (model, 3, TRUE);
  gtk_selection_model_select_range (model, 5, 2, FALSE);
  gtk_selection_model_unselect_item (model, 6);
  gtk_selection_model_select_item (model, 5, FALSE);
  gtk_selection_model_select_item (model, 77, FALSE);
  assert_selected (selection, "103 105");
  g_assert_cmpstr (changes->str, ==, "3+1 5+2 6+1 ");
  gtk_selection_model_select_all (model);
  gtk_selection_model_unselect_range (model, 1, 8);
  assert_selected (selection, "100 109");
  gtk_selection_model_unselect_all (model);
  assert_selected (selection, "");
}

/* What is selected stays so when others come and go, and when it moves itself. */
static void
test_selection_follows (void)
{
  g_autoptr (GListStore) store = make_records (10);
  g_autoptr (StudioGallerySelection) selection = studio_gallery_selection_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  studio_gallery_selection_set_model (selection, G_LIST_MODEL (store));
  gtk_selection_model_select_item (model, 3, FALSE);
  gtk_selection_model_select_item (model, 7, FALSE);
  g_list_store_remove (store, 0);
  assert_selected (selection, "103 107");
  g_autoptr (StudioRecord) first = studio_record_new (1);
  g_list_store_insert (store, 0, first);
  g_list_store_insert (store, 5, first);
  assert_selected (selection, "103 107");
  g_autoptr (StudioRecord) moved = g_list_model_get_item (G_LIST_MODEL (store), 3);
  g_list_store_remove (store, 3);
  assert_selected (selection, "107");
  g_list_store_append (store, moved);
  assert_selected (selection, "107 103");
  studio_gallery_selection_set_model (selection, NULL);
  assert_selected (selection, "");
}

typedef struct
{
  GListStore *store;
  StudioGallerySelection *selection;
  StudioGalleryArea *area;
  GtkWidget *window;
} Area;

static void
set_up (Area *self, gconstpointer n_records)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->store = make_records (GPOINTER_TO_UINT (n_records));
  self->selection = studio_gallery_selection_new ();
  studio_gallery_selection_set_model (self->selection, G_LIST_MODEL (self->store));
  self->area = g_object_new (STUDIO_TYPE_GALLERY_AREA, NULL);
  studio_gallery_area_set_model (self->area, GTK_SELECTION_MODEL (self->selection), NULL, NULL);
  studio_gallery_area_set_edge (self->area, 100);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->area));
  self->window = studio_ui_test_present (scroller, 400, 400);
}

static void
tear_down (Area *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_ui_test_destroy (self->window, self->area);
  g_object_unref (self->selection);
  g_object_unref (self->store);
}

static void
redraw (Area *self)
{
  gtk_widget_queue_draw (self->window);
  gtk_test_widget_wait_for_draw (self->window);
}

static double
get_value (Area *self)
{
  GtkAdjustment *adjustment = NULL;
  g_object_get (self->area, "vadjustment", &adjustment, NULL);
  double value = gtk_adjustment_get_value (adjustment);
  g_object_unref (adjustment);
  return value;
}

static guint
count_tiles (Area *self)
{
  guint n_tiles = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->area)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_tiles += gtk_widget_get_child_visible (child);
  return n_tiles;
}

/* A thousand items or a million: there are widgets for what is in sight and little more. */
static void
test_area (Area *self, G_GNUC_UNUSED gconstpointer data)
{
  redraw (self);
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), ==, 0);
  g_assert_cmpuint (count_tiles (self), <=, 5 * 6);
  studio_gallery_area_scroll_to (self->area, 900);
  redraw (self);
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), <=, 900);
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), >, 870);
  g_assert_cmpuint (count_tiles (self), <=, 6 * 6);
  studio_gallery_area_scroll_to_top (self->area, 300);
  redraw (self);
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), ==, 300);
  studio_gallery_area_scroll_by (self->area, -100000);
  redraw (self);
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), ==, 0);
}

static gboolean
has_unplaced_tile (Area *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->area)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_get_width (child) == 0)
      return TRUE;
  return FALSE;
}

/* An item may go after its tile was made and before that has a place, where a search is quick. */
static void
test_item_goes_before_it_has_a_place (Area *self, G_GNUC_UNUSED gconstpointer data)
{
  GtkWidget *area = GTK_WIDGET (self->area);
  g_autoptr (StudioRecord) record = studio_record_new (1);

  redraw (self);
  g_list_store_append (self->store, record);
  while (!has_unplaced_tile (self))
    g_main_context_iteration (NULL, FALSE);
  g_list_store_remove (self->store, 1);
  gtk_widget_measure (area, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      area,
      &(GtkAllocation){ 0, 0, gtk_widget_get_width (area), gtk_widget_get_height (area) },
      -1);
  g_assert_false (has_unplaced_tile (self));
  redraw (self);
  g_assert_cmpuint (count_tiles (self), ==, 1);
  g_list_store_append (self->store, record);
  redraw (self);
  g_assert_cmpuint (count_tiles (self), ==, 2);
}

/* What is in sight stays there when others come or go above; at the top new ones are seen. */
static void
test_anchor (Area *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRecord) record = studio_record_new (1);

  redraw (self);
  g_list_store_insert (self->store, 0, record);
  redraw (self);
  g_assert_cmpfloat (get_value (self), ==, 0);

  studio_gallery_area_scroll_to_top (self->area, 600);
  redraw (self);
  guint n_columns = studio_grid_layout_get_n_columns (studio_gallery_area_get_layout (self->area));
  for (guint i = 0; i < n_columns * 5; i++)
    g_list_store_insert (self->store, 3, record);
  redraw (self);
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), ==, 600 + n_columns * 5);
  g_list_store_splice (self->store, 0, n_columns * 10, NULL, 0);
  redraw (self);
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), ==, 600 - n_columns * 5);
  studio_gallery_area_set_edge (self->area, 60);
  redraw (self);
  guint first = studio_gallery_area_get_first_visible (self->area);
  g_assert_cmpuint (first, <=, 600 - n_columns * 5);
  g_assert_cmpuint (first, >, 600 - n_columns * 5 - 12);
}

static void
test_keys (Area *self, G_GNUC_UNUSED gconstpointer data)
{
  redraw (self);
  studio_gallery_area_go (self->area, 5, FALSE, FALSE);
  g_assert_cmpuint (studio_gallery_area_get_cursor (self->area), ==, 5);
  assert_selected (self->selection, "105");
  studio_gallery_area_go (self->area, 8, TRUE, FALSE);
  assert_selected (self->selection, "105 106 107 108");
  studio_gallery_area_go (self->area, 7, TRUE, FALSE);
  assert_selected (self->selection, "105 106 107");
  studio_gallery_area_go (self->area, 20, FALSE, TRUE);
  assert_selected (self->selection, "105 106 107");
  g_assert_cmpuint (studio_gallery_area_get_cursor (self->area), ==, 20);
  studio_gallery_area_toggle (self->area, 20);
  studio_gallery_area_toggle (self->area, 106);
  studio_gallery_area_toggle (self->area, 6);
  assert_selected (self->selection, "105 107 120 206");
  g_assert_true (studio_gallery_area_get_selection (self->area)
                 == GTK_SELECTION_MODEL (self->selection));

  /* Far away the item is brought into sight and has the focus. */
  studio_gallery_area_go (self->area, 99999, FALSE, FALSE);
  redraw (self);
  assert_selected (self->selection, "1099");
  g_assert_cmpuint (studio_gallery_area_get_first_visible (self->area), >, 970);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->area)));

  /* It goes: the focus stays in the list. */
  g_list_store_remove (self->store, 999);
  redraw (self);
  g_assert_cmpuint (studio_gallery_area_get_cursor (self->area), ==, 998);
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->area)));
  g_assert_true (gtk_widget_get_child_visible (focus));
  g_list_store_remove_all (self->store);
  redraw (self);
  studio_gallery_area_go (self->area, 0, FALSE, FALSE);
}

static void
count_cb (int *n)
{
  (*n)++;
}

static void
test_pointer (Area *self, G_GNUC_UNUSED gconstpointer data)
{
  const StudioGridRect band = { 10, 10, 100, 50 };
  guint position = 99;
  double x = 30;
  double y = 30;
  int n_activated = 0;

  redraw (self);
  g_signal_connect_swapped (self->area, "activate", G_CALLBACK (count_cb), &n_activated);
  g_assert_true (studio_gallery_area_find (self->area, 30, 30, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (studio_gallery_area_find (self->area, 2, 2, &position));
  studio_gallery_area_activate (self->area, 3);
  studio_gallery_area_activate (self->area, 99999);
  g_assert_cmpint (n_activated, ==, 1);
  studio_gallery_area_scroll_by (self->area, 500);
  redraw (self);
  studio_gallery_area_to_layout (self->area, &x, &y);
  g_assert_cmpfloat (y, ==, 530);
  studio_gallery_area_set_band (self->area, &band);
  redraw (self);
  studio_gallery_area_set_band (self->area, NULL);
  redraw (self);

  gtk_widget_set_direction (GTK_WIDGET (self->area), GTK_TEXT_DIR_RTL);
  studio_gallery_area_scroll_by (self->area, -5000);
  redraw (self);
  g_assert_true (studio_gallery_area_find (
      self->area, gtk_widget_get_width (GTK_WIDGET (self->area)) - 30, 30, &position));
  g_assert_cmpuint (position, ==, 0);
}

static void
add_tests (void)
{
  gconstpointer many = GUINT_TO_POINTER (1000);

  g_test_add_func ("/grid/layout", test_layout);
  g_test_add_func ("/grid/range", test_range);
  g_test_add_func ("/grid/find", test_find);
  g_test_add_func ("/grid/find-all", test_find_all);
  g_test_add_func ("/grid/move", test_move);
  g_test_add_func ("/grid/odd-groups", test_odd_groups);
  g_test_add_func ("/grid/cells", test_cells);
  g_test_add_func ("/grid/selection", test_selection);
  g_test_add_func ("/grid/selection-follows", test_selection_follows);
  g_test_add ("/grid/area", Area, many, set_up, test_area, tear_down);
  g_test_add ("/grid/item-goes-before-it-has-a-place",
              Area,
              GUINT_TO_POINTER (1),
              set_up,
              test_item_goes_before_it_has_a_place,
              tear_down);
  g_test_add ("/grid/anchor", Area, many, set_up, test_anchor, tear_down);
  g_test_add ("/grid/keys", Area, many, set_up, test_keys, tear_down);
  g_test_add ("/grid/pointer", Area, many, set_up, test_pointer, tear_down);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
