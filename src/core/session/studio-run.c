/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-run.h"

struct _StudioRun
{
  GMutex mutex;
  gint64 id;
};

static void
clear_run (gpointer data)
{
  g_mutex_clear (&((StudioRun *) data)->mutex);
}

/**
 * studio_run_new:
 *
 * Returns: (transfer full): a run without calls
 */
StudioRun *
studio_run_new (void)
{
  StudioRun *self = g_atomic_rc_box_new0 (StudioRun);
  g_mutex_init (&self->mutex);
  return self;
}

/**
 * studio_run_new_for_id:
 * @id: the call of it that was written down first
 *
 * Returns: (transfer full): a run that was begun before
 */
StudioRun *
studio_run_new_for_id (gint64 id)
{
  StudioRun *self = studio_run_new ();
  self->id = id;
  return self;
}

/**
 * studio_run_ref:
 * @self: a run
 *
 * Returns: (transfer full): @self
 */
StudioRun *
studio_run_ref (StudioRun *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * studio_run_unref:
 * @self: (transfer full): a run
 */
void
studio_run_unref (StudioRun *self)
{
  g_atomic_rc_box_release_full (self, clear_run);
}

/**
 * studio_run_add_call:
 * @self: a run
 * @library: the library
 * @request: what will be asked for
 * @host: (nullable): whom
 * @details: what else is known; its run does not count
 * @error: return location; as studio_library_add_with_details()
 *
 * Writes a call of this run down. Where two come at once the second waits until the first has its
 * id. Blocking, in a worker.
 *
 * Returns: its id, or 0
 */
gint64
studio_run_add_call (StudioRun *self,
                     StudioLibrary *library,
                     StudioRequest *request,
                     const char *host,
                     const StudioCallDetails *details,
                     GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  StudioCallDetails all = *details;

  all.run = self->id;
  all.begins_run = self->id == 0;
  gint64 id = studio_library_add_with_details (library, request, host, &all, error);
  if (self->id == 0)
    self->id = id;
  return id;
}
