/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-viewer-private.h"

#include "studio-decoded-cache.h"
#include "studio-image-menu.h"
#include "studio-image-name.h"
#include "studio-paint-mark.h"
#include "studio-property.h"
#include "studio-view-closures.h"
#include "studio-viewer-actions.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PROP_RECORD_ID = 1,
} StudioViewerProperty;

static GParamSpec *properties[PROP_RECORD_ID + 1];

G_DEFINE_FINAL_TYPE (StudioViewer, studio_viewer, ADW_TYPE_BIN)

static void
set_record_id (StudioViewer *self, gint64 id)
{
  studio_image_bar_set_record_id (self->image_bar, id);
  studio_property_set_int64 (self, properties[PROP_RECORD_ID], &self->record_id, id);
}

static void
forget_job (StudioViewer *self)
{
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
}

/* Whatever was on its way to the screen is not wanted any more. */
static void
forget_shown (StudioViewer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  forget_job (self);
  studio_job_status_set_job (self->status, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  set_record_id (self, 0);
  self->shown = FALSE;
  studio_image_bar_set_starred (self->image_bar, FALSE);
}

static void
show_pixbuf (StudioViewer *self, GdkPixbuf *pixbuf)
{
  self->shown = TRUE;
  studio_canvas_show_rows (self->canvas, pixbuf, gdk_pixbuf_get_height (pixbuf));
}

/* What was decoded lately, or ahead, is there within this frame. */
static gboolean
show_decoded (StudioViewer *self)
{
  GdkPixbuf *pixbuf = studio_decoded_cache_lookup (studio_session_get_decoded_cache (self->session),
                                                   self->record_id);

  if (pixbuf != NULL)
    show_pixbuf (self, pixbuf);
  return pixbuf != NULL;
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = studio_session_decode_finish (
      STUDIO_SESSION (source), result, &error);

  if (pixbuf != NULL)
    {
      studio_decoded_cache_insert (
          studio_session_get_decoded_cache (self->session), self->record_id, pixbuf);
      show_pixbuf (self, pixbuf);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    studio_viewer_show_problem (self, STUDIO_RECORD_KEPT, error);
}

static void
describe (StudioViewer *self, StudioRequest *request)
{
  g_autofree char *name = studio_view_image_name (
      NULL, studio_request_get_prompt (request), studio_request_get_aspect_ratio (request), FALSE);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_stack_set_visible_child_name (self->stack, "canvas");
}

static void
show_frame (StudioViewer *self, StudioRequest *request, const StudioImageInfo *info)
{
  int width = info == NULL ? 0 : info->width;
  int height = info == NULL ? 0 : info->height;
  if (width <= 0 || height <= 0)
    studio_aspect_ratio_get_size (studio_request_get_aspect_ratio (request), &width, &height);
  studio_canvas_show_frame (self->canvas, width, height);
}

static void
describe_record (StudioViewer *self, StudioRecord *record)
{
  g_autofree char *name = studio_image_name_for_record (record);

  studio_image_bar_set_starred (self->image_bar, studio_record_get_starred (record));
  studio_info_overlay_set_record (self->info, record);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_kept_record (StudioViewer *self, StudioRecord *record)
{
  set_record_id (self, studio_record_get_id (record));
  describe (self, studio_record_get_request (record));
  describe_record (self, record);
  studio_viewer_show_bars (self, TRUE);
  if (show_decoded (self))
    return;
  show_frame (self, studio_record_get_request (record), studio_record_get_info (record));
  studio_session_decode_async (
      self->session, record, self->cancellable, decoded_cb, g_object_ref (self));
}

/* The row of the image on show: its star, and its file where the pixels are not at hand. */
static void
record_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, &error);

  if (record == NULL || studio_record_get_id (record) != self->record_id)
    return;
  describe_record (self, record);
  if (!self->shown)
    show_kept_record (self, record);
}

static void
load_record (StudioViewer *self)
{
  if (self->session != NULL && self->record_id > 0)
    studio_session_load_record_async (
        self->session, self->record_id, record_loaded_cb, g_object_ref (self));
}

static void
rows_cb (StudioViewer *self)
{
  GdkPixbuf *pixbuf = studio_job_get_pixbuf (self->job);
  int n_rows = studio_job_get_n_rows (self->job);
  if (pixbuf == NULL || n_rows <= 0)
    return;

  int n_before = studio_canvas_get_n_shown_rows (self->canvas);
  studio_canvas_show_rows (self->canvas, pixbuf, n_rows);
  self->shown = n_rows == gdk_pixbuf_get_height (pixbuf);
  /* The rows are sign of life enough; breathing on would have them all drawn again every time. */
  studio_canvas_set_pulsing (self->canvas, FALSE);
  /* Under the image, where it covers no row. */
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_END);
  if (n_rows == gdk_pixbuf_get_height (pixbuf) && n_before < n_rows)
    studio_paint_mark (GTK_WIDGET (self->canvas),
                       self->session == NULL ? NULL : studio_session_get_trace (self->session),
                       "job.on-screen",
                       studio_job_get_record_id (self->job));
}

static void
show_kept_job (StudioViewer *self)
{
  studio_viewer_show_bars (self, TRUE);
  set_record_id (self, studio_job_get_record_id (self->job));
  rows_cb (self);
  if (!self->shown && self->session != NULL)
    show_decoded (self);
  if (!self->shown)
    show_frame (self, studio_job_get_request (self->job), NULL);
  load_record (self);
}

static void
state_cb (StudioViewer *self)
{
  StudioRecordState state = studio_job_get_state (self->job);
  if (state == STUDIO_RECORD_KEPT)
    show_kept_job (self);
  else if (studio_view_state_is_under_way (state))
    studio_viewer_show_bars (self, FALSE);
  else
    studio_viewer_show_problem (self, state, studio_job_get_error (self->job));
}

static void
record_changed_cb (StudioViewer *self, gint64 id)
{
  if (id == self->record_id)
    load_record (self);
}

static void
record_removed_cb (StudioViewer *self, gint64 id)
{
  if (id == self->record_id && self->record_id > 0)
    studio_viewer_show_nothing (self);
}

static void
menu_pressed_cb (StudioViewer *self, G_GNUC_UNUSED int n_press, double x, double y)
{
  if (self->record_id > 0)
    studio_image_menu_popup (GTK_WIDGET (self->canvas), self->record_id, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  menu_pressed_cb (STUDIO_VIEWER (widget), 1, 24, 24);
  return GDK_EVENT_STOP;
}

static void
studio_viewer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioViewer *self = STUDIO_VIEWER (object);
  switch ((StudioViewerProperty) id)
    {
    case PROP_RECORD_ID:
      g_value_set_int64 (value, self->record_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_viewer_dispose (GObject *object)
{
  StudioViewer *self = STUDIO_VIEWER (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_job (self);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_viewer_parent_class)->dispose (object);
}

static void
toggle_info_cb (GtkWidget *widget,
                G_GNUC_UNUSED const char *name,
                G_GNUC_UNUSED GVariant *parameter)
{
  GtkWidget *info = GTK_WIDGET (STUDIO_VIEWER (widget)->info);
  gtk_widget_set_visible (info, !gtk_widget_get_visible (info));
}

static StudioCanvas *
get_canvas (GtkWidget *widget)
{
  return studio_viewer_get_canvas (STUDIO_VIEWER (widget));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioViewer, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioViewer, canvas);
  gtk_widget_class_bind_template_child (widget_class, StudioViewer, status);
  gtk_widget_class_bind_template_child (widget_class, StudioViewer, zoom_bar);
  gtk_widget_class_bind_template_child (widget_class, StudioViewer, image_bar);
  gtk_widget_class_bind_template_child (widget_class, StudioViewer, info);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_zoom);
}

static void
studio_viewer_class_init (StudioViewerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_viewer_get_property;
  object_class->dispose = studio_viewer_dispose;

  properties[PROP_RECORD_ID] = g_param_spec_int64 (
      "record-id", NULL, NULL, 0, G_MAXINT64, 0, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (STUDIO_TYPE_CANVAS);
  g_type_ensure (STUDIO_TYPE_IMAGE_BAR);
  g_type_ensure (STUDIO_TYPE_INFO_OVERLAY);
  g_type_ensure (STUDIO_TYPE_JOB_STATUS);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  bind_template (widget_class);
  studio_viewer_actions_install (widget_class, get_canvas);
  gtk_widget_class_install_action (widget_class, "viewer.toggle-info", NULL, toggle_info_cb);
}

static void
studio_viewer_init (StudioViewer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_viewer_follow_keys (self);
  self->cancellable = g_cancellable_new ();
  self->library = g_signal_group_new (STUDIO_TYPE_LIBRARY);
  g_signal_group_connect_swapped (self->library, "changed", G_CALLBACK (record_changed_cb), self);
  g_signal_group_connect_swapped (self->library, "removed", G_CALLBACK (record_removed_cb), self);
}

/**
 * studio_viewer_set_session:
 * @self: the viewer
 * @session: where images, their star and the pacing are known
 *
 * To be called once, before anything is shown.
 */
void
studio_viewer_set_session (StudioViewer *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_VIEWER (self));
  if (!g_set_object (&self->session, session))
    return;
  g_object_bind_property (session, "library", self->library, "target", G_BINDING_SYNC_CREATE);
}

/**
 * studio_viewer_show_job:
 * @self: the viewer
 * @job: a job in any state
 *
 * Follows the job from now on: waiting, its rows, its image or why there is none.
 */
void
studio_viewer_show_job (StudioViewer *self, StudioJob *job)
{
  g_return_if_fail (STUDIO_IS_VIEWER (self));
  if (self->job == job)
    return;

  forget_shown (self);
  self->job = g_object_ref (job);
  g_signal_connect_object (job, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "notify::n-rows", G_CALLBACK (rows_cb), self, G_CONNECT_SWAPPED);
  studio_job_status_set_job (self->status, job);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_CENTER);
  describe (self, studio_job_get_request (job));
  studio_info_overlay_set_request (self->info, studio_job_get_request (job));
  if (studio_job_get_state (job) != STUDIO_RECORD_KEPT && studio_job_get_pixbuf (job) == NULL)
    show_frame (self, studio_job_get_request (job), NULL);
  rows_cb (self);
  state_cb (self);
}

/**
 * studio_viewer_show_record:
 * @self: the viewer
 * @record: a loaded row of the ledger
 *
 * Shows an image that is kept. It is decoded in a worker.
 */
void
studio_viewer_show_record (StudioViewer *self, StudioRecord *record)
{
  g_return_if_fail (STUDIO_IS_VIEWER (self));
  forget_shown (self);
  if (studio_record_get_request (record) == NULL || self->session == NULL)
    studio_viewer_show_nothing (self);
  else
    show_kept_record (self, record);
}

/**
 * studio_viewer_show_nothing:
 * @self: the viewer
 *
 * Shows the invitation to write a prompt.
 */
void
studio_viewer_show_nothing (StudioViewer *self)
{
  g_return_if_fail (STUDIO_IS_VIEWER (self));
  forget_shown (self);
  studio_canvas_show_frame (self->canvas, 0, 0);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * studio_viewer_get_record_id:
 * @self: the viewer
 *
 * Returns: the kept image on show, 0 for none
 */
gint64
studio_viewer_get_record_id (StudioViewer *self)
{
  g_return_val_if_fail (STUDIO_IS_VIEWER (self), 0);
  return self->record_id;
}

/**
 * studio_viewer_get_canvas:
 * @self: the viewer
 *
 * Returns: (transfer none): where the image is, and how it is looked at
 */
StudioCanvas *
studio_viewer_get_canvas (StudioViewer *self)
{
  g_return_val_if_fail (STUDIO_IS_VIEWER (self), NULL);
  return self->canvas;
}

/**
 * studio_viewer_get_info:
 * @self: the viewer
 *
 * Returns: (transfer none): what lies over the image and tells about it while it is visible
 */
GtkWidget *
studio_viewer_get_info (StudioViewer *self)
{
  return GTK_WIDGET (self->info);
}
