/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-answer-facts.h"
#include "studio-clock.h"
#include "studio-part.h"
#include "studio-paths.h"
#include "studio-query.h"
#include "studio-rebuild.h"
#include "studio-record.h"
#include "studio-request.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioCallDetails:
 * @template: (nullable): the prompt before it was expanded, if there was anything to expand
 * @parent: the image that it is made from, 0 for none
 * @run: the first call of the same press of Generate, 0 for none
 * @begins_run: whether this is that first call, so that its own id is the run
 * @price_micros: what a person said that a call costs, in millionths, 0 for unknown
 *
 * What else the ledger keeps of a call from its beginning.
 */
typedef struct
{
  const char *template;
  gint64 parent;
  gint64 run;
  gboolean begins_run;
  gint64 price_micros;
} StudioCallDetails;

/**
 * StudioEditMask:
 * @STUDIO_EDIT_STARRED: `starred` is set
 * @STUDIO_EDIT_RATING: `rating` is set
 * @STUDIO_EDIT_NOTE: `note` is set
 * @STUDIO_EDIT_TAGS: tags are removed and added
 */
typedef enum
{
  STUDIO_EDIT_STARRED = 1 << 0,
  STUDIO_EDIT_RATING = 1 << 1,
  STUDIO_EDIT_NOTE = 1 << 2,
  STUDIO_EDIT_TAGS = 1 << 3,
} StudioEditMask;

/**
 * StudioEdit:
 * @mask: bits of #StudioEditMask: what changes
 * @starred: whether it has a star
 * @rating: 0 for none, to 5
 * @note: (nullable): what a person writes about it
 * @remove_tags: (nullable) (array zero-terminated=1): tags to take off, in any case
 * @add_tags: (nullable) (array zero-terminated=1): tags to put on
 *
 * What a person changes of one image or of many at once.
 */
typedef struct
{
  guint mask;
  gboolean starred;
  int rating;
  const char *note;
  const char *const *remove_tags;
  const char *const *add_tags;
} StudioEdit;

#define STUDIO_LIBRARY_MAX_NOTE 10000

/**
 * StudioLibraryOpenFlags:
 * @STUDIO_LIBRARY_OPEN_OR_READ_ONLY: a library that cannot be written, because its database is of a
 *   newer version or its folder allows no writing, is opened for looking at it and copying from it
 * @STUDIO_LIBRARY_OPEN_REBUILD: a database that is damaged is put aside as `library.db.broken-N`
 * and made anew from the files, to which a person agreed
 * @STUDIO_LIBRARY_OPEN_LEAVE_WAITING: calls that only wait when this process ends are no orphans:
 *   studio_library_take_waiting() finds them at a later start
 */
typedef enum
{
  STUDIO_LIBRARY_OPEN_OR_READ_ONLY = 1 << 0,
  STUDIO_LIBRARY_OPEN_REBUILD = 1 << 1,
  STUDIO_LIBRARY_OPEN_ANEW = 1 << 2,
  STUDIO_LIBRARY_OPEN_LEAVE_WAITING = 1 << 3,
} StudioLibraryOpenFlags;

/**
 * StudioLibraryOpening:
 * @flags: bits of #StudioLibraryOpenFlags
 * @progress: (nullable): told how far the making of a new database is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends that
 *
 * How a library is opened.
 */
typedef struct
{
  guint flags;
  StudioLibraryProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} StudioLibraryOpening;

/**
 * StudioLibraryOrigin:
 * @STUDIO_LIBRARY_FOUND: its database was there
 * @STUDIO_LIBRARY_CREATED: it is new and empty
 * @STUDIO_LIBRARY_REBUILT: its database was missing, or was damaged, and was made anew from the
 * files
 *
 * Where the database of an open library comes from.
 */
typedef enum
{
  STUDIO_LIBRARY_FOUND,
  STUDIO_LIBRARY_CREATED,
  STUDIO_LIBRARY_REBUILT,
} StudioLibraryOrigin;

/**
 * StudioLibrary:
 *
 * What is kept: the folder of images and the SQLite database that is its ledger and index. All
 * functions block on the disk, may be called from any thread, and are for workers; the gallery and
 * the session offer them to the main loop.
 *
 * Signals `added`, `changed` and `removed`, each with the record's id (gint64), are emitted in the
 * main context that was thread-default when the library was opened: what this library object does,
 * always; what other processes do, while a #StudioLibraryWatch looks. `added` is an image that is
 * shown from now on (kept, restored), `removed` one that no longer is, `changed` anything else that
 * happened to a call, in any state; a handler takes an id that it knows already, or does not know,
 * with equanimity. `reload`, without an argument, says that more happened than can be told one by
 * one: list again, and load again what is shown.
 */
#define STUDIO_TYPE_LIBRARY (studio_library_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibrary, studio_library, STUDIO, LIBRARY, GObject)

StudioLibrary *studio_library_open (StudioPaths *paths,
                                    StudioClock *clock,
                                    GMainContext *context,
                                    GError **error);
StudioLibrary *studio_library_open_with (StudioPaths *paths,
                                         StudioClock *clock,
                                         GMainContext *context,
                                         const StudioLibraryOpening *opening,
                                         GError **error);
StudioLibraryOrigin studio_library_get_origin (StudioLibrary *self);
const StudioRebuildReport *studio_library_get_rebuild_report (StudioLibrary *self);
const char *studio_library_get_aside (StudioLibrary *self);
const GError *studio_library_get_read_only (StudioLibrary *self);
StudioPaths *studio_library_get_paths (StudioLibrary *self);
gboolean studio_library_recover (StudioLibrary *self,
                                 guint *n_adopted,
                                 guint *n_unknown,
                                 GError **error);

/* The way of one call through the ledger */
gint64 studio_library_add (StudioLibrary *self,
                           StudioRequest *request,
                           const char *host,
                           GError **error);
gint64 studio_library_add_with_details (StudioLibrary *self,
                                        StudioRequest *request,
                                        const char *host,
                                        const StudioCallDetails *details,
                                        GError **error);
gboolean studio_library_mark_sent (StudioLibrary *self, gint64 id, GError **error);
gboolean studio_library_mark_queued (StudioLibrary *self, gint64 id, GError **error);
gboolean studio_library_mark_sent_again (StudioLibrary *self,
                                         gint64 id,
                                         const char *host,
                                         GError **error);
StudioPart *studio_library_open_part (StudioLibrary *self, gint64 id, GError **error);
gboolean studio_library_keep (StudioLibrary *self,
                              gint64 id,
                              StudioPart *part,
                              const StudioImageInfo *info,
                              const StudioAnswerFacts *facts,
                              GError **error);
gboolean studio_library_end (StudioLibrary *self,
                             gint64 id,
                             StudioRecordState state,
                             const GError *reason,
                             GError **error);
GPtrArray *studio_library_take_waiting (StudioLibrary *self, GError **error);
gboolean studio_library_order_waiting (StudioLibrary *self,
                                       const gint64 *ids,
                                       gsize n_ids,
                                       GError **error);

/* Looking things up */
GArray *studio_library_list_ids (StudioLibrary *self, const StudioQuery *query, GError **error);
StudioRecord *studio_library_load (StudioLibrary *self, gint64 id, GError **error);
GPtrArray *studio_library_load_many (StudioLibrary *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     GError **error);
char **studio_library_list_tags (StudioLibrary *self, GError **error);
char *studio_library_dup_image_path (StudioLibrary *self, StudioRecord *record);

/* Changing them */
gboolean studio_library_edit (StudioLibrary *self,
                              const gint64 *ids,
                              gsize n_ids,
                              const StudioEdit *edit,
                              GError **error);
gboolean studio_library_set_starred (StudioLibrary *self,
                                     gint64 id,
                                     gboolean starred,
                                     GError **error);
char *studio_library_limit_note (const char *note);
gboolean studio_library_trash (StudioLibrary *self, gint64 id, GError **error);
gboolean studio_library_restore (StudioLibrary *self, gint64 id, GError **error);
gboolean studio_library_trash_together (StudioLibrary *self,
                                        const gint64 *ids,
                                        guint n_ids,
                                        GArray *moved,
                                        GError **error);
gboolean studio_library_restore_together (StudioLibrary *self,
                                          const gint64 *ids,
                                          guint n_ids,
                                          GArray *moved,
                                          GError **error);

/* What other processes change; #StudioLibraryWatch calls these */
gboolean studio_library_follow (StudioLibrary *self, GError **error);
void studio_library_unfollow (StudioLibrary *self);

G_END_DECLS
