/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording-page.h"

#include "studio-canvas.h"
#include "studio-decoded-cache.h"
#include "studio-dialogs.h"
#include "studio-filmstrip-tile.h"
#include "studio-focus-chain.h"
#include "studio-key-follower.h"
#include "studio-window.h"
#include "studio-wording-layout.h"
#include "studio-wording-sheet.h"

#include <glib/gi18n-lib.h>

/* How finely the images are drawn, however large they are shown. */
#define IMAGE_HEIGHT 512

struct _StudioWordingPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkBox *grid;
  StudioCanvas *canvas;

  StudioSession *session;
  StudioWording *wording;
  GPtrArray *jobs;
  GtkWidget *places[STUDIO_WORDING_MAX_PHRASES * STUDIO_WORDING_MAX_SEEDS];
  guint current;
  GCancellable *cancellable; /* of the image that is being opened */
};

G_DEFINE_FINAL_TYPE (StudioWordingPage, studio_wording_page, ADW_TYPE_BIN)

static gboolean
is_alone (StudioWordingPage *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "image");
}

static char *
dup_place_name (StudioWordingPage *self, guint index)
{
  guint n_columns = studio_wording_get_n_seeds (self->wording);
  g_autofree char *phrase = studio_wording_sheet_dup_phrase (self->wording, index / n_columns);
  g_autofree char *seed = studio_wording_sheet_dup_seed (self->wording, index % n_columns);

  /* Translators: what an image of a test is called: its wording, and “Seed 7” */
  return g_strdup_printf (_ ("%s · %s"), phrase, seed);
}

static void
show_title (StudioWordingPage *self)
{
  guint n_kept = 0;
  guint n_ended = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      StudioJob *job = g_ptr_array_index (self->jobs, i);
      n_kept += studio_job_get_state (job) == STUDIO_RECORD_KEPT;
      n_ended += studio_job_has_ended (job);
    }
  guint n_lost = n_ended - n_kept;
  g_autofree char *kept = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u of %'u image", "%'u of %'u images", self->jobs->len),
      n_kept,
      self->jobs->len);
  /* Translators: the first %s is “5 of 8 images” */
  g_autofree char *both = g_strdup_printf (_ ("%s, %u without an image"), kept, n_lost);
  g_autofree char *name = dup_place_name (self, self->current);

  adw_window_title_set_title (self->title, is_alone (self) ? name : _ ("Wordings"));
  adw_window_title_set_subtitle (self->title, n_lost == 0 ? kept : both);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioWordingPage) self = user_data;
  g_autoptr (GdkPixbuf) pixbuf = studio_session_decode_finish (
      STUDIO_SESSION (source), result, NULL);

  if (pixbuf == NULL || self->canvas == NULL
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  studio_canvas_show_rows (self->canvas, pixbuf, gdk_pixbuf_get_height (pixbuf));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioWordingPage) self = user_data;
  StudioSession *session = STUDIO_SESSION (source);
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (session, result, NULL);

  if (record == NULL || self->canvas == NULL
      || studio_job_get_record_id (g_ptr_array_index (self->jobs, self->current))
             != studio_record_get_id (record))
    return;
  studio_session_decode_async (session, record, self->cancellable, decoded_cb, g_object_ref (self));
}

static void
show_alone (StudioWordingPage *self, guint index)
{
  StudioJob *job = g_ptr_array_index (self->jobs, index);
  gint64 id = studio_job_get_record_id (job);
  int width = 1;
  int height = 1;
  g_autofree char *name = dup_place_name (self, index);

  self->current = index;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  studio_aspect_ratio_get_size (
      studio_request_get_aspect_ratio (studio_job_get_request (job)), &width, &height);
  gtk_stack_set_visible_child_name (self->stack, "image");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  show_title (self);
  GdkPixbuf *pixbuf = studio_decoded_cache_lookup (studio_session_get_decoded_cache (self->session),
                                                   id);
  if (pixbuf != NULL)
    {
      studio_canvas_show_rows (self->canvas, pixbuf, gdk_pixbuf_get_height (pixbuf));
      return;
    }
  studio_canvas_show_frame (self->canvas, width, height);
  studio_session_load_record_async (self->session, id, loaded_cb, g_object_ref (self));
}

static void
show_grid (StudioWordingPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "grid");
  gtk_widget_grab_focus (self->places[self->current]);
  show_title (self);
}

static gboolean
is_kept (StudioWordingPage *self, guint index)
{
  return studio_job_get_state (g_ptr_array_index (self->jobs, index)) == STUDIO_RECORD_KEPT;
}

static void
clicked_cb (StudioWordingPage *self, GtkWidget *place)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (self->places[i] == place && is_kept (self, i))
      show_alone (self, i);
}

static void
starred_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer user_data)
{
  /* The library tells of it, or the star stays as it is. */
  studio_session_change_finish (STUDIO_SESSION (source), result, NULL);
}

static void
toggle_star (StudioWordingPage *self, guint index)
{
  gboolean starred = FALSE;

  if (index >= self->jobs->len || !is_kept (self, index))
    return;
  g_object_get (gtk_button_get_child (GTK_BUTTON (self->places[index])), "starred", &starred, NULL);
  studio_session_set_starred_async (
      self->session,
      studio_job_get_record_id (g_ptr_array_index (self->jobs, index)),
      !starred,
      starred_cb,
      NULL);
}

static void
put_aside (StudioWordingPage *self)
{
  StudioJob *job = g_ptr_array_index (self->jobs, self->current);

  if (is_kept (self, self->current))
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.compare-add", "x", studio_job_get_record_id (job));
}

/* Never past an edge, and never to a place without an image while one is shown alone. */
static void
move (StudioWordingPage *self, int dx, int dy)
{
  StudioWordingLayout *layout = STUDIO_WORDING_LAYOUT (
      gtk_widget_get_layout_manager (GTK_WIDGET (self->grid)));
  int n_columns = (int) studio_wording_layout_get_n_columns (layout);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = (int) self->current % n_columns + (rtl ? -dx : dx);
  int y = (int) self->current / n_columns + dy;

  if (x < 0 || x >= n_columns || y < 0 || y * n_columns + x >= (int) self->jobs->len)
    return;
  guint index = (guint) (y * n_columns + x);
  if (!is_alone (self))
    {
      /* Not only by the focus: a window that is not the one at work gives none. */
      self->current = index;
      gtk_widget_grab_focus (self->places[index]);
    }
  else if (is_kept (self, index))
    show_alone (self, index);
}

static void
focus_cb (StudioWordingPage *self, G_GNUC_UNUSED GParamSpec *pspec, GtkWidget *place)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (self->places[i] == place && gtk_widget_has_focus (place))
      self->current = i;
}

static gboolean
key_pressed_cb (StudioWordingPage *self,
                guint keyval,
                G_GNUC_UNUSED guint code,
                GdkModifierType state)
{
  return studio_wording_page_handle_key (self, keyval, state);
}

static void
back_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  if (is_alone (STUDIO_WORDING_PAGE (widget)))
    show_grid (STUDIO_WORDING_PAGE (widget));
  else
    gtk_widget_activate_action (widget, "win.close-page", NULL);
}

static void
saved_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (studio_wording_sheet_save_finish (result, &error))
    studio_window_add_toast (window, adw_toast_new (_ ("Image saved")));
  else
    studio_window_show_error (window, error);
}

static void
file_chosen_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioWordingPage) self = user_data;
  g_autoptr (GFile) file = studio_dialogs_save_finish (result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (file != NULL && STUDIO_IS_WINDOW (root) && g_file_peek_path (file) != NULL)
    studio_wording_sheet_save_async (self->session,
                                     self->wording,
                                     self->jobs,
                                     g_file_peek_path (file),
                                     saved_cb,
                                     g_object_ref (root));
}

static void
save_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    studio_dialogs_save_async (GTK_WINDOW (root),
                               _ ("Save as Image"),
                               _ ("Wordings.png"),
                               NULL,
                               NULL,
                               file_chosen_cb,
                               g_object_ref (widget));
}

static gboolean
studio_wording_page_grab_focus (GtkWidget *widget)
{
  StudioWordingPage *self = STUDIO_WORDING_PAGE (widget);

  return gtk_widget_grab_focus (is_alone (self) ? GTK_WIDGET (self->canvas)
                                                : self->places[self->current]);
}

static void
studio_wording_page_dispose (GObject *object)
{
  StudioWordingPage *self = STUDIO_WORDING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_WORDING_PAGE);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_object (&self->wording);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_wording_page_parent_class)->dispose (object);
}

static void
studio_wording_page_class_init (StudioWordingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_wording_page_dispose;
  widget_class->grab_focus = studio_wording_page_grab_focus;
  studio_focus_chain_install (widget_class);
  g_type_ensure (STUDIO_TYPE_CANVAS);
  gtk_widget_class_install_action (widget_class, "wordings.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "wordings.save", NULL, save_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-wording-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioWordingPage, title);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingPage, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingPage, canvas);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
studio_wording_page_init (StudioWordingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_key_follower_follow (GTK_WIDGET (self));
}

static void
add_place (StudioWordingPage *self, guint index)
{
  StudioJob *job = g_ptr_array_index (self->jobs, index);
  GtkWidget *tile = studio_filmstrip_tile_new (self->session);
  GtkWidget *place = g_object_new (GTK_TYPE_BUTTON, "child", tile, NULL);
  g_autofree char *name = dup_place_name (self, index);

  studio_filmstrip_tile_set_fill (STUDIO_FILMSTRIP_TILE (tile), IMAGE_HEIGHT);
  studio_filmstrip_tile_set_job (STUDIO_FILMSTRIP_TILE (tile), job);
  gtk_widget_add_css_class (place, "flat");
  gtk_widget_add_css_class (place, "wording-place");
  gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (place, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (place, "notify::has-focus", G_CALLBACK (focus_cb), self);
  g_signal_connect_object (job, "notify::state", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  self->places[index] = place;
  gtk_box_append (self->grid, place);
}

/* In the order that the layout asks for. */
static void
fill_grid (StudioWordingPage *self)
{
  StudioJob *job = g_ptr_array_index (self->jobs, 0);
  int width = 1;
  int height = 1;

  studio_aspect_ratio_get_size (
      studio_request_get_aspect_ratio (studio_job_get_request (job)), &width, &height);
  studio_wording_layout_fill (self->grid, self->wording, (double) width / height);
  for (guint i = 0; i < self->jobs->len; i++)
    add_place (self, i);
}

/**
 * studio_wording_page_new:
 * @session: where the images are
 * @wording: a test
 * @jobs: (element-type StudioJob): its images, row by row
 *
 * Returns: (transfer floating): a page that shows them
 */
GtkWidget *
studio_wording_page_new (StudioSession *session, StudioWording *wording, GPtrArray *jobs)
{
  g_return_val_if_fail (
      jobs->len == studio_wording_get_n_phrases (wording) * studio_wording_get_n_seeds (wording),
      NULL);
  StudioWordingPage *self = g_object_new (STUDIO_TYPE_WORDING_PAGE, NULL);

  self->session = g_object_ref (session);
  self->wording = g_object_ref (wording);
  self->jobs = g_ptr_array_ref (jobs);
  fill_grid (self);
  show_title (self);
  return GTK_WIDGET (self);
}

/**
 * studio_wording_page_get_place:
 * @self: a page
 * @index: an image, row by row
 *
 * Returns: (transfer none): where it is shown
 */
GtkWidget *
studio_wording_page_get_place (StudioWordingPage *self, guint index)
{
  g_return_val_if_fail (index < self->jobs->len, NULL);
  return self->places[index];
}

/**
 * studio_wording_page_handle_key:
 * @self: a page
 * @keyval: a key
 * @state: the keys that are held
 *
 * Returns: whether the key was one of the page's
 */
gboolean
studio_wording_page_handle_key (StudioWordingPage *self, guint keyval, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    toggle_star (self, keyval - GDK_KEY_1);
  else if (keyval == GDK_KEY_s)
    toggle_star (self, self->current);
  else if (keyval == GDK_KEY_c)
    put_aside (self);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    move (self, keyval == GDK_KEY_Left ? -1 : 1, 0);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    move (self, 0, keyval == GDK_KEY_Up ? -1 : 1);
  else if (keyval == GDK_KEY_Escape && is_alone (self))
    show_grid (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}
