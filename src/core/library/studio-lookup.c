/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-error.h"
#include "studio-row.h"
#include "studio-search.h"

#include <glib/gi18n-lib.h>

/* Looking things up, all over the connection that only reads. */

static const char *
describe_reading (void)
{
  return _ ("The library could not be read");
}

static void
append_states (GString *sql, guint states)
{
  gboolean first = TRUE;

  g_string_append (sql, "calls.state IN (");
  for (int state = 0; state < STUDIO_N_RECORD_STATES; state++)
    if ((states & (1u << state)) != 0)
      {
        /* The words are this program's own, and written out they fit the index. */
        g_string_append_printf (sql,
                                "%s'%s'",
                                first ? "" : ", ",
                                studio_record_state_to_string ((StudioRecordState) state));
        first = FALSE;
      }
  g_string_append_c (sql, ')');
}

/* Parameters: the match if there is one, then each pattern. With a match the index gives the ids in
 * their order, and each is looked up in the table; without, the ids come from an index alone. */
static char *
build_query (const StudioQuery *query, const StudioSearch *search)
{
  GString *sql = g_string_new ("SELECT calls.id FROM ");
  gboolean match = search != NULL && search->match != NULL;
  guint states = query->states == 0 ? 1u << STUDIO_RECORD_KEPT : query->states;

  g_string_append (sql,
                   match ? "calls_text CROSS JOIN calls ON calls.id = calls_text.rowid"
                           " WHERE calls_text MATCH ? AND "
                         : "calls WHERE ");
  append_states (sql, states);
  g_string_append_printf (sql, " AND calls.trashed_us %s 0", query->trashed ? ">" : "=");
  if (query->starred_only)
    g_string_append (sql, " AND calls.starred <> 0");
  for (guint i = 0; search != NULL && i < search->patterns->len; i++)
    g_string_append_printf (sql,
                            " AND (calls.prompt LIKE ?%u ESCAPE '\\'"
                            " OR calls.negative_prompt LIKE ?%u ESCAPE '\\')",
                            i + 1 + match,
                            i + 1 + match);
  g_string_append (sql, match ? " ORDER BY calls_text.rowid DESC" : " ORDER BY calls.id DESC");
  if (query->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", query->limit);
  return g_string_free (sql, FALSE);
}

static void
bind_search (StudioStatement *statement, const StudioSearch *search)
{
  int parameter = 1;
  if (search == NULL)
    return;
  if (search->match != NULL)
    studio_statement_bind_text (statement, parameter++, search->match);
  for (guint i = 0; i < search->patterns->len; i++)
    studio_statement_bind_text (statement, parameter++, g_ptr_array_index (search->patterns, i));
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
      studio_record_fill (*record, &data);
    }
  studio_statement_reset (statement);
  return TRUE;
}

/**
 * studio_library_list_ids:
 * @self: a library
 * @query: (nullable): which, %NULL for all kept images
 * @error: return location; a database error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids, newest first
 */
GArray *
studio_library_list_ids (StudioLibrary *self, const StudioQuery *query, GError **error)
{
  static const StudioQuery all = { 0 };
  const StudioQuery *wanted = query == NULL ? &all : query;
  g_autoptr (StudioSearch) search = studio_search_new (wanted->search);
  g_autofree char *sql = build_query (wanted, search);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->reader, sql, describe_reading (), error);

  if (statement == NULL)
    return NULL;
  bind_search (statement, search);
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
