/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record-data.h"
#include "studio-statement.h"

G_BEGIN_DECLS

/* The columns that studio_row_read() reads, in its order. */
#define STUDIO_ROW_COLUMNS                                                                       \
  "id, state, starred, trashed_us, created_us, sent_us, finished_us, path, image_format, width," \
  " height, n_bytes, aspect_ratio, seed, output_format, model, host, http_status, request_id,"   \
  " error_name, error_message, prompt, negative_prompt, revised_prompt, source, template,"       \
  " parent, run, rating, note, tags, sha256, price_micros, problem, updated_us, file_name"

gint64 studio_row_read (StudioStatement *statement, StudioRecordData *data);

G_END_DECLS
