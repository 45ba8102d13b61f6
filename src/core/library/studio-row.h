/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record-data.h"
#include "studio-statement.h"

G_BEGIN_DECLS

/* How far from the first of a run the others of it are looked for: calls of several runs may
 * alternate, but those of one are written down soon after each other. */
#define STUDIO_ROW_RUN_REACH "1000"
#define STUDIO_ROW_ALONE_REACH "16"

/* The columns that studio_row_read() reads, in its order; of a statement over "calls". The last is
 * the place among the calls of the run, 0 where there is no other. */
#define STUDIO_ROW_COLUMNS                                                                       \
  "id, state, starred, trashed_us, created_us, sent_us, finished_us, path, image_format, width," \
  " height, n_bytes, aspect_ratio, seed, output_format, model, host, http_status, request_id,"   \
  " error_name, error_message, prompt, negative_prompt, revised_prompt, source, template,"       \
  " parent, run, rating, note, tags, sha256, price_micros, problem, updated_us, file_name,"      \
  " CASE WHEN run = 0 OR id - run NOT BETWEEN 0 AND " STUDIO_ROW_RUN_REACH " THEN 0"             \
  " WHEN id = run THEN EXISTS (SELECT 1 FROM calls AS other"                                     \
  "  WHERE other.id BETWEEN calls.id + 1 AND calls.id + " STUDIO_ROW_ALONE_REACH                 \
  "  AND other.run = calls.run)"                                                                 \
  " ELSE (SELECT COUNT(*) FROM calls AS other"                                                   \
  "  WHERE other.id BETWEEN calls.run AND calls.id AND other.run = calls.run) END"

gint64 studio_row_read (StudioStatement *statement, StudioRecordData *data);
guint studio_row_read_place (StudioStatement *statement);

G_END_DECLS
