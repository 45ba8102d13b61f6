/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-decoded-cache.h"
#include "studio-draft-undo.h"
#include "studio-last-view.h"
#include "studio-library-watch.h"
#include "studio-pacer-set.h"
#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioFoundView:
 * @view: (nullable): what the window showed when the program ended
 * @strip: (nullable) (element-type StudioRecord): the images in its strip
 * @shown: (nullable): the one on show
 *
 * Names only images that are still there.
 */
typedef struct
{
  StudioLastView *view;
  GPtrArray *strip;
  StudioRecord *shown;
} StudioFoundView;

/* What the files of the session share. */
struct _StudioSession
{
  GObject parent_instance;

  StudioPaths *paths;
  StudioClock *clock;
  StudioRandom *random;
  StudioTrace *trace;
  StudioConnectionStore *store;
  StudioQueue *queue;
  StudioPacerSet *pacers;
  StudioDraft *draft;
  StudioDraftUndo *undo;

  StudioConnection *connection;
  GError *connection_error;
  gboolean connection_loaded;
  guint n_expected;
  gboolean connection_asked;
  gboolean rebuild;
  StudioClient *client;
  gint64 image_limit; /* bytes */
  guint time_limit;   /* seconds */
  StudioLibrary *library;
  StudioLibraryWatch *watch;
  StudioSpending *spending;
  StudioGallery *gallery;
  StudioThumbnailer *thumbnailer;
  StudioDecodedCache *decoded; /* made when it is first asked for */
  guint n_restored;
  StudioFoundView last;         /* of the time before */
  StudioLastView *view_to_keep; /* not on its way to the disk yet */
  gboolean keeping_view;
  GSList *view_waiters; /* of GTask: done when nothing of it is under way */
  gboolean asking_usual;
  gboolean ask_usual_again;
  GQueue edits; /* of GTask, the first one under way; each holds the session */
};

void studio_session_apply_limits (StudioSession *self);
StudioRequest *studio_session_read_draft (StudioSession *self, const char *prompt, GError **error);
void studio_session_draw_new_seed (StudioSession *self);
void studio_session_take_loaded_connection (StudioSession *self,
                                            StudioConnection *connection,
                                            GError *error);
void studio_session_take_library (StudioSession *self, StudioLibrary *library);
void studio_session_make_spending (StudioSession *self);
void studio_session_update_price (StudioSession *self);
void studio_session_take_waiting (StudioSession *self, GPtrArray *records);
void studio_session_find_last_view (StudioSession *self,
                                    StudioLibrary *library,
                                    StudioFoundView *found);
void studio_session_take_last_view (StudioSession *self, StudioFoundView *found);
void studio_session_clear_found_view (StudioFoundView *found);
void studio_session_settle_last_view (StudioSession *self, GTask *task);
void studio_session_set_n_restored (StudioSession *self, guint n_restored);
void studio_session_ask_usual (StudioSession *self);

G_END_DECLS
