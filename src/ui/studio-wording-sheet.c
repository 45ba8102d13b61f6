/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording-sheet.h"

#include "studio-compare-sheet.h"
#include "studio-thumbnail.h"

#include <glib/gi18n-lib.h>

/* One image after the other is made small, so that never more than one is there at full size. */
typedef struct
{
  StudioSession *session;
  StudioWording *wording;
  GPtrArray *jobs;
  GPtrArray *pixbufs; /* NULL where there is no image */
  char *path;
} Sheet;

static void load_next (GTask *task);

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_object_unref (sheet->session);
  g_object_unref (sheet->wording);
  g_ptr_array_unref (sheet->jobs);
  g_ptr_array_unref (sheet->pixbufs);
  g_free (sheet->path);
  g_free (sheet);
}

static void
unref_pixbuf (gpointer pixbuf)
{
  if (pixbuf != NULL)
    g_object_unref (pixbuf);
}

static void
saved_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (studio_compare_sheet_save_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
draw (GTask *task)
{
  Sheet *sheet = g_task_get_task_data (task);
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint row = 0; row < studio_wording_get_n_phrases (sheet->wording); row++)
    {
      g_autofree char *phrase = studio_wording_sheet_dup_phrase (sheet->wording, row);
      g_strv_builder_add (rows, phrase);
    }
  for (guint column = 0; column < studio_wording_get_n_seeds (sheet->wording); column++)
    {
      g_autofree char *seed = studio_wording_sheet_dup_seed (sheet->wording, column);
      g_strv_builder_add (columns, seed);
    }
  g_auto (GStrv) titles = g_strv_builder_end (rows);
  g_auto (GStrv) heads = g_strv_builder_end (columns);
  studio_compare_sheet_save_grid_async (sheet->pixbufs,
                                        (const char *const *) titles,
                                        (const char *const *) heads,
                                        sheet->path,
                                        saved_cb,
                                        g_object_ref (task));
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sheet *sheet = g_task_get_task_data (task);

  g_ptr_array_add (sheet->pixbufs,
                   studio_thumbnailer_load_finish (STUDIO_THUMBNAILER (source), result, NULL));
  load_next (task);
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sheet *sheet = g_task_get_task_data (task);
  StudioSession *session = STUDIO_SESSION (source);
  StudioThumbnailer *thumbnailer = studio_session_get_thumbnailer (session);
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (session, result, NULL);

  if (record != NULL && thumbnailer != NULL)
    {
      studio_thumbnailer_load_async (
          thumbnailer, record, STUDIO_THUMBNAIL_LARGE, NULL, thumbnail_cb, g_object_ref (task));
      return;
    }
  g_ptr_array_add (sheet->pixbufs, NULL);
  load_next (task);
}

static void
load_next (GTask *task)
{
  Sheet *sheet = g_task_get_task_data (task);

  while (sheet->pixbufs->len < sheet->jobs->len)
    {
      StudioJob *job = g_ptr_array_index (sheet->jobs, sheet->pixbufs->len);
      if (studio_job_get_state (job) == STUDIO_RECORD_KEPT
          && studio_session_get_library (sheet->session) != NULL)
        {
          studio_session_load_record_async (
              sheet->session, studio_job_get_record_id (job), record_cb, g_object_ref (task));
          return;
        }
      g_ptr_array_add (sheet->pixbufs, NULL);
    }
  draw (task);
}

/**
 * studio_wording_sheet_dup_phrase:
 * @wording: a test
 * @row: a wording
 *
 * Returns: (transfer full): what its images are called
 */
char *
studio_wording_sheet_dup_phrase (StudioWording *wording, guint row)
{
  const char *phrase = studio_wording_get_phrase (wording, row);

  return g_strdup (*phrase == '\0' ? _ ("As It Was") : phrase);
}

/**
 * studio_wording_sheet_dup_seed:
 * @wording: a test
 * @column: a seed's number
 *
 * Returns: (transfer full): what stands over its images
 */
char *
studio_wording_sheet_dup_seed (StudioWording *wording, guint column)
{
  return g_strdup_printf (_ ("Seed %u"), studio_wording_get_seed (wording, column));
}

/**
 * studio_wording_sheet_save_async:
 * @session: where the images are
 * @wording: a test
 * @jobs: (element-type StudioJob): its images, row by row
 * @path: a PNG file, which is replaced
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Draws the images, small, in rows and columns with their labels, and writes that as one image. All
 * of that is done in workers.
 */
void
studio_wording_sheet_save_async (StudioSession *session,
                                 StudioWording *wording,
                                 GPtrArray *jobs,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->session = g_object_ref (session);
  sheet->wording = g_object_ref (wording);
  sheet->jobs = g_ptr_array_ref (jobs);
  sheet->pixbufs = g_ptr_array_new_with_free_func (unref_pixbuf);
  sheet->path = g_strdup (path);
  g_task_set_source_tag (task, studio_wording_sheet_save_async);
  g_task_set_task_data (task, sheet, free_sheet);
  load_next (task);
}

/**
 * studio_wording_sheet_save_finish:
 * @result: what the callback was given
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Returns: whether it was written
 */
gboolean
studio_wording_sheet_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
