/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row.h"

#include <string.h>

typedef enum
{
  COLUMN_ID,
  COLUMN_STATE,
  COLUMN_STARRED,
  COLUMN_TRASHED_US,
  COLUMN_CREATED_US,
  COLUMN_SENT_US,
  COLUMN_FINISHED_US,
  COLUMN_PATH,
  COLUMN_IMAGE_FORMAT,
  COLUMN_WIDTH,
  COLUMN_HEIGHT,
  COLUMN_N_BYTES,
  COLUMN_ASPECT_RATIO,
  COLUMN_SEED,
  COLUMN_OUTPUT_FORMAT,
  COLUMN_MODEL,
  COLUMN_HOST,
  COLUMN_HTTP_STATUS,
  COLUMN_REQUEST_ID,
  COLUMN_ERROR_NAME,
  COLUMN_ERROR_MESSAGE,
  COLUMN_PROMPT,
  COLUMN_NEGATIVE_PROMPT,
  COLUMN_REVISED_PROMPT,
  COLUMN_SOURCE,
  COLUMN_TEMPLATE,
  COLUMN_PARENT,
  COLUMN_RUN,
  COLUMN_RATING,
  COLUMN_NOTE,
  COLUMN_TAGS,
  COLUMN_SHA256,
  COLUMN_PRICE_MICROS,
  COLUMN_PROBLEM,
  COLUMN_UPDATED_US,
  COLUMN_FILE_NAME,
  COLUMN_PLACE,
} Column;

static char *
dup_text (StudioStatement *statement, Column column)
{
  const char *text = studio_statement_get_text (statement, (int) column);
  return text == NULL ? NULL : g_utf8_make_valid (text, -1);
}

/* Of those that are empty in most rows. */
static char *
dup_text_if_any (StudioStatement *statement, Column column)
{
  const char *text = studio_statement_get_text (statement, (int) column);
  return text == NULL || *text == '\0' ? NULL : g_utf8_make_valid (text, -1);
}

/* Files are moved and copied by this path, so one that leads out of the images is no path. */
static char *
dup_path (StudioStatement *statement)
{
  const char *path = studio_statement_get_text (statement, COLUMN_PATH);
  if (path == NULL || !g_str_has_prefix (path, "images/") || strstr (path, "..") != NULL)
    return NULL;
  return g_strdup (path);
}

static int
get_bounded (StudioStatement *statement, Column column, int largest)
{
  return (int) CLAMP (studio_statement_get_number (statement, (int) column), 0, largest);
}

static StudioOutputFormat
get_format (StudioStatement *statement, Column column)
{
  StudioOutputFormat format = STUDIO_OUTPUT_FORMAT_PNG;
  const char *text = studio_statement_get_text (statement, (int) column);
  if (text != NULL)
    studio_output_format_from_string (text, &format, NULL);
  return format;
}

static StudioRequest *
read_request (StudioStatement *statement)
{
  StudioAspectRatio ratio = STUDIO_ASPECT_RATIO_DEFAULT;
  const char *ratio_text = studio_statement_get_text (statement, COLUMN_ASPECT_RATIO);
  g_autofree char *prompt = dup_text (statement, COLUMN_PROMPT);
  g_autofree char *negative_prompt = dup_text (statement, COLUMN_NEGATIVE_PROMPT);
  g_autofree char *model = dup_text (statement, COLUMN_MODEL);
  gint64 seed = studio_statement_get_number (statement, COLUMN_SEED);

  if (ratio_text != NULL)
    studio_aspect_ratio_from_string (ratio_text, &ratio, NULL);
  return studio_request_new (prompt,
                             negative_prompt,
                             ratio,
                             (guint32) CLAMP (seed, 0, G_MAXUINT32),
                             get_format (statement, COLUMN_OUTPUT_FORMAT),
                             model);
}

static void
read_notes (StudioStatement *statement, StudioRecordData *data)
{
  studio_record_source_from_string (studio_statement_get_text (statement, COLUMN_SOURCE),
                                    &data->source);
  data->template = dup_text_if_any (statement, COLUMN_TEMPLATE);
  data->parent = MAX (studio_statement_get_number (statement, COLUMN_PARENT), 0);
  data->run = MAX (studio_statement_get_number (statement, COLUMN_RUN), 0);
  data->rating = get_bounded (statement, COLUMN_RATING, STUDIO_RECORD_MAX_RATING);
  data->note = dup_text_if_any (statement, COLUMN_NOTE);
  data->tags = dup_text_if_any (statement, COLUMN_TAGS);
  data->sha256 = dup_text_if_any (statement, COLUMN_SHA256);
  data->file_name = dup_text_if_any (statement, COLUMN_FILE_NAME);
  data->price_micros = MAX (studio_statement_get_number (statement, COLUMN_PRICE_MICROS), 0);
  data->problem = studio_record_problem_from_string (
      studio_statement_get_text (statement, COLUMN_PROBLEM));
  data->updated_us = studio_statement_get_number (statement, COLUMN_UPDATED_US);
}

/**
 * studio_row_read:
 * @statement: a statement over %STUDIO_ROW_COLUMNS, with a row
 * @data: (out caller-allocates): filled; clear it with studio_record_data_clear()
 *
 * Reads a row. What this program would not have written, as in a file that somebody changed, is
 * brought into bounds.
 *
 * Returns: the row's id
 */
gint64
studio_row_read (StudioStatement *statement, StudioRecordData *data)
{
  *data = (StudioRecordData){ .state = STUDIO_RECORD_UNKNOWN };
  studio_record_state_from_string (studio_statement_get_text (statement, COLUMN_STATE),
                                   &data->state);
  data->request = read_request (statement);
  data->host = dup_text (statement, COLUMN_HOST);
  data->created_us = studio_statement_get_number (statement, COLUMN_CREATED_US);
  data->sent_us = studio_statement_get_number (statement, COLUMN_SENT_US);
  data->finished_us = studio_statement_get_number (statement, COLUMN_FINISHED_US);
  data->http_status = (guint) get_bounded (statement, COLUMN_HTTP_STATUS, G_MAXUINT16);
  data->request_id = dup_text (statement, COLUMN_REQUEST_ID);
  data->revised_prompt = dup_text (statement, COLUMN_REVISED_PROMPT);
  data->error_name = dup_text (statement, COLUMN_ERROR_NAME);
  data->error_message = dup_text (statement, COLUMN_ERROR_MESSAGE);
  data->path = dup_path (statement);
  data->info.format = get_format (statement, COLUMN_IMAGE_FORMAT);
  data->info.width = get_bounded (statement, COLUMN_WIDTH, G_MAXINT);
  data->info.height = get_bounded (statement, COLUMN_HEIGHT, G_MAXINT);
  data->info.n_bytes = studio_statement_get_number (statement, COLUMN_N_BYTES);
  data->starred = studio_statement_get_number (statement, COLUMN_STARRED) != 0;
  data->trashed_us = studio_statement_get_number (statement, COLUMN_TRASHED_US);
  read_notes (statement, data);
  return studio_statement_get_number (statement, COLUMN_ID);
}

/**
 * studio_row_read_place:
 * @statement: a statement over %STUDIO_ROW_COLUMNS, with a row
 *
 * Returns: the how manieth call of its run the row is, from 1 on; 0 where it is alone
 */
guint
studio_row_read_place (StudioStatement *statement)
{
  return (guint) get_bounded (statement, COLUMN_PLACE, G_MAXINT);
}
