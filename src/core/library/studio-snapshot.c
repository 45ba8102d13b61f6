/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-snapshot.h"

#include "studio-journal-line.h"

#include <sqlite3.h>

/* What a column is called, in the database and in the journal, and what it is where nothing was
 * written: %NULL for a number, which is 0 then. */
typedef struct
{
  const char *name;
  gboolean is_text;
  const char *empty; /* (nullable): what the database has for no text */
} Column;

static const Column columns[STUDIO_N_COLUMNS] = {
  [STUDIO_COLUMN_STATE] = { "state", TRUE, "unknown" },
  [STUDIO_COLUMN_SOURCE] = { "source", TRUE, "service" },
  [STUDIO_COLUMN_OWNER] = { "owner", TRUE, "" },
  [STUDIO_COLUMN_CREATED_US] = { "created_us", FALSE, NULL },
  [STUDIO_COLUMN_SENT_US] = { "sent_us", FALSE, NULL },
  [STUDIO_COLUMN_FINISHED_US] = { "finished_us", FALSE, NULL },
  [STUDIO_COLUMN_PROMPT] = { "prompt", TRUE, "" },
  [STUDIO_COLUMN_NEGATIVE_PROMPT] = { "negative_prompt", TRUE, "" },
  [STUDIO_COLUMN_TEMPLATE] = { "template", TRUE, NULL },
  [STUDIO_COLUMN_ASPECT_RATIO] = { "aspect_ratio", TRUE, "" },
  [STUDIO_COLUMN_SEED] = { "seed", FALSE, NULL },
  [STUDIO_COLUMN_OUTPUT_FORMAT] = { "output_format", TRUE, "" },
  [STUDIO_COLUMN_MODEL] = { "model", TRUE, "" },
  [STUDIO_COLUMN_HOST] = { "host", TRUE, "" },
  [STUDIO_COLUMN_PARENT] = { "parent", FALSE, NULL },
  [STUDIO_COLUMN_RUN] = { "run", FALSE, NULL },
  [STUDIO_COLUMN_PRICE_MICROS] = { "price_micros", FALSE, NULL },
  [STUDIO_COLUMN_HTTP_STATUS] = { "http_status", FALSE, NULL },
  [STUDIO_COLUMN_REQUEST_ID] = { "request_id", TRUE, NULL },
  [STUDIO_COLUMN_REVISED_PROMPT] = { "revised_prompt", TRUE, NULL },
  [STUDIO_COLUMN_ERROR_NAME] = { "error_name", TRUE, NULL },
  [STUDIO_COLUMN_ERROR_MESSAGE] = { "error_message", TRUE, NULL },
  [STUDIO_COLUMN_PATH] = { "path", TRUE, NULL },
  [STUDIO_COLUMN_IMAGE_FORMAT] = { "image_format", TRUE, NULL },
  [STUDIO_COLUMN_WIDTH] = { "width", FALSE, NULL },
  [STUDIO_COLUMN_HEIGHT] = { "height", FALSE, NULL },
  [STUDIO_COLUMN_N_BYTES] = { "n_bytes", FALSE, NULL },
  [STUDIO_COLUMN_SHA256] = { "sha256", TRUE, NULL },
  [STUDIO_COLUMN_FILE_NAME] = { "file_name", TRUE, NULL },
  [STUDIO_COLUMN_STARRED] = { "starred", FALSE, NULL },
  [STUDIO_COLUMN_RATING] = { "rating", FALSE, NULL },
  [STUDIO_COLUMN_NOTE] = { "note", TRUE, "" },
  [STUDIO_COLUMN_TAGS] = { "tags", TRUE, "" },
  [STUDIO_COLUMN_TRASHED_US] = { "trashed_us", FALSE, NULL },
  [STUDIO_COLUMN_UPDATED_US] = { "updated_us", FALSE, NULL },
};

static void
append_names (GString *sql)
{
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    g_string_append_printf (sql, ", %s", columns[i].name);
}

static void
read_columns (StudioSnapshot *self, StudioStatement *statement)
{
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    if (columns[i].is_text)
      studio_snapshot_set_text (
          self, (StudioColumn) i, studio_statement_get_text (statement, i + 2));
    else
      self->numbers[i] = studio_statement_get_number (statement, i + 2);
}

static gboolean
is_same (const StudioSnapshot *self, const StudioSnapshot *before, int column)
{
  if (columns[column].is_text)
    return g_strcmp0 (self->texts[column], before == NULL ? NULL : before->texts[column]) == 0;
  return self->numbers[column] == (before == NULL ? 0 : before->numbers[column]);
}

static void
append_value (const StudioSnapshot *self, int column, GString *line)
{
  if (!columns[column].is_text)
    g_string_append_printf (line, "%" G_GINT64_FORMAT, self->numbers[column]);
  else if (self->texts[column] == NULL)
    g_string_append (line, "null");
  else
    studio_journal_line_append_text (line, self->texts[column]);
}

/**
 * studio_snapshot_new:
 * @id: a call
 * @folder: its folder
 *
 * Returns: (transfer full): a snapshot of which nothing is known
 */
StudioSnapshot *
studio_snapshot_new (gint64 id, const char *folder)
{
  StudioSnapshot *self = g_new0 (StudioSnapshot, 1);
  self->id = id;
  self->folder = g_strdup (folder);
  return self;
}

/**
 * studio_snapshot_free:
 * @self: (transfer full) (nullable): a snapshot
 */
void
studio_snapshot_free (StudioSnapshot *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->folder);
  g_free (self);
}

/**
 * studio_snapshot_read:
 * @database: a database, its mutex held
 * @id: a call
 * @action: (transfer none): what is attempted
 * @snapshot: (out) (nullable) (transfer full): its row, %NULL where there is none
 * @error: return location; a database error
 *
 * Returns: whether it could be read
 */
gboolean
studio_snapshot_read (StudioDatabase *database,
                      gint64 id,
                      const char *action,
                      StudioSnapshot **snapshot,
                      GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT folder, problem");
  gboolean has_row = FALSE;

  *snapshot = NULL;
  append_names (sql);
  g_string_append (sql, " FROM calls WHERE id = ?");
  g_autoptr (StudioStatement) statement = studio_database_prepare (
      database, sql->str, action, error);
  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, id);
  if (!studio_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *snapshot = studio_snapshot_new (id, studio_statement_get_text (statement, 0));
      (*snapshot)->problem = studio_record_problem_from_string (
          studio_statement_get_text (statement, 1));
      read_columns (*snapshot, statement);
    }
  return TRUE;
}

static void
bind_columns (StudioSnapshot *self, StudioStatement *statement, int first)
{
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    if (columns[i].is_text)
      studio_statement_bind_text (
          statement, first + i, self->texts[i] == NULL ? columns[i].empty : self->texts[i]);
    else
      studio_statement_bind_number (statement, first + i, self->numbers[i]);
}

/* Whichever statement it is, its first parameters are these. */
static gboolean
run_with_columns (StudioSnapshot *self,
                  StudioDatabase *database,
                  const char *sql,
                  const char *action,
                  GError **error)
{
  g_autoptr (StudioStatement) statement = studio_database_prepare (database, sql, action, error);

  if (statement == NULL)
    return FALSE;
  studio_statement_bind_number (statement, 1, self->id);
  studio_statement_bind_text (statement, 2, self->folder);
  studio_statement_bind_text (statement, 3, studio_record_problem_to_string (self->problem));
  bind_columns (self, statement, 4);
  return studio_statement_run (statement, NULL, error);
}

/**
 * studio_snapshot_insert:
 * @self: a snapshot
 * @database: a database, its mutex held
 * @action: (transfer none): what is attempted
 * @error: return location; a database error
 *
 * Makes a row of it.
 *
 * Returns: whether it went well
 */
gboolean
studio_snapshot_insert (StudioSnapshot *self,
                        StudioDatabase *database,
                        const char *action,
                        GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO calls (id, folder, problem");

  append_names (sql);
  g_string_append (sql, ") VALUES (?, ?, ?");
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return run_with_columns (self, database, sql->str, action, error);
}

/**
 * studio_snapshot_update:
 * @self: a snapshot
 * @database: a database, its mutex held
 * @action: (transfer none): what is attempted
 * @error: return location; a database error
 *
 * Makes the row of that id the same.
 *
 * Returns: whether it went well
 */
gboolean
studio_snapshot_update (StudioSnapshot *self,
                        StudioDatabase *database,
                        const char *action,
                        GError **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE calls SET folder = ?2, problem = ?3");

  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    g_string_append_printf (sql, ", %s = ?%d", columns[i].name, i + 4);
  g_string_append (sql, " WHERE id = ?1");
  return run_with_columns (self, database, sql->str, action, error);
}

static gboolean
write_line (const StudioSnapshot *self,
            const StudioSnapshot *before,
            gboolean whole,
            GString *lines)
{
  gsize start = lines->len;
  gboolean any = FALSE;

  g_string_append_printf (lines, "{\"id\":%" G_GINT64_FORMAT ",\"set\":{", self->id);
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    {
      if (!whole && is_same (self, before, i))
        continue;
      g_string_append_printf (lines, "%s\"%s\":", any ? "," : "", columns[i].name);
      append_value (self, i, lines);
      any = TRUE;
    }
  g_string_append (lines, "}}\n");
  if (!any)
    g_string_truncate (lines, start);
  return any;
}

/**
 * studio_snapshot_write_line:
 * @self: a snapshot
 * @before: (nullable): what the journal knows already, %NULL for nothing
 * @lines: (inout): gets the line and its end
 *
 * Writes down what differs, as studio_journal_line_parse() reads it.
 *
 * Returns: whether anything does
 */
gboolean
studio_snapshot_write_line (const StudioSnapshot *self,
                            const StudioSnapshot *before,
                            GString *lines)
{
  return write_line (self, before, FALSE, lines);
}

/**
 * studio_snapshot_write_whole_line:
 * @self: a snapshot
 * @lines: (inout): gets the line and its end
 *
 * Writes down every column, whatever the journal knows.
 */
void
studio_snapshot_write_whole_line (const StudioSnapshot *self, GString *lines)
{
  write_line (self, NULL, TRUE, lines);
}

/**
 * studio_snapshot_write_move:
 * @id: a call
 * @moved_to: the id that it has from now on
 * @lines: (inout): gets the line and its end
 *
 * Writes down that the lines of @id so far, and its file, are those of another id.
 */
void
studio_snapshot_write_move (gint64 id, gint64 moved_to, GString *lines)
{
  g_string_append_printf (lines,
                          "{\"id\":%" G_GINT64_FORMAT ",\"set\":{\"" STUDIO_SNAPSHOT_MOVED_TO
                          "\":%" G_GINT64_FORMAT "}}\n",
                          id,
                          moved_to);
}

/**
 * studio_snapshot_set_number:
 * @self: a snapshot
 * @column: a column of numbers
 * @number: its value
 */
void
studio_snapshot_set_number (StudioSnapshot *self, StudioColumn column, gint64 number)
{
  self->numbers[column] = number;
}

/**
 * studio_snapshot_set_text:
 * @self: a snapshot
 * @column: a column of texts
 * @text: (nullable): its value; empty is as good as %NULL
 */
void
studio_snapshot_set_text (StudioSnapshot *self, StudioColumn column, const char *text)
{
  g_free (self->texts[column]);
  self->texts[column] = text == NULL || *text == '\0' ? NULL : g_strdup (text);
}

/**
 * studio_column_get_name:
 * @column: a column
 *
 * Returns: (transfer none): its name
 */
const char *
studio_column_get_name (StudioColumn column)
{
  return columns[column].name;
}

/**
 * studio_column_is_text:
 * @column: a column
 *
 * Returns: whether its values are texts, not numbers
 */
gboolean
studio_column_is_text (StudioColumn column)
{
  return columns[column].is_text;
}

/**
 * studio_column_find:
 * @name: a name
 * @column: (out): the column of that name
 *
 * Returns: whether there is one
 */
gboolean
studio_column_find (const char *name, StudioColumn *column)
{
  for (int i = 0; i < STUDIO_N_COLUMNS; i++)
    if (g_str_equal (columns[i].name, name))
      {
        *column = (StudioColumn) i;
        return TRUE;
      }
  return FALSE;
}
