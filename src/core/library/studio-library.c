/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-library-private.h"

#include "studio-error.h"
#include "studio-verify.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StudioLibrary, studio_library, G_TYPE_OBJECT)

static guint signals[STUDIO_N_LIBRARY_SIGNALS];

typedef struct
{
  StudioLibrary *library;
  StudioLibrarySignal signal;
  gint64 id;
} Emission;

static void
free_emission_cb (gpointer data)
{
  Emission *emission = data;
  g_object_unref (emission->library);
  g_free (emission);
}

static gboolean
emit_cb (gpointer data)
{
  Emission *emission = data;
  if (emission->signal == STUDIO_LIBRARY_RELOAD)
    g_signal_emit (emission->library, signals[emission->signal], 0);
  else
    g_signal_emit (emission->library, signals[emission->signal], 0, emission->id);
  return G_SOURCE_REMOVE;
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
 * back out of a change that is still being made.
 */
void
studio_library_emit (StudioLibrary *self, StudioLibrarySignal signal, gint64 id)
{
  Emission *emission = g_new0 (Emission, 1);
  emission->library = g_object_ref (self);
  emission->signal = signal;
  emission->id = id;

  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, emission, free_emission_cb);
  g_source_set_static_name (source, "studio_library_emit");
  g_source_attach (source, self->context);
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
