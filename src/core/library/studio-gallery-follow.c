/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-private.h"

/* How a gallery keeps up with its query and with the library. */

static void start (StudioGallery *self, gboolean first_only);

/* What happens again and again, as while thousands are imported, is listed so often that a third of
 * one processor goes into it, and at once where nothing happened for a while. */
#define REST_FACTOR 2

/* Adds a source to the gallery's main context, which is that of the thread. */
static GSource *
add_source (GSource *source, GSourceFunc func, StudioGallery *self, const char *name)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, self, NULL);
  g_source_set_static_name (source, name);
  g_source_attach (source, context);
  return source;
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
relist_cb (gpointer data)
{
  StudioGallery *self = data;
  clear_source (&self->relist_source);
  studio_gallery_list (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
relist_later (StudioGallery *self)
{
  gint64 wait_us = self->free_us - g_get_monotonic_time ();

  g_clear_pointer (&self->listing->base, studio_id_list_unref);
  self->outdated = TRUE;
  if (self->loading || self->relist_source != NULL)
    return;
  self->relist_source = add_source (
      wait_us > 0 ? g_timeout_source_new ((guint) (wait_us / 1000 + 1)) : g_idle_source_new (),
      relist_cb,
      self,
      "studio_gallery_relist");
}

static void
answer_waiting (StudioGallery *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);
      if (self->error != NULL)
        g_task_return_error (task, g_error_copy (self->error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
finish (StudioGallery *self)
{
  gint64 now_us = g_get_monotonic_time ();

  self->free_us = now_us + REST_FACTOR * (now_us - self->started_us);
  studio_gallery_set_loading (self, FALSE);
  answer_waiting (self);
  if (self->outdated)
    relist_later (self);
}

static void
take (StudioGallery *self, StudioListing *listing, GError *error)
{
  gboolean whole = listing == NULL || listing->whole;

  g_clear_object (&self->cancellable);
  if (listing != NULL)
    studio_gallery_take_listing (self, listing);
  studio_gallery_set_error (self, error);
  /* Those who were told may have asked for something else. */
  if (self->cancellable != NULL)
    return;
  if (whole)
    finish (self);
  else
    start (self, FALSE);
}

static void
listed_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (StudioGallery) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioListing) listing = studio_listing_finish (result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  take (self, g_steal_pointer (&listing), g_steal_pointer (&error));
}

static void
start (StudioGallery *self, gboolean first_only)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->cancellable = g_cancellable_new ();
  studio_listing_start (
      self->library, self->query, first_only, self->listing, self->cancellable, listed_cb, weak);
}

/* What was removed, on its way out of the list. */
typedef struct
{
  GWeakRef gallery;
  StudioListing *from;
  GArray *gone;
} Removal;

static void
removal_free (Removal *self)
{
  g_weak_ref_clear (&self->gallery);
  studio_listing_unref (self->from);
  g_array_unref (self->gone);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void take_out_later (StudioGallery *self);

static void
taken_out_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Removal) removal = data;
  g_autoptr (StudioGallery) self = g_weak_ref_get (&removal->gallery);
  g_autoptr (StudioListing) listing = studio_listing_finish (result, NULL);

  if (self == NULL)
    return;
  self->taking_out = FALSE;
  /* Another list has come meanwhile, which may have been read before they went. */
  if (removal->from != self->listing)
    g_array_append_vals (self->removed, removal->gone->data, removal->gone->len);
  else
    {
      gboolean loading = self->loading;
      studio_gallery_take_listing (self, g_steal_pointer (&listing));
      /* What is being listed was compared with a list that is no more. */
      if (loading && self->loading)
        studio_gallery_list (self, FALSE);
    }
  if (self->removed->len > 0)
    take_out_later (self);
}

/* Thousands may be removed at once, and all of them are taken out in one walk. */
static gboolean
take_out_cb (gpointer data)
{
  StudioGallery *self = data;
  Removal *removal = g_new0 (Removal, 1);

  clear_source (&self->removed_source);
  self->taking_out = TRUE;
  g_weak_ref_init (&removal->gallery, self);
  removal->from = studio_listing_ref (self->listing);
  removal->gone = g_steal_pointer (&self->removed);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  studio_listing_start_without (removal->from, g_array_ref (removal->gone), taken_out_cb, removal);
  return G_SOURCE_REMOVE;
}

static void
take_out_later (StudioGallery *self)
{
  if (self->removed_source == NULL && !self->taking_out)
    self->removed_source = add_source (
        g_idle_source_new (), take_out_cb, self, "studio_gallery_take_out");
}

/* Makes the record follow its row, if anybody looks at it. */
static void
refresh (StudioGallery *self, gint64 id)
{
  if (studio_record_cache_peek (self->cache, id) != NULL)
    studio_record_loader_request (self->loader, id);
}

static void
added_cb (StudioGallery *self, gint64 id)
{
  refresh (self, id);
  relist_later (self);
}

static void
changed_cb (StudioGallery *self, gint64 id)
{
  refresh (self, id);
  /* All kept images in the order of time stay what they are, whatever is written about them. */
  if (studio_query_is_filtered (self->query) || !studio_query_is_by_date (self->query))
    relist_later (self);
}

static void
removed_cb (StudioGallery *self, gint64 id)
{
  refresh (self, id);
  if (studio_query_is_filtered (self->query) || self->loading)
    relist_later (self);
  g_array_append_val (self->removed, id);
  take_out_later (self);
}

static void
reload_cb (StudioGallery *self)
{
  g_autoptr (GArray) ids = studio_record_cache_dup_ids (self->cache);
  for (guint i = 0; i < ids->len; i++)
    studio_record_loader_request (self->loader, g_array_index (ids, gint64, i));
  relist_later (self);
}

/**
 * studio_gallery_follow:
 * @self: a gallery with a library
 *
 * Begins to follow the library's signals.
 */
void
studio_gallery_follow (StudioGallery *self)
{
  StudioLibrary *library = self->library;
  g_signal_connect_object (library, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "reload", G_CALLBACK (reload_cb), self, G_CONNECT_SWAPPED);
}

/**
 * studio_gallery_unfollow:
 * @self: a gallery
 *
 * Ends whatever is under way.
 */
void
studio_gallery_unfollow (StudioGallery *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  clear_source (&self->removed_source);
  clear_source (&self->relist_source);
}

/**
 * studio_gallery_list:
 * @self: a gallery
 * @first_only: whether the first rows shall be shown before the others are listed
 *
 * Asks the library what the query says now. A listing that is under way is given up.
 */
void
studio_gallery_list (StudioGallery *self, gboolean first_only)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  clear_source (&self->relist_source);
  self->outdated = FALSE;
  self->started_us = g_get_monotonic_time ();
  studio_gallery_set_loading (self, TRUE);
  start (self, first_only);
}
