/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-share-content.h"

#define PNG_TYPE "image/png"
#define JPEG_TYPE "image/jpeg"
#define URI_LIST "text/uri-list"
/* The files by way of the portal, which lets a program in another sandbox read them. */
#define FILE_TRANSFER "application/vnd.portal.filetransfer"

struct _StudioShareContent
{
  GdkContentProvider parent_instance;

  StudioLibrary *library;
  GArray *ids;         /* gint64; not changed once it is here, so workers may read it */
  gint64 grabbed;      /* 0 where it is not dragged */
  gboolean has_format; /* whether it is one image, in this format */
  StudioOutputFormat format;
  StudioExportOptions options;
  char *name_template;
};

G_DEFINE_FINAL_TYPE (StudioShareContent, studio_share_content, GDK_TYPE_CONTENT_PROVIDER)

/* What somebody asks for. */
typedef struct
{
  GOutputStream *stream;
  char *mime_type;
  int io_priority;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->stream);
  g_free (self->mime_type);
  g_free (self);
}

static GPtrArray *
make_copies (StudioShareContent *self,
             const Asking *asking,
             GCancellable *cancellable,
             GError **error)
{
  StudioExportOptions options = self->options;

  if (g_str_equal (asking->mime_type, PNG_TYPE))
    {
      options.has_format = TRUE;
      options.format = STUDIO_OUTPUT_FORMAT_PNG;
    }
  return studio_library_hand_out (self->library,
                                  (const gint64 *) (gpointer) self->ids->data,
                                  self->ids->len,
                                  &options,
                                  cancellable,
                                  error);
}

static gboolean
write_bytes (const Asking *asking, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, error);

  return input != NULL
         && g_output_stream_splice (asking->stream,
                                    G_INPUT_STREAM (input),
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE,
                                    cancellable,
                                    error)
                >= 0;
}

/* Answers with the files, none where the bytes have been written. */
static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Asking *asking = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) paths = make_copies (source, asking, cancellable, &error);

  if (paths != NULL && g_str_has_prefix (asking->mime_type, "image/"))
    {
      write_bytes (asking, g_ptr_array_index (paths, 0), cancellable, &error);
      studio_library_take_back (paths);
      g_ptr_array_set_size (paths, 0);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&paths), (GDestroyNotify) g_ptr_array_unref);
}

static void
serialized_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gdk_content_serialize_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
serialize_files (GTask *task, GPtrArray *paths)
{
  const Asking *asking = g_task_get_task_data (task);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GValue) value = G_VALUE_INIT;

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (files, g_file_new_for_path (g_ptr_array_index (paths, i)));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) files->pdata, files->len));
  gdk_content_serialize_async (asking->stream,
                               asking->mime_type,
                               &value,
                               asking->io_priority,
                               g_task_get_cancellable (task),
                               serialized_cb,
                               g_object_ref (task));
}

static void
copied_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) paths = g_task_propagate_pointer (G_TASK (result), &error);

  if (paths == NULL)
    g_task_return_error (task, error);
  else if (paths->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    serialize_files (task, paths);
}

static void
add_file_types (GdkContentFormatsBuilder *builder)
{
  g_autoptr (GdkContentFormats) files = gdk_content_formats_union_serialize_mime_types (
      gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));

  gdk_content_formats_builder_add_gtype (builder, G_TYPE_INT64);
  if (gdk_content_formats_contain_mime_type (files, FILE_TRANSFER))
    gdk_content_formats_builder_add_mime_type (builder, FILE_TRANSFER);
  gdk_content_formats_builder_add_mime_type (builder, URI_LIST);
}

static GdkContentFormats *
studio_share_content_ref_formats (GdkContentProvider *provider)
{
  StudioShareContent *self = STUDIO_SHARE_CONTENT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  if (self->grabbed > 0)
    add_file_types (builder);
  if (self->has_format && self->format == STUDIO_OUTPUT_FORMAT_JPEG)
    gdk_content_formats_builder_add_mime_type (builder, JPEG_TYPE);
  if (self->has_format)
    gdk_content_formats_builder_add_mime_type (builder, PNG_TYPE);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
studio_share_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  StudioShareContent *self = STUDIO_SHARE_CONTENT (provider);

  if (self->grabbed <= 0 || !G_VALUE_HOLDS_INT64 (value))
    return GDK_CONTENT_PROVIDER_CLASS (studio_share_content_parent_class)
        ->get_value (provider, value, error);
  g_value_set_int64 (value, self->grabbed);
  return TRUE;
}

static void
studio_share_content_write_mime_type_async (GdkContentProvider *provider,
                                            const char *mime_type,
                                            GOutputStream *stream,
                                            int io_priority,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  GTask *task = g_task_new (provider, cancellable, callback, user_data);
  g_autoptr (GTask) copying = g_task_new (provider, cancellable, copied_cb, task);
  Asking *asking = g_new0 (Asking, 1);

  asking->stream = g_object_ref (stream);
  asking->mime_type = g_strdup (mime_type);
  asking->io_priority = io_priority;
  g_task_set_priority (task, io_priority);
  g_task_set_source_tag (task, studio_share_content_write_mime_type_async);
  g_task_set_task_data (task, asking, free_asking);
  /* The task that answers in the end holds what this one reads. */
  g_task_set_priority (copying, io_priority);
  g_task_set_source_tag (copying, copy_in_thread);
  g_task_set_task_data (copying, asking, NULL);
  g_task_run_in_thread (copying, copy_in_thread);
}

static gboolean
studio_share_content_write_mime_type_finish (GdkContentProvider *provider,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
studio_share_content_finalize (GObject *object)
{
  StudioShareContent *self = STUDIO_SHARE_CONTENT (object);

  g_object_unref (self->library);
  g_array_unref (self->ids);
  g_free (self->name_template);
  G_OBJECT_CLASS (studio_share_content_parent_class)->finalize (object);
}

static void
studio_share_content_class_init (StudioShareContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_share_content_finalize;
  provider_class->ref_formats = studio_share_content_ref_formats;
  provider_class->get_value = studio_share_content_get_value;
  provider_class->write_mime_type_async = studio_share_content_write_mime_type_async;
  provider_class->write_mime_type_finish = studio_share_content_write_mime_type_finish;
}

static void
studio_share_content_init (G_GNUC_UNUSED StudioShareContent *self)
{
}

static StudioShareContent *
new_content (StudioLibrary *library, GArray *ids, const StudioExportOptions *options)
{
  StudioShareContent *self = g_object_new (STUDIO_TYPE_SHARE_CONTENT, NULL);

  self->library = g_object_ref (library);
  self->ids = g_array_ref (ids);
  self->name_template = g_strdup (options->name_template);
  self->options = *options;
  self->options.name_template = self->name_template;
  return self;
}

static GArray *
make_ids (gint64 id)
{
  return g_array_append_val (g_array_new (FALSE, FALSE, sizeof id), id);
}

static void
take_format (StudioShareContent *self, StudioRecord *record)
{
  const StudioImageInfo *info = studio_record_get_info (record);

  self->has_format = info != NULL;
  if (info != NULL)
    self->format = info->format;
}

/**
 * studio_share_content_new:
 * @library: the library
 * @record: a kept image, loaded
 * @options: what its copies are like
 *
 * Returns: (transfer full): the image for the clipboard
 */
GdkContentProvider *
studio_share_content_new (StudioLibrary *library,
                          StudioRecord *record,
                          const StudioExportOptions *options)
{
  g_autoptr (GArray) ids = make_ids (studio_record_get_id (record));
  StudioShareContent *self = new_content (library, ids, options);

  take_format (self, record);
  return GDK_CONTENT_PROVIDER (self);
}

/**
 * studio_share_content_new_for_drag:
 * @library: the library
 * @grabbed: the image that was grabbed, loaded
 * @ids: (nullable) (element-type gint64): all images that are dragged, not to be changed
 *   afterwards; %NULL for this one alone
 * @options: what their copies are like
 *
 * Returns: (transfer full): the images for a drag
 */
GdkContentProvider *
studio_share_content_new_for_drag (StudioLibrary *library,
                                   StudioRecord *grabbed,
                                   GArray *ids,
                                   const StudioExportOptions *options)
{
  gint64 id = studio_record_get_id (grabbed);
  g_autoptr (GArray) all = ids == NULL ? make_ids (id) : g_array_ref (ids);
  StudioShareContent *self = new_content (library, all, options);

  self->grabbed = id;
  if (ids == NULL)
    take_format (self, grabbed);
  return GDK_CONTENT_PROVIDER (self);
}
