/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-selection-content.h"

#define URI_LIST "text/uri-list"

struct _StudioSelectionContent
{
  GdkContentProvider parent_instance;

  StudioLibrary *library;
  GArray *ids; /* gint64; not changed once it is here, so workers may read it */
  gint64 grabbed;
};

G_DEFINE_FINAL_TYPE (StudioSelectionContent, studio_selection_content, GDK_TYPE_CONTENT_PROVIDER)

static void
append_uri (StudioLibrary *library, gint64 id, GString *uris)
{
  g_autoptr (StudioRecord) record = studio_library_load (library, id, NULL);
  g_autofree char *path = record == NULL || studio_record_get_state (record) != STUDIO_RECORD_KEPT
                              ? NULL
                              : studio_library_dup_image_path (library, record);
  g_autofree char *uri = path == NULL ? NULL : g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    g_string_append_printf (uris, "%s\r\n", uri);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer stream, GCancellable *cancellable)
{
  const StudioSelectionContent *self = source;
  g_autoptr (GString) uris = g_string_new (NULL);
  GError *error = NULL;

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_task_return_error_if_cancelled (task))
        return;
      append_uri (self->library, g_array_index (self->ids, gint64, i), uris);
    }
  if (g_output_stream_write_all (stream, uris->str, uris->len, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GdkContentFormats *
studio_selection_content_ref_formats (G_GNUC_UNUSED GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, G_TYPE_INT64);
  gdk_content_formats_builder_add_mime_type (builder, URI_LIST);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
studio_selection_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  if (!G_VALUE_HOLDS_INT64 (value))
    return GDK_CONTENT_PROVIDER_CLASS (studio_selection_content_parent_class)
        ->get_value (provider, value, error);
  g_value_set_int64 (value, STUDIO_SELECTION_CONTENT (provider)->grabbed);
  return TRUE;
}

static void
studio_selection_content_write_mime_type_async (GdkContentProvider *provider,
                                                G_GNUC_UNUSED const char *mime_type,
                                                GOutputStream *stream,
                                                int io_priority,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_priority (task, io_priority);
  g_task_set_source_tag (task, studio_selection_content_write_mime_type_async);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  g_task_run_in_thread (task, write_in_thread);
}

static gboolean
studio_selection_content_write_mime_type_finish (GdkContentProvider *provider,
                                                 GAsyncResult *result,
                                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
studio_selection_content_finalize (GObject *object)
{
  StudioSelectionContent *self = STUDIO_SELECTION_CONTENT (object);

  g_object_unref (self->library);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (studio_selection_content_parent_class)->finalize (object);
}

static void
studio_selection_content_class_init (StudioSelectionContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_selection_content_finalize;
  provider_class->ref_formats = studio_selection_content_ref_formats;
  provider_class->get_value = studio_selection_content_get_value;
  provider_class->write_mime_type_async = studio_selection_content_write_mime_type_async;
  provider_class->write_mime_type_finish = studio_selection_content_write_mime_type_finish;
}

static void
studio_selection_content_init (G_GNUC_UNUSED StudioSelectionContent *self)
{
}

/**
 * studio_selection_content_new:
 * @library: the library
 * @ids: (element-type gint64): the images; not to be changed afterwards
 * @grabbed: the one of them that was grabbed
 *
 * Returns: (transfer full): the images for a drag
 */
GdkContentProvider *
studio_selection_content_new (StudioLibrary *library, GArray *ids, gint64 grabbed)
{
  StudioSelectionContent *self = g_object_new (STUDIO_TYPE_SELECTION_CONTENT, NULL);

  self->library = g_object_ref (library);
  self->ids = g_array_ref (ids);
  self->grabbed = grabbed;
  return GDK_CONTENT_PROVIDER (self);
}
