/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-database.h"
#include "studio-record-problem.h"

G_BEGIN_DECLS

/**
 * StudioColumn:
 *
 * The columns of a call that its journal keeps: all but those that say where it lies, which follow
 * from the journal’s place, and what was found to be wrong with the file, which can be found again.
 */
typedef enum
{
  STUDIO_COLUMN_STATE,
  STUDIO_COLUMN_SOURCE,
  STUDIO_COLUMN_OWNER,
  STUDIO_COLUMN_CREATED_US,
  STUDIO_COLUMN_SENT_US,
  STUDIO_COLUMN_FINISHED_US,
  STUDIO_COLUMN_PROMPT,
  STUDIO_COLUMN_NEGATIVE_PROMPT,
  STUDIO_COLUMN_TEMPLATE,
  STUDIO_COLUMN_ASPECT_RATIO,
  STUDIO_COLUMN_SEED,
  STUDIO_COLUMN_OUTPUT_FORMAT,
  STUDIO_COLUMN_MODEL,
  STUDIO_COLUMN_HOST,
  STUDIO_COLUMN_PARENT,
  STUDIO_COLUMN_RUN,
  STUDIO_COLUMN_PRICE_MICROS,
  STUDIO_COLUMN_HTTP_STATUS,
  STUDIO_COLUMN_REQUEST_ID,
  STUDIO_COLUMN_REVISED_PROMPT,
  STUDIO_COLUMN_ERROR_NAME,
  STUDIO_COLUMN_ERROR_MESSAGE,
  STUDIO_COLUMN_PATH,
  STUDIO_COLUMN_IMAGE_FORMAT,
  STUDIO_COLUMN_WIDTH,
  STUDIO_COLUMN_HEIGHT,
  STUDIO_COLUMN_N_BYTES,
  STUDIO_COLUMN_SHA256,
  STUDIO_COLUMN_FILE_NAME,
  STUDIO_COLUMN_STARRED,
  STUDIO_COLUMN_RATING,
  STUDIO_COLUMN_NOTE,
  STUDIO_COLUMN_TAGS,
  STUDIO_COLUMN_TRASHED_US,
  STUDIO_COLUMN_UPDATED_US,
} StudioColumn;

#define STUDIO_N_COLUMNS (STUDIO_COLUMN_UPDATED_US + 1)

/* What a journal says instead of a column's name where a call has got another id. */
#define STUDIO_SNAPSHOT_MOVED_TO "moved_to"

/**
 * StudioSnapshot:
 * @id: the call
 * @folder: its folder, `images/YYYY/MM`
 * @numbers: the values of the columns that are numbers
 * @texts: those that are texts; %NULL for none or empty
 * @problem: what is wrong with its file; not in the journal
 * @moved_to: the id that the call has now, because two libraries were put together; 0 for its own
 *
 * A call as its row or its journal has it at one moment.
 */
typedef struct
{
  gint64 id;
  char *folder;
  gint64 numbers[STUDIO_N_COLUMNS];
  char *texts[STUDIO_N_COLUMNS];
  StudioRecordProblem problem;
  gint64 moved_to;
} StudioSnapshot;

StudioSnapshot *studio_snapshot_new (gint64 id, const char *folder);
void studio_snapshot_free (StudioSnapshot *self);
gboolean studio_snapshot_read (StudioDatabase *database,
                               gint64 id,
                               const char *action,
                               StudioSnapshot **snapshot,
                               GError **error);
gboolean studio_snapshot_insert (StudioSnapshot *self,
                                 StudioDatabase *database,
                                 const char *action,
                                 GError **error);
gboolean studio_snapshot_update (StudioSnapshot *self,
                                 StudioDatabase *database,
                                 const char *action,
                                 GError **error);
gboolean studio_snapshot_write_line (const StudioSnapshot *self,
                                     const StudioSnapshot *before,
                                     GString *lines);
void studio_snapshot_write_whole_line (const StudioSnapshot *self, GString *lines);
void studio_snapshot_write_move (gint64 id, gint64 moved_to, GString *lines);
void studio_snapshot_set_number (StudioSnapshot *self, StudioColumn column, gint64 number);
void studio_snapshot_set_text (StudioSnapshot *self, StudioColumn column, const char *text);
const char *studio_column_get_name (StudioColumn column);
gboolean studio_column_is_text (StudioColumn column);
gboolean studio_column_find (const char *name, StudioColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSnapshot, studio_snapshot_free)

G_END_DECLS
