/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-id-list.h"

/* Looks ids up in an ascending list. Asked in nearly the same order, as it always is, it finds the
 * place beside the last one. */
typedef struct
{
  GArray *ids;
  guint at; /* the last id that is not larger than the one asked for, if there is one */
} Cursor;

static gint64
get_id (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

static gboolean
is_place (const Cursor *self, guint at, gint64 id)
{
  return at < self->ids->len && get_id (self->ids, at) <= id
         && (at + 1 == self->ids->len || id < get_id (self->ids, at + 1));
}

static void
find_place (Cursor *self, gint64 id)
{
  guint low = 0;
  guint high = self->ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (get_id (self->ids, middle) <= id)
        low = middle + 1;
      else
        high = middle;
    }
  self->at = low == 0 ? 0 : low - 1;
}

static gboolean
contains (Cursor *self, gint64 id)
{
  if (self->ids->len == 0)
    return FALSE;
  if (!is_place (self, self->at, id))
    {
      if (self->at > 0 && is_place (self, self->at - 1, id))
        self->at--;
      else
        find_place (self, id);
    }
  return get_id (self->ids, self->at) == id;
}

static StudioIdList *
new_list (void)
{
  StudioIdList *self = g_atomic_rc_box_new0 (StudioIdList);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_array_new (FALSE, FALSE, sizeof (StudioIdGroup));
  self->months = g_array_new (FALSE, FALSE, sizeof (StudioIdGroup));
  return self;
}

static void
clear_list (gpointer data)
{
  StudioIdList *self = data;
  g_array_unref (self->ids);
  g_array_unref (self->groups);
  g_array_unref (self->months);
}

/* Follows a list of groups while the ids they hold go by. */
typedef struct
{
  GArray *from;
  GArray *to;
  guint group;
  guint n_passed;
  gboolean open; /* whether the group has a counterpart in @to already */
} Follower;

static void
follow (Follower *self, gboolean stays)
{
  if (self->from->len == 0)
    return;
  const StudioIdGroup *group = &g_array_index (self->from, StudioIdGroup, self->group);
  if (stays)
    {
      if (!self->open)
        {
          StudioIdGroup copy = *group;
          copy.n_items = 0;
          g_array_append_val (self->to, copy);
        }
      self->open = TRUE;
      g_array_index (self->to, StudioIdGroup, self->to->len - 1).n_items++;
    }
  if (++self->n_passed == group->n_items)
    {
      self->group++;
      self->n_passed = 0;
      self->open = FALSE;
    }
}

/* By field: what lies between the fields of two equal groups need not be equal. */
static gboolean
are_groups_equal (GArray *groups, GArray *others)
{
  gboolean equal = groups->len == others->len;

  for (guint i = 0; equal && i < groups->len; i++)
    {
      const StudioIdGroup *group = &g_array_index (groups, StudioIdGroup, i);
      const StudioIdGroup *other = &g_array_index (others, StudioIdGroup, i);
      equal = group->created_us == other->created_us && group->run == other->run
              && group->n_items == other->n_items;
    }
  return equal;
}

/**
 * studio_id_list_new:
 *
 * Returns: (transfer full): a list of nothing
 */
StudioIdList *
studio_id_list_new (void)
{
  return new_list ();
}

/**
 * studio_id_list_ref:
 * @self: a list
 *
 * Any thread.
 *
 * Returns: (transfer full): the same list
 */
StudioIdList *
studio_id_list_ref (StudioIdList *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * studio_id_list_unref:
 * @self: (transfer full): a list
 *
 * Any thread.
 */
void
studio_id_list_unref (StudioIdList *self)
{
  g_atomic_rc_box_release_full (self, clear_list);
}

/**
 * studio_id_list_filter:
 * @self: a list
 * @matches: (nullable) (element-type gint64): only these stay, ascending; %NULL for all
 * @excluded: (nullable) (element-type gint64): none of these stay, ascending
 *
 * Any thread.
 *
 * Returns: (transfer full): what stays, in the same order and under the same headings
 */
StudioIdList *
studio_id_list_filter (StudioIdList *self, GArray *matches, GArray *excluded)
{
  StudioIdList *list = new_list ();
  Cursor wanted = { matches, 0 };
  Cursor unwanted = { excluded, 0 };
  Follower groups = { .from = self->groups, .to = list->groups };
  Follower months = { .from = self->months, .to = list->months };

  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = get_id (self->ids, i);
      gboolean stays = (matches == NULL || contains (&wanted, id))
                       && (excluded == NULL || !contains (&unwanted, id));
      if (stays)
        g_array_append_val (list->ids, id);
      follow (&groups, stays);
      follow (&months, stays);
    }
  return list;
}

/**
 * studio_id_list_has_same_headings:
 * @self: a list
 * @other: another one
 *
 * Any thread.
 *
 * Returns: whether the groups and the months of both are the same, with as many images each
 */
gboolean
studio_id_list_has_same_headings (const StudioIdList *self, const StudioIdList *other)
{
  return are_groups_equal (self->groups, other->groups)
         && are_groups_equal (self->months, other->months);
}
