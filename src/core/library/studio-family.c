/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-family.h"

#include "studio-library-private.h"

#include <glib/gi18n-lib.h>

/* What a file says of parents is not trusted: they may go round in a circle. */

typedef struct
{
  StudioStatement *parent;
  StudioStatement *children;
  StudioStatement *mates;
} Statements;

static void
clear_statements (Statements *self)
{
  g_clear_pointer (&self->parent, studio_statement_free);
  g_clear_pointer (&self->children, studio_statement_free);
  g_clear_pointer (&self->mates, studio_statement_free);
}

static gboolean
prepare (StudioLibrary *library, const char *sql, StudioStatement **statement, GError **error)
{
  *statement = studio_database_prepare (
      library->reader, sql, _ ("The library could not be read"), error);
  return *statement != NULL;
}

static gboolean
prepare_all (StudioLibrary *library, Statements *self, GError **error)
{
  return prepare (library, "SELECT parent FROM calls WHERE id = ?", &self->parent, error)
         && prepare (library,
                     "SELECT id FROM calls WHERE parent = ?1 AND parent <> 0 AND state = 'kept'"
                     " ORDER BY id LIMIT 1000",
                     &self->children,
                     error)
         && prepare (library,
                     "SELECT id FROM calls WHERE state = 'kept' AND parent = 0"
                     " AND run <> 0 AND run = (SELECT run FROM calls WHERE id = ?1)"
                     /* The calls of one press of Generate have ids that are close. */
                     " AND id BETWEEN ?1 - 1000 AND ?1 + 1000 ORDER BY id LIMIT 1000",
                     &self->mates,
                     error);
}

/* Adds what is not there yet to @ids. */
static gboolean
collect (StudioStatement *statement, gint64 id, GArray *ids, GHashTable *known, GError **error)
{
  gboolean has_row = TRUE;

  studio_statement_reset (statement);
  studio_statement_bind_number (statement, 1, id);
  while (ids->len < STUDIO_FAMILY_MAX)
    {
      if (!studio_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      gint64 found = studio_statement_get_number (statement, 0);
      if (!g_hash_table_add (known, g_memdup2 (&found, sizeof found)))
        continue;
      g_array_append_val (ids, found);
    }
  studio_statement_reset (statement);
  return TRUE;
}

static gboolean
find_root (Statements *statements, gint64 id, gint64 *root, GError **error)
{
  *root = id;
  for (guint i = 0; i < STUDIO_FAMILY_MAX; i++)
    {
      gboolean has_row = FALSE;
      studio_statement_reset (statements->parent);
      studio_statement_bind_number (statements->parent, 1, *root);
      if (!studio_statement_step (statements->parent, &has_row, error))
        return FALSE;
      gint64 parent = has_row ? studio_statement_get_number (statements->parent, 0) : 0;
      studio_statement_reset (statements->parent);
      if (parent <= 0 || parent == id)
        break;
      *root = parent;
    }
  return TRUE;
}

static gboolean
collect_family (Statements *statements, gint64 id, GArray *ids, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 root = id;

  if (!find_root (statements, id, &root, error))
    return FALSE;
  g_hash_table_add (known, g_memdup2 (&root, sizeof root));
  g_array_append_val (ids, root);
  if (!collect (statements->mates, root, ids, known, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!collect (statements->children, g_array_index (ids, gint64, i), ids, known, error))
      return FALSE;
  return TRUE;
}

/**
 * studio_library_list_family:
 * @self: a library
 * @id: an image
 * @error: return location; a database error
 *
 * Finds where an image came from, up to the first one, and all that came from that; with it those
 * that were asked for together with the first one. No more than %STUDIO_FAMILY_MAX. Blocking.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids, each after the one that it
 * came from; that of @id alone where it is related to nothing
 */
GArray *
studio_library_list_family (StudioLibrary *self, gint64 id, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Statements statements = { 0 };

  gboolean good = prepare_all (self, &statements, error)
                  && collect_family (&statements, id, ids, error);
  clear_statements (&statements);
  return good ? g_steal_pointer (&ids) : NULL;
}

/**
 * studio_library_list_children:
 * @self: a library
 * @id: an image
 * @error: return location; a database error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the kept images that came from it at
 *   once, oldest first, no more than %STUDIO_FAMILY_MAX. Blocking
 */
GArray *
studio_library_list_children (StudioLibrary *self, gint64 id, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->reader->mutex);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Statements statements = { 0 };

  gboolean good = prepare_all (self, &statements, error)
                  && collect (statements.children, id, ids, known, error);
  clear_statements (&statements);
  return good ? g_steal_pointer (&ids) : NULL;
}
