/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-error.h"
#include "studio-verify.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StudioLibrary, studio_library, G_TYPE_OBJECT)

static guint signals[STUDIO_N_LIBRARY_SIGNALS];

/* Thousands may change at once: so long signals are emitted before frames are drawn and keys are
 * answered, for so long. */
#define EMITTING_US 2000
#define RESTING_MS 4

typedef struct
{
  StudioLibrarySignal signal;
  gint64 id;
} Emission;

static void attach_emitter (StudioLibrary *self, GSource *source);

/* Any thread may add to what is to be emitted; once nothing is left there is no source. */
static Emission *
take_emission (StudioLibrary *self)
{
  g_mutex_lock (&self->emitting);
  Emission *emission = g_queue_pop_head (&self->emissions);
  self->has_emitter = emission != NULL;
  g_mutex_unlock (&self->emitting);
  return emission;
}

static gboolean
emit_cb (gpointer data)
{
  StudioLibrary *self = data;
  gint64 end_us = g_get_monotonic_time () + EMITTING_US;

  while (g_get_monotonic_time () < end_us)
    {
      g_autofree Emission *emission = take_emission (self);
      if (emission == NULL)
        return G_SOURCE_REMOVE;
      if (emission->signal == STUDIO_LIBRARY_RELOAD)
        g_signal_emit (self, signals[emission->signal], 0);
      else
        g_signal_emit (self, signals[emission->signal], 0, emission->id);
    }
  attach_emitter (self, g_timeout_source_new (RESTING_MS));
  return G_SOURCE_REMOVE;
}

static void
attach_emitter (StudioLibrary *self, GSource *source)
{
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, g_object_ref (self), g_object_unref);
  g_source_set_static_name (source, "studio_library_emit");
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static void
studio_library_finalize (GObject *object)
{
  StudioLibrary *self = STUDIO_LIBRARY (object);

  /* The readers first: the last connection to close empties the write-ahead log. */
  g_clear_pointer (&self->lister, studio_database_free);
  g_clear_pointer (&self->reader, studio_database_free);
  g_clear_pointer (&self->writer, studio_database_free);
  g_clear_pointer (&self->owner, studio_owner_free);
  g_clear_pointer (&self->lock, studio_shared_lock_free);
  g_clear_pointer (&self->aside, g_free);
  g_clear_error (&self->read_only);
  g_clear_pointer (&self->feed, studio_feed_free);
  g_clear_object (&self->paths);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_queue_clear_full (&self->emissions, g_free);
  g_mutex_clear (&self->emitting);
  G_OBJECT_CLASS (studio_library_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n_parameters)
{
  /* The types beyond the number of parameters are not read. */
  return g_signal_new (name,
                       STUDIO_TYPE_LIBRARY,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_parameters,
                       G_TYPE_INT64);
}

static void
studio_library_class_init (StudioLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_library_finalize;
  signals[STUDIO_LIBRARY_ADDED] = new_signal ("added", 1);
  signals[STUDIO_LIBRARY_CHANGED] = new_signal ("changed", 1);
  signals[STUDIO_LIBRARY_REMOVED] = new_signal ("removed", 1);
  signals[STUDIO_LIBRARY_RELOAD] = new_signal ("reload", 0);
}

static void
studio_library_init (StudioLibrary *self)
{
  self->feed = studio_feed_new ();
  g_queue_init (&self->emissions);
  g_mutex_init (&self->emitting);
}

/* Before a good database is made anew from the journals: they get to know what it knows. One that
 * cannot be opened is made anew only if it is damaged, not if it is of a newer version. */
static void
tell_journals (StudioLibrary *self)
{
  g_autoptr (StudioLibrary) old = studio_library_open (
      self->paths, self->clock, self->context, NULL);
  if (old != NULL)
    studio_library_catch_up (old, NULL);
  else
    self->flags = (self->flags & ~(guint) STUDIO_LIBRARY_OPEN_ANEW) | STUDIO_LIBRARY_OPEN_REBUILD;
}

/**
 * studio_library_open:
 * @paths: where everything is
 * @clock: the time
 * @context: (nullable): where signals are emitted, %NULL for the thread-default main context
 * @error: return location; as studio_library_open_with()
 *
 * studio_library_open_with() for reading and writing.
 *
 * Returns: (transfer full) (nullable): the library
 */
StudioLibrary *
studio_library_open (StudioPaths *paths, StudioClock *clock, GMainContext *context, GError **error)
{
  static const StudioLibraryOpening plain = { 0 };
  return studio_library_open_with (paths, clock, context, &plain, error);
}

/**
 * studio_library_open_with:
 * @paths: where everything is
 * @clock: the time
 * @context: (nullable): where signals are emitted, %NULL for the thread-default main context
 * @opening: how
 * @error: return location; %STUDIO_ERROR_STORAGE, %STUDIO_ERROR_NO_SPACE,
 *   %STUDIO_ERROR_DATABASE_NEWER, %STUDIO_ERROR_DATABASE_BROKEN, %STUDIO_ERROR_DATABASE or
 *   %G_IO_ERROR_CANCELLED
 *
 * Makes the folders and opens the database. One that is missing is made from the files that are
 * there, which studio_library_get_origin() tells. One that is newer or damaged is left exactly as
 * it is, unless @opening says otherwise. Blocking; call studio_library_recover() next.
 *
 * Returns: (transfer full) (nullable): the library
 */
StudioLibrary *
studio_library_open_with (StudioPaths *paths,
                          StudioClock *clock,
                          GMainContext *context,
                          const StudioLibraryOpening *opening,
                          GError **error)
{
  g_return_val_if_fail (STUDIO_IS_PATHS (paths), NULL);
  g_return_val_if_fail (STUDIO_IS_CLOCK (clock), NULL);

  g_autoptr (StudioLibrary) self = g_object_new (STUDIO_TYPE_LIBRARY, NULL);
  self->paths = g_object_ref (paths);
  self->clock = g_object_ref (clock);
  self->context = context == NULL ? g_main_context_ref_thread_default ()
                                  : g_main_context_ref (context);
  self->flags = opening->flags;
  self->progress = opening->progress;
  self->progress_data = opening->progress_data;
  self->cancellable = opening->cancellable;
  if ((opening->flags & STUDIO_LIBRARY_OPEN_ANEW) != 0)
    tell_journals (self);
  gboolean open = studio_library_open_databases (self, error);
  self->progress = NULL;
  self->progress_data = NULL;
  self->cancellable = NULL;
  /* A database that breaks later is for a person to decide about again. */
  self->flags &= ~(guint) (STUDIO_LIBRARY_OPEN_REBUILD | STUDIO_LIBRARY_OPEN_ANEW);
  return open ? g_steal_pointer (&self) : NULL;
}

/**
 * studio_library_get_origin:
 * @self: a library
 *
 * Returns: where its database came from when it was opened, or opened again because somebody
 *   removed the file under it
 */
StudioLibraryOrigin
studio_library_get_origin (StudioLibrary *self)
{
  return self->origin;
}

/**
 * studio_library_get_rebuild_report:
 * @self: a library
 *
 * Returns: (transfer none) (nullable): what came of making its database anew, %NULL where that was
 *   not done
 */
const StudioRebuildReport *
studio_library_get_rebuild_report (StudioLibrary *self)
{
  return self->origin == STUDIO_LIBRARY_REBUILT ? &self->rebuild_report : NULL;
}

/**
 * studio_library_get_aside:
 * @self: a library
 *
 * Returns: (transfer none) (nullable): where the database is that was put aside because it was made
 *   anew
 */
const char *
studio_library_get_aside (StudioLibrary *self)
{
  return self->aside;
}

/**
 * studio_library_get_read_only:
 * @self: a library
 *
 * Returns: (transfer none) (nullable): why nothing can be changed in it, with the same words that
 *   every attempt ends in; %NULL where everything can
 */
const GError *
studio_library_get_read_only (StudioLibrary *self)
{
  return self->read_only;
}

/**
 * studio_library_get_paths:
 * @self: a library
 *
 * Returns: (transfer none): where its files are
 */
StudioPaths *
studio_library_get_paths (StudioLibrary *self)
{
  return self->paths;
}

/**
 * studio_library_emit:
 * @self: a library
 * @signal: which
 * @id: the record; 0 for `reload`
 *
 * Emits a signal in the library's main context, later even when called there: nobody is called
 * back out of a change that is still being made. In the order of the calls, a few at a time, so
 * that thousands do not hold up what else happens there. Any thread.
 */
void
studio_library_emit (StudioLibrary *self, StudioLibrarySignal signal, gint64 id)
{
  Emission *emission = g_new0 (Emission, 1);
  emission->signal = signal;
  emission->id = id;

  g_mutex_lock (&self->emitting);
  gboolean is_first = !self->has_emitter;
  g_queue_push_tail (&self->emissions, emission);
  self->has_emitter = TRUE;
  g_mutex_unlock (&self->emitting);
  if (is_first)
    attach_emitter (self, g_idle_source_new ());
}

/**
 * studio_library_set_missing:
 * @id: an id
 * @error: return location, set to %STUDIO_ERROR_NOT_FOUND
 *
 * Returns: %FALSE, so that callers can return it
 */
gboolean
studio_library_set_missing (gint64 id, GError **error)
{
  /* Not a printf length of the platform inside of a text that is translated. */
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_NOT_FOUND,
               _ ("There is no image %s in the library."),
               number);
  return FALSE;
}
