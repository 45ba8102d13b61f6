/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-error.h"
#include "studio-query-sql.h"
#include "studio-record-place.h"
#include "studio-row.h"
#include "studio-tags.h"

#include <glib/gi18n-lib.h>

/* More than anybody could choose from. */
#define MAX_TAGS 1000

/* Looking things up, all over the connection that only reads. */

static const char *
describe_reading (void)
{
  return _ ("The library could not be read");
}

static gboolean
read_record (StudioStatement *statement, gint64 id, StudioRecord **record, GError **error)
{
  gboolean has_row = FALSE;

  *record = NULL;
  studio_statement_bind_number (statement, 1, id);
  if (!studio_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      StudioRecordData data;
      *record = studio_record_new (studio_row_read (statement, &data));
      studio_record_set_place (*record, studio_row_read_place (statement));
      studio_record_fill (*record, &data);
    }
  studio_statement_reset (statement);
  return TRUE;
}

/**
 * studio_library_dup_now:
 * @self: a library
 * @zone: a time zone
 *
 * Returns: (transfer full): the time there
 */
GDateTime *
studio_library_dup_now (StudioLibrary *self, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (studio_clock_get_real_us (self->clock)
                                                             / G_USEC_PER_SEC);
  return g_date_time_to_timezone (utc, zone);
}

/**
 * studio_library_list_ids:
 * @self: a library
 * @query: (nullable): which, %NULL for all kept images; its grouping does not count
 * @error: return location; a database error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in the order of the query
 */
GArray *
studio_library_list_ids (StudioLibrary *self, const StudioQuery *query, GError **error)
{
  static const StudioQuery all = { 0 };
  const StudioQuery *wanted = query == NULL ? &all : query;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = studio_library_dup_now (self, zone);
  g_autoptr (StudioSearch) search = studio_search_new (wanted->search, now);
  g_autoptr (StudioQuerySql) sql = studio_query_sql_new_ids (wanted, search);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_query_sql_prepare (
      sql, self->reader, describe_reading (), error);

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return NULL;
      gint64 id = has_row ? studio_statement_get_number (statement, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/**
 * studio_library_load:
 * @self: a library
 * @id: an id
 * @error: return location; %STUDIO_ERROR_NOT_FOUND or a database error
 *
 * Returns: (transfer full) (nullable): the record, loaded
 */
StudioRecord *
studio_library_load (StudioLibrary *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = studio_library_load_many (self, &id, 1, error);
  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      studio_library_set_missing (id, error);
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (records, 0));
}

/**
 * studio_library_load_many:
 * @self: a library
 * @ids: (array length=n_ids): ids
 * @n_ids: how many
 * @error: return location; a database error
 *
 * Returns: (transfer full) (nullable) (element-type StudioRecord): loaded records in the order of
 *   @ids; an id that is not there is left out
 */
GPtrArray *
studio_library_load_many (StudioLibrary *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StudioStatement) statement = studio_database_prepare (self->reader,
                                                                   "SELECT " STUDIO_ROW_COLUMNS
                                                                   " FROM calls WHERE id = ?",
                                                                   describe_reading (),
                                                                   error);

  if (statement == NULL)
    return NULL;
  for (gsize i = 0; i < n_ids; i++)
    {
      StudioRecord *record = NULL;
      if (!read_record (statement, ids[i], &record, error))
        return NULL;
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static int
compare_uses_cb (gconstpointer a, gconstpointer b, gpointer uses)
{
  guint uses_a = GPOINTER_TO_UINT (g_hash_table_lookup (uses, a));
  guint uses_b = GPOINTER_TO_UINT (g_hash_table_lookup (uses, b));
  return uses_a == uses_b ? g_utf8_collate (a, b) : uses_a < uses_b ? 1 : -1;
}

static void
count_tags (GHashTable *uses, const char *tags, guint n_images)
{
  g_auto (GStrv) each = studio_tags_split (tags);

  for (gsize i = 0; each[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (uses, each[i]));
      if (*each[i] != '\0' && (n > 0 || g_hash_table_size (uses) < MAX_TAGS))
        g_hash_table_insert (uses, g_strdup (each[i]), GUINT_TO_POINTER (n + n_images));
    }
}

/**
 * studio_library_list_tags:
 * @self: a library
 * @error: return location; a database error
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the tags that there are, at most
 *   1000, the one with the most images first
 */
char **
studio_library_list_tags (StudioLibrary *self, GError **error)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->reader,
      "SELECT tags, count (*) FROM calls WHERE tags <> '' GROUP BY tags",
      describe_reading (),
      error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        count_tags (uses,
                    studio_statement_get_text (statement, 0),
                    (guint) studio_statement_get_number (statement, 1));
    }
  g_autoptr (GList) tags = g_list_sort_with_data (
      g_hash_table_get_keys (uses), compare_uses_cb, uses);
  for (GList *tag = tags; tag != NULL; tag = tag->next)
    g_strv_builder_add (builder, tag->data);
  return g_strv_builder_end (builder);
}

/**
 * studio_library_dup_image_path:
 * @self: a library
 * @record: a loaded record
 *
 * Looks on the disk, so it is for workers.
 *
 * Returns: (transfer full) (nullable): where its image lies, in the trash too; %NULL where it never
 *   had one
 */
char *
studio_library_dup_image_path (StudioLibrary *self, StudioRecord *record)
{
  const char *path = studio_record_get_path (record);
  return path == NULL ? NULL
                      : studio_library_resolve (self, path, studio_record_get_trashed (record));
}
