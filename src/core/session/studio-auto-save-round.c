/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-auto-save-round.h"

#include "studio-error.h"
#include "studio-made.h"
#include "studio-shown-path.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* The marker is a file beside the database: up to which id everything is settled, and which of
 * those had not ended when they were passed. It follows the copies, never the other way round: what
 * was written but not marked is found by its bytes and not written twice. */

#define FILE_NAME "auto-save.ini"
#define GROUP "AutoSave"
#define AFTER "After"
#define OPEN "Open"
/* So many at once; the marker is written behind each lot. */
#define LOT 64
/* More calls cannot wait at the same time. */
#define MAX_OPEN 4096
/* Bounds what is read of a file that somebody else may have written. */
#define MAX_FILE_SIZE (256 * 1024)

typedef struct
{
  StudioLibrary *library;
  const char *folder;
  const StudioExportOptions *options;
  GCancellable *cancellable;
  gint64 after;
  GArray *open; /* gint64 */
} Round;

static char *
build_path (StudioLibrary *library)
{
  StudioPaths *paths = studio_library_get_paths (library);

  return g_build_filename (studio_paths_get_library_dir (paths), FILE_NAME, NULL);
}

static gboolean
is_under_way (StudioRecordState state)
{
  return state == STUDIO_RECORD_QUEUED || state == STUDIO_RECORD_SENT
         || state == STUDIO_RECORD_RECEIVING;
}

static void
read_open (Round *self, GKeyFile *file)
{
  gsize n_words = 0;
  g_auto (GStrv) words = g_key_file_get_string_list (file, GROUP, OPEN, &n_words, NULL);

  for (gsize i = 0; words != NULL && i < MIN (n_words, MAX_OPEN); i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);
      if (id > 0)
        g_array_append_val (self->open, id);
    }
}

/* Returns whether there is a marker. */
static gboolean
read_marker (Round *self)
{
  g_autofree char *path = build_path (self->library);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) failure = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size > MAX_FILE_SIZE
      || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  self->after = g_key_file_get_int64 (file, GROUP, AFTER, &failure);
  if (failure != NULL || self->after < 0)
    return FALSE;
  read_open (self, file);
  return TRUE;
}

static gboolean
write_marker (Round *self, GError **error)
{
  g_autofree char *path = build_path (self->library);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < self->open->len; i++)
    {
      g_autofree char *word = g_strdup_printf ("%" G_GINT64_FORMAT,
                                               g_array_index (self->open, gint64, i));
      g_strv_builder_add (words, word);
    }
  g_auto (GStrv) list = g_strv_builder_end (words);
  g_key_file_set_int64 (file, GROUP, AFTER, self->after);
  g_key_file_set_string_list (file, GROUP, OPEN, (const char *const *) list, g_strv_length (list));
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("It could not be noted which images were auto-saved: %s."),
               failure->message);
  return FALSE;
}

/* From now on: what was made before is not poured into the folder. */
static gboolean
begin (Round *self, GError **error)
{
  if (!studio_library_get_last_id (self->library, &self->after, error))
    return FALSE;
  g_autoptr (GArray) rows = studio_library_list_under_way (self->library, MAX_OPEN, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (self->open, g_array_index (rows, StudioMadeRow, i).id);
  return write_marker (self, error);
}

static gboolean
check_folder (Round *self, GError **error)
{
  g_autofree char *shown = studio_shown_path_dup (self->folder);

  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_STORAGE,
                 _ ("The auto-save folder “%s” is not there. New images stay in the library and are"
                    " written to it as soon as it is back."),
                 shown);
  else if (g_access (self->folder, W_OK | X_OK) != 0)
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_STORAGE,
                 _ ("The auto-save folder “%s” cannot be written to. New images stay in the library"
                    " until another folder is chosen."),
                 shown);
  else
    return TRUE;
  return FALSE;
}

/* Its own file is damaged or gone, which the library tells elsewhere. */
static gboolean
is_lost (Round *self, gint64 id, const GError *failure)
{
  if (g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND)
      || g_error_matches (failure, STUDIO_ERROR, STUDIO_ERROR_NOT_AN_IMAGE))
    return TRUE;
  g_autoptr (StudioRecord) record = studio_library_load (self->library, id, NULL);
  g_autofree char *path = record == NULL ? NULL
                                         : studio_library_dup_image_path (self->library, record);
  return path != NULL && g_access (path, R_OK) != 0;
}

/* Takes @failure. */
static gboolean
explain (Round *self, GError *failure, GError **error)
{
  g_autoptr (GError) owned = failure;

  if (!g_error_matches (owned, STUDIO_ERROR, STUDIO_ERROR_NO_SPACE))
    {
      if (check_folder (self, error))
        g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }
  g_autofree char *shown = studio_shown_path_dup (self->folder);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_NO_SPACE,
               _ ("The disk of the auto-save folder “%s” is full. New images stay in the library"
                  " and are written to it as soon as there is space."),
               shown);
  return FALSE;
}

static gboolean
write_image (Round *self, gint64 id, GError **error)
{
  GError *failure = NULL;
  g_autofree char *path = studio_library_export_once (
      self->library, id, self->folder, self->options, self->cancellable, &failure);

  if (path != NULL)
    return TRUE;
  if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED) && is_lost (self, id, failure))
    {
      g_error_free (failure);
      return TRUE;
    }
  return explain (self, failure, error);
}

/* Those that had not ended when they were passed. */
static gboolean
look_at_open (Round *self, GError **error)
{
  g_autoptr (GPtrArray) records = studio_library_load_many (
      self->library, (const gint64 *) (gpointer) self->open->data, self->open->len, error);
  g_autoptr (GArray) still = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean good = records != NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      StudioRecord *record = g_ptr_array_index (records, i);
      StudioRecordState state = studio_record_get_state (record);
      gint64 id = studio_record_get_id (record);
      if (good && state == STUDIO_RECORD_KEPT)
        good = write_image (self, id, error);
      if (is_under_way (state) || (!good && state == STUDIO_RECORD_KEPT))
        g_array_append_val (still, id);
    }
  if (records == NULL)
    return FALSE;
  gboolean changed = still->len != self->open->len;
  g_array_unref (self->open);
  self->open = g_steal_pointer (&still);
  return (!changed || write_marker (self, good ? error : NULL)) && good;
}

static gboolean
pass (Round *self, const StudioMadeRow *row, GError **error)
{
  if (is_under_way (row->state) && self->open->len < MAX_OPEN)
    g_array_append_val (self->open, row->id);
  else if (row->state == STUDIO_RECORD_KEPT && !row->trashed && !write_image (self, row->id, error))
    return FALSE;
  self->after = row->id;
  return TRUE;
}

static gboolean
look_at_new (Round *self, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  gboolean good = TRUE;

  do
    {
      gint64 before = self->after;
      g_clear_pointer (&rows, g_array_unref);
      rows = studio_library_list_made (self->library, self->after, LOT, error);
      good = rows != NULL;
      for (guint i = 0; good && i < rows->len; i++)
        good = pass (self, &g_array_index (rows, StudioMadeRow, i), error);
      if (self->after != before && !write_marker (self, good ? error : NULL))
        good = FALSE;
    }
  while (good && rows->len == LOT);
  return good;
}

/**
 * studio_auto_save_round:
 * @library: a library that can be written
 * @folder: where copies go
 * @options: what they are like
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE where the folder does
 *   not take them, a database error or %G_IO_ERROR_CANCELLED
 *
 * Writes every image that the service made since the first round, and that is not yet in the
 * folder. Nothing there is overwritten. What fails is written by a later round. One at a time for a
 * library. Blocking.
 *
 * Returns: whether nothing is left to be written
 */
gboolean
studio_auto_save_round (StudioLibrary *library,
                        const char *folder,
                        const StudioExportOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  Round self = { .library = library,
                 .folder = folder,
                 .options = options,
                 .cancellable = cancellable,
                 .open = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  gboolean good = (read_marker (&self) || begin (&self, error)) && check_folder (&self, error)
                  && look_at_open (&self, error) && look_at_new (&self, error);

  g_array_unref (self.open);
  return good;
}

/**
 * studio_auto_save_forget:
 * @library: a library
 *
 * Begins anew with the next round: what is made until then is never written. Blocking.
 */
void
studio_auto_save_forget (StudioLibrary *library)
{
  g_autofree char *path = build_path (library);

  g_unlink (path);
}
