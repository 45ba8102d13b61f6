/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-listing.h"

typedef struct
{
  StudioLibrary *library;
  char *search;
} Listing;

static void
free_listing_cb (gpointer data)
{
  Listing *listing = data;
  g_object_unref (listing->library);
  g_free (listing->search);
  g_free (listing);
}

static void
list_cb (GTask *task,
         G_GNUC_UNUSED gpointer source,
         gpointer data,
         G_GNUC_UNUSED GCancellable *cancellable)
{
  Listing *listing = data;
  StudioQuery query = { .search = listing->search };
  GError *error = NULL;
  GArray *ids = studio_library_list_ids (listing->library, &query, &error);

  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

/**
 * studio_listing_start:
 * @library: a library
 * @search: (nullable): words, as in #StudioQuery
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Begins to list the kept images.
 */
void
studio_listing_start (StudioLibrary *library,
                      const char *search,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  listing->library = g_object_ref (library);
  listing->search = g_strdup (search);
  g_task_set_source_tag (task, studio_listing_start);
  g_task_set_task_data (task, listing, free_listing_cb);
  g_task_run_in_thread (task, list_cb);
}

/**
 * studio_listing_finish:
 * @result: what the callback got
 * @error: return location; a database error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids, newest first
 */
GArray *
studio_listing_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
