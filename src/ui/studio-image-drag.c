/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-drag.h"

#include "studio-canvas.h"
#include "studio-gallery-area.h"
#include "studio-share-content.h"
#include "studio-sharing.h"
#include "studio-window.h"

#define RECORD_KEY "studio-image-drag"

/* On the canvas dragging moves an image that is larger than the window. */
static gboolean
can_drag_from (GtkWidget *widget, double x, double y)
{
  GtkWidget *there = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  if (!STUDIO_IS_VIEWER (widget))
    return TRUE;
  return STUDIO_IS_CANVAS (there) && !studio_canvas_can_pan (STUDIO_CANVAS (there));
}

static GdkContentProvider *
prepare_cb (GtkWidget *widget, double x, double y)
{
  return can_drag_from (widget, x, y) ? studio_image_drag_prepare (widget) : NULL;
}

/* A stamp or tile is its own picture; a large image would hide where it is dropped. */
static void
drag_begin_cb (GtkWidget *widget, G_GNUC_UNUSED GdkDrag *drag, GtkDragSource *source)
{
  if (STUDIO_IS_VIEWER (widget))
    return;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (paintable);
  gtk_drag_source_set_icon (source, still, 0, 0);
}

static void
viewer_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) viewer = user_data;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, NULL);

  if (record != NULL
      && studio_record_get_id (record) == studio_viewer_get_record_id (STUDIO_VIEWER (viewer)))
    studio_image_drag_set_record (viewer, record);
}

static void
viewer_record_cb (StudioViewer *viewer)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (viewer));
  gint64 id = studio_viewer_get_record_id (viewer);

  studio_image_drag_set_record (GTK_WIDGET (viewer), NULL);
  if (id > 0 && STUDIO_IS_WINDOW (root))
    studio_session_load_record_async (studio_window_get_session (STUDIO_WINDOW (root)),
                                      id,
                                      viewer_loaded_cb,
                                      g_object_ref (viewer));
}

/**
 * studio_image_drag_attach:
 * @widget: where an image is shown
 *
 * Lets it be dragged out once studio_image_drag_set_record() has said which it is.
 */
void
studio_image_drag_attach (GtkWidget *widget)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      source, "drag-begin", G_CALLBACK (drag_begin_cb), widget, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

/**
 * studio_image_drag_attach_viewer:
 * @viewer: a viewer
 *
 * Lets the image that it shows be dragged out while it is seen whole.
 */
void
studio_image_drag_attach_viewer (StudioViewer *viewer)
{
  studio_image_drag_attach (GTK_WIDGET (viewer));
  g_signal_connect (viewer, "notify::record-id", G_CALLBACK (viewer_record_cb), NULL);
}

/**
 * studio_image_drag_set_record:
 * @widget: where an image is shown
 * @record: (nullable): the image
 */
void
studio_image_drag_set_record (GtkWidget *widget, StudioRecord *record)
{
  g_object_set_data_full (
      G_OBJECT (widget), RECORD_KEY, record == NULL ? NULL : g_object_ref (record), g_object_unref);
}

/* What is selected goes along when one of it is grabbed; another image goes alone. */
static GArray *
dup_selected_with (GtkWidget *widget, gint64 id)
{
  GtkWidget *area = gtk_widget_get_ancestor (widget, STUDIO_TYPE_GALLERY_AREA);
  g_autoptr (GArray) ids = area == NULL
                               ? NULL
                               : studio_gallery_area_dup_selected_ids (STUDIO_GALLERY_AREA (area));

  for (guint i = 0; ids != NULL && ids->len > 1 && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return g_steal_pointer (&ids);
  return NULL;
}

/**
 * studio_image_drag_prepare:
 * @widget: where an image is shown
 *
 * Returns: (transfer full) (nullable): what would be dragged; %NULL while there is no file
 */
GdkContentProvider *
studio_image_drag_prepare (GtkWidget *widget)
{
  StudioRecord *record = g_object_get_data (G_OBJECT (widget), RECORD_KEY);
  GtkRoot *root = gtk_widget_get_root (widget);
  StudioSession *session = STUDIO_IS_WINDOW (root)
                               ? studio_window_get_session (STUDIO_WINDOW (root))
                               : NULL;
  StudioExportOptions options;

  if (record == NULL || studio_record_get_info (record) == NULL || session == NULL
      || studio_session_get_library (session) == NULL)
    return NULL;
  GSettings *settings = studio_window_get_settings (STUDIO_WINDOW (root));
  g_autoptr (GArray) selected = dup_selected_with (widget, studio_record_get_id (record));
  g_autofree char *name_template = studio_sharing_dup_template (settings);
  studio_sharing_fill_options (settings, STUDIO_SHARE_DRAG, &options);
  options.name_template = name_template;
  return studio_share_content_new_for_drag (
      studio_session_get_library (session), record, selected, &options);
}
