/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-work.h"
#include "studio-cli-text.h"
#include "studio-error.h"
#include "studio-export.h"

#include <glib/gi18n-lib.h>

#define TEXT G_OPTION_ARG_STRING
#define NUMBER G_OPTION_ARG_INT
#define FLAG G_OPTION_ARG_NONE

typedef struct
{
  StudioCliContext *context;
  StudioLibrary *library;
  GArray *ids;
  JsonArray *array;
  guint n_copied;
  guint n_failed;
  GError *first;  /* of those that failed */
  gboolean ended; /* by what stands in the way of all */

  /* What the options say. */
  char *folder;
  char *zip;
  char *name;
  char *format;
  char *metadata;
  char *search;
  gboolean all;
  gboolean drop_credentials;
  StudioExportOptions options;
} Export;

static void
clear_export (Export *self)
{
  g_free (self->folder);
  g_free (self->zip);
  g_free (self->name);
  g_free (self->format);
  g_free (self->metadata);
  g_free (self->search);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->array, json_array_unref);
  g_clear_object (&self->library);
  g_clear_error (&self->first);
}

static const char *
describe_credentials (const StudioMetadataReport *report)
{
  if (report->unchanged)
    return _ ("copied unchanged, to keep its content credentials whole");
  return _ ("its content credentials are not in the copy");
}

static void
note_copy_as_json (Export *self, gint64 id, const char *path, const StudioMetadataReport *report)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", id);
  json_object_set_string_member (object, "path", self->zip == NULL ? path : self->zip);
  if (self->zip != NULL)
    json_object_set_string_member (object, "entry", path);
  json_object_set_int_member (object, "bytes", (gint64) report->n_bytes);
  json_object_set_boolean_member (object, "credentials", report->has_manifest);
  json_object_set_boolean_member (object, "unchanged", report->unchanged);
  json_array_add_object_element (self->array, object);
}

/* Paths alone on the standard output, so that another program can go on with them; that of an
 * archive once it is there. */
static void
note_copy (Export *self, gint64 id, const char *path, const StudioMetadataReport *report)
{
  if (self->context->json)
    {
      note_copy_as_json (self, id, path, report);
      return;
    }
  studio_cli_work_clear_progress ();
  if (self->zip == NULL)
    studio_cli_output_path (path);
  if (report->has_manifest)
    g_printerr ("%" G_GINT64_FORMAT ": %s\n", id, describe_credentials (report));
  if (report->left_out)
    g_printerr (
        "%" G_GINT64_FORMAT ": %s\n", id, _ ("not all that is known of it fits into the copy"));
}

/* @id is 0 for what ended all of it. */
static void
note_failure_as_json (Export *self, gint64 id, const GError *failure)
{
  JsonObject *object = json_object_new ();

  if (id > 0)
    json_object_set_int_member (object, "id", id);
  json_object_set_member (object, "error", studio_cli_output_build_error (failure));
  json_array_add_object_element (self->array, object);
}

static void
note_failure (Export *self, gint64 id, const GError *failure)
{
  self->n_failed++;
  if (self->context->json)
    {
      note_failure_as_json (self, id, failure);
      return;
    }
  studio_cli_work_clear_progress ();
  g_autofree char *line = studio_cli_text_make_line (failure->message);
  g_printerr ("%" G_GINT64_FORMAT ": %s\n", id, line);
}

static void
note_item_cb (const StudioExportItem *item, gpointer data)
{
  Export *self = data;

  self->n_copied += item->error == NULL;
  if (item->error == NULL)
    note_copy (self, item->id, item->path, &item->report);
  else
    note_failure (self, item->id, item->error);
  if (item->error != NULL && self->first == NULL)
    self->first = g_error_copy (item->error);
  studio_cli_work_show_progress (item->n_done, item->n_images, NULL);
}

static gboolean
export_images (Export *self, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;

  if (self->zip != NULL)
    return studio_library_export_zip (self->library,
                                      ids,
                                      self->ids->len,
                                      self->zip,
                                      FALSE,
                                      &self->options,
                                      note_item_cb,
                                      self,
                                      cancellable,
                                      error);
  return studio_library_export_many (self->library,
                                     ids,
                                     self->ids->len,
                                     self->folder,
                                     &self->options,
                                     note_item_cb,
                                     self,
                                     cancellable,
                                     error);
}

/* Where there is no archive, nothing is in it. */
static void
forget_copies (Export *self)
{
  g_clear_pointer (&self->array, json_array_unref);
  self->array = json_array_new ();
}

static gboolean
export_cb (GCancellable *cancellable, gpointer data, GError **error)
{
  Export *self = data;

  self->ended = !export_images (self, cancellable, error);
  if (self->ended && self->zip != NULL)
    forget_copies (self);
  if (self->ended)
    return FALSE;
  if (self->zip != NULL && self->n_copied > 0 && !self->context->json)
    {
      studio_cli_work_clear_progress ();
      studio_cli_output_path (self->zip);
    }
  if (self->first != NULL)
    g_propagate_error (error, g_steal_pointer (&self->first));
  return self->n_failed == 0;
}

static gboolean
read_format (Export *self, GError **error)
{
  self->options.has_format = self->format != NULL;
  return self->format == NULL
         || studio_output_format_from_string (self->format, &self->options.format, error);
}

static gboolean
check_options (Export *self, GError **error)
{
  StudioExportOptions *options = &self->options;

  if ((self->folder == NULL) == (self->zip == NULL))
    {
      studio_cli_set_usage_error (error,
                                  _ ("export needs --to with a folder, or --zip with a file."));
      return FALSE;
    }
  if ((self->metadata != NULL
       && !studio_metadata_choice_from_string (self->metadata, &options->metadata, error))
      || !read_format (self, error))
    return FALSE;
  options->name_template = self->name;
  options->manifest = self->drop_credentials ? STUDIO_MANIFEST_POLICY_REMOVE
                                             : STUDIO_MANIFEST_POLICY_PRESERVE;
  return studio_export_options_check (options, error);
}

static gboolean
find_images (Export *self, GError **error)
{
  const StudioQuery query = { .search = self->search };
  gboolean finds = self->all || self->search != NULL;

  if (finds && self->context->arguments != NULL)
    {
      studio_cli_set_usage_error (error, _ ("Give either IDs, or --search, or --all."));
      return FALSE;
    }
  if (!finds)
    self->ids = studio_cli_context_read_ids (self->context, error);
  if (!finds && self->ids == NULL)
    return FALSE;
  self->library = studio_cli_context_open_library_to_read (self->context, error);
  if (self->library != NULL && finds)
    self->ids = studio_library_list_ids (self->library, &query, error);
  return self->library != NULL && self->ids != NULL;
}

/* What was copied before it ended is told too. */
static void
print_array (Export *self, gboolean good, const GError *failure)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  if (!self->context->json)
    {
      self->context->told = !good && !self->ended;
      return;
    }
  self->context->told = !good && json_array_get_length (self->array) > 0;
  if (!good && !self->context->told)
    return;
  if (self->ended)
    note_failure_as_json (self, 0, failure);
  json_node_set_array (node, self->array);
  studio_cli_output_json (node);
}

/* Before the first image is copied. */
static gboolean
check_place (Export *self, GError **error)
{
  g_autofree char *above = self->zip == NULL ? NULL : g_path_get_dirname (self->zip);
  const char *folder = self->zip == NULL ? self->folder : above;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE, _ ("There is no folder “%s”."), folder);
  else if (self->zip != NULL && g_file_test (self->zip, G_FILE_TEST_EXISTS))
    g_set_error (error,
                 STUDIO_ERROR,
                 STUDIO_ERROR_STORAGE,
                 _ ("The file “%s” is there already."),
                 self->zip);
  else
    return TRUE;
  return FALSE;
}

static gboolean
export_all (Export *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!check_options (self, error) || !find_images (self, error))
    return FALSE;
  if (!check_place (self, error))
    return FALSE;
  self->array = json_array_new ();
  gboolean good = studio_cli_work_run (export_cb, self, &failure);
  studio_cli_work_clear_progress ();
  print_array (self, good, failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return good;
}

static gboolean
parse (Export *self, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &self->folder, N_ ("The folder to copy to"), N_ ("DIR") },
    { "zip",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &self->zip,
      N_ ("Copy to one ZIP archive instead"),
      N_ ("FILE") },
    { "name", 0, 0, TEXT, &self->name, N_ ("How the files are named"), N_ ("TEMPLATE") },
    { "search", 0, 0, TEXT, &self->search, N_ ("All images with these words"), N_ ("TEXT") },
    { "all", 0, 0, FLAG, &self->all, N_ ("All images of the library"), NULL },
    { "metadata",
      0,
      0,
      TEXT,
      &self->metadata,
      N_ ("What the copies say: all, label or none"),
      N_ ("CHOICE") },
    { "drop-credentials",
      0,
      0,
      FLAG,
      &self->drop_credentials,
      N_ ("Do so even where content credentials are lost by it"),
      NULL },
    { "format", 0, 0, TEXT, &self->format, N_ ("Another format: png or jpeg"), N_ ("FORMAT") },
    { "quality",
      0,
      0,
      NUMBER,
      &self->options.quality,
      N_ ("The quality of JPEG files, 1 to 100"),
      "N" },
    { "max-edge",
      0,
      0,
      NUMBER,
      &self->options.max_edge,
      N_ ("Make larger images smaller, to so many pixels"),
      "N" },
    G_OPTION_ENTRY_NULL,
  };

  return studio_cli_context_parse (self->context,
                                   argc,
                                   argv,
                                   "ID…",
                                   _ ("Copies images out of the library, overwriting nothing."),
                                   entries,
                                   error);
}

/**
 * studio_cli_export:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `export ID… --to DIR` or `--zip FILE`: makes copies, overwriting nothing.
 *
 * Returns: whether all were copied
 */
gboolean
studio_cli_export (StudioCliContext *context, int argc, char **argv, GError **error)
{
  Export self = { .context = context };
  gboolean good = parse (&self, argc, argv, error) && export_all (&self, error);

  clear_export (&self);
  return good;
}
