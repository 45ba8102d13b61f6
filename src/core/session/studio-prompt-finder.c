/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-finder.h"

#include "studio-listing.h"
#include "studio-search-scan.h"

struct _StudioPromptFinder
{
  GObject parent_instance;

  StudioPaths *paths;
  StudioClock *clock;
  StudioLibrary *library; /* (nullable): until one is needed */
  GPtrArray *opening;     /* GTask: what waits for the library */
};

G_DEFINE_FINAL_TYPE (StudioPromptFinder, studio_prompt_finder, G_TYPE_OBJECT)

/* What a worker is to look up: a search or ids. */
typedef struct
{
  StudioLibrary *library;
  char *search;
  GArray *ids;
} Question;

static void
free_question_cb (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->library);
  g_free (self->search);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/* A search may name other states, and the trash; those are no images to show. */
static void
keep_shown (GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    {
      StudioRecord *record = g_ptr_array_index (records, i - 1);
      if (studio_record_get_state (record) != STUDIO_RECORD_KEPT
          || studio_record_get_trashed (record))
        g_ptr_array_remove_index (records, i - 1);
    }
}

static GPtrArray *
look_up (const Question *self, GCancellable *cancellable, GError **error)
{
  const StudioQuery query = { .search = self->search, .grouping = STUDIO_GROUPING_NONE };
  g_autoptr (StudioListing) listing = NULL;

  if (self->search != NULL)
    listing = studio_listing_new (self->library, &query, TRUE, NULL, cancellable, error);
  if (self->search != NULL && listing == NULL)
    return NULL;
  const GArray *ids = listing == NULL ? self->ids : listing->list->ids;
  GPtrArray *records = studio_library_load_many (self->library,
                                                 (const gint64 *) (gconstpointer) ids->data,
                                                 MIN (ids->len, STUDIO_PROMPT_FINDER_MAX),
                                                 error);
  if (records != NULL)
    keep_shown (records);
  return records;
}

static void
look_up_thread (GTask *task,
                gpointer source G_GNUC_UNUSED,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *records = look_up (data, cancellable, &error);

  if (records == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
}

static void
return_nothing (GTask *task)
{
  g_task_return_pointer (
      task, g_ptr_array_new_with_free_func (g_object_unref), (GDestroyNotify) g_ptr_array_unref);
}

static void
ask (StudioPromptFinder *self, GTask *task)
{
  Question *question = g_task_get_task_data (task);

  if (self->library == NULL)
    {
      return_nothing (task);
      return;
    }
  question->library = g_object_ref (self->library);
  g_task_run_in_thread (task, look_up_thread);
}

typedef struct
{
  StudioPaths *paths;
  StudioClock *clock;
  GMainContext *context;
} Opening;

static void
free_opening_cb (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->paths);
  g_object_unref (self->clock);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
open_thread (GTask *task,
             gpointer source G_GNUC_UNUSED,
             gpointer data,
             GCancellable *cancellable G_GNUC_UNUSED)
{
  const Opening *self = data;
  const StudioLibraryOpening opening = { .flags = STUDIO_LIBRARY_OPEN_OR_READ_ONLY
                                                  | STUDIO_LIBRARY_OPEN_LEAVE_WAITING };
  StudioLibrary *library = NULL;

  if (g_file_test (studio_paths_get_database (self->paths), G_FILE_TEST_IS_REGULAR))
    library = studio_library_open_with (self->paths, self->clock, self->context, &opening, NULL);
  g_task_return_pointer (task, library, g_object_unref);
}

static void
opened_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioPromptFinder) self = data;
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->opening);
  g_autoptr (StudioLibrary) library = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->library == NULL)
    self->library = g_steal_pointer (&library);
  for (guint i = 0; i < tasks->len; i++)
    ask (self, g_ptr_array_index (tasks, i));
}

static void
open_library (StudioPromptFinder *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, opened_cb, g_object_ref (self));
  Opening *opening = g_new0 (Opening, 1);

  opening->paths = g_object_ref (self->paths);
  opening->clock = g_object_ref (self->clock);
  opening->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, open_library);
  g_task_set_task_data (task, opening, free_opening_cb);
  g_task_run_in_thread (task, open_thread);
}

static void
start (StudioPromptFinder *self, GTask *task)
{
  if (self->library != NULL)
    {
      ask (self, task);
      return;
    }
  gboolean is_first = self->opening == NULL;
  if (is_first)
    self->opening = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->opening, g_object_ref (task));
  if (is_first)
    open_library (self);
}

static void
studio_prompt_finder_finalize (GObject *object)
{
  StudioPromptFinder *self = STUDIO_PROMPT_FINDER (object);

  g_clear_object (&self->paths);
  g_clear_object (&self->clock);
  g_clear_object (&self->library);
  g_clear_pointer (&self->opening, g_ptr_array_unref);
  G_OBJECT_CLASS (studio_prompt_finder_parent_class)->finalize (object);
}

static void
studio_prompt_finder_class_init (StudioPromptFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = studio_prompt_finder_finalize;
}

static void
studio_prompt_finder_init (StudioPromptFinder *self G_GNUC_UNUSED)
{
}

/**
 * studio_prompt_finder_new:
 * @paths: where the library is
 * @clock: what it calls now
 *
 * Returns: (transfer full): a finder that has opened nothing yet
 */
StudioPromptFinder *
studio_prompt_finder_new (StudioPaths *paths, StudioClock *clock)
{
  StudioPromptFinder *self = g_object_new (STUDIO_TYPE_PROMPT_FINDER, NULL);

  self->paths = g_object_ref (paths);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * studio_prompt_finder_set_library:
 * @self: a finder
 * @library: (nullable): one that is open already; %NULL changes nothing
 *
 * Looks things up in @library from now on.
 */
void
studio_prompt_finder_set_library (StudioPromptFinder *self, StudioLibrary *library)
{
  g_return_if_fail (STUDIO_IS_PROMPT_FINDER (self));
  if (library != NULL)
    g_set_object (&self->library, library);
}

/**
 * studio_prompt_finder_get_library:
 * @self: a finder
 *
 * Returns: (transfer none) (nullable): what it looks things up in, once something was found
 */
StudioLibrary *
studio_prompt_finder_get_library (StudioPromptFinder *self)
{
  g_return_val_if_fail (STUDIO_IS_PROMPT_FINDER (self), NULL);
  return self->library;
}

/**
 * studio_prompt_finder_join:
 * @terms: (array zero-terminated=1): words, of any content
 *
 * Returns: (transfer full): a search as the gallery reads it, not longer than that takes
 */
char *
studio_prompt_finder_join (const char *const *terms)
{
  g_autoptr (GString) search = g_string_new (NULL);

  /* Some bytes more, so that the last character that is taken is whole. */
  for (; *terms != NULL && search->len < STUDIO_SEARCH_MAX_BYTES; terms++)
    {
      if (search->len > 0)
        g_string_append_c (search, ' ');
      g_string_append_len (
          search, *terms, (gssize) strnlen (*terms, STUDIO_SEARCH_MAX_BYTES + 4 - search->len));
    }
  char *valid = g_utf8_make_valid (g_strstrip (search->str), -1);
  if (strlen (valid) > STUDIO_SEARCH_MAX_BYTES)
    *g_utf8_find_prev_char (valid, valid + STUDIO_SEARCH_MAX_BYTES + 1) = '\0';
  return valid;
}

/**
 * studio_prompt_finder_find_async:
 * @self: a finder
 * @terms: (array zero-terminated=1): words of a search
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks for the newest kept images that @terms fit; no term finds nothing. Finish with
 * studio_prompt_finder_finish().
 */
void
studio_prompt_finder_find_async (StudioPromptFinder *self,
                                 const char *const *terms,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->search = studio_prompt_finder_join (terms);
  g_task_set_source_tag (task, studio_prompt_finder_find_async);
  g_task_set_task_data (task, question, free_question_cb);
  if (*question->search == '\0')
    return_nothing (task);
  else
    start (self, task);
}

/**
 * studio_prompt_finder_load_async:
 * @self: a finder
 * @ids: (element-type gint64): ids that were found; those after the first
 *   %STUDIO_PROMPT_FINDER_MAX are left out
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads what is known of them. Finish with studio_prompt_finder_finish().
 */
void
studio_prompt_finder_load_async (StudioPromptFinder *self,
                                 GArray *ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->ids = g_array_ref (ids);
  g_task_set_source_tag (task, studio_prompt_finder_load_async);
  g_task_set_task_data (task, question, free_question_cb);
  start (self, task);
}

/**
 * studio_prompt_finder_finish:
 * @self: a finder
 * @result: what the callback got
 * @error: return location; a database error or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type StudioRecord): kept images, loaded, at most
 *   %STUDIO_PROMPT_FINDER_MAX; none where there is no library
 */
GPtrArray *
studio_prompt_finder_finish (StudioPromptFinder *self G_GNUC_UNUSED,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
