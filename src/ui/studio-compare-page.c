/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-page-private.h"

#include "studio-decoded-cache.h"
#include "studio-focus-chain.h"
#include "studio-image-name.h"
#include "studio-key-follower.h"
#include "studio-view-closures.h"
#include "studio-viewer-actions.h"

#include <glib/gi18n-lib.h>

/* What comes back for one image. */
typedef struct
{
  StudioComparePage *page;
  gint64 id;
} Answer;

G_DEFINE_FINAL_TYPE (StudioComparePage, studio_compare_page, ADW_TYPE_BIN)

static guint gone_signal;

static Answer *
new_answer (StudioComparePage *self, gint64 id)
{
  Answer *answer = g_new0 (Answer, 1);
  answer->page = g_object_ref (self);
  answer->id = id;
  return answer;
}

static void
free_answer (Answer *answer)
{
  g_object_unref (answer->page);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

static StudioCompareImage *
find_image (StudioComparePage *self, gint64 id, guint *index)
{
  for (guint i = 0; i < self->n_images; i++)
    if (self->images[i].id == id)
      {
        *index = i;
        return &self->images[i];
      }
  return NULL;
}

static void
show_facts (StudioComparePage *self)
{
  StudioRequest *requests[STUDIO_COMPARE_MAX];

  for (guint i = 0; i < self->n_images; i++)
    {
      StudioRecord *record = self->images[i].record;
      requests[i] = record == NULL ? NULL : studio_record_get_request (record);
      if (requests[i] == NULL)
        return;
    }
  for (guint i = 0; i < self->n_images; i++)
    {
      g_autofree char *markup = studio_compare_facts_dup_markup (requests, self->n_images, i);
      if (i == 0 && *markup == '\0')
        studio_compare_cell_set_facts (self->images[i].cell, _ ("The others differ from this one"));
      else
        studio_compare_cell_set_facts (self->images[i].cell,
                                       *markup == '\0' ? _ ("Same words, seed and ratio") : markup);
    }
}

static void
show_pixbuf (StudioComparePage *self, guint index, GdkPixbuf *pixbuf)
{
  g_set_object (&self->images[index].pixbuf, pixbuf);
  studio_canvas_show_rows (
      studio_compare_area_get_canvas (self->area, index), pixbuf, gdk_pixbuf_get_height (pixbuf));
  gtk_widget_queue_allocate (GTK_WIDGET (self->area));
  studio_compare_page_subtract (self);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  StudioComparePage *self = answer->page;
  g_autoptr (GdkPixbuf) pixbuf = studio_session_decode_finish (
      STUDIO_SESSION (source), result, NULL);
  guint index;
  if (pixbuf == NULL || find_image (self, answer->id, &index) == NULL)
    return;

  studio_decoded_cache_insert (
      studio_session_get_decoded_cache (self->session), answer->id, pixbuf);
  show_pixbuf (self, index, pixbuf);
}

static void
show_image (StudioComparePage *self, guint index)
{
  StudioCompareImage *image = &self->images[index];
  GdkPixbuf *pixbuf = studio_decoded_cache_lookup (studio_session_get_decoded_cache (self->session),
                                                   image->id);
  g_autofree char *name = studio_image_name_for_record (image->record);
  /* Translators: read out for an image of a comparison: its letter or phrase, then its prompt */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), image->title, name);
  StudioCanvas *canvas = studio_compare_area_get_canvas (self->area, index);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (image->pixbuf != NULL)
    return;
  if (pixbuf != NULL)
    show_pixbuf (self, index, pixbuf);
  else
    studio_session_decode_async (
        self->session, image->record, self->cancellable, decoded_cb, new_answer (self, image->id));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  StudioComparePage *self = answer->page;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, NULL);
  guint index = 0;
  StudioCompareImage *image = self->area == NULL ? NULL : find_image (self, answer->id, &index);
  if (record == NULL || image == NULL || studio_record_get_request (record) == NULL)
    return;

  g_set_object (&image->record, record);
  g_object_set (image->cell, "starred", studio_record_get_starred (record), NULL);
  show_image (self, index);
  show_facts (self);
}

static void
load (StudioComparePage *self, gint64 id)
{
  studio_session_load_record_async (self->session, id, loaded_cb, new_answer (self, id));
}

static void
record_changed_cb (StudioComparePage *self, gint64 id)
{
  guint index;
  if (find_image (self, id, &index) != NULL)
    load (self, id);
}

static void
record_removed_cb (StudioComparePage *self, gint64 id)
{
  guint index;
  if (id == 0 || find_image (self, id, &index) != NULL)
    g_signal_emit (self, gone_signal, 0);
}

static void
active_cb (StudioComparePage *self)
{
  for (guint i = 0; i < self->n_images; i++)
    g_object_set (
        self->images[i].cell, "active", i == studio_compare_area_get_active (self->area), NULL);
  studio_compare_page_subtract (self);
}

static void
picked_cb (StudioComparePage *self, StudioCompareCell *cell)
{
  for (guint i = 0; i < self->n_images; i++)
    if (self->images[i].cell == cell)
      studio_compare_page_pick (self, i);
}

static void
chosen_cb (StudioComparePage *self, StudioCompareCell *cell)
{
  for (guint i = 0; i < self->n_images; i++)
    if (self->images[i].cell == cell)
      studio_compare_area_set_active (self->area, i);
}

static void
zoomed_cb (StudioComparePage *self)
{
  StudioCanvas *front = studio_compare_area_get_front (self->area);
  g_autofree char *text = studio_view_zoom (NULL, studio_canvas_get_zoom (front));

  gtk_label_set_label (self->zoom_label, text);
}

static StudioCanvas *
get_canvas (GtkWidget *widget)
{
  return studio_compare_area_get_front (STUDIO_COMPARE_PAGE (widget)->area);
}

static gboolean
studio_compare_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_canvas (widget)));
}

static void
studio_compare_page_dispose (GObject *object)
{
  StudioComparePage *self = STUDIO_COMPARE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->subtracting);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->subtracting);
  g_clear_object (&self->library);
  self->area = NULL;
  for (guint i = 0; i < STUDIO_COMPARE_MAX; i++)
    {
      g_clear_pointer (&self->images[i].title, g_free);
      g_clear_object (&self->images[i].record);
      g_clear_object (&self->images[i].pixbuf);
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_compare_page_parent_class)->dispose (object);
}

static void
studio_compare_page_class_init (StudioComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_compare_page_dispose;
  widget_class->grab_focus = studio_compare_page_grab_focus;
  studio_focus_chain_install (widget_class);
  gone_signal = g_signal_new (
      "gone", STUDIO_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  studio_viewer_actions_install (widget_class, get_canvas);
  gtk_widget_class_install_action (
      widget_class, "compare.save", NULL, studio_compare_page_save_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioComparePage, side_by_side_button);
  gtk_widget_class_bind_template_child (widget_class, StudioComparePage, slider_button);
  gtk_widget_class_bind_template_child (widget_class, StudioComparePage, flip_button);
  gtk_widget_class_bind_template_child (widget_class, StudioComparePage, difference_button);
  gtk_widget_class_bind_template_child (widget_class, StudioComparePage, area_bin);
  gtk_widget_class_bind_template_child (widget_class, StudioComparePage, strip);
  gtk_widget_class_bind_template_child (widget_class, StudioComparePage, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, studio_compare_page_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_compare_page_key_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_compare_page_mode_cb);
}

static void
studio_compare_page_init (StudioComparePage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  studio_key_follower_follow (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->area = STUDIO_COMPARE_AREA (studio_compare_area_new (2));
  adw_bin_set_child (self->area_bin, GTK_WIDGET (self->area));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (
      click, "pressed", G_CALLBACK (studio_compare_page_menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->area), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (
      self->area, "active-changed", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < STUDIO_COMPARE_MAX; i++)
    g_signal_connect_object (studio_compare_area_get_canvas (self->area, i),
                             "notify::zoom",
                             G_CALLBACK (zoomed_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

static void
add_image (StudioComparePage *self, gint64 id, const char *title)
{
  guint index = self->n_images++;
  StudioCompareImage *image = &self->images[index];

  image->id = id;
  image->title = title == NULL ? studio_compare_facts_dup_letter (index) : g_strdup (title);
  image->cell = STUDIO_COMPARE_CELL (studio_compare_cell_new (index));
  studio_compare_cell_set_title (image->cell, image->title);
  studio_compare_area_set_label (self->area, index, image->title);
  g_signal_connect_object (image->cell, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (image->cell, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->strip, GTK_WIDGET (image->cell));
  gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (image->cell)), FALSE);
  load (self, id);
}

/**
 * studio_compare_page_new:
 * @session: where the images are
 * @ids: (array length=n_ids): the images
 * @n_ids: how many, 2…%STUDIO_COMPARE_MAX
 * @titles: (nullable): what each is called, in place of a letter
 *
 * Returns: (transfer floating): a page that shows them side by side
 */
GtkWidget *
studio_compare_page_new (StudioSession *session,
                         const gint64 *ids,
                         guint n_ids,
                         const char *const *titles)
{
  g_return_val_if_fail (n_ids >= 2 && n_ids <= STUDIO_COMPARE_MAX, NULL);
  StudioComparePage *self = g_object_new (STUDIO_TYPE_COMPARE_PAGE, NULL);

  self->session = g_object_ref (session);
  self->library = g_signal_group_new (STUDIO_TYPE_LIBRARY);
  g_signal_group_connect_swapped (self->library, "changed", G_CALLBACK (record_changed_cb), self);
  g_signal_group_connect_swapped (self->library, "removed", G_CALLBACK (record_removed_cb), self);
  g_signal_group_set_target (self->library, studio_session_get_library (session));
  studio_compare_area_set_n_images (self->area, n_ids);
  gtk_flow_box_set_max_children_per_line (self->strip, n_ids);
  for (guint i = 0; i < n_ids; i++)
    add_image (self, ids[i], titles == NULL ? NULL : titles[i]);
  active_cb (self);
  return GTK_WIDGET (self);
}

/**
 * studio_compare_page_dup_ids:
 * @self: a page
 *
 * Returns: (transfer full) (element-type gint64): the images that it compares
 */
GArray *
studio_compare_page_dup_ids (StudioComparePage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (STUDIO_IS_COMPARE_PAGE (self), ids);
  for (guint i = 0; i < self->n_images; i++)
    g_array_append_val (ids, self->images[i].id);
  return ids;
}

/**
 * studio_compare_page_set_mode:
 * @self: a page
 * @mode: how to compare
 */
void
studio_compare_page_set_mode (StudioComparePage *self, StudioCompareMode mode)
{
  GtkToggleButton *const buttons[] = {
    [STUDIO_COMPARE_SIDE_BY_SIDE] = self->side_by_side_button,
    [STUDIO_COMPARE_SLIDER] = self->slider_button,
    [STUDIO_COMPARE_FLIP] = self->flip_button,
    [STUDIO_COMPARE_DIFFERENCE] = self->difference_button,
  };

  g_return_if_fail (STUDIO_IS_COMPARE_PAGE (self) && mode < G_N_ELEMENTS (buttons));
  gtk_toggle_button_set_active (buttons[mode], TRUE);
}

/**
 * studio_compare_page_get_area:
 * @self: a page
 *
 * Returns: (transfer none): where the images are
 */
StudioCompareArea *
studio_compare_page_get_area (StudioComparePage *self)
{
  return self->area;
}
