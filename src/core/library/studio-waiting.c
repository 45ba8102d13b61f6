/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-write.h"

#include <glib/gi18n-lib.h>

/* Calls that only waited when their process ended, and go on waiting in this one. */

/* As many as are worth asking a person about; a later start finds the others. */
#define MAX_TAKEN 1000

static const char *
describe_taking (void)
{
  return _ ("The images that still wait could not be looked up");
}

/* A call that waits, and its place if a person gave it one. */
typedef struct
{
  gint64 place;
  gint64 id;
} WaitingCall;

static gboolean
collect_calls (StudioStatement *statement, GArray *calls, GError **error)
{
  gboolean has_row = TRUE;

  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      const WaitingCall call = { studio_statement_get_number (statement, 0),
                                 studio_statement_get_number (statement, 1) };
      g_array_append_val (calls, call);
    }
}

/* The owners that are dead, each held by its lock while its calls change hands. */
static GPtrArray *
lock_owners (StudioLibrary *self, GError **error)
{
  const char *incoming = studio_paths_get_incoming_dir (self->paths);
  g_autoptr (GPtrArray) names = studio_library_list_other_owners (self, describe_taking (), error);

  if (names == NULL)
    return NULL;
  GPtrArray *owners = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_owner_free);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      StudioOwner *dead = studio_owner_leaves_waiting (name)
                              ? studio_owner_take_over (incoming, name)
                              : NULL;
      if (dead != NULL)
        g_ptr_array_add (owners, dead);
    }
  return owners;
}

static gboolean
take_call (StudioWrite *write, gint64 id, const char *owner, GError **error)
{
  if (!studio_write_touch (write, id, error))
    return FALSE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "UPDATE calls SET owner = ?2 WHERE id = ?1 AND state = 'queued'", error);
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_text (statement, 2, owner);
  return studio_write_run_for_row (statement, id, error);
}

static gboolean
take_calls (StudioLibrary *self, const char *dead, GArray *calls, GError **error)
{
  guint first = calls->len;
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_taking (), error);
  g_autoptr (StudioStatement) statement = write == NULL
                                              ? NULL
                                              : studio_write_prepare (
                                                  write,
                                                  "SELECT coalesce (place, ?3), calls.id"
                                                  " FROM calls LEFT JOIN waiting"
                                                  " ON waiting.id = calls.id WHERE owner = ?1"
                                                  " AND state = 'queued' AND source = 'service'"
                                                  " ORDER BY 1, 2 LIMIT ?2",
                                                  error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_text (statement, 1, dead);
  studio_statement_bind_number (statement, 2, (gint64) (MAX_TAKEN - MIN (first, MAX_TAKEN)));
  studio_statement_bind_number (statement, 3, G_MAXINT64);
  if (!collect_calls (statement, calls, error))
    return FALSE;
  for (guint i = first; i < calls->len; i++)
    if (!take_call (write,
                    g_array_index (calls, WaitingCall, i).id,
                    studio_owner_get_name (self->owner),
                    error))
      return FALSE;
  return studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error)
         && studio_write_commit (write, error);
}

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  const WaitingCall *call_a = a;
  const WaitingCall *call_b = b;
  int by_place = (call_a->place > call_b->place) - (call_a->place < call_b->place);

  return by_place != 0 ? by_place : (call_a->id > call_b->id) - (call_a->id < call_b->id);
}

/**
 * studio_library_take_waiting:
 * @self: a library that was opened with %STUDIO_LIBRARY_OPEN_LEAVE_WAITING
 * @error: return location; %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE or a database error
 *
 * Finds the calls that only waited when a process ended that had opened the library in the same
 * way, and makes them this library's own: nobody else finds them while it lives, and they are left
 * once more if it ends before they are sent or ended. What may have been sent is none of them; see
 * studio_library_recover(). Blocking.
 *
 * Returns: (transfer full) (nullable) (element-type StudioRecord): their records, in the order
 *   of studio_library_order_waiting(), then the oldest first
 */
GPtrArray *
studio_library_take_waiting (StudioLibrary *self, GError **error)
{
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (WaitingCall));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail ((self->flags & STUDIO_LIBRARY_OPEN_LEAVE_WAITING) != 0, NULL);
  if (self->read_only != NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) owners = lock_owners (self, error);
  if (owners == NULL)
    return NULL;
  for (guint i = 0; i < owners->len; i++)
    if (!take_calls (self, studio_owner_get_name (g_ptr_array_index (owners, i)), calls, error))
      return NULL;
  g_array_sort (calls, compare_calls);
  for (guint i = 0; i < calls->len; i++)
    g_array_append_val (ids, g_array_index (calls, WaitingCall, i).id);
  return studio_library_load_many (self, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static gboolean
place_call (StudioWrite *write, gint64 id, gint64 place, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "INSERT OR REPLACE INTO waiting (id, place) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  studio_statement_bind_number (statement, 2, place);
  return studio_statement_run (statement, NULL, error);
}

/**
 * studio_library_order_waiting:
 * @self: a library
 * @ids: (array length=n_ids): its calls that wait, in the order in which they are to be sent
 * @n_ids: how many
 * @error: return location; %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE or a database error
 *
 * Writes the order down for studio_library_take_waiting(). Calls that are added later come behind
 * these. Places of calls that do not wait any more are forgotten. Blocking.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_order_waiting (StudioLibrary *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (
      self, _ ("The order of the images that wait could not be written down"), error);
  g_autoptr (StudioStatement) forget = write == NULL
                                           ? NULL
                                           : studio_write_prepare (
                                               write,
                                               "DELETE FROM waiting WHERE id NOT IN"
                                               " (SELECT id FROM calls WHERE state = 'queued'"
                                               " AND " STUDIO_LIBRARY_IS_OPEN ")",
                                               error);

  if (forget == NULL || !studio_statement_run (forget, NULL, error))
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    if (!place_call (write, ids[i], (gint64) i, error))
      return FALSE;
  return studio_write_commit (write, error);
}
