/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cleanup.h"
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-work.h"

#include <glib/gi18n-lib.h>

/* Where `--older-than` was not given. */
#define NO_DAYS G_MININT

/* What was done is told in JSON only. */
static void
note_done (StudioCliContext *context, JsonArray *array, gint64 id)
{
  if (!context->json)
    return;
  JsonObject *object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  json_array_add_object_element (array, object);
}

static void
print_done (StudioCliContext *context, JsonArray *array)
{
  if (!context->json)
    return;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, array);
  studio_cli_output_json (node);
}

typedef gboolean (*ChangeFunc) (StudioLibrary *library, gint64 id, GError **error);

static gboolean
change_each (StudioCliContext *context, ChangeFunc change, GError **error)
{
  g_autoptr (GArray) ids = studio_cli_context_read_ids (context, error);
  if (ids == NULL)
    return FALSE;
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library (context, error);
  if (library == NULL)
    return FALSE;
  g_autoptr (JsonArray) array = json_array_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      if (!change (library, id, error))
        return FALSE;
      note_done (context, array, id);
    }
  print_done (context, array);
  return TRUE;
}

typedef struct
{
  StudioCliContext *context;
  StudioLibrary *library;
  gint64 before_us;
  StudioAmount removed;
} Emptying;

static gboolean
empty_cb (GCancellable *cancellable, gpointer data, GError **error)
{
  Emptying *self = data;
  return studio_library_empty_trash (
      self->library, self->before_us, &self->removed, cancellable, error);
}

static void
print_removed (StudioCliContext *context, StudioAmount removed)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *size = g_format_size (removed.n_bytes);

  if (!context->json)
    {
      g_print (g_dngettext (GETTEXT_PACKAGE,
                            "Removed for good: %'u image, %s\n",
                            "Removed for good: %'u images, %s\n",
                            removed.n_files),
               (guint) removed.n_files,
               size);
      return;
    }
  JsonObject *object = json_object_new ();
  json_object_set_int_member (object, "removed", (gint64) removed.n_files);
  json_object_set_int_member (object, "bytes", (gint64) removed.n_bytes);
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

static gboolean
empty_trash (StudioCliContext *context, int days, GError **error)
{
  Emptying self = { .context = context, .before_us = G_MAXINT64 };

  if (days >= 0)
    self.before_us = studio_clock_get_real_us (context->clock) - days * G_TIME_SPAN_DAY;
  self.library = studio_cli_context_open_library (context, error);
  gboolean good = self.library != NULL && studio_cli_work_run (empty_cb, &self, error);
  if (good)
    print_removed (context, self.removed);
  g_clear_object (&self.library);
  return good;
}

static gboolean
list_trash (StudioCliContext *context, GError **error)
{
  const StudioQuery query = { .states = (1u << STUDIO_N_RECORD_STATES) - 1, .trashed = TRUE };
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library_to_read (context, error);
  g_autoptr (GArray) ids = library == NULL ? NULL
                                           : studio_library_list_ids (library, &query, error);
  g_autoptr (GPtrArray) records = ids == NULL ? NULL
                                              : studio_library_load_many (
                                                  library,
                                                  (const gint64 *) (gpointer) ids->data,
                                                  ids->len,
                                                  error);

  if (records == NULL)
    return FALSE;
  studio_cli_print_records (context, library, records);
  return TRUE;
}

static gboolean
check_days (int days, gboolean empty, GError **error)
{
  if (days == NO_DAYS || (empty && days >= 0))
    return TRUE;
  if (days < 0)
    studio_cli_set_usage_error (error, _ ("--older-than takes a number of days from 0 on."));
  else
    studio_cli_set_usage_error (error, _ ("--older-than goes with --empty."));
  return FALSE;
}

/**
 * studio_cli_trash:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `trash ID…`, `trash --list` and `trash --empty`.
 *
 * Returns: whether all was done
 */
gboolean
studio_cli_trash (StudioCliContext *context, int argc, char **argv, GError **error)
{
  gboolean empty = FALSE;
  gboolean list = FALSE;
  int days = NO_DAYS;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List what is in the trash"), NULL },
    { "empty", 0, 0, G_OPTION_ARG_NONE, &empty, N_ ("Remove it for good"), NULL },
    { "older-than",
      0,
      0,
      G_OPTION_ARG_INT,
      &days,
      N_ ("Only what went there earlier than so many days ago"),
      N_ ("DAYS") },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (context,
                                 argc,
                                 argv,
                                 "[ID…]",
                                 _ ("Moves images to the trash, from which they can be restored."),
                                 entries,
                                 error)
      || !check_days (days, empty, error))
    return FALSE;
  if (list && empty)
    {
      studio_cli_set_usage_error (error, _ ("Give either --list or --empty."));
      return FALSE;
    }
  if (!list && !empty)
    return change_each (context, studio_library_trash, error);
  if (!studio_cli_context_need_arguments (context, 0, 0, error))
    return FALSE;
  return list ? list_trash (context, error) : empty_trash (context, days, error);
}

/**
 * studio_cli_restore:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `restore ID…`: brings images back from the trash.
 *
 * Returns: whether all were brought back
 */
gboolean
studio_cli_restore (StudioCliContext *context, int argc, char **argv, GError **error)
{
  return studio_cli_context_parse (
             context, argc, argv, "ID…", _ ("Brings images back from the trash."), NULL, error)
         && change_each (context, studio_library_restore, error);
}
