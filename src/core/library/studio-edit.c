/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-tags.h"
#include "studio-write.h"

#include <glib/gi18n-lib.h>

/* What a person changes of an image: star, rating, note, tags. */

static gboolean
read_tags (StudioWrite *write, gint64 id, char **tags, GError **error)
{
  gboolean has_row = FALSE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "SELECT tags FROM calls WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  if (!studio_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return studio_library_set_missing (id, error);
  *tags = g_strdup (studio_statement_get_text (statement, 0));
  return TRUE;
}

/**
 * studio_library_limit_note:
 * @note: (nullable): a note
 *
 * Returns: (transfer full): the note as it is kept: UTF-8, cut to %STUDIO_LIBRARY_MAX_NOTE
 * characters
 */
char *
studio_library_limit_note (const char *note)
{
  g_autofree char *valid = g_utf8_make_valid (note == NULL ? "" : note, -1);
  return g_utf8_substring (valid, 0, MIN (STUDIO_LIBRARY_MAX_NOTE, g_utf8_strlen (valid, -1)));
}

/* What is not in the mask stays unbound, which is NULL, and keeps its value. */
static gboolean
edit_row (StudioWrite *write, gint64 id, const StudioEdit *edit, gint64 now_us, GError **error)
{
  g_autofree char *old_tags = NULL;

  if ((edit->mask & STUDIO_EDIT_TAGS) != 0 && !read_tags (write, id, &old_tags, error))
    return FALSE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "UPDATE calls SET starred = coalesce (?2, starred), rating = coalesce (?3, rating),"
      " note = coalesce (?4, note), tags = coalesce (?5, tags), updated_us = ?6 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  if ((edit->mask & STUDIO_EDIT_STARRED) != 0)
    studio_statement_bind_number (statement, 2, edit->starred ? 1 : 0);
  if ((edit->mask & STUDIO_EDIT_RATING) != 0)
    studio_statement_bind_number (statement, 3, CLAMP (edit->rating, 0, STUDIO_RECORD_MAX_RATING));
  if ((edit->mask & STUDIO_EDIT_NOTE) != 0)
    {
      g_autofree char *note = studio_library_limit_note (edit->note);
      studio_statement_bind_text (statement, 4, note);
    }
  if ((edit->mask & STUDIO_EDIT_TAGS) != 0)
    {
      g_autofree char *tags = studio_tags_change (old_tags, edit->add_tags, edit->remove_tags);
      studio_statement_bind_text (statement, 5, tags);
    }
  studio_statement_bind_number (statement, 6, now_us);
  return studio_write_run_for_row (statement, id, error);
}

static gboolean
edit_rows (StudioLibrary *self,
           const gint64 *ids,
           gsize n_ids,
           const StudioEdit *edit,
           GError **error)
{
  gint64 now_us = studio_clock_get_real_us (self->clock);
  g_autoptr (StudioWrite) write = studio_write_begin (
      self, _ ("The change could not be written down in the library"), error);

  if (write == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    if (!studio_write_touch (write, ids[i], error)
        || !edit_row (write, ids[i], edit, now_us, error))
      return FALSE;
  return studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error)
         && studio_write_commit (write, error);
}

/**
 * studio_library_edit:
 * @self: a library
 * @ids: (array length=n_ids): records, in any state
 * @n_ids: how many
 * @edit: what changes
 * @error: return location; %STUDIO_ERROR_NOT_FOUND or a database error
 *
 * Changes all of them or, at an error, none. A note is cut to %STUDIO_LIBRARY_MAX_NOTE characters,
 * tags are cleaned as by studio_tags_change(). Emits `changed` for each.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_edit (StudioLibrary *self,
                     const gint64 *ids,
                     gsize n_ids,
                     const StudioEdit *edit,
                     GError **error)
{
  if (n_ids > 0 && !edit_rows (self, ids, n_ids, edit, error))
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    studio_library_emit (self, STUDIO_LIBRARY_CHANGED, ids[i]);
  return TRUE;
}

/**
 * studio_library_set_starred:
 * @self: a library
 * @id: a record
 * @starred: whether it has a star from now on
 * @error: return location; %STUDIO_ERROR_NOT_FOUND or a database error
 *
 * studio_library_edit() of one star.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_set_starred (StudioLibrary *self, gint64 id, gboolean starred, GError **error)
{
  const StudioEdit edit = { .mask = STUDIO_EDIT_STARRED, .starred = starred };
  return studio_library_edit (self, &id, 1, &edit, error);
}
