/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-error.h"
#include "studio-verify.h"

#include <glib/gi18n-lib.h>

/* What is done at start with the calls that a dead process left under way. */

typedef struct
{
  gint64 id;
  gboolean queued;
  gboolean import;
  char *folder;
} Orphan;

static void
free_orphan_cb (gpointer data)
{
  Orphan *orphan = data;
  g_free (orphan->folder);
  g_free (orphan);
}

static const char *
describe_recovering (void)
{
  return _ ("The calls that were cut off could not be looked at");
}

static GPtrArray *
list_orphans (StudioLibrary *self, const char *owner, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->writer->mutex);
  g_autoptr (GPtrArray) orphans = g_ptr_array_new_with_free_func (free_orphan_cb);
  gboolean has_row = FALSE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->writer,
      "SELECT id, state = 'queued', folder, source = 'import' FROM calls WHERE " STUDIO_LIBRARY_IS_OPEN
      " AND owner = ? ORDER BY id",
      describe_recovering (),
      error);

  if (statement == NULL)
    return NULL;
  studio_statement_bind_text (statement, 1, owner);
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&orphans);
      Orphan *orphan = g_new0 (Orphan, 1);
      orphan->id = studio_statement_get_number (statement, 0);
      orphan->queued = studio_statement_get_number (statement, 1) != 0;
      orphan->folder = g_strdup (studio_statement_get_text (statement, 2));
      orphan->import = studio_statement_get_number (statement, 3) != 0;
      g_ptr_array_add (orphans, orphan);
    }
}

/* Imports and queued calls cost nothing. Of the others nobody knows. */
static GError *
explain (const Orphan *orphan, gboolean has_bytes)
{
  StudioExchange exchange = { .may_be_billed = TRUE };
  const char *message = has_bytes ? _ ("The program ended while the image was arriving; what came "
                                       "of it is kept in the folder “incoming”.")
                                  : _ ("The program ended before the image came.");
  if (orphan->import)
    return g_error_new_literal (
        G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The program ended before this file was taken in."));
  if (orphan->queued)
    return g_error_new_literal (
        G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The program ended before this was sent."));
  return studio_error_new_for_exchange (STUDIO_ERROR_CONNECTION_LOST, &exchange, "%s", message);
}

/* What only waits and was left to be found again costs nothing and is in nobody's way. */
static gboolean
is_left_waiting (const Orphan *orphan, const char *owner)
{
  return orphan->queued && !orphan->import && studio_owner_leaves_waiting (owner);
}

static gboolean
recover_orphan (StudioLibrary *self,
                const Orphan *orphan,
                guint *n_adopted,
                guint *n_unknown,
                GError **error)
{
  gboolean adopted = FALSE;

  if (!orphan->queued && !studio_library_adopt (self, orphan->id, orphan->folder, &adopted, error))
    return FALSE;
  if (adopted)
    {
      *n_adopted += 1;
      return TRUE;
    }
  g_autoptr (GError) reason = explain (orphan, studio_library_set_aside (self, orphan->id));
  gboolean is_free = orphan->queued || orphan->import;
  if (!studio_library_end (self,
                           orphan->id,
                           is_free ? STUDIO_RECORD_CANCELLED : STUDIO_RECORD_UNKNOWN,
                           reason,
                           error))
    return FALSE;
  if (!is_free)
    *n_unknown += 1;
  return TRUE;
}

/* An image that cannot be put in its place must not keep the others from theirs, so the first error
 * is remembered and the rest goes on. */
static void
recover_owner (StudioLibrary *self,
               const char *owner,
               guint *n_adopted,
               guint *n_unknown,
               GError **first)
{
  g_autoptr (StudioOwner) dead = studio_owner_take_over (
      studio_paths_get_incoming_dir (self->paths), owner);
  if (dead == NULL)
    return;

  /* Listed under the lock: whoever had it before may have recovered them. */
  g_autoptr (GPtrArray) orphans = list_orphans (self, owner, *first == NULL ? first : NULL);
  for (guint i = 0; orphans != NULL && i < orphans->len; i++)
    {
      const Orphan *orphan = g_ptr_array_index (orphans, i);
      if (!is_left_waiting (orphan, owner))
        recover_orphan (self, orphan, n_adopted, n_unknown, *first == NULL ? first : NULL);
    }
}

static void
recover_all (StudioLibrary *self, guint *n_adopted, guint *n_unknown, GError **first)
{
  /* What it cannot catch up with now it does the next time. */
  if (self->outdated)
    self->outdated = !studio_library_catch_up (self, *first == NULL ? first : NULL);
  g_autoptr (GPtrArray) owners = studio_library_list_other_owners (
      self, describe_recovering (), *first == NULL ? first : NULL);
  for (guint i = 0; owners != NULL && i < owners->len; i++)
    recover_owner (self, g_ptr_array_index (owners, i), n_adopted, n_unknown, first);
  studio_owner_sweep (studio_paths_get_incoming_dir (self->paths));
  /* A journal that cannot be written yet keeps nobody from the images. */
  studio_library_settle_journal (self, NULL);
  studio_library_trim_changes (self, *first == NULL ? first : NULL);
}

/**
 * studio_library_recover:
 * @self: a library
 * @n_adopted: (out) (optional): how many whole images were found and are kept now
 * @n_unknown: (out) (optional): how many calls may have been billed and left no image
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE or a database error
 *
 * Brings the calls of processes that died to their end: a whole image, named already or still a
 * part, is kept; a torn one is set aside and the call is unknown, as is one that was sent and has
 * has no byte; what was only queued is cancelled, or left for studio_library_take_waiting() where
 * its owner wanted that. Calls of living processes are left alone. A database
 * that is older than its journals, because somebody put back a copy, learns from them first. May
 * run any number of times, in several processes at once. A library that is open for reading only
 * stays as it is.
 *
 * Returns: whether it went well; if not, @error is the first of perhaps several, what could be done
 *   is done, and the rest waits for a later run
 */
gboolean
studio_library_recover (StudioLibrary *self, guint *n_adopted, guint *n_unknown, GError **error)
{
  guint adopted = 0;
  guint unknown = 0;
  GError *first = NULL;

  if (self->read_only == NULL)
    recover_all (self, &adopted, &unknown, &first);
  if (n_adopted != NULL)
    *n_adopted = adopted;
  if (n_unknown != NULL)
    *n_unknown = unknown;
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}

/**
 * studio_library_list_other_owners:
 * @self: a library
 * @doing: what could not be done, for an error
 * @error: return location
 *
 * Looks up which other processes, living or dead, calls under way belong to.
 *
 * Returns: (transfer container) (element-type utf8) (nullable): the names of their locks
 */
GPtrArray *
studio_library_list_other_owners (StudioLibrary *self, const char *doing, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->writer->mutex);
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = FALSE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->writer,
      "SELECT DISTINCT owner FROM calls WHERE " STUDIO_LIBRARY_IS_OPEN " AND owner <> ?",
      doing,
      error);

  if (statement == NULL)
    return NULL;
  studio_statement_bind_text (statement, 1, studio_owner_get_name (self->owner));
  while (TRUE)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&owners);
      g_ptr_array_add (owners, g_strdup (studio_statement_get_text (statement, 0)));
    }
}
