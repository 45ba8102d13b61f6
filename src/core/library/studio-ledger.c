/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-disk.h"
#include "studio-error.h"
#include "studio-image-folder.h"
#include "studio-write.h"

#include <glib/gi18n-lib.h>

/* The way of one call: add, mark_sent, open_part, then keep or end. */

static const char *
describe_storing (void)
{
  return _ ("The call could not be written down in the library");
}

static gboolean
find_folder (StudioLibrary *self, gint64 id, char **folder, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->writer->mutex);
  gboolean has_row = FALSE;
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      self->writer, "SELECT folder FROM calls WHERE id = ?", describe_storing (), error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  if (!studio_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return studio_library_set_missing (id, error);
  *folder = g_strdup (studio_statement_get_text (statement, 0));
  return TRUE;
}

static void
bind_request (StudioStatement *statement, StudioRequest *request)
{
  StudioAspectRatio ratio = studio_request_get_aspect_ratio (request);
  StudioOutputFormat format = studio_request_get_output_format (request);

  studio_statement_bind_text (statement, 1, studio_request_get_prompt (request));
  studio_statement_bind_text (statement, 2, studio_request_get_negative_prompt (request));
  studio_statement_bind_text (statement, 3, studio_aspect_ratio_to_string (ratio));
  studio_statement_bind_number (statement, 4, studio_request_get_seed (request));
  studio_statement_bind_text (statement, 5, studio_output_format_to_string (format));
  studio_statement_bind_text (statement, 6, studio_request_get_model (request));
}

static void
bind_details (StudioStatement *statement, const StudioCallDetails *details)
{
  studio_statement_bind_text (statement, 11, details->template);
  studio_statement_bind_number (statement, 12, details->parent);
  studio_statement_bind_number (statement, 13, details->run);
  studio_statement_bind_number (statement, 14, details->price_micros);
}

static gboolean
insert_call (StudioWrite *write,
             StudioRequest *request,
             const char *host,
             const StudioCallDetails *details,
             GError **error)
{
  gint64 now_us = studio_clock_get_real_us (studio_write_get_library (write)->clock);
  g_autofree char *folder = studio_image_folder_name_month (now_us);
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "INSERT INTO calls (state, prompt, negative_prompt, aspect_ratio, seed, output_format, model,"
      " host, created_us, folder, owner, template, parent, run, price_micros)"
      " VALUES ('queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  bind_request (statement, request);
  studio_statement_bind_text (statement, 7, host == NULL ? "" : host);
  studio_statement_bind_number (statement, 8, now_us);
  studio_statement_bind_text (statement, 9, folder);
  studio_statement_bind_text (
      statement, 10, studio_owner_get_name (studio_write_get_library (write)->owner));
  bind_details (statement, details);
  return studio_statement_run (statement, NULL, error);
}

static gboolean
begin_run (StudioWrite *write, gint64 id, GError **error)
{
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write, "UPDATE calls SET run = id WHERE id = ?", error);
  return statement != NULL && studio_write_run_for_row (statement, id, error);
}

/**
 * studio_library_add:
 * @self: a library
 * @request: what will be asked for
 * @host: (nullable): the host that will be asked; never a key
 * @error: return location; %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_DATABASE
 *
 * studio_library_add_with_details() without any.
 *
 * Returns: its id, above 0, or 0
 */
gint64
studio_library_add (StudioLibrary *self, StudioRequest *request, const char *host, GError **error)
{
  static const StudioCallDetails none = { 0 };
  return studio_library_add_with_details (self, request, host, &none, error);
}

/**
 * studio_library_add_with_details:
 * @self: a library
 * @request: what will be asked for
 * @host: (nullable): the host that will be asked; never a key
 * @details: what else is known
 * @error: return location; %STUDIO_ERROR_NO_SPACE, %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_DATABASE
 *
 * Writes a call down as queued, in the database, which is on the disk when this returns, and in the
 * journal, which is by the time the call is sent.
 *
 * Returns: its id, above 0, or 0
 */
gint64
studio_library_add_with_details (StudioLibrary *self,
                                 StudioRequest *request,
                                 const char *host,
                                 const StudioCallDetails *details,
                                 GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_storing (), error);

  if (write == NULL || !insert_call (write, request, host, details, error))
    return 0;
  gint64 id = sqlite3_last_insert_rowid (self->writer->connection);
  studio_write_touch_new (write, id);
  if ((details->begins_run && !begin_run (write, id, error))
      || !studio_write_journal (write, STUDIO_WRITE_JOURNAL_NEEDED, error)
      || !studio_write_commit (write, error))
    return 0;
  return id;
}

/**
 * studio_library_mark_sent:
 * @self: a library
 * @id: a queued call
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where no such call is queued, else as
 *   studio_library_add()
 *
 * Writes down that the call is being sent; to be done before the first byte leaves, for from there
 * on it may be billed.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_library_mark_sent (StudioLibrary *self, gint64 id, GError **error)
{
  return studio_library_mark_sent_again (self, id, NULL, error);
}

static gboolean
mark_receiving (StudioLibrary *self, gint64 id, GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_storing (), error);
  g_autoptr (StudioStatement) statement = write == NULL
                                              ? NULL
                                              : studio_write_prepare (
                                                  write,
                                                  "UPDATE calls SET state = 'receiving'"
                                                  " WHERE id = ? AND " STUDIO_LIBRARY_IS_OPEN,
                                                  error);

  /* The journal is spared: of a call that is sent it need not say that bytes arrive. */
  return statement != NULL && studio_write_run_for_row (statement, id, error)
         && studio_write_commit (write, error);
}

/**
 * studio_library_open_part:
 * @self: a library
 * @id: a call that was sent
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where no such call is under way,
 *   %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Makes `incoming/<id>.part` for the bytes of the image and marks the call as receiving.
 *
 * Returns: (transfer full) (nullable): the part, for studio_library_keep()
 */
StudioPart *
studio_library_open_part (StudioLibrary *self, gint64 id, GError **error)
{
  g_autofree char *path = studio_library_dup_part_path (self, id);
  g_autoptr (GError) failure = NULL;

  /* An image that is paid for arrives now. That the database cannot say so is no reason to refuse
   * it: recovery treats a call that is sent like one that is receiving. */
  if (!mark_receiving (self, id, &failure)
      && g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return studio_part_open (path, error);
}

static gboolean
place_part_cb (const char *path, gpointer part, GError **error)
{
  return studio_part_finish (part, path, error);
}

/**
 * studio_library_keep:
 * @self: a library
 * @id: a call
 * @part: (transfer none): its image, all bytes written; freed by the caller as before
 * @info: what the bytes are, from a scan that found them whole
 * @facts: what the answer said besides
 * @error: return location; %STUDIO_ERROR_NOT_FOUND, %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE
 * or a database error
 *
 * Keeps an image. In this order: the bytes are flushed, the journal says kept and is flushed, the
 * file gets its name `images/YYYY/MM/<id>.<png|jpg>`, its folder is flushed, the row says kept and
 * is flushed, `added` is emitted. A kill before the name leaves the part, one before the row leaves
 * the named file; studio_library_recover() adopts both. A journal that cannot be written keeps no
 * image from its place. On failure nothing is lost either: keep can be called
 * again, and studio_library_end() adopts too.
 *
 * Returns: whether it is kept
 */
gboolean
studio_library_keep (StudioLibrary *self,
                     gint64 id,
                     StudioPart *part,
                     const StudioImageInfo *info,
                     const StudioAnswerFacts *facts,
                     GError **error)
{
  g_autofree char *folder = NULL;
  gint64 now_us = studio_clock_get_real_us (self->clock);

  if (!studio_part_flush (part, error) || !find_folder (self, id, &folder, error))
    return FALSE;
  g_autofree char *file = studio_library_name_file (folder, id, info->format);
  const StudioArrival arrival = { file, info, facts, now_us, place_part_cb, part };
  if (!studio_library_store_kept (self, id, &arrival, error))
    return FALSE;
  studio_library_emit (self, STUDIO_LIBRARY_ADDED, id);
  return TRUE;
}

static gboolean
store_end (StudioLibrary *self,
           gint64 id,
           StudioRecordState state,
           const GError *reason,
           GError **error)
{
  g_autoptr (StudioWrite) write = studio_write_begin (self, describe_storing (), error);
  if (write == NULL || !studio_write_touch (write, id, error))
    return FALSE;
  g_autoptr (StudioStatement) statement = studio_write_prepare (
      write,
      "UPDATE calls SET state = ?2, finished_us = ?3, http_status = ?4, request_id = ?5,"
      " error_name = ?6, error_message = ?7 WHERE id = ?1 AND " STUDIO_LIBRARY_IS_OPEN,
      error);
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_text (statement, 2, studio_record_state_to_string (state));
  studio_statement_bind_number (statement, 3, studio_clock_get_real_us (self->clock));
  if (reason != NULL)
    {
      studio_statement_bind_number (statement, 4, studio_error_get_http_status (reason));
      studio_statement_bind_text (statement, 5, studio_error_get_request_id (reason));
      studio_statement_bind_text (statement, 6, studio_error_get_name (reason));
      studio_statement_bind_text (statement, 7, reason->message);
    }
  else
    studio_statement_bind_number (statement, 4, 0);
  return studio_write_run_for_row (statement, id, error)
         && studio_write_journal (write, STUDIO_WRITE_JOURNAL_LATER, error)
         && studio_write_commit (write, error);
}

/**
 * studio_library_end:
 * @self: a library
 * @id: a call that is under way
 * @state: refused, failed, cancelled or unknown
 * @reason: (nullable): why
 * @error: return location; %STUDIO_ERROR_NOT_FOUND where no such call is under way,
 *   %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE where there is a whole image that cannot be put
 * in its place, or a database error
 *
 * Ends a call without an image. Bytes that came: where they are a whole image after all (the
 * connection broke behind the last of them, the person cancelled too late, or keeping it failed)
 * the image was paid for and is kept, with `added`, and the row says kept. Bytes that are no whole
 * image are set aside as `incoming/<id>.broken`; an empty part goes away.
 *
 * Returns: whether the row says how it ended
 */
gboolean
studio_library_end (StudioLibrary *self,
                    gint64 id,
                    StudioRecordState state,
                    const GError *reason,
                    GError **error)
{
  g_return_val_if_fail (state > STUDIO_RECORD_KEPT, FALSE);
  g_autofree char *folder = NULL;
  gboolean adopted = FALSE;

  if (!find_folder (self, id, &folder, error))
    return FALSE;
  if (!studio_library_adopt (self, id, folder, &adopted, error))
    return FALSE;
  if (adopted)
    return TRUE;
  if (!store_end (self, id, state, reason, error))
    return FALSE;
  studio_library_set_aside (self, id);
  studio_library_emit (self, STUDIO_LIBRARY_CHANGED, id);
  return TRUE;
}
