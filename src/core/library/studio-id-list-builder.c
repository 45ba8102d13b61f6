/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-id-list.h"

/* A row that has to wait for all others before its place is known. */
typedef struct
{
  gint64 id;
  gint64 created_us;
  gint64 run;
  gint64 rank;
} Row;

/* The day or month in which the last row was; a date is worked out only where one ends. */
typedef struct
{
  gint64 start_us;
  gint64 end_us;
} Period;

struct _StudioIdListBuilder
{
  StudioSort sort;
  StudioGrouping grouping;
  GTimeZone *zone;
  StudioIdList *list;
  GArray *rows; /* Row, NULL where rows are put in as they come */
  Period day;
  Period month;
};

static gboolean
is_by_date (StudioSort sort)
{
  return sort == STUDIO_SORT_NEWEST || sort == STUDIO_SORT_OLDEST;
}

static gint64
to_us (GDateTime *time)
{
  return time == NULL ? 0 : g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* Returns whether the time was in the period; if not, the period becomes that of the time. A time
 * that no calendar knows, as in a file that somebody changed, is a period of its own. */
static gboolean
stay_in (Period *self, gint64 us, GTimeZone *zone, gboolean is_day)
{
  if (us >= self->start_us && us < self->end_us)
    return TRUE;

  *self = (Period){ us, us < G_MAXINT64 ? us + 1 : us };
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
  if (time == NULL)
    return FALSE;
  g_autoptr (GDateTime) start = g_date_time_new (zone,
                                                 g_date_time_get_year (time),
                                                 g_date_time_get_month (time),
                                                 is_day ? g_date_time_get_day_of_month (time) : 1,
                                                 0,
                                                 0,
                                                 0);
  g_autoptr (GDateTime) end = start == NULL ? NULL
                              : is_day      ? g_date_time_add_days (start, 1)
                                            : g_date_time_add_months (start, 1);
  if (to_us (start) <= us && us < to_us (end))
    *self = (Period){ to_us (start), to_us (end) };
  return FALSE;
}

static void
grow (GArray *groups, gboolean same, const Row *row)
{
  if (!same || groups->len == 0)
    {
      StudioIdGroup group = { row->created_us, row->run, 0 };
      g_array_append_val (groups, group);
    }
  g_array_index (groups, StudioIdGroup, groups->len - 1).n_items++;
}

static void
append (StudioIdListBuilder *self, const Row *row)
{
  StudioIdList *list = self->list;

  g_array_append_val (list->ids, row->id);
  if (!is_by_date (self->sort))
    return;
  grow (list->months, stay_in (&self->month, row->created_us, self->zone, FALSE), row);
  if (self->grouping == STUDIO_GROUPING_DAY)
    grow (list->groups, stay_in (&self->day, row->created_us, self->zone, TRUE), row);
}

/* Images of no run, such as those that were imported, stand together by their days. */
static guint
choose_group (StudioIdListBuilder *self, GHashTable *runs, const Row *row, gboolean *alone)
{
  GArray *groups = self->list->groups;
  gboolean same_day = stay_in (&self->day, row->created_us, self->zone, TRUE);
  gpointer found = NULL;

  if (row->run == 0)
    {
      if (!*alone || !same_day)
        grow (groups, FALSE, row);
      else
        grow (groups, TRUE, row);
      *alone = TRUE;
      return groups->len - 1;
    }
  *alone = FALSE;
  if (g_hash_table_lookup_extended (runs, &row->run, NULL, &found))
    {
      g_array_index (groups, StudioIdGroup, GPOINTER_TO_UINT (found)).n_items++;
      return GPOINTER_TO_UINT (found);
    }
  grow (groups, FALSE, row);
  g_hash_table_insert (runs, (gpointer) &row->run, GUINT_TO_POINTER (groups->len - 1));
  return groups->len - 1;
}

/* Calls of two runs may alternate; each run stands where the first of its images is. */
static void
arrange_runs (StudioIdListBuilder *self)
{
  g_autoptr (GHashTable) runs = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) chosen = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->rows->len);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean alone = FALSE;
  guint start = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint group = choose_group (self, runs, &g_array_index (self->rows, Row, i), &alone);
      g_array_append_val (chosen, group);
    }
  for (guint i = 0; i < self->list->groups->len; i++)
    {
      g_array_append_val (starts, start);
      start += g_array_index (self->list->groups, StudioIdGroup, i).n_items;
    }
  g_autoptr (GArray) ordered = g_array_sized_new (FALSE, FALSE, sizeof (Row), self->rows->len);
  g_array_set_size (ordered, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint *place = &g_array_index (starts, guint, g_array_index (chosen, guint, i));
      g_array_index (ordered, Row, *place) = g_array_index (self->rows, Row, i);
      (*place)++;
    }
  for (guint i = 0; i < ordered->len; i++)
    append (self, &g_array_index (ordered, Row, i));
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  gint64 rank_a = ((const Row *) a)->rank;
  gint64 rank_b = ((const Row *) b)->rank;
  return (rank_a > rank_b) - (rank_a < rank_b);
}

static void
arrange_ranks (StudioIdListBuilder *self)
{
  /* Stable, so that of equal rank the newest stays first. */
  g_array_sort (self->rows, compare_ranks);
  for (guint i = 0; i < self->rows->len; i++)
    append (self, &g_array_index (self->rows, Row, i));
}

/**
 * studio_id_list_builder_new:
 * @sort: the order; the rows come by date all the same, oldest first for %STUDIO_SORT_OLDEST alone
 * @grouping: what stands under one heading, for an order by date
 * @zone: whose days and months are meant
 *
 * One thread at a time.
 *
 * Returns: (transfer full): a builder
 */
StudioIdListBuilder *
studio_id_list_builder_new (StudioSort sort, StudioGrouping grouping, GTimeZone *zone)
{
  StudioIdListBuilder *self = g_new0 (StudioIdListBuilder, 1);
  self->sort = sort;
  self->grouping = grouping;
  self->zone = g_time_zone_ref (zone);
  self->list = studio_id_list_new ();
  if (!is_by_date (sort) || grouping == STUDIO_GROUPING_RUN)
    self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

/**
 * studio_id_list_builder_add:
 * @self: a builder
 * @id: the id of the next row
 * @created_us: when it was made
 * @run: its run, 0 for none
 * @rank: its place in an order that is not by date, the smallest first
 */
void
studio_id_list_builder_add (StudioIdListBuilder *self,
                            gint64 id,
                            gint64 created_us,
                            gint64 run,
                            gint64 rank)
{
  Row row = { id, created_us, run, rank };
  if (self->rows == NULL)
    append (self, &row);
  else
    g_array_append_val (self->rows, row);
}

/**
 * studio_id_list_builder_end:
 * @self: a builder, to be freed next
 *
 * Returns: (transfer full): the list
 */
StudioIdList *
studio_id_list_builder_end (StudioIdListBuilder *self)
{
  StudioIdList *list = self->list;

  if (self->rows != NULL && is_by_date (self->sort))
    arrange_runs (self);
  else if (self->rows != NULL)
    arrange_ranks (self);
  else if (self->grouping == STUDIO_GROUPING_MONTH)
    {
      g_array_unref (list->groups);
      list->groups = g_array_ref (list->months);
    }
  return studio_id_list_ref (list);
}

/**
 * studio_id_list_builder_free:
 * @self: (transfer full) (nullable): a builder
 */
void
studio_id_list_builder_free (StudioIdListBuilder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->list, studio_id_list_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self);
}
