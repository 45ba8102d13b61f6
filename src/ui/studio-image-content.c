/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-content.h"

#include "studio-image-convert.h"

#define PNG_TYPE "image/png"
#define JPEG_TYPE "image/jpeg"

struct _StudioImageContent
{
  GdkContentProvider parent_instance;

  char *path;
  StudioOutputFormat format;
  gint64 id; /* 0 where it is not dragged */
};

G_DEFINE_FINAL_TYPE (StudioImageContent, studio_image_content, GDK_TYPE_CONTENT_PROVIDER)

typedef struct
{
  char *path;
  GOutputStream *stream;
  gboolean as_png;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *self = data;

  g_free (self->path);
  g_object_unref (self->stream);
  g_free (self);
}

static gboolean
write_as_png (const Writing *self, GCancellable *cancellable, GError **error)
{
  StudioImageInfo info = { .format = STUDIO_OUTPUT_FORMAT_PNG };
  g_autoptr (GBytes) bytes = studio_image_convert_file (
      self->path, &info, 0, 0, cancellable, error);

  return bytes != NULL
         && g_output_stream_write_all (self->stream,
                                       g_bytes_get_data (bytes, NULL),
                                       g_bytes_get_size (bytes),
                                       NULL,
                                       cancellable,
                                       error);
}

static gboolean
write_as_it_is (const Writing *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, error);

  return input != NULL
         && g_output_stream_splice (self->stream,
                                    G_INPUT_STREAM (input),
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE,
                                    cancellable,
                                    error)
                >= 0;
}

static void
write_in_thread (GTask *task,
                 G_GNUC_UNUSED gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  const Writing *self = data;
  GError *error = NULL;

  if (self->as_png ? write_as_png (self, cancellable, &error)
                   : write_as_it_is (self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GdkContentFormats *
studio_image_content_ref_formats (GdkContentProvider *provider)
{
  StudioImageContent *self = STUDIO_IMAGE_CONTENT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  if (self->id > 0)
    {
      gdk_content_formats_builder_add_gtype (builder, G_TYPE_INT64);
      gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
    }
  if (self->format == STUDIO_OUTPUT_FORMAT_JPEG)
    gdk_content_formats_builder_add_mime_type (builder, JPEG_TYPE);
  gdk_content_formats_builder_add_mime_type (builder, PNG_TYPE);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
studio_image_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  StudioImageContent *self = STUDIO_IMAGE_CONTENT (provider);

  if (self->id > 0 && G_VALUE_HOLDS_INT64 (value))
    {
      g_value_set_int64 (value, self->id);
      return TRUE;
    }
  if (self->id > 0 && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GFile) file = g_file_new_for_path (self->path);
      GSList files = { .data = file };
      g_value_take_boxed (value, gdk_file_list_new_from_list (&files));
      return TRUE;
    }
  return GDK_CONTENT_PROVIDER_CLASS (studio_image_content_parent_class)
      ->get_value (provider, value, error);
}

static void
studio_image_content_write_mime_type_async (GdkContentProvider *provider,
                                            const char *mime_type,
                                            GOutputStream *stream,
                                            int io_priority,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  StudioImageContent *self = STUDIO_IMAGE_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  writing->path = g_strdup (self->path);
  writing->stream = g_object_ref (stream);
  writing->as_png = self->format == STUDIO_OUTPUT_FORMAT_JPEG && g_str_equal (mime_type, PNG_TYPE);
  g_task_set_priority (task, io_priority);
  g_task_set_source_tag (task, studio_image_content_write_mime_type_async);
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_in_thread);
}

static gboolean
studio_image_content_write_mime_type_finish (GdkContentProvider *provider,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
studio_image_content_finalize (GObject *object)
{
  g_free (STUDIO_IMAGE_CONTENT (object)->path);
  G_OBJECT_CLASS (studio_image_content_parent_class)->finalize (object);
}

static void
studio_image_content_class_init (StudioImageContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_image_content_finalize;
  provider_class->ref_formats = studio_image_content_ref_formats;
  provider_class->get_value = studio_image_content_get_value;
  provider_class->write_mime_type_async = studio_image_content_write_mime_type_async;
  provider_class->write_mime_type_finish = studio_image_content_write_mime_type_finish;
}

static void
studio_image_content_init (G_GNUC_UNUSED StudioImageContent *self)
{
}

/**
 * studio_image_content_new:
 * @path: the file of an image
 * @format: its format
 *
 * Returns: (transfer full): the image for the clipboard
 */
GdkContentProvider *
studio_image_content_new (const char *path, StudioOutputFormat format)
{
  return studio_image_content_new_for_drag (path, format, 0);
}

/**
 * studio_image_content_new_for_drag:
 * @path: the file of an image
 * @format: its format
 * @id: the record
 *
 * Returns: (transfer full): the image for a drag
 */
GdkContentProvider *
studio_image_content_new_for_drag (const char *path, StudioOutputFormat format, gint64 id)
{
  StudioImageContent *self = g_object_new (STUDIO_TYPE_IMAGE_CONTENT, NULL);

  self->path = g_strdup (path);
  self->format = format;
  self->id = id;
  return GDK_CONTENT_PROVIDER (self);
}
