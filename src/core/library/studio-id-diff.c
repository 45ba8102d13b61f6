/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-id-diff.h"

/* Beyond this many differences a list is another one, and saying so once is quicker. */
#define MAX_DIFFERENCES 256
/* Ids are dense; where somebody made them sparse, 32 MB of bits are enough. */
#define MAX_SPREAD (G_GINT64_CONSTANT (1) << 28)

/* Which ids a list holds. */
typedef struct
{
  gint64 first;
  gint64 n_bits;
  guint8 *bits;
} IdSet;

typedef struct
{
  GArray *ids;
  guint at;
  guint end;
} Side;

static gint64
get_id (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

static gboolean
measure_spread (const Side *side, gint64 *smallest, gint64 *largest)
{
  for (guint i = side->at; i < side->end; i++)
    {
      *smallest = MIN (*smallest, get_id (side->ids, i));
      *largest = MAX (*largest, get_id (side->ids, i));
    }
  return *smallest >= 0 && *largest - *smallest < MAX_SPREAD;
}

static gboolean
has (const IdSet *self, gint64 id)
{
  gint64 bit = id - self->first;
  return bit >= 0 && bit < self->n_bits && (self->bits[bit / 8] & 1u << (bit % 8)) != 0;
}

static void
take_out (IdSet *self, gint64 id)
{
  gint64 bit = id - self->first;
  self->bits[bit / 8] &= (guint8) ~(1u << (bit % 8));
}

static void
fill (IdSet *self, const Side *side, gint64 smallest, gint64 largest)
{
  self->first = smallest;
  self->n_bits = largest - smallest + 1;
  self->bits = g_malloc0 ((gsize) self->n_bits / 8 + 1);
  for (guint i = side->at; i < side->end; i++)
    {
      gint64 bit = get_id (side->ids, i) - smallest;
      self->bits[bit / 8] |= (guint8) (1u << (bit % 8));
    }
}

/* What is the same at the beginning and at the end. */
static void
trim (Side *old_side, Side *new_side)
{
  while (old_side->at < old_side->end && new_side->at < new_side->end
         && get_id (old_side->ids, old_side->at) == get_id (new_side->ids, new_side->at))
    {
      old_side->at++;
      new_side->at++;
    }
  while (old_side->at < old_side->end && new_side->at < new_side->end
         && get_id (old_side->ids, old_side->end - 1) == get_id (new_side->ids, new_side->end - 1))
    {
      old_side->end--;
      new_side->end--;
    }
}

static void
note (GArray *differences,
      const Side *old_side,
      const Side *new_side,
      guint n_removed,
      guint n_added)
{
  StudioIdDiff *last = differences->len == 0
                           ? NULL
                           : &g_array_index (differences, StudioIdDiff, differences->len - 1);
  StudioIdDiff difference = { old_side->at, new_side->at, n_removed, n_added };

  if (last != NULL && last->old_position + last->n_removed == old_side->at
      && last->new_position + last->n_added == new_side->at)
    {
      last->n_removed += n_removed;
      last->n_added += n_added;
    }
  else if (n_removed + n_added > 0)
    g_array_append_val (differences, difference);
}

static void
note_rest (GArray *differences, Side *old_side, Side *new_side)
{
  trim (old_side, new_side);
  note (
      differences, old_side, new_side, old_side->end - old_side->at, new_side->end - new_side->at);
  old_side->at = old_side->end;
  new_side->at = new_side->end;
}

/* Both heads are in both lists and differ: one of them moved. The one whose successor is the other
 * list's head was moved away or to here; it goes at one place and comes at the other. */
static gboolean
note_move (GArray *differences, Side *old_side, Side *new_side, IdSet *old_set, IdSet *new_set)
{
  gint64 old_id = get_id (old_side->ids, old_side->at);
  gint64 new_id = get_id (new_side->ids, new_side->at);

  if (old_side->at + 1 < old_side->end && get_id (old_side->ids, old_side->at + 1) == new_id)
    {
      note (differences, old_side, new_side, 1, 0);
      take_out (old_set, old_id);
      old_side->at++;
      return TRUE;
    }
  if (new_side->at + 1 < new_side->end && get_id (new_side->ids, new_side->at + 1) == old_id)
    {
      note (differences, old_side, new_side, 0, 1);
      take_out (new_set, new_id);
      new_side->at++;
      return TRUE;
    }
  return FALSE;
}

static void
compare (GArray *differences, Side *old_side, Side *new_side, IdSet *old_set, IdSet *new_set)
{
  while (differences->len < MAX_DIFFERENCES
         && (old_side->at < old_side->end || new_side->at < new_side->end))
    {
      if (old_side->at < old_side->end && !has (new_set, get_id (old_side->ids, old_side->at)))
        {
          note (differences, old_side, new_side, 1, 0);
          old_side->at++;
        }
      else if (new_side->at < new_side->end && !has (old_set, get_id (new_side->ids, new_side->at)))
        {
          note (differences, old_side, new_side, 0, 1);
          new_side->at++;
        }
      else if (old_side->at == old_side->end || new_side->at == new_side->end)
        break;
      else if (get_id (old_side->ids, old_side->at) == get_id (new_side->ids, new_side->at))
        {
          old_side->at++;
          new_side->at++;
        }
      else if (!note_move (differences, old_side, new_side, old_set, new_set))
        break;
    }
}

/**
 * studio_id_diff:
 * @old_ids: (element-type gint64): a list, each id once
 * @new_ids: (element-type gint64): what it becomes, each id once
 *
 * Exact where ids came, went or a few moved to another place; where nearly everything is different,
 * the rest is one difference. Takes a time in proportion to the lengths. Any thread.
 *
 * Returns: (transfer full) (element-type StudioIdDiff): the differences, the first ones first
 */
GArray *
studio_id_diff (GArray *old_ids, GArray *new_ids)
{
  GArray *differences = g_array_new (FALSE, FALSE, sizeof (StudioIdDiff));
  Side old_side = { old_ids, 0, old_ids->len };
  Side new_side = { new_ids, 0, new_ids->len };
  gint64 smallest = G_MAXINT64;
  gint64 largest = 0;

  trim (&old_side, &new_side);
  if (old_side.at < old_side.end && new_side.at < new_side.end
      && measure_spread (&old_side, &smallest, &largest)
      && measure_spread (&new_side, &smallest, &largest))
    {
      IdSet old_set;
      IdSet new_set;
      fill (&old_set, &old_side, smallest, largest);
      fill (&new_set, &new_side, smallest, largest);
      compare (differences, &old_side, &new_side, &old_set, &new_set);
      g_free (old_set.bits);
      g_free (new_set.bits);
    }
  note_rest (differences, &old_side, &new_side);
  return differences;
}

/**
 * studio_id_find:
 * @ids: (element-type gint64): ids in any order
 * @id: an id
 * @position: (out): where it is, untouched where it is not there
 *
 * A million are looked through in a millisecond.
 *
 * Returns: whether it is there
 */
gboolean
studio_id_find (GArray *ids, gint64 id, guint *position)
{
  const gint64 *at = (const gint64 *) (gpointer) ids->data;

  for (guint i = 0; i < ids->len; i++)
    if (at[i] == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
