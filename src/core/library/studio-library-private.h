/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-database.h"
#include "studio-feed.h"
#include "studio-library.h"
#include "studio-owner.h"
#include "studio-shared-lock.h"

G_BEGIN_DECLS

/**
 * StudioLibrary:
 * @paths: where the files are
 * @clock: the time
 * @context: where signals are emitted
 * @writer: the connection that writes
 * @reader: another one that only reads, so that the gallery never waits behind a flush
 * @lister: a third one, whose work can be given up, so that rows are read while it lists
 * @owner: (nullable): what says that this library is open
 * @lock: (nullable): what is held while something is written
 * @flags: how it was opened
 * @origin: where its database comes from
 * @rebuild_report: what came of making that anew
 * @aside: (nullable): where the database is that was put aside
 * @read_only: (nullable): why nothing can be written
 * @outdated: whether the database is older than the last id that was given
 * @feed: how far the changes of other processes were followed
 * @data_version: what SQLite said at the last look; under the reader's mutex
 * @emitting: guards @emissions and @has_emitter
 * @emissions: the signals that are still to be emitted
 * @has_emitter: whether a source is about to emit them
 *
 * For the files of the library alone: the type is one, its chapters are several.
 */
struct _StudioLibrary
{
  GObject parent_instance;

  StudioPaths *paths;
  StudioClock *clock;
  GMainContext *context;
  StudioDatabase *writer;
  StudioDatabase *reader;
  StudioDatabase *lister;
  StudioOwner *owner;
  StudioSharedLock *lock;
  guint flags;
  StudioLibraryOrigin origin;
  StudioRebuildReport rebuild_report;
  char *aside;
  GError *read_only;
  gboolean outdated;
  StudioFeed *feed;
  gint64 data_version;
  GMutex emitting;
  GQueue emissions;
  gboolean has_emitter;

  /* While it is opened alone. */
  StudioLibraryProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
};

typedef enum
{
  STUDIO_LIBRARY_ADDED,
  STUDIO_LIBRARY_CHANGED,
  STUDIO_LIBRARY_REMOVED,
  STUDIO_LIBRARY_RELOAD,
} StudioLibrarySignal;

#define STUDIO_N_LIBRARY_SIGNALS 4

/* How many of the last changes are kept for other processes to follow. */
#define STUDIO_LIBRARY_N_CHANGES 10000

/* SQL: a call that has not ended. */
#define STUDIO_LIBRARY_IS_OPEN "state IN ('queued', 'sent', 'receiving')"

gboolean studio_library_open_databases (StudioLibrary *self, GError **error);
gboolean studio_library_enter (StudioLibrary *self, GError **error);
void studio_library_leave (StudioLibrary *self);
gboolean studio_library_restart_following (StudioLibrary *self, GError **error);
void studio_library_emit (StudioLibrary *self, StudioLibrarySignal signal, gint64 id);
GDateTime *studio_library_dup_now (StudioLibrary *self, GTimeZone *zone);
gboolean studio_library_set_missing (gint64 id, GError **error);

char *studio_library_dup_part_path (StudioLibrary *self, gint64 id);
char *studio_library_dup_path (StudioLibrary *self, const char *relative_path);
char *studio_library_resolve (StudioLibrary *self, const char *relative_path, gboolean trashed);
char *studio_library_check_folder (const char *folder);
char *studio_library_name_file (const char *folder, gint64 id, StudioOutputFormat format);

/**
 * StudioLibraryPlaceFunc:
 * @path: where the image belongs, in a folder that is there
 * @data: what was given with the function
 * @error: return location
 *
 * Gives a file its name, durably. Returns: whether the whole file is at @path
 */
typedef gboolean (*StudioLibraryPlaceFunc) (const char *path, gpointer data, GError **error);

/**
 * StudioArrival:
 * @file: its path, relative to the library’s folder
 * @info: what it is
 * @facts: what the answer said
 * @finished_us: when the last byte came
 * @place: (nullable): puts it there, %NULL where it lies there already
 * @place_data: for @place
 *
 * An image on the last step into the library.
 */
typedef struct
{
  const char *file;
  const StudioImageInfo *info;
  const StudioAnswerFacts *facts;
  gint64 finished_us;
  StudioLibraryPlaceFunc place;
  gpointer place_data;
} StudioArrival;

gboolean studio_library_store_kept (StudioLibrary *self,
                                    gint64 id,
                                    const StudioArrival *arrival,
                                    GError **error);
gboolean studio_library_adopt (StudioLibrary *self,
                               gint64 id,
                               const char *folder,
                               gboolean *adopted,
                               GError **error);
gboolean studio_library_set_aside (StudioLibrary *self, gint64 id);
gboolean studio_library_trim_changes (StudioLibrary *self, GError **error);
GPtrArray *studio_library_list_other_owners (StudioLibrary *self,
                                             const char *doing,
                                             GError **error);
gboolean studio_library_settle_journal (StudioLibrary *self, GError **error);

G_END_DECLS
