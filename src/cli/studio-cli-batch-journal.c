/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-batch-journal.h"

#include "studio-cli-context.h"
#include "studio-error.h"
#include "studio-json-object.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* The longest batch, each image of it with a path, is far below this. */
#define MAX_FILE_SIZE ((gint64) 1024 * 1024 * 1024)
#define FORMAT_NAME "ultra-studio-batch"

struct _StudioCliBatchJournal
{
  char *path; /* NULL where nothing is written down */
  int fd;
  GHashTable *entries; /* "KEY/INDEX" to StudioCliBatchEntry */
};

static void
free_entry_cb (gpointer data)
{
  StudioCliBatchEntry *entry = data;
  g_free (entry->path);
  g_free (entry);
}

static gboolean
fail (StudioCliBatchJournal *self, int code, GError **error)
{
  g_set_error (error,
               STUDIO_ERROR,
               code == ENOSPC ? STUDIO_ERROR_NO_SPACE : STUDIO_ERROR_STORAGE,
               _ ("“%s” cannot be written: %s."),
               self->path,
               g_strerror (code));
  return FALSE;
}

static char *
make_name (const char *key, guint index)
{
  return g_strdup_printf ("%s/%u", key, index);
}

static StudioCliBatchEntry *
ensure_entry (StudioCliBatchJournal *self, const char *key, guint index)
{
  g_autofree char *name = make_name (key, index);
  StudioCliBatchEntry *entry = g_hash_table_lookup (self->entries, name);

  if (entry != NULL)
    return entry;
  entry = g_new0 (StudioCliBatchEntry, 1);
  g_hash_table_insert (self->entries, g_steal_pointer (&name), entry);
  return entry;
}

static gboolean
write_line (StudioCliBatchJournal *self, JsonObject *object, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  if (self->path == NULL)
    return TRUE;
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  const char *at = line;
  for (gsize left = strlen (line); left > 0;)
    {
      ssize_t n = write (self->fd, at, left);
      if (n < 0 && errno != EINTR)
        return fail (self, errno, error);
      at += MAX (n, 0);
      left -= (gsize) MAX (n, 0);
    }
  return fdatasync (self->fd) == 0 || fail (self, errno, error);
}

static void
take_entry (StudioCliBatchJournal *self, JsonObject *object)
{
  const char *key = studio_json_object_get_text (object, "key");
  gint64 index = studio_json_object_get_int (object, "image", -1);
  const char *path = studio_json_object_get_text (object, "path");

  if (key == NULL || index < 0 || index > G_MAXINT)
    return;
  StudioCliBatchEntry *entry = ensure_entry (self, key, (guint) index);
  if (path != NULL)
    {
      g_free (entry->path);
      entry->path = g_strdup (path);
      return;
    }
  /* Asked for once more: what became of the earlier call does not count any more. */
  g_clear_pointer (&entry->path, g_free);
  entry->id = studio_json_object_get_int (object, "id", 0);
  entry->seed = (guint32) CLAMP (studio_json_object_get_int (object, "seed", 0), 0, G_MAXUINT32);
}

static gboolean
check_head (StudioCliBatchJournal *self,
            JsonObject *object,
            const char *library_dir,
            GError **error)
{
  const char *format = studio_json_object_get_text (object, "format");
  const char *library = studio_json_object_get_text (object, "library");

  if (g_strcmp0 (format, FORMAT_NAME) != 0 || library == NULL)
    studio_cli_set_usage_error (error, _ ("“%s” does not say what became of a batch."), self->path);
  else if (g_strcmp0 (library, library_dir) != 0)
    studio_cli_set_usage_error (
        error, _ ("This batch was begun with another library, “%s”."), library);
  else
    return TRUE;
  return FALSE;
}

/* The last line may have been cut off by a sudden end; then nothing was sent for it. */
static gboolean
parse_lines (StudioCliBatchJournal *self, char *text, const char *library_dir, GError **error)
{
  gboolean is_first = TRUE;
  char *end;

  for (char *line = text; (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      g_autoptr (JsonObject) object = studio_json_object_parse (line, (gsize) (end - line));
      if (is_first && object == NULL)
        {
          g_autoptr (JsonObject) none = json_object_new ();
          return check_head (self, none, library_dir, error);
        }
      if (is_first && !check_head (self, object, library_dir, error))
        return FALSE;
      if (!is_first && object != NULL)
        take_entry (self, object);
      is_first = FALSE;
    }
  return TRUE;
}

static gboolean
write_head (StudioCliBatchJournal *self, const char *library_dir, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "format", FORMAT_NAME);
  json_object_set_string_member (object, "library", library_dir);
  return write_line (self, object, error);
}

/* A line that was cut off stays apart from the next one. */
static gboolean
end_last_line (StudioCliBatchJournal *self, const char *text, gsize length, GError **error)
{
  if (length == 0 || text[length - 1] == '\n')
    return TRUE;
  return write (self->fd, "\n", 1) == 1 || fail (self, errno, error);
}

static gboolean
read_all (StudioCliBatchJournal *self, const char *library_dir, gboolean resume, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  struct stat info;

  if (fstat (self->fd, &info) != 0)
    return fail (self, errno, error);
  if (info.st_size == 0)
    return write_head (self, library_dir, error);
  if (!resume)
    {
      studio_cli_set_usage_error (
          error,
          _ ("This batch was begun before: “%s” says how far it is. Go on with --resume."),
          self->path);
      return FALSE;
    }
  if (info.st_size > MAX_FILE_SIZE || !g_file_get_contents (self->path, &text, &length, NULL))
    return fail (self, EFBIG, error);
  if (strchr (text, '\n') == NULL)
    return ftruncate (self->fd, 0) == 0 ? write_head (self, library_dir, error)
                                        : fail (self, errno, error);
  return parse_lines (self, text, library_dir, error) && end_last_line (self, text, length, error);
}

/**
 * studio_cli_batch_journal_open:
 * @path: (nullable): the file, %NULL to write nothing down
 * @library_dir: the library that its calls are in
 * @resume: whether one that is there is gone on with
 * @error: return location; %STUDIO_ERROR_USAGE where it is there and is not to be, is of another
 *   library, or is in use; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Returns: (transfer full) (nullable): the journal, held
 */
StudioCliBatchJournal *
studio_cli_batch_journal_open (const char *path,
                               const char *library_dir,
                               gboolean resume,
                               GError **error)
{
  g_autoptr (StudioCliBatchJournal) self = g_new0 (StudioCliBatchJournal, 1);

  self->fd = -1;
  self->path = g_strdup (path);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry_cb);
  if (path == NULL)
    return g_steal_pointer (&self);
  self->fd = g_open (path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (self, errno, error);
      return NULL;
    }
  if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      studio_cli_set_usage_error (error, _ ("This batch is being worked on already."));
      return NULL;
    }
  return read_all (self, library_dir, resume, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * studio_cli_batch_journal_free:
 * @self: (transfer full): a journal
 */
void
studio_cli_batch_journal_free (StudioCliBatchJournal *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * studio_cli_batch_journal_forget_new:
 * @self: a journal
 *
 * Removes the file where nothing but its head was ever written: a batch that was not begun after
 * all is none to go on with.
 */
void
studio_cli_batch_journal_forget_new (StudioCliBatchJournal *self)
{
  if (self->fd >= 0 && g_hash_table_size (self->entries) == 0)
    g_unlink (self->path);
}

/**
 * studio_cli_batch_journal_find:
 * @self: a journal
 * @key: a line
 * @index: which image of it, from 0
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
const StudioCliBatchEntry *
studio_cli_batch_journal_find (StudioCliBatchJournal *self, const char *key, guint index)
{
  g_autofree char *name = make_name (key, index);
  return g_hash_table_lookup (self->entries, name);
}

/**
 * studio_cli_batch_journal_begin:
 * @self: a journal
 * @key: a line
 * @index: which image of it, from 0
 * @id: its call in the ledger, not sent yet
 * @seed: the seed of the first image of the line
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Writes down that the call is about to be sent.
 *
 * Returns: whether that is on the disk
 */
gboolean
studio_cli_batch_journal_begin (StudioCliBatchJournal *self,
                                const char *key,
                                guint index,
                                gint64 id,
                                guint32 seed,
                                GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "key", key);
  json_object_set_int_member (object, "image", index);
  json_object_set_int_member (object, "id", id);
  json_object_set_int_member (object, "seed", seed);
  take_entry (self, object);
  return write_line (self, object, error);
}

/**
 * studio_cli_batch_journal_deliver:
 * @self: a journal
 * @key: a line
 * @index: which image of it, from 0
 * @path: where its copy is
 * @error: return location; as studio_cli_batch_journal_begin()
 *
 * Writes down that the copy is written.
 *
 * Returns: whether that is on the disk
 */
gboolean
studio_cli_batch_journal_deliver (StudioCliBatchJournal *self,
                                  const char *key,
                                  guint index,
                                  const char *path,
                                  GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "key", key);
  json_object_set_int_member (object, "image", index);
  json_object_set_string_member (object, "path", path);
  take_entry (self, object);
  return write_line (self, object, error);
}
