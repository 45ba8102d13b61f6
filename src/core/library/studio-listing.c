/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-listing.h"

#include "studio-id-diff.h"
#include "studio-library-private.h"
#include "studio-query-sql.h"

#include <glib/gi18n-lib.h>

/* How many steps of SQLite's machine go by between two looks at the clock: some 50 µs. */
#define STEPS_BETWEEN_LOOKS 2000
/* The first rows are shown after this time however few they are, if there are any. */
#define FIRST_US 10000
/* So few rows are looked up in the index of words one by one. */
#define FEW_ROWS 64

/* One listing at work. */
typedef struct
{
  StudioLibrary *library;
  const StudioQuery *query;
  StudioSearch *search;
  GTimeZone *zone;
  GCancellable *cancellable;
  gint64 deadline_us; /* 0 for none */
  guint n_rows;
} Work;

static gboolean
is_late (const Work *work)
{
  return work->deadline_us > 0 && work->n_rows > 0 && g_get_monotonic_time () > work->deadline_us;
}

static int
progress_cb (void *data)
{
  Work *work = data;
  return (work->cancellable != NULL && g_cancellable_is_cancelled (work->cancellable))
         || is_late (work);
}

static gboolean
is_interrupted (Work *work, GError **error)
{
  if (work->cancellable == NULL || !g_cancellable_is_cancelled (work->cancellable))
    return FALSE;
  g_clear_error (error);
  return g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

static StudioStatement *
prepare (Work *work, const StudioQuerySql *sql, GError **error)
{
  return studio_query_sql_prepare (
      sql, work->library->lister, _ ("The library could not be read"), error);
}

static gint64
get_rank (StudioStatement *statement, StudioSort sort)
{
  gboolean by_rating = sort == STUDIO_SORT_RATING || sort == STUDIO_SORT_LEAST_RATED;
  gboolean downwards = sort == STUDIO_SORT_RATING || sort == STUDIO_SORT_LARGEST_SEED;
  gint64 rank = studio_statement_get_number (
      statement, by_rating ? STUDIO_QUERY_COLUMN_RATING : STUDIO_QUERY_COLUMN_SEED);

  return downwards ? -rank : rank;
}

static StudioIdList *
read_rows (Work *work, const StudioQuerySql *sql, GError **error)
{
  StudioSort sort = work->query->sort;
  g_autoptr (StudioIdListBuilder) builder = studio_id_list_builder_new (
      sort, work->query->grouping, work->zone);
  g_autoptr (StudioStatement) statement = prepare (work, sql, error);
  gboolean has_row = statement != NULL;

  for (work->n_rows = 0; has_row; work->n_rows++)
    {
      if (!studio_statement_step (statement, &has_row, error))
        {
          if (!is_late (work))
            return NULL;
          g_clear_error (error);
        }
      if (has_row)
        studio_id_list_builder_add (
            builder,
            studio_statement_get_number (statement, STUDIO_QUERY_COLUMN_ID),
            studio_statement_get_number (statement, STUDIO_QUERY_COLUMN_CREATED_US),
            studio_statement_get_number (statement, STUDIO_QUERY_COLUMN_RUN),
            get_rank (statement, sort));
    }
  return statement == NULL ? NULL : studio_id_list_builder_end (builder);
}

static gboolean
append_matches (StudioStatement *statement, GArray *ids, GError **error)
{
  gboolean has_row = TRUE;
  while (has_row)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      gint64 id = has_row ? studio_statement_get_number (statement, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 id_a = *(const gint64 *) a;
  gint64 id_b = *(const gint64 *) b;
  return (id_a > id_b) - (id_a < id_b);
}

/* Which of a few rows match. */
static GArray *
try_matches (Work *work, const char *match, GArray *candidates, GError **error)
{
  g_autoptr (StudioQuerySql) sql = studio_query_sql_new_match (match, TRUE);
  g_autoptr (StudioStatement) statement = prepare (work, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < candidates->len; i++)
    {
      studio_statement_reset (statement);
      studio_statement_bind_number (statement, 2, g_array_index (candidates, gint64, i));
      if (!append_matches (statement, ids, error))
        return NULL;
    }
  g_array_sort (ids, compare_ids);
  return g_steal_pointer (&ids);
}

static GArray *
read_matches (Work *work, const char *match, GArray *candidates, GError **error)
{
  if (candidates->len <= FEW_ROWS)
    return try_matches (work, match, candidates, error);
  g_autoptr (StudioQuerySql) sql = studio_query_sql_new_match (match, FALSE);
  g_autoptr (StudioStatement) statement = prepare (work, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL || !append_matches (statement, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static gboolean
has_words (const Work *work)
{
  return work->search->match != NULL || work->search->exclude != NULL;
}

static StudioListing *
new_listing (StudioIdList *list, gboolean whole)
{
  StudioListing *self = g_atomic_rc_box_new0 (StudioListing);
  self->list = list;
  self->whole = whole;
  return self;
}

/* The first rows by way of the index of words come by id; that is the order of time but for images
 * that were imported, which find their place when all is listed. */
static StudioListing *
list_first (Work *work, const StudioListing *last, GError **error)
{
  guint limit = STUDIO_LISTING_FIRST;
  g_autoptr (StudioQuerySql) sql = work->search->match != NULL
                                       ? studio_query_sql_new_first_rows (
                                           work->query, work->search, limit)
                                       : studio_query_sql_new_rows (
                                           work->query, work->search, limit);
  StudioIdList *list = read_rows (work, sql, error);
  if (list == NULL)
    return NULL;
  gboolean whole = work->search->match == NULL && list->ids->len < limit && !is_late (work);
  StudioListing *self = new_listing (list, whole);
  /* The second answer may still start from what an earlier one was made of. */
  if (last != NULL && last->base != NULL)
    {
      self->base = studio_id_list_ref (last->base);
      self->base_key = g_strdup (last->base_key);
    }
  return self;
}

static char *
make_key (Work *work, const StudioQuerySql *sql)
{
  GString *key = g_string_new (NULL);
  g_string_printf (key, "%d %d %s", work->query->sort, work->query->grouping, sql->text->str);
  for (guint i = 0; i < sql->values->len; i++)
    {
      g_autofree char *value = g_variant_print (g_ptr_array_index (sql->values, i), FALSE);
      g_string_append_printf (key, " %s", value);
    }
  return g_string_free (key, FALSE);
}

static StudioListing *
list_whole (Work *work, const StudioListing *last, GError **error)
{
  g_autoptr (StudioQuerySql) sql = studio_query_sql_new_rows (work->query, work->search, 0);
  g_autofree char *key = make_key (work, sql);
  g_autoptr (StudioIdList) base = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) excluded = NULL;

  if (last != NULL && last->base != NULL && g_strcmp0 (last->base_key, key) == 0)
    base = studio_id_list_ref (last->base);
  else
    base = read_rows (work, sql, error);
  if (base == NULL)
    return NULL;
  if (work->search->match != NULL)
    matches = read_matches (work, work->search->match, base->ids, error);
  if (work->search->match != NULL && matches == NULL)
    return NULL;
  if (work->search->exclude != NULL)
    excluded = read_matches (work, work->search->exclude, base->ids, error);
  if (work->search->exclude != NULL && excluded == NULL)
    return NULL;

  StudioListing *self = new_listing (has_words (work)
                                         ? studio_id_list_filter (base, matches, excluded)
                                         : studio_id_list_ref (base),
                                     TRUE);
  self->base = g_steal_pointer (&base);
  self->base_key = g_steal_pointer (&key);
  return self;
}

/* Few rows have one seed, so they are all there is to look at. */
static gboolean
can_list_first (const Work *work)
{
  return studio_query_is_by_date (work->query) && work->search->seeds->len == 0
         && (work->search->match != NULL || work->search->exclude == NULL);
}

static StudioListing *
list (Work *work, gboolean first_only, const StudioListing *last, GError **error)
{
  StudioDatabase *database = work->library->lister;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&database->mutex);

  first_only = first_only && can_list_first (work);
  if (first_only)
    work->deadline_us = g_get_monotonic_time () + FIRST_US;
  sqlite3_progress_handler (database->connection, STEPS_BETWEEN_LOOKS, progress_cb, work);
  StudioListing *self = first_only ? list_first (work, last, error)
                                   : list_whole (work, last, error);
  sqlite3_progress_handler (database->connection, 0, NULL, NULL);
  return self;
}

static void
compare_with (StudioListing *self, const StudioIdList *last)
{
  self->differences = studio_id_diff (last->ids, self->list->ids);
  self->regrouped = !studio_id_list_has_same_headings (last, self->list);
}

static void
clear_listing (gpointer data)
{
  StudioListing *self = data;
  g_clear_pointer (&self->list, studio_id_list_unref);
  g_clear_pointer (&self->base, studio_id_list_unref);
  g_clear_pointer (&self->base_key, g_free);
  g_clear_pointer (&self->differences, g_array_unref);
}

/**
 * studio_listing_new:
 * @library: a library
 * @query: what is asked for; its limit does not count
 * @first_only: whether %STUDIO_LISTING_FIRST rows are enough, where they come quicker than all
 * @last: (nullable): what the list differs from, and what may save asking for the same again
 * @cancellable: (nullable): a cancellable
 * @error: return location; a database error or %G_IO_ERROR_CANCELLED
 *
 * Blocking: for workers. Uses a connection of its own, so that reading rows never waits for it.
 *
 * Returns: (transfer full) (nullable): the answer
 */
StudioListing *
studio_listing_new (StudioLibrary *library,
                    const StudioQuery *query,
                    gboolean first_only,
                    const StudioListing *last,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = studio_library_dup_now (library, zone);
  g_autoptr (StudioSearch) search = studio_search_new (query->search, now);
  g_autoptr (GError) failure = NULL;
  Work work = { library, query, search, zone, cancellable, 0, 0 };

  StudioListing *self = list (&work, first_only, last, &failure);
  if (is_interrupted (&work, &failure))
    g_clear_pointer (&self, studio_listing_unref);
  if (self == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_autoptr (StudioIdList) nothing = studio_id_list_new ();
  compare_with (self, last == NULL ? nothing : last->list);
  return self;
}

/**
 * studio_listing_new_empty:
 *
 * Returns: (transfer full): a whole listing of nothing
 */
StudioListing *
studio_listing_new_empty (void)
{
  return new_listing (studio_id_list_new (), TRUE);
}

/**
 * studio_listing_new_without:
 * @last: an answer
 * @gone: (element-type gint64): ids, which are put in order
 *
 * Returns: (transfer full): the same answer but for those ids
 */
StudioListing *
studio_listing_new_without (StudioListing *last, GArray *gone)
{
  g_array_sort (gone, compare_ids);
  StudioListing *self = new_listing (studio_id_list_filter (last->list, NULL, gone), last->whole);
  compare_with (self, last->list);
  return self;
}

/**
 * studio_listing_ref:
 * @self: an answer
 *
 * Any thread.
 *
 * Returns: (transfer full): the same answer
 */
StudioListing *
studio_listing_ref (StudioListing *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * studio_listing_unref:
 * @self: (transfer full): an answer
 *
 * Any thread.
 */
void
studio_listing_unref (StudioListing *self)
{
  g_atomic_rc_box_release_full (self, clear_listing);
}
