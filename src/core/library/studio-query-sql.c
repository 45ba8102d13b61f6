/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-query-sql.h"

#include "studio-aspect-ratio.h"
#include "studio-output-format.h"
#include "studio-record-source.h"
#include "studio-record-state.h"

/* Whatever a listing reads and compares is in this index, so it never walks through the rows with
 * their long texts. Without INDEXED BY, SQLite may prefer an index that leads to them. */
#define LISTING_COLUMNS "calls.id, calls.created_us, calls.run, calls.rating, calls.seed"
#define LISTING_INDEX "calls INDEXED BY calls_listing"

static StudioQuerySql *
new_sql (const char *text)
{
  StudioQuerySql *self = g_new0 (StudioQuerySql, 1);
  self->text = g_string_new (text);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  return self;
}

static void
add_number (StudioQuerySql *self, gint64 number)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_int64 (number)));
}

static void
add_text (StudioQuerySql *self, const char *text)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_string (text)));
}

/* The words are this program's own, and written out they fit the index. */
static void
append_set (StudioQuerySql *self,
            const char *column,
            guint bits,
            guint n_bits,
            const char *(*to_string) (guint bit))
{
  const char *joint = "";

  g_string_append_printf (self->text, "%s IN (", column);
  for (guint i = 0; i < n_bits; i++)
    if ((bits & (1u << i)) != 0)
      {
        g_string_append_printf (self->text, "%s'%s'", joint, to_string (i));
        joint = ", ";
      }
  g_string_append_c (self->text, ')');
}

static const char *
get_state (guint bit)
{
  return studio_record_state_to_string ((StudioRecordState) bit);
}

static const char *
get_ratio (guint bit)
{
  return studio_aspect_ratio_to_string ((StudioAspectRatio) bit);
}

static const char *
get_format (guint bit)
{
  return studio_output_format_to_string ((StudioOutputFormat) bit);
}

static void
append_ratings (StudioQuerySql *self, guint ratings)
{
  const char *joint = "";

  g_string_append (self->text, " AND calls.rating IN (");
  for (guint i = 0; i <= 5; i++)
    if ((ratings & (1u << i)) != 0)
      {
        g_string_append_printf (self->text, "%s%u", joint, i);
        joint = ", ";
      }
  g_string_append_c (self->text, ')');
}

static void
append_seeds (StudioQuerySql *self, const char *test, GArray *seeds)
{
  if (seeds->len == 0)
    return;
  g_string_append_printf (self->text, " AND calls.seed %s (", test);
  for (guint i = 0; i < seeds->len; i++)
    {
      g_string_append (self->text, i == 0 ? "?" : ", ?");
      add_number (self, g_array_index (seeds, gint64, i));
    }
  g_string_append_c (self->text, ')');
}

static void
append_models (StudioQuerySql *self, const char *test, GPtrArray *models)
{
  if (models->len == 0)
    return;
  g_string_append_printf (self->text, " AND %s (", test);
  for (guint i = 0; i < models->len; i++)
    {
      g_string_append (self->text, i == 0 ? "" : " OR ");
      g_string_append (self->text, "instr (lower (calls.model), lower (?)) > 0");
      add_text (self, g_ptr_array_index (models, i));
    }
  g_string_append_c (self->text, ')');
}

/* Rare qualities have small indexes of their own. */
static void
append_flags (StudioQuerySql *self, guint flags, const char *test)
{
  static const struct
  {
    StudioSearchFlags flag;
    const char *condition;
  } conditions[] = {
    { STUDIO_SEARCH_TAGGED, "tags <> ''" },
    { STUDIO_SEARCH_NOTED, "note <> ''" },
    { STUDIO_SEARCH_MISSING, "problem IS NOT NULL AND problem = 'missing'" },
    { STUDIO_SEARCH_CHANGED, "problem IS NOT NULL AND problem = 'changed'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if ((flags & conditions[i].flag) != 0)
      g_string_append_printf (self->text,
                              " AND calls.id %s (SELECT id FROM calls WHERE %s)",
                              test,
                              conditions[i].condition);
}

static void
append_search (StudioQuerySql *self, const StudioSearch *search)
{
  append_flags (self, search->wanted, "IN");
  append_flags (self, search->unwanted, "NOT IN");
  if ((search->wanted & STUDIO_SEARCH_STARRED) != 0)
    g_string_append (self->text, " AND calls.starred <> 0");
  if ((search->unwanted & STUDIO_SEARCH_STARRED) != 0)
    g_string_append (self->text, " AND calls.starred = 0");
  if (search->sources != 0)
    g_string_append_printf (self->text,
                            " AND calls.id %s (SELECT id FROM calls WHERE source = 'import')",
                            (search->sources & 1u << STUDIO_RECORD_SOURCE_IMPORT) != 0 ? "IN"
                                                                                       : "NOT IN");
  append_seeds (self, "IN", search->seeds);
  append_seeds (self, "NOT IN", search->other_seeds);
  append_models (self, "", search->models);
  append_models (self, "NOT", search->other_models);
  if (search->after_us != G_MININT64)
    {
      g_string_append (self->text, " AND calls.created_us >= ?");
      add_number (self, search->after_us);
    }
  if (search->before_us != G_MAXINT64)
    {
      g_string_append (self->text, " AND calls.created_us < ?");
      add_number (self, search->before_us);
    }
  if (search->impossible)
    g_string_append (self->text, " AND 0");
}

static void
append_bits (StudioQuerySql *self,
             const char *column,
             guint bits,
             guint n_bits,
             const char *(*to_string) (guint bit))
{
  if (bits == 0)
    return;
  g_string_append (self->text, " AND ");
  append_set (self, column, bits, n_bits, to_string);
}

/* What was brought in from a file was never called for. By way of two indexes: of hundreds of
 * thousands of calls a day has few. */
static void
append_call_time (StudioQuerySql *self, const StudioQuery *query)
{
  g_string_append (self->text,
                   " AND calls.id IN ("
                   "SELECT id FROM calls WHERE sent_us > 0 AND sent_us >= ? AND sent_us < ?"
                   " UNION ALL SELECT id FROM calls WHERE sent_us = 0 AND source <> 'import'"
                   " AND created_us >= ? AND created_us < ?)");
  for (guint i = 0; i < 2; i++)
    {
      add_number (self, query->called_from_us);
      add_number (self, query->called_until_us);
    }
}

/* All but the words: what the columns of a row say. */
static void
append_conditions (StudioQuerySql *self, const StudioQuery *query, const StudioSearch *search)
{
  guint states = search->states != 0 ? search->states : query->states;
  gboolean trashed = query->trashed || search->trashed;

  append_set (self,
              "calls.state",
              states == 0 ? 1u << STUDIO_RECORD_KEPT : states,
              STUDIO_N_RECORD_STATES,
              get_state);
  if (query->called_until_us > 0)
    append_call_time (self, query);
  else
    g_string_append_printf (self->text, " AND calls.trashed_us %s 0", trashed ? ">" : "=");
  if (query->starred_only)
    g_string_append (self->text, " AND calls.starred <> 0");
  if (query->tagged_only)
    append_flags (self, STUDIO_SEARCH_TAGGED, "IN");
  if (query->ratings != 0)
    append_ratings (self, query->ratings);
  if (search->ratings != 0)
    append_ratings (self, search->ratings);
  append_bits (self, "calls.aspect_ratio", query->ratios, STUDIO_N_ASPECT_RATIOS, get_ratio);
  append_bits (self, "calls.aspect_ratio", search->ratios, STUDIO_N_ASPECT_RATIOS, get_ratio);
  append_bits (self, "calls.image_format", query->formats, 2, get_format);
  append_bits (self, "calls.image_format", search->formats, 2, get_format);
  append_search (self, search);
}

static void
append_words (StudioQuerySql *self, const StudioSearch *search)
{
  static const char *const tests[] = { "IN", "NOT IN" };
  const char *queries[] = { search->match, search->exclude };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (queries[i] != NULL)
      {
        g_string_append_printf (
            self->text,
            " AND calls.id %s (SELECT rowid FROM calls_text WHERE calls_text MATCH ?)",
            tests[i]);
        add_text (self, queries[i]);
      }
}

static void
append_order (StudioQuerySql *self, StudioSort sort)
{
  static const char *const orders[] = {
    [STUDIO_SORT_NEWEST] = "calls.created_us DESC, calls.id DESC",
    [STUDIO_SORT_OLDEST] = "calls.created_us, calls.id",
    [STUDIO_SORT_RATING] = "calls.rating DESC, calls.created_us DESC, calls.id DESC",
    [STUDIO_SORT_SEED] = "calls.seed, calls.created_us DESC, calls.id DESC",
    [STUDIO_SORT_LEAST_RATED] = "calls.rating, calls.created_us DESC, calls.id DESC",
    [STUDIO_SORT_LARGEST_SEED] = "calls.seed DESC, calls.created_us DESC, calls.id DESC",
  };
  g_string_append_printf (self->text, " ORDER BY %s", orders[sort]);
}

static void
append_limit (StudioQuerySql *self, guint limit)
{
  if (limit == 0)
    return;
  g_string_append (self->text, " LIMIT ?");
  add_number (self, limit);
}

/* Few rows have one seed, and an index of its own leads to them. */
static const char *
choose_table (const StudioSearch *search)
{
  return search->seeds->len > 0 ? "calls INDEXED BY calls_by_seed" : LISTING_INDEX;
}

/**
 * studio_query_sql_new_ids:
 * @query: a query
 * @search: what its words ask for
 *
 * Returns: (transfer full): a statement that gives the ids, in order, all in SQL
 */
StudioQuerySql *
studio_query_sql_new_ids (const StudioQuery *query, const StudioSearch *search)
{
  StudioQuerySql *self = new_sql ("SELECT calls.id FROM calls WHERE ");
  append_conditions (self, query, search);
  append_words (self, search);
  append_order (self, query->sort);
  append_limit (self, query->limit);
  return self;
}

/**
 * studio_query_sql_new_rows:
 * @query: a query
 * @search: what its words ask for
 * @limit: at most so many, 0 for all
 *
 * Leaves the words and the other orders than time to the caller.
 *
 * Returns: (transfer full): a statement that gives the columns of #StudioQueryColumn, by time
 */
StudioQuerySql *
studio_query_sql_new_rows (const StudioQuery *query, const StudioSearch *search, guint limit)
{
  StudioQuerySql *self = new_sql ("SELECT " LISTING_COLUMNS " FROM ");
  g_string_append_printf (self->text, "%s WHERE ", choose_table (search));
  append_conditions (self, query, search);
  append_order (self, query->sort == STUDIO_SORT_OLDEST ? STUDIO_SORT_OLDEST : STUDIO_SORT_NEWEST);
  append_limit (self, limit);
  return self;
}

/* Of the ids in a time only those between its last and its first row are looked at. An imported
 * image may have another one; it finds its place when all is listed. */
static void
append_id_range (StudioQuerySql *self, const StudioSearch *search)
{
  if (search->before_us != G_MAXINT64)
    {
      g_string_append (self->text,
                       " AND calls_text.rowid <= (SELECT id FROM " LISTING_INDEX
                       " WHERE state = 'kept' AND trashed_us = 0 AND created_us < ?"
                       " ORDER BY created_us DESC, id DESC LIMIT 1)");
      add_number (self, search->before_us);
    }
  if (search->after_us != G_MININT64)
    {
      g_string_append (self->text,
                       " AND calls_text.rowid >= (SELECT id FROM " LISTING_INDEX
                       " WHERE state = 'kept' AND trashed_us = 0 AND created_us >= ?"
                       " ORDER BY created_us, id LIMIT 1)");
      add_number (self, search->after_us);
    }
}

/**
 * studio_query_sql_new_first_rows:
 * @query: a query
 * @search: what its words ask for, with a match
 * @limit: at most so many
 *
 * The index of words gives ids in their order, one by one, so the first few cost nearly nothing
 * however many there are. Ids follow time but for images that were imported.
 *
 * Returns: (transfer full): a statement that gives the columns of #StudioQueryColumn, by id
 */
StudioQuerySql *
studio_query_sql_new_first_rows (const StudioQuery *query, const StudioSearch *search, guint limit)
{
  StudioQuerySql *self = new_sql ("SELECT " LISTING_COLUMNS
                                  " FROM calls_text CROSS JOIN calls ON calls.id = calls_text.rowid"
                                  " WHERE calls_text MATCH ? AND ");
  g_autofree char *match = search->exclude == NULL
                               ? g_strdup (search->match)
                               : g_strdup_printf ("(%s) NOT (%s)", search->match, search->exclude);

  add_text (self, match);
  append_conditions (self, query, search);
  append_id_range (self, search);
  g_string_append (self->text,
                   query->sort == STUDIO_SORT_OLDEST ? " ORDER BY calls_text.rowid"
                                                     : " ORDER BY calls_text.rowid DESC");
  append_limit (self, limit);
  return self;
}

/**
 * studio_query_sql_new_match:
 * @match: an FTS5 query
 * @one: whether only one row is asked for, whose id is then the second parameter
 *
 * Returns: (transfer full): a statement that gives all ids it fits, the smallest first
 */
StudioQuerySql *
studio_query_sql_new_match (const char *match, gboolean one)
{
  StudioQuerySql *self = new_sql ("SELECT rowid FROM calls_text WHERE calls_text MATCH ?");
  add_text (self, match);
  g_string_append (self->text, one ? " AND rowid = ?" : " ORDER BY rowid");
  return self;
}

/**
 * studio_query_sql_free:
 * @self: (transfer full) (nullable): a statement
 */
void
studio_query_sql_free (StudioQuerySql *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/**
 * studio_query_sql_prepare:
 * @self: a statement
 * @database: the database, whose mutex is held
 * @action: (transfer none): what is attempted; lives as long as the statement
 * @error: return location; see studio_database_fail()
 *
 * Returns: (transfer full) (nullable): the statement with its parameters, ready to step
 */
StudioStatement *
studio_query_sql_prepare (const StudioQuerySql *self,
                          StudioDatabase *database,
                          const char *action,
                          GError **error)
{
  StudioStatement *statement = studio_database_prepare (database, self->text->str, action, error);

  for (guint i = 0; statement != NULL && i < self->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (self->values, i);
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        studio_statement_bind_number (statement, (int) i + 1, g_variant_get_int64 (value));
      else
        studio_statement_bind_text (statement, (int) i + 1, g_variant_get_string (value, NULL));
    }
  return statement;
}
