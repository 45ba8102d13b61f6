/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-keys.h"

#include "studio-gallery-area.h"

/* Where a key leads. */
typedef enum
{
  GO_LEFT,
  GO_RIGHT,
  GO_UP,
  GO_DOWN,
  GO_PAGE_UP,
  GO_PAGE_DOWN,
  GO_HOME,
  GO_END,
} Go;

static guint
find_neighbour (StudioGalleryArea *self, guint from, int step)
{
  guint n_items = studio_grid_layout_get_n_items (studio_gallery_area_get_layout (self));
  if (step < 0)
    return from == 0 ? 0 : from - 1;
  return MIN (from + 1, n_items - 1);
}

static guint
find_target (StudioGalleryArea *self, Go go)
{
  StudioGridLayout *layout = studio_gallery_area_get_layout (self);
  guint from = studio_gallery_area_get_cursor (self);
  double page = gtk_widget_get_height (GTK_WIDGET (self))
                - studio_grid_layout_get_cell_size (layout);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (go)
    {
    case GO_LEFT:
      return find_neighbour (self, from, rtl ? 1 : -1);
    case GO_RIGHT:
      return find_neighbour (self, from, rtl ? -1 : 1);
    case GO_UP:
      return studio_grid_layout_move (layout, from, -1);
    case GO_DOWN:
      return studio_grid_layout_move (layout, from, 1);
    case GO_PAGE_UP:
      return studio_grid_layout_move_page (layout, from, -page);
    case GO_PAGE_DOWN:
      return studio_grid_layout_move_page (layout, from, page);
    case GO_HOME:
      return 0;
    case GO_END:
      return studio_grid_layout_get_n_items (layout) - 1;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_empty (StudioGalleryArea *self)
{
  return studio_grid_layout_get_n_items (studio_gallery_area_get_layout (self)) == 0;
}

static gboolean
go_cb (GtkWidget *widget, GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (widget);
  int go = 0;
  gboolean extend = FALSE;
  gboolean modify = FALSE;

  g_variant_get (args, "(ibb)", &go, &extend, &modify);
  if (is_empty (self))
    return GDK_EVENT_PROPAGATE;
  studio_gallery_area_go (self, find_target (self, (Go) go), extend, modify);
  return GDK_EVENT_STOP;
}

static gboolean
space_cb (GtkWidget *widget, GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (widget);
  guint cursor = studio_gallery_area_get_cursor (self);
  gboolean extend = FALSE;
  gboolean modify = FALSE;

  g_variant_get (args, "(bb)", &extend, &modify);
  if (is_empty (self))
    return GDK_EVENT_PROPAGATE;
  if (extend || !modify)
    studio_gallery_area_go (self, cursor, extend, modify);
  else
    studio_gallery_area_toggle (self, cursor);
  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  StudioGalleryArea *self = STUDIO_GALLERY_AREA (widget);
  if (is_empty (self))
    return GDK_EVENT_PROPAGATE;
  studio_gallery_area_activate (self, studio_gallery_area_get_cursor (self));
  return GDK_EVENT_STOP;
}

static gboolean
select_all_cb (GtkWidget *widget, GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  GtkSelectionModel *selection = studio_gallery_area_get_selection (STUDIO_GALLERY_AREA (widget));
  gboolean all = FALSE;

  g_variant_get (args, "(b)", &all);
  if (selection == NULL)
    return GDK_EVENT_PROPAGATE;
  return all ? gtk_selection_model_select_all (selection)
             : gtk_selection_model_unselect_all (selection);
}

static void
add_move (GtkWidgetClass *klass, guint key, guint keypad_key, Go go)
{
  const guint keys[] = { key, keypad_key };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (int extend = 0; extend < 2; extend++)
      for (int modify = 0; modify < 2; modify++)
        gtk_widget_class_add_binding (klass,
                                      keys[i],
                                      (extend ? GDK_SHIFT_MASK : 0)
                                          | (modify ? GDK_CONTROL_MASK : 0),
                                      go_cb,
                                      "(ibb)",
                                      (int) go,
                                      extend,
                                      modify);
}

static void
add_space (GtkWidgetClass *klass, GdkModifierType modifiers)
{
  gtk_widget_class_add_binding (klass,
                                GDK_KEY_space,
                                modifiers,
                                space_cb,
                                "(bb)",
                                (modifiers & GDK_SHIFT_MASK) != 0,
                                (modifiers & GDK_CONTROL_MASK) != 0);
}

/**
 * studio_gallery_keys_install:
 * @klass: the class of StudioGalleryArea
 *
 * For its class_init alone: gives it the keys that a list of GTK has.
 */
void
studio_gallery_keys_install (GtkWidgetClass *klass)
{
  add_move (klass, GDK_KEY_Left, GDK_KEY_KP_Left, GO_LEFT);
  add_move (klass, GDK_KEY_Right, GDK_KEY_KP_Right, GO_RIGHT);
  add_move (klass, GDK_KEY_Up, GDK_KEY_KP_Up, GO_UP);
  add_move (klass, GDK_KEY_Down, GDK_KEY_KP_Down, GO_DOWN);
  add_move (klass, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GO_PAGE_UP);
  add_move (klass, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GO_PAGE_DOWN);
  add_move (klass, GDK_KEY_Home, GDK_KEY_KP_Home, GO_HOME);
  add_move (klass, GDK_KEY_End, GDK_KEY_KP_End, GO_END);
  add_space (klass, 0);
  add_space (klass, GDK_CONTROL_MASK);
  add_space (klass, GDK_SHIFT_MASK);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_ISO_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_a, GDK_CONTROL_MASK, select_all_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_slash, GDK_CONTROL_MASK, select_all_cb, "(b)", TRUE);
  gtk_widget_class_add_binding (
      klass, GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK, select_all_cb, "(b)", FALSE);
}
