/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-work.h"
#include "studio-cli-text.h"
#include "studio-error.h"
#include "studio-import.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioCliContext *context;
  StudioLibrary *library;
  char **paths;
  JsonArray *files;
  guint n_new;
  guint n_known;
  guint n_refused;
} Import;

/* Of the failure only what speaks of the file: the advice is about the service. */
static JsonObject *
build_failure (const GError *failure)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", studio_error_get_name (failure));
  json_object_set_string_member (object, "message", failure->message);
  return object;
}

static void
note_as_json (Import *self, const StudioImportItem *item)
{
  g_autofree char *path = g_filename_display_name (item->path);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "path", path);
  if (item->error != NULL)
    json_object_set_object_member (object, "error", build_failure (item->error));
  else
    {
      json_object_set_int_member (object, "id", item->id);
      json_object_set_boolean_member (object, "new", item->is_new);
      json_object_set_string_member (
          object, "source", studio_recall_source_to_string (item->source));
    }
  json_array_add_object_element (self->files, object);
}

static void
note_refused (const StudioImportItem *item)
{
  g_autofree char *path = g_filename_display_name (item->path);
  g_autofree char *text = g_strdup_printf ("%s: %s", path, item->error->message);
  g_autofree char *line = studio_cli_text_make_line (text);

  studio_cli_work_clear_progress ();
  g_printerr ("%s\n", line);
}

static void
note_cb (const StudioImportItem *item, gpointer data)
{
  Import *self = data;

  if (item->error != NULL)
    self->n_refused++;
  else if (item->is_new)
    self->n_new++;
  else
    self->n_known++;
  if (self->context->json)
    note_as_json (self, item);
  else if (item->error != NULL)
    note_refused (item);
  studio_cli_work_show_progress (item->n_done, item->n_files, NULL);
}

static gboolean
import_cb (GCancellable *cancellable, gpointer data, GError **error)
{
  Import *self = data;
  return studio_library_import (
      self->library, (const char *const *) self->paths, note_cb, self, cancellable, error);
}

static void
print_sum_as_json (Import *self, const GError *failure)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "new", self->n_new);
  json_object_set_int_member (object, "known", self->n_known);
  json_object_set_int_member (object, "refused", self->n_refused);
  json_object_set_array_member (object, "files", json_array_ref (self->files));
  if (failure != NULL)
    json_object_set_member (object, "error", studio_cli_output_build_error (failure));
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

static void
print_sum (Import *self, const GError *failure)
{
  studio_cli_work_clear_progress ();
  if (self->context->json)
    print_sum_as_json (self, failure);
  else
    g_print (_ ("New: %'u, in the library already: %'u, refused: %'u\n"),
             self->n_new,
             self->n_known,
             self->n_refused);
}

/* A path that is not there is refused as a file; nothing at all is more likely an error. */
static gboolean
import (Import *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->paths = self->context->arguments;
  self->library = studio_cli_context_open_library (self->context, error);
  if (self->library == NULL)
    return FALSE;
  self->files = json_array_new ();
  gboolean good = studio_cli_work_run (import_cb, self, &failure);
  print_sum (self, failure);
  self->context->told = self->context->json || good;
  json_array_unref (self->files);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (self->n_refused > 0)
    g_set_error_literal (
        error, STUDIO_ERROR, STUDIO_ERROR_FILE_KIND, _ ("Some files could not be taken in."));
  return good && self->n_refused == 0;
}

/**
 * studio_cli_import:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `import PATH…`: takes files and folders into the library.
 *
 * Returns: whether every file is in the library
 */
gboolean
studio_cli_import (StudioCliContext *context, int argc, char **argv, GError **error)
{
  Import self = { .context = context };

  if (!studio_cli_context_parse (
          context,
          argc,
          argv,
          "PATH…",
          _ ("Takes images into the library; the files stay where they are."),
          NULL,
          error)
      || !studio_cli_context_need_paths (context, 1, G_MAXUINT, error))
    return FALSE;
  gboolean good = import (&self, error);
  g_clear_object (&self.library);
  return good;
}
