/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-id-diff.h"
#include "studio-id-list.h"

#include <string.h>

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
/* 2026-11-15 00:00 UTC */
#define DAY_US (G_GINT64_CONSTANT (1794700800) * G_USEC_PER_SEC)

static GArray *
make_ids (const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        gint64 id = g_ascii_strtoll (words[i], NULL, 10);
        g_array_append_val (ids, id);
      }
  return ids;
}

static char *
print_ids (GArray *ids)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
        text, "%s%" G_GINT64_FORMAT, i == 0 ? "" : " ", g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_list (StudioIdList *list, const char *ids, const char *groups, const char *months)
{
  GArray *arrays[] = { list->groups, list->months };
  const char *expected[] = { groups, months };
  g_autofree char *text = print_ids (list->ids);

  g_assert_cmpstr (text, ==, ids);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    {
      g_autoptr (GString) counts = g_string_new (NULL);
      for (guint j = 0; j < arrays[i]->len; j++)
        g_string_append_printf (
            counts, "%s%u", j == 0 ? "" : " ", g_array_index (arrays[i], StudioIdGroup, j).n_items);
      g_assert_cmpstr (counts->str, ==, expected[i]);
    }
}

/* Two days in November, one in October, with two runs that alternate. */
static StudioIdList *
build (StudioSort sort, StudioGrouping grouping)
{
  static const gint64 rows[][4] = {
    { 9, 30, 5, 3 }, { 8, 29, 4, 1 }, { 7, 28, 5, 3 },       { 6, 27, 4, 2 },
    { 5, 4, 0, 1 },  { 4, 3, 0, 9 },  { 3, -30 * 24, 0, 4 },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (StudioIdListBuilder) builder = studio_id_list_builder_new (sort, grouping, zone);
  guint n_rows = G_N_ELEMENTS (rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const gint64 *row = rows[sort == STUDIO_SORT_OLDEST ? n_rows - 1 - i : i];
      studio_id_list_builder_add (builder, row[0], DAY_US + row[1] * HOUR_US, row[2], row[3]);
    }
  return studio_id_list_builder_end (builder);
}

static void
test_groups (void)
{
  g_autoptr (StudioIdList) month = build (STUDIO_SORT_NEWEST, STUDIO_GROUPING_MONTH);
  assert_list (month, "9 8 7 6 5 4 3", "6 1", "6 1");
  g_assert_cmpint (
      g_array_index (month->groups, StudioIdGroup, 1).created_us, ==, DAY_US - 30 * 24 * HOUR_US);
  g_autoptr (StudioIdList) day = build (STUDIO_SORT_NEWEST, STUDIO_GROUPING_DAY);
  assert_list (day, "9 8 7 6 5 4 3", "4 2 1", "6 1");
  g_autoptr (StudioIdList) none = build (STUDIO_SORT_NEWEST, STUDIO_GROUPING_NONE);
  assert_list (none, "9 8 7 6 5 4 3", "", "6 1");
  g_autoptr (StudioIdList) oldest = build (STUDIO_SORT_OLDEST, STUDIO_GROUPING_DAY);
  assert_list (oldest, "3 4 5 6 7 8 9", "1 2 4", "1 6");
}

/* Images of one press of Generate stand together; those of none by their days. */
static void
test_runs (void)
{
  g_autoptr (StudioIdList) runs = build (STUDIO_SORT_NEWEST, STUDIO_GROUPING_RUN);
  assert_list (runs, "9 7 8 6 5 4 3", "2 2 2 1", "6 1");
  g_assert_cmpint (g_array_index (runs->groups, StudioIdGroup, 0).run, ==, 5);
  g_assert_cmpint (g_array_index (runs->groups, StudioIdGroup, 2).run, ==, 0);
  g_assert_cmpint (
      g_array_index (runs->groups, StudioIdGroup, 1).created_us, ==, DAY_US + 29 * HOUR_US);
}

static void
test_ranks (void)
{
  g_autoptr (StudioIdList) ranks = build (STUDIO_SORT_SEED, STUDIO_GROUPING_MONTH);
  assert_list (ranks, "8 5 6 9 7 3 4", "", "");
}

/* A time that no calendar knows breaks nothing. */
static void
test_strange_times (void)
{
  static const gint64 times[] = { G_MAXINT64, G_MAXINT64 - 1, 0, -1, G_MININT64 };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (StudioIdListBuilder) builder = studio_id_list_builder_new (
      STUDIO_SORT_NEWEST, STUDIO_GROUPING_DAY, zone);
  guint n_items = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    studio_id_list_builder_add (builder, i + 1, times[i], 0, 0);
  g_autoptr (StudioIdList) list = studio_id_list_builder_end (builder);
  for (guint i = 0; i < list->groups->len; i++)
    n_items += g_array_index (list->groups, StudioIdGroup, i).n_items;
  g_assert_cmpuint (n_items, ==, G_N_ELEMENTS (times));
}

static void
assert_filtered (const char *matches, const char *excluded, const char *ids, const char *groups)
{
  g_autoptr (StudioIdList) list = build (STUDIO_SORT_NEWEST, STUDIO_GROUPING_DAY);
  g_autoptr (GArray) wanted = matches == NULL ? NULL : make_ids (matches);
  g_autoptr (GArray) unwanted = excluded == NULL ? NULL : make_ids (excluded);
  g_autoptr (StudioIdList) filtered = studio_id_list_filter (list, wanted, unwanted);
  g_autofree char *text = print_ids (filtered->ids);
  g_autoptr (GString) counts = g_string_new (NULL);

  g_assert_cmpstr (text, ==, ids);
  for (guint i = 0; i < filtered->groups->len; i++)
    g_string_append_printf (
        counts, "%u ", g_array_index (filtered->groups, StudioIdGroup, i).n_items);
  g_assert_cmpstr (counts->str, ==, groups);
}

static void
test_filter (void)
{
  assert_filtered (NULL, NULL, "9 8 7 6 5 4 3", "4 2 1 ");
  assert_filtered ("1 3 4 8 9 77", NULL, "9 8 4 3", "2 1 1 ");
  assert_filtered ("", NULL, "", "");
  assert_filtered (NULL, "4 5 6", "9 8 7 3", "3 1 ");
  assert_filtered ("3 4 8", "8", "4 3", "1 1 ");
  assert_filtered ("7", "", "7", "1 ");
  g_autoptr (StudioIdList) ranks = build (STUDIO_SORT_SEED, STUDIO_GROUPING_MONTH);
  g_autoptr (GArray) wanted = make_ids ("3 4 5 9");
  g_autoptr (StudioIdList) filtered = studio_id_list_filter (ranks, wanted, NULL);
  assert_list (filtered, "5 9 3 4", "", "");
  g_autoptr (StudioIdList) again = studio_id_list_ref (filtered);
  g_assert_true (again == filtered);
}

/* Puts the differences into the old list as a follower of items-changed would. */
static char *
apply (GArray *old_ids, GArray *new_ids, GArray *differences)
{
  g_autoptr (GArray) list = g_array_copy (old_ids);
  for (guint i = 0; i < differences->len; i++)
    {
      const StudioIdDiff *difference = &g_array_index (differences, StudioIdDiff, i);
      g_assert_cmpuint (difference->n_removed + difference->n_added, >, 0);
      if (difference->n_removed > 0)
        g_array_remove_range (list, difference->new_position, difference->n_removed);
      g_array_insert_vals (list,
                           difference->new_position,
                           &g_array_index (new_ids, gint64, difference->new_position),
                           difference->n_added);
    }
  return print_ids (list);
}

static void
assert_differences (const char *from, const char *to, const char *expected)
{
  g_autoptr (GArray) old_ids = make_ids (from);
  g_autoptr (GArray) new_ids = make_ids (to);
  g_autoptr (GArray) differences = studio_id_diff (old_ids, new_ids);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *result = apply (old_ids, new_ids, differences);

  for (guint i = 0; i < differences->len; i++)
    {
      const StudioIdDiff *difference = &g_array_index (differences, StudioIdDiff, i);
      g_string_append_printf (text,
                              "%u/%u-%u+%u ",
                              difference->old_position,
                              difference->new_position,
                              difference->n_removed,
                              difference->n_added);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpstr (result, ==, to);
}

static void
test_diff (void)
{
  assert_differences ("", "", "");
  assert_differences ("", "3 2 1", "0/0-0+3 ");
  assert_differences ("3 2 1", "", "0/0-3+0 ");
  assert_differences ("3 2 1", "3 2 1", "");
  assert_differences ("3 2 1", "4 3 2 1", "0/0-0+1 ");
  assert_differences ("9 7 5 3 1", "9 8 7 3 2 1", "1/1-0+1 2/3-1+0 4/4-0+1 ");
  assert_differences ("5 4 3 2 1", "6 5 3 2", "0/0-0+1 1/2-1+0 4/4-1+0 ");
  assert_differences ("3 2 1", "6 5 4", "0/0-3+3 ");
  /* One that moved goes at one place and comes at the other. */
  assert_differences ("1 2 3 4 5", "2 3 4 1 5", "0/0-1+0 4/3-0+1 ");
  assert_differences ("1 2 3 4 5", "4 1 2 3 5", "0/0-0+1 3/4-1+0 ");
  assert_differences ("1 2 3 4 5 6", "6 5 4 3 2 1", "0/0-6+6 ");
  /* Ids that are far apart. */
  assert_differences ("1 9000000000000 5", "2 9000000000000 7", "0/0-3+3 ");
}

static void
test_diff_of_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (gint64 id = 0; id < 3000; id++)
        {
          int chance = g_rand_int_range (random, 0, 5 + (int) round);
          if (chance != 0)
            g_array_append_val (old_ids, id);
          if (chance != 1)
            g_array_append_val (new_ids, id);
        }
      for (guint i = 0; i < round % 7; i++)
        {
          gint64 *moved = &g_array_index (
              new_ids, gint64, g_rand_int_range (random, 0, (gint32) new_ids->len));
          gint64 *other = &g_array_index (
              new_ids, gint64, g_rand_int_range (random, 0, (gint32) new_ids->len));
          gint64 id = *moved;
          *moved = *other;
          *other = id;
        }
      g_autoptr (GArray) differences = studio_id_diff (old_ids, new_ids);
      g_autofree char *result = apply (old_ids, new_ids, differences);
      g_autofree char *expected = print_ids (new_ids);
      g_assert_cmpstr (result, ==, expected);
    }
}

/* @filler is what the memory held before, which shows in what no field covers. */
static StudioIdList *
make_list_with_group (int filler, gint64 created_us, gint64 run, guint n_items, gboolean as_month)
{
  StudioIdList *list = studio_id_list_new ();
  GArray *groups = as_month ? list->months : list->groups;
  StudioIdGroup *group;

  g_array_set_size (groups, 1);
  group = &g_array_index (groups, StudioIdGroup, 0);
  memset (group, filler, sizeof *group);
  group->created_us = created_us;
  group->run = run;
  group->n_items = n_items;
  return list;
}

static void
assert_headings (StudioIdList *list, StudioIdList *other, gboolean same)
{
  g_assert_cmpint (studio_id_list_has_same_headings (list, other), ==, same);
  studio_id_list_unref (other);
}

static void
test_same_headings (void)
{
  g_autoptr (StudioIdList) empty = studio_id_list_new ();
  g_autoptr (StudioIdList) list = make_list_with_group (0, DAY_US, 3, 2, FALSE);

  g_assert_true (studio_id_list_has_same_headings (empty, empty));
  g_assert_false (studio_id_list_has_same_headings (empty, list));
  g_assert_false (studio_id_list_has_same_headings (list, empty));
  assert_headings (list, make_list_with_group (0xff, DAY_US, 3, 2, FALSE), TRUE);
  assert_headings (list, make_list_with_group (0, DAY_US + 1, 3, 2, FALSE), FALSE);
  assert_headings (list, make_list_with_group (0, DAY_US, 4, 2, FALSE), FALSE);
  assert_headings (list, make_list_with_group (0, DAY_US, 3, 1, FALSE), FALSE);
  assert_headings (list, make_list_with_group (0, DAY_US, 3, 2, TRUE), FALSE);
}

static void
test_find (void)
{
  g_autoptr (GArray) ids = make_ids ("7 3 9");
  guint position = 42;

  g_assert_false (studio_id_find (ids, 4, &position));
  g_assert_cmpuint (position, ==, 42);
  g_assert_true (studio_id_find (ids, 9, &position));
  g_assert_cmpuint (position, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-list/groups", test_groups);
  g_test_add_func ("/id-list/runs", test_runs);
  g_test_add_func ("/id-list/ranks", test_ranks);
  g_test_add_func ("/id-list/strange-times", test_strange_times);
  g_test_add_func ("/id-list/filter", test_filter);
  g_test_add_func ("/id-list/same-headings", test_same_headings);
  g_test_add_func ("/id-list/diff", test_diff);
  g_test_add_func ("/id-list/diff-of-many", test_diff_of_many);
  g_test_add_func ("/id-list/find", test_find);
  return g_test_run ();
}
