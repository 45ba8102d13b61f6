/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-page-private.h"

/* The tags that the search of the gallery can offer. */

/* Many images may be tagged at once; the tags are not in a hurry. */
#define DELAY_MS 500

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_auto (GStrv) tags = studio_session_list_tags_finish (STUDIO_SESSION (source), result, NULL);
  StudioGalleryPage *self = user_data;

  /* Cancelled means that the page is gone; without the tags of today those of before stay. */
  if (tags == NULL)
    return;
  g_clear_object (&self->tags_cancellable);
  studio_gallery_search_set_tags (self->search, (const char *const *) tags);
  studio_gallery_filters_set_tags (self->filters, (const char *const *) tags);
}

static void
list (StudioGalleryPage *self)
{
  g_cancellable_cancel (self->tags_cancellable);
  g_clear_object (&self->tags_cancellable);
  self->tags_cancellable = g_cancellable_new ();
  studio_session_list_tags_async (self->session, self->tags_cancellable, listed_cb, self);
}

static gboolean
list_cb (gpointer user_data)
{
  StudioGalleryPage *self = user_data;
  self->tags_source = 0;
  list (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (StudioGalleryPage *self)
{
  if (self->tags_source == 0)
    self->tags_source = g_timeout_add (DELAY_MS, list_cb, self);
}

/**
 * studio_gallery_tags_follow:
 * @self: the page, whose session has a library
 *
 * Lists the tags, now and whenever they may be others.
 */
void
studio_gallery_tags_follow (StudioGalleryPage *self)
{
  StudioLibrary *library = studio_session_get_library (self->session);
  static const char *const signals[] = { "changed", "reload" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (library, signals[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  list (self);
}

/**
 * studio_gallery_tags_unfollow:
 * @self: the page, on its way out
 */
void
studio_gallery_tags_unfollow (StudioGalleryPage *self)
{
  g_clear_handle_id (&self->tags_source, g_source_remove);
  g_cancellable_cancel (self->tags_cancellable);
  g_clear_object (&self->tags_cancellable);
}
