/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-difference.h"
#include "studio-compare-page-private.h"
#include "studio-compare-sheet.h"
#include "studio-dialogs.h"
#include "studio-image-menu.h"
#include "studio-window.h"

#include <glib/gi18n-lib.h>

static void
subtracted_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioComparePage) self = user_data;
  StudioImageDifference facts;
  g_autoptr (GdkPixbuf) pixbuf = studio_compare_difference_finish (result, &facts, NULL);
  if (pixbuf == NULL || self->area == NULL)
    return;

  g_autofree char *label = studio_compare_difference_dup_label (&facts);
  studio_canvas_show_rows (
      studio_compare_area_get_difference (self->area), pixbuf, gdk_pixbuf_get_height (pixbuf));
  studio_compare_area_set_difference_label (self->area, label);
}

/**
 * studio_compare_page_subtract:
 * @self: a page
 *
 * Makes the difference of the first image and the active one, where it is to be seen.
 */
void
studio_compare_page_subtract (StudioComparePage *self)
{
  guint other = MAX (studio_compare_area_get_active (self->area), 1);
  gboolean wanted = studio_compare_area_get_mode (self->area) == STUDIO_COMPARE_DIFFERENCE;

  if (!wanted || self->subtracted == other || self->images[0].pixbuf == NULL
      || self->images[other].pixbuf == NULL)
    return;
  self->subtracted = other;
  g_cancellable_cancel (self->subtracting);
  g_clear_object (&self->subtracting);
  self->subtracting = g_cancellable_new ();
  studio_compare_difference_async (self->images[0].pixbuf,
                                   self->images[other].pixbuf,
                                   self->subtracting,
                                   subtracted_cb,
                                   g_object_ref (self));
}

static void
starred_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer user_data)
{
  /* The library tells of it, or the star stays as it is. */
  studio_session_change_finish (STUDIO_SESSION (source), result, NULL);
}

/**
 * studio_compare_page_pick:
 * @self: a page
 * @index: an image
 *
 * Gives it a star, or takes it away.
 */
void
studio_compare_page_pick (StudioComparePage *self, guint index)
{
  StudioCompareImage *image = &self->images[index];

  if (index < self->n_images && image->record != NULL)
    studio_session_set_starred_async (
        self->session, image->id, !studio_record_get_starred (image->record), starred_cb, NULL);
}

/**
 * studio_compare_page_mode_cb:
 * @self: a page
 *
 * Another way of looking was chosen.
 */
void
studio_compare_page_mode_cb (StudioComparePage *self)
{
  StudioCompareMode mode = STUDIO_COMPARE_SIDE_BY_SIDE;

  if (self->area == NULL)
    return;
  if (gtk_toggle_button_get_active (self->slider_button))
    mode = STUDIO_COMPARE_SLIDER;
  else if (gtk_toggle_button_get_active (self->flip_button))
    mode = STUDIO_COMPARE_FLIP;
  else if (gtk_toggle_button_get_active (self->difference_button))
    mode = STUDIO_COMPARE_DIFFERENCE;
  if (mode == studio_compare_area_get_mode (self->area))
    return;
  studio_compare_area_set_mode (self->area, mode);
  studio_compare_page_subtract (self);
}

static void
step (StudioComparePage *self, int direction)
{
  guint n = self->n_images;
  guint active = studio_compare_area_get_active (self->area);

  studio_compare_area_set_active (self->area, (active + n + (guint) direction) % n);
}

/**
 * studio_compare_page_key_pressed_cb:
 * @self: a page
 * @keyval: the key
 * @code: unused
 * @state: the keys that are held
 *
 * Returns: whether the key was one of the page's
 */
gboolean
studio_compare_page_key_pressed_cb (StudioComparePage *self,
                                    guint keyval,
                                    G_GNUC_UNUSED guint code,
                                    GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_1 && keyval < GDK_KEY_1 + self->n_images)
    studio_compare_page_pick (self, keyval - GDK_KEY_1);
  else if (keyval == GDK_KEY_s)
    gtk_toggle_button_set_active (self->side_by_side_button, TRUE);
  else if (keyval == GDK_KEY_l)
    gtk_toggle_button_set_active (self->slider_button, TRUE);
  else if (keyval == GDK_KEY_f)
    gtk_toggle_button_set_active (self->flip_button, TRUE);
  else if (keyval == GDK_KEY_d)
    gtk_toggle_button_set_active (self->difference_button, TRUE);
  else if (keyval == GDK_KEY_Page_Down)
    step (self, 1);
  else if (keyval == GDK_KEY_Page_Up)
    step (self, -1);
  else if (keyval == GDK_KEY_space && gtk_widget_get_focus_child (GTK_WIDGET (self->area_bin)))
    studio_compare_area_set_peek (self->area, TRUE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/**
 * studio_compare_page_key_released_cb:
 * @self: a page
 * @keyval: the key
 */
void
studio_compare_page_key_released_cb (StudioComparePage *self, guint keyval)
{
  if (keyval == GDK_KEY_space)
    studio_compare_area_set_peek (self->area, FALSE);
}

/**
 * studio_compare_page_menu_pressed_cb:
 * @self: a page
 * @n_press: unused
 * @x: the pointer in the area
 * @y: likewise down
 *
 * Opens the menu of the image that is there.
 */
void
studio_compare_page_menu_pressed_cb (StudioComparePage *self,
                                     G_GNUC_UNUSED int n_press,
                                     double x,
                                     double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->area), x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; i < self->n_images; i++)
    {
      GtkWidget *canvas = GTK_WIDGET (studio_compare_area_get_canvas (self->area, i));
      graphene_point_t point;
      if (picked == canvas
          && gtk_widget_compute_point (
              GTK_WIDGET (self->area), canvas, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
        studio_image_menu_popup (canvas, self->images[i].id, point.x, point.y);
    }
}

static void
saved_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (studio_compare_sheet_save_finish (result, &error))
    studio_window_add_toast (STUDIO_WINDOW (window), adw_toast_new (_ ("Image saved")));
  else
    studio_window_show_error (STUDIO_WINDOW (window), error);
}

static void
file_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioComparePage) self = user_data;
  g_autoptr (GFile) file = studio_dialogs_save_finish (result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) pixbufs = g_ptr_array_new_with_free_func (g_object_unref);
  const char *titles[STUDIO_COMPARE_MAX + 1] = { NULL };

  if (file == NULL || !STUDIO_IS_WINDOW (root) || g_file_peek_path (file) == NULL)
    return;
  for (guint i = 0; i < self->n_images; i++)
    if (self->images[i].pixbuf != NULL)
      {
        titles[pixbufs->len] = self->images[i].title;
        g_ptr_array_add (pixbufs, g_object_ref (self->images[i].pixbuf));
      }
  if (pixbufs->len > 0)
    studio_compare_sheet_save_async (
        pixbufs, titles, g_file_peek_path (file), saved_cb, g_object_ref (root));
}

/**
 * studio_compare_page_save_action:
 * @widget: a page
 * @name: unused
 * @parameter: unused
 *
 * Saves what is compared as one image with its titles.
 */
void
studio_compare_page_save_action (GtkWidget *widget,
                                 G_GNUC_UNUSED const char *name,
                                 G_GNUC_UNUSED GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    studio_dialogs_save_async (GTK_WINDOW (root),
                               _ ("Save as One Image"),
                               _ ("Comparison.png"),
                               NULL,
                               NULL,
                               file_chosen_cb,
                               g_object_ref (widget));
}
