/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-notification-icon.h"

#include "studio-error.h"
#include "studio-texture.h"
#include "studio-thumbnail.h"

#include <glib/gi18n-lib.h>

/* The portal takes square icons alone. */
static GdkPixbuf *
cut_square (GdkPixbuf *image)
{
  int width = gdk_pixbuf_get_width (image);
  int height = gdk_pixbuf_get_height (image);
  int edge = MIN (width, height);

  return gdk_pixbuf_new_subpixbuf (image, (width - edge) / 2, (height - edge) / 2, edge, edge);
}

static void
encode_thread (GTask *task,
               gpointer source G_GNUC_UNUSED,
               gpointer thumbnail,
               GCancellable *cancellable G_GNUC_UNUSED)
{
  g_autoptr (GdkPixbuf) square = cut_square (thumbnail);
  g_autoptr (GdkPixbuf) small = studio_thumbnail_scale (square, STUDIO_NOTIFICATION_ICON_EDGE);

  if (small == NULL)
    {
      g_task_return_new_error (task,
                               STUDIO_ERROR,
                               STUDIO_ERROR_STORAGE,
                               _ ("There is not enough memory for this image."));
      return;
    }
  g_autoptr (GdkTexture) texture = studio_texture_new_for_pixbuf (small);
  g_task_return_pointer (
      task, gdk_texture_save_to_png_bytes (texture), (GDestroyNotify) g_bytes_unref);
}

static void
thumbnail_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GdkPixbuf *thumbnail = studio_thumbnailer_load_finish (
      STUDIO_THUMBNAILER (source), result, &error);

  if (thumbnail == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, thumbnail, g_object_unref);
  g_task_run_in_thread (task, encode_thread);
}

static void
load_thumbnail (StudioThumbnailer *thumbnailer, StudioRecord *record, GTask *task)
{
  studio_thumbnailer_load_async (
      thumbnailer, record, STUDIO_THUMBNAIL_NORMAL, NULL, thumbnail_loaded_cb, task);
}

static void
record_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StudioSession *session = STUDIO_SESSION (source);
  GError *error = NULL;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (session, result, &error);

  if (record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  load_thumbnail (studio_session_get_thumbnailer (session), record, g_steal_pointer (&task));
}

/**
 * studio_notification_icon_load_async:
 * @session: a session whose library is open
 * @id: an image
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Makes an icon of the thumbnail of @id, in workers.
 */
void
studio_notification_icon_load_async (StudioSession *session,
                                     gint64 id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_notification_icon_load_async);
  studio_session_load_record_async (session, id, record_loaded_cb, task);
}

/**
 * studio_notification_icon_make_async:
 * @thumbnailer: gives thumbnails
 * @record: an image, loaded
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Likewise, where there is no session. Finish with studio_notification_icon_load_finish().
 */
void
studio_notification_icon_make_async (StudioThumbnailer *thumbnailer,
                                     StudioRecord *record,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_notification_icon_make_async);
  load_thumbnail (thumbnailer, record, task);
}

/**
 * studio_notification_icon_load_finish:
 * @result: what the callback got
 * @error: return location; that of the thumbnail or of the library
 *
 * Returns: (transfer full) (nullable): the icon, a PNG file in memory; the middle of the image
 */
GIcon *
studio_notification_icon_load_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), error);

  return bytes == NULL ? NULL : g_bytes_icon_new (bytes);
}
