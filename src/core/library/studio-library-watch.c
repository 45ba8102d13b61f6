/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-watch.h"

/* Soon enough that a person who runs a command beside the window sees what it did at once. */
#define INTERVAL_US (300 * (G_USEC_PER_SEC / 1000))

struct _StudioLibraryWatch
{
  StudioLibrary *library;
  GThread *thread;
  GMutex mutex;
  GCond cond;
  gboolean paused;
  gboolean closing;
};

/* Returns whether there is to be another look. */
static gboolean
wait_for_next_look (StudioLibraryWatch *self)
{
  gint64 until = g_get_monotonic_time () + INTERVAL_US;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  while (!self->closing)
    if (self->paused)
      g_cond_wait (&self->cond, &self->mutex);
    else if (!g_cond_wait_until (&self->cond, &self->mutex, until))
      return TRUE;
  return FALSE;
}

static gpointer
watch_cb (gpointer data)
{
  StudioLibraryWatch *self = data;

  /* What cannot be read now may be readable at the next look; whoever lists the library is told
   * what is wrong with it. */
  studio_library_follow (self->library, NULL);
  while (wait_for_next_look (self))
    studio_library_follow (self->library, NULL);
  studio_library_unfollow (self->library);
  return NULL;
}

/**
 * studio_library_watch_new:
 * @library: a library; one watch is enough
 *
 * Begins to watch.
 *
 * Returns: (transfer full): a watch
 */
StudioLibraryWatch *
studio_library_watch_new (StudioLibrary *library)
{
  StudioLibraryWatch *self = g_new0 (StudioLibraryWatch, 1);

  self->library = g_object_ref (library);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("studio-watch", watch_cb, self);
  return self;
}

/**
 * studio_library_watch_free:
 * @self: (transfer full) (nullable): a watch
 *
 * Ends it; waits for a look that is under way.
 */
void
studio_library_watch_free (StudioLibraryWatch *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_object_unref (self->library);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * studio_library_watch_set_paused:
 * @self: a watch
 * @paused: whether nobody looks, as while the window is not on any screen
 */
void
studio_library_watch_set_paused (StudioLibraryWatch *self, gboolean paused)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  self->paused = paused;
  g_cond_signal (&self->cond);
}
