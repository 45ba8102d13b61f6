/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-listing.h"

typedef struct
{
  StudioLibrary *library;
  StudioQuery *query;
  gboolean first_only;
  StudioListing *last;
} Request;

typedef struct
{
  StudioListing *last;
  GArray *gone;
} Removal;

static void
free_removal_cb (gpointer data)
{
  Removal *removal = data;
  studio_listing_unref (removal->last);
  g_array_unref (removal->gone);
  g_free (removal);
}

static void
take_out_cb (GTask *task,
             G_GNUC_UNUSED gpointer source,
             gpointer data,
             G_GNUC_UNUSED GCancellable *cancellable)
{
  Removal *removal = data;

  g_task_return_pointer (task,
                         studio_listing_new_without (removal->last, removal->gone),
                         (GDestroyNotify) studio_listing_unref);
}

static void
free_request_cb (gpointer data)
{
  Request *request = data;
  g_object_unref (request->library);
  studio_query_free (request->query);
  g_clear_pointer (&request->last, studio_listing_unref);
  g_free (request);
}

static void
list_cb (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  StudioListing *self = studio_listing_new (
      request->library, request->query, request->first_only, request->last, cancellable, &error);

  if (self == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, self, (GDestroyNotify) studio_listing_unref);
}

/**
 * studio_listing_start:
 * @library: a library
 * @query: what is asked for
 * @first_only: as for studio_listing_new()
 * @last: (nullable): as for studio_listing_new()
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * studio_listing_new() in a worker.
 */
void
studio_listing_start (StudioLibrary *library,
                      const StudioQuery *query,
                      gboolean first_only,
                      StudioListing *last,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->library = g_object_ref (library);
  request->query = studio_query_copy (query);
  request->first_only = first_only;
  request->last = last == NULL ? NULL : studio_listing_ref (last);
  g_task_set_source_tag (task, studio_listing_start);
  g_task_set_task_data (task, request, free_request_cb);
  g_task_run_in_thread (task, list_cb);
}

/**
 * studio_listing_start_without:
 * @last: an answer
 * @gone: (transfer full) (element-type gint64): ids in any order
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * studio_listing_new_without() in a worker: a million ids are walked through more than once.
 */
void
studio_listing_start_without (StudioListing *last,
                              GArray *gone,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Removal *removal = g_new0 (Removal, 1);

  removal->last = studio_listing_ref (last);
  removal->gone = gone;
  g_task_set_source_tag (task, studio_listing_start_without);
  g_task_set_task_data (task, removal, free_removal_cb);
  g_task_run_in_thread (task, take_out_cb);
}

/**
 * studio_listing_finish:
 * @result: what the callback got
 * @error: return location; a database error or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer
 */
StudioListing *
studio_listing_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
