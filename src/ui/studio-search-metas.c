/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-search-metas.h"

#include "studio-config.h"
#include "studio-notification-icon.h"
#include "studio-notification-text.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* The images, in the order of the ids, and their icons as far as they are there. */
typedef struct
{
  GArray *ids;
  GPtrArray *records; /* (nullable) StudioRecord, one an id */
  GPtrArray *icons;   /* (nullable) GIcon, likewise */
  guint n_pending;
} Metas;

static void
free_metas_cb (gpointer data)
{
  Metas *self = data;

  g_array_unref (self->ids);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->icons);
  g_free (self);
}

static void
clear_object_cb (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static StudioRecord *
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (studio_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_object_ref (g_ptr_array_index (records, i));
  return NULL;
}

/* When it was made, its shape and its seed, as far as they are known. */
static char *
describe (StudioRecord *record)
{
  StudioRequest *request = studio_record_get_request (record);
  g_autofree char *made = studio_view_made (NULL, studio_record_get_created_us (record), 0);

  if (request == NULL)
    return g_steal_pointer (&made);
  const char *ratio = studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request));
  if (studio_request_get_seed (request) == 0)
    return g_strdup_printf ("%s · %s", made, ratio);
  g_autofree char *seed = g_strdup_printf ("%u", studio_request_get_seed (request));
  /* Translators: date, aspect ratio and seed of an image that a search found */
  return g_strdup_printf (_ ("%1$s · %2$s · Seed %3$s"), made, ratio, seed);
}

static char *
dup_name (StudioRecord *record)
{
  const char *prompt = studio_record_get_prompt (record);
  const char *file = studio_record_get_file_name (record);

  if (prompt != NULL && *prompt != '\0')
    return studio_notification_text_dup_body (prompt);
  return file != NULL ? g_filename_display_name (file) : g_strdup (_ ("Image without a prompt"));
}

static void
add_text (GVariantBuilder *builder, const char *key, const char *text)
{
  g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

static GVariant *
build_meta (gint64 id, StudioRecord *record, GIcon *icon)
{
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE_VARDICT);
  g_autofree char *word = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *name = record == NULL ? g_strdup (_ ("This image is gone")) : dup_name (record);
  g_autofree char *description = record == NULL ? NULL : describe (record);
  g_autoptr (GIcon) symbol = icon != NULL ? g_object_ref (icon)
                                          : g_themed_icon_new (STUDIO_APP_ID "-symbolic");
  g_autoptr (GVariant) serialized = g_icon_serialize (symbol);

  add_text (builder, "id", word);
  add_text (builder, "name", name);
  if (description != NULL)
    add_text (builder, "description", description);
  if (record != NULL && studio_record_get_prompt (record) != NULL)
    add_text (builder, "clipboardText", studio_record_get_prompt (record));
  g_variant_builder_add (builder, "{sv}", "icon", serialized);
  return g_variant_builder_end (builder);
}

static void
return_metas (GTask *task)
{
  const Metas *self = g_task_get_task_data (task);
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < self->ids->len; i++)
    g_variant_builder_add_value (builder,
                                 build_meta (g_array_index (self->ids, gint64, i),
                                             g_ptr_array_index (self->records, i),
                                             g_ptr_array_index (self->icons, i)));
  g_task_return_pointer (
      task, g_variant_ref_sink (g_variant_builder_end (builder)), (GDestroyNotify) g_variant_unref);
}

typedef struct
{
  GTask *task;
  guint place;
} IconPlace;

static void
icon_loaded_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autofree IconPlace *icon = data;
  g_autoptr (GTask) task = icon->task;
  Metas *self = g_task_get_task_data (task);

  g_ptr_array_index (self->icons, icon->place) = studio_notification_icon_load_finish (result,
                                                                                       NULL);
  if (--self->n_pending == 0)
    return_metas (task);
}

static void
load_icon (GTask *task, StudioThumbnailer *thumbnailer, StudioRecord *record, guint place)
{
  Metas *self = g_task_get_task_data (task);
  IconPlace *icon = g_new0 (IconPlace, 1);

  icon->task = g_object_ref (task);
  icon->place = place;
  self->n_pending++;
  studio_notification_icon_make_async (thumbnailer, record, icon_loaded_cb, icon);
}

/**
 * studio_search_metas_read_ids:
 * @words: (array zero-terminated=1): what a desktop says that the ids are
 *
 * What is no id becomes 0, which no image has; there are %STUDIO_SEARCH_METAS_MAX at most.
 *
 * Returns: (transfer full) (element-type gint64): the ids
 */
GArray *
studio_search_metas_read_ids (const char *const *words)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *words != NULL && ids->len < STUDIO_SEARCH_METAS_MAX; words++)
    {
      gint64 id = 0;
      if (!g_ascii_string_to_signed (*words, 10, 1, G_MAXINT64, &id, NULL))
        id = 0;
      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * studio_search_metas_make_async:
 * @ids: (element-type gint64): images
 * @records: (element-type StudioRecord): what is known of them, loaded, in any order
 * @thumbnailer: (nullable): gives their icons
 * @callback: called in the main loop when the icons are there
 * @user_data: for @callback
 *
 * Describes images as org.gnome.Shell.SearchProvider2 wants it: `id`, `name`, `description`,
 * `clipboardText` and `icon`, and an entry for those that are gone, too.
 */
void
studio_search_metas_make_async (GArray *ids,
                                GPtrArray *records,
                                StudioThumbnailer *thumbnailer,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Metas *self = g_new0 (Metas, 1);

  self->ids = g_array_ref (ids);
  self->records = g_ptr_array_new_with_free_func (clear_object_cb);
  self->icons = g_ptr_array_new_with_free_func (clear_object_cb);
  g_ptr_array_set_size (self->icons, (int) ids->len);
  g_task_set_source_tag (task, studio_search_metas_make_async);
  g_task_set_task_data (task, self, free_metas_cb);
  for (guint i = 0; i < ids->len; i++)
    {
      StudioRecord *record = find_record (records, g_array_index (ids, gint64, i));
      g_ptr_array_add (self->records, record);
      if (record != NULL && thumbnailer != NULL)
        load_icon (task, thumbnailer, record, i);
    }
  if (self->n_pending == 0)
    return_metas (task);
}

/**
 * studio_search_metas_make_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full): an `aa{sv}`, in the order of the ids
 */
GVariant *
studio_search_metas_make_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
