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

static gboolean
collect_numbers (StudioStatement *statement, GArray *ids, GError **error)
{
  gboolean has_row = TRUE;

  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      gint64 id = studio_statement_get_number (statement, 0);
      g_array_append_val (ids, id);
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
take_calls (StudioLibrary *self, const char *dead, GArray *ids, GError **error)
{
  guint first = ids->len;
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_taking (), error);
  g_autoptr (StudioStatement) statement = write == NULL
                                              ? NULL
                                              : studio_write_prepare (
                                                  write,
                                                  "SELECT id FROM calls WHERE owner = ?"
                                                  " AND state = 'queued' AND source = 'service'"
                                                  " ORDER BY id LIMIT ?",
                                                  error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_text (statement, 1, dead);
  studio_statement_bind_number (statement, 2, (gint64) (MAX_TAKEN - MIN (first, MAX_TAKEN)));
  if (!collect_numbers (statement, ids, error))
    return FALSE;
  for (guint i = first; i < ids->len; i++)
    if (!take_call (
            write, g_array_index (ids, gint64, i), studio_owner_get_name (self->owner), error))
      return FALSE;
  return studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error)
         && studio_write_commit (write, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 id_a = *(const gint64 *) a;
  gint64 id_b = *(const gint64 *) b;
  return (id_a > id_b) - (id_a < id_b);
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
 * Returns: (transfer full) (nullable) (element-type StudioRecord): their records, oldest first
 */
GPtrArray *
studio_library_take_waiting (StudioLibrary *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail ((self->flags & STUDIO_LIBRARY_OPEN_LEAVE_WAITING) != 0, NULL);
  if (self->read_only != NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) owners = lock_owners (self, error);
  if (owners == NULL)
    return NULL;
  for (guint i = 0; i < owners->len; i++)
    if (!take_calls (self, studio_owner_get_name (g_ptr_array_index (owners, i)), ids, error))
      return NULL;
  g_array_sort (ids, compare_ids);
  return studio_library_load_many (self, (const gint64 *) (gpointer) ids->data, ids->len, error);
}
